"""Textual's driver, for terminals that may disappear: that ends the program, never blocks it."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

if TYPE_CHECKING:
    from textual.driver import Driver

SHOW_CURSOR = "\x1b[?25h"


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
    """Textual's driver for POSIX terminals, with a `LossyStream`; None elsewhere.

    ``cursor`` leaves the terminal's own cursor visible, for screen readers.
    """
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver
    from textual.events import Resize
    from textual.geometry import Size

    class Terminal(LinuxDriver):
        def __init__(self, *args: Any, **more: Any) -> None:
            # Textual gets two sizes for a terminal that has just disappeared, from Rich and from
            # the system, and would switch between them forever.
            more["size"] = more.get("size") or tuple(shutil.get_terminal_size())
            super().__init__(*args, **more)
            self._file = cast("Any", LossyStream(cast("TextIO", self._file)))

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            # Textual reads the size inside the signal handler, which may interrupt the handling
            # of an earlier signal: after many in a row an old size could be reported last. As
            # callbacks of the loop they are handled in order.
            asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._report_size)
            if cursor and self._writer_thread is not None:
                self.write(SHOW_CURSOR)

        def _report_size(self) -> None:
            if not self._in_band_window_resize:
                size = Size(*self._get_terminal_size())
                self._app.post_message(Resize(size, size))

    return Terminal


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
