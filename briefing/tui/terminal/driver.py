"""The terminal under the app: one that vanishes ends the program, and never holds it up."""

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
    """A stream that loses what nobody can hear.

    Textual writes in a thread with a short queue. An error would end that thread, the queue would
    fill, and the loop would wait for room in it for ever, whatever signal comes.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """As a file does."""
        with suppress(OSError, ValueError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """As a file does."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def driver(*, cursor: bool) -> type[Driver] | None:
    """Textual's driver for POSIX terminals with a deaf stream; None elsewhere.

    ``cursor`` leaves the terminal's own cursor in sight, for programs that read the screen aloud.
    """
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver
    from textual.events import Resize
    from textual.geometry import Size

    class Terminal(LinuxDriver):
        def __init__(self, *args: Any, **more: Any) -> None:
            # Of a terminal that has just vanished Textual learns two sizes, from Rich and from
            # the system, and would go from one to the other and back for ever.
            more["size"] = more.get("size") or tuple(shutil.get_terminal_size())
            super().__init__(*args, **more)
            self._file = cast("Any", LossyStream(cast("TextIO", self._file)))

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            # Textual reads the size where the signal strikes, inside of the reading for another
            # one: of many in a row an old size would be told last. The loop takes them in order.
            asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._tell_size)
            if cursor and self._writer_thread is not None:
                self.write(SHOW_CURSOR)

        def _tell_size(self) -> None:
            if not self._in_band_window_resize:
                size = Size(*self._get_terminal_size())
                self._app.post_message(Resize(size, size))

    return Terminal


def gone() -> bool:
    """Whether the terminal that keys come from has hung up.

    SIGHUP tells it only to the session that the terminal controls; a program that another one
    started on a terminal of its own reads an end that never ends.
    """
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(0)
    except (termios.error, OSError):
        return True
    return False
