"""Textual's driver for POSIX terminals, for what terminals do besides sending keys."""

from __future__ import annotations

import asyncio
import os
import selectors
import shutil
import signal
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.geometry import Size

from briefing.tui.terminal.keys_typed import KeysTyped
from briefing.tui.terminal.lossy_stream import LossyStream
from briefing.tui.terminal.replies import ReplyFilter

if TYPE_CHECKING:
    from textual.message import Message

SHOW_CURSOR = "\x1b[?25h"
_ESCAPE = "\x1b"
_TICK_S = 0.1
"""Seconds between two looks at whether a key was complete all along, and whether to end."""
_READ_BYTES = 65536


class PosixDriver(LinuxDriver):
    """Writes to a `LossyStream`, and posts the keys of one read together."""

    cursor = False
    """Whether the terminal's own cursor stays visible, for screen readers."""

    def __init__(self, *args: Any, **more: Any) -> None:
        # Textual gets two sizes for a terminal that has just disappeared, from Rich and from
        # the system, and would switch between them forever.
        more["size"] = more.get("size") or tuple(shutil.get_terminal_size())
        super().__init__(*args, **more)
        self._file = cast("Any", LossyStream(cast("TextIO", self._file)))
        self._typed: KeysTyped | None = None

    def start_application_mode(self) -> None:
        """Start as Textual does, then report sizes in order."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # Textual reads the size inside the signal handler, which may interrupt the handling
        # of an earlier signal: after many in a row an old size could be reported last. As
        # callbacks of the loop they are handled in order.
        asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._report_size)
        if self.cursor and self._writer_thread is not None:
            self.write(SHOW_CURSOR)

    def _report_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(Resize(size, size))

    def run_input_thread(self) -> None:
        """Read keys until the end, as Textual does, but without replies of the terminal.

        Bytes that are no UTF-8 are no reason to end either.
        """
        parser, replies = XTermParser(self._debug), ReplyFilter()
        decoder = getincrementaldecoder("utf-8")("replace")
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                chunk = self._read() if selector.select(_TICK_S) else b""
                text = replies.keys(decoder.decode(chunk), time.monotonic())
                if not chunk and text == _ESCAPE:  # it has waited; the parser would wait again
                    self.process_message(Key("escape", _ESCAPE))
                    text = ""
                for message in (*(parser.feed(text) if text else ()), *parser.tick()):
                    self.process_message(message)

    def _read(self) -> bytes:
        try:
            chunk = os.read(self.fileno, _READ_BYTES)
        except OSError:
            chunk = b""
        if not chunk:  # the terminal is gone, which the app will notice
            self.exit_event.wait(_TICK_S)
        return chunk

    def process_message(self, message: Message) -> None:
        """Post keys together: what many of them change in a field is then changed once."""
        if not isinstance(message, Key):
            self._typed = None
            super().process_message(message)
        elif self._typed is None or not self._typed.add(message):
            self._typed = KeysTyped()
            self._typed.add(message)
            super().process_message(self._typed)
