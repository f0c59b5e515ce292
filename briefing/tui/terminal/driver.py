"""Textual's driver, for terminals that may disappear: that ends the program, never blocks it."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from textual.driver import Driver


class LossyStream:
    """A text stream that drops what can no longer be written.

    Textual writes in a thread with a short queue. An error would end that thread, the queue would
    fill, and the event loop would wait for space in it forever, whatever signal arrives.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write ``text``, or drop it."""
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Flush, if that is possible."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def driver(*, cursor: bool) -> type[Driver] | None:
    """Our driver for POSIX terminals; None elsewhere, for Textual's own.

    ``cursor`` leaves the terminal's own cursor visible, for screen readers.
    """
    if sys.platform == "win32":
        return None
    from briefing.tui.terminal.posix_driver import PosixDriver

    if not cursor:
        return PosixDriver

    class WithCursor(PosixDriver):
        cursor = True

    return WithCursor


def disconnected() -> bool:
    """Whether the terminal that keys come from has hung up.

    Only the session that the terminal controls gets SIGHUP. A program on a terminal that is not
    its controlling one just reads end of file again and again.
    """
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(0)
    except (termios.error, OSError):
        return True
    return False
