"""A pseudo-terminal that a test types on and reads; POSIX systems only."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pyte

from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST = b"\x1b[?7731h"
"""Sets a mode that no terminal has: written as a mark, it shows nothing."""


def read_to_end(master: int) -> bytes:
    """What is written to a pseudo-terminal until nobody has it open any more."""
    written = b""
    while True:
        ready, _, _ = select.select([master], [], [], PATIENCE_S)
        assert ready, written
        try:
            chunk = os.read(master, 65536)
        except OSError:  # how Linux reports the end
            return written
        if not chunk:
            return written
        written += chunk


class _Screen(pyte.Screen):
    """A screen whose answers to the program are typed, as a terminal does."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], None]) -> None:
        super().__init__(columns, rows)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data)


class Terminal:
    """A program on a pseudo-terminal, and what its screen shows."""

    def __init__(
        self,
        command: list[str],
        env: dict[str, str],
        columns: int,
        rows: int,
        *,
        session: bool = True,
    ) -> None:
        self._master, slave = pty.openpty()
        self._tty = slave
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.raw = b""
        self._screen = _Screen(columns, rows, self.press)
        self._stream = pyte.ByteStream(self._screen)
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=session
        )

    @property
    def text(self) -> str:
        rows = range(self._screen.lines)
        columns = range(self._screen.columns)
        # The second cell of a wide character is empty; pyte's own `display` stumbles over one
        # that is being overwritten.
        return "\n".join("".join(self._screen.buffer[y][x].data for x in columns) for y in rows)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def until(self, seen: Callable[[str], bool]) -> str:
        """Read until the screen is as wanted; fails with the screen when it never is."""
        end = time.monotonic() + PATIENCE_S
        while not seen(self.text):
            assert time.monotonic() < end, f"not seen on this screen:\n{self.text}"
            self._read()
        return self.text

    def until_written(self, expected: bytes) -> None:
        """Read until the program has written these bytes."""
        self.until(lambda _: expected in self.raw)

    def finish(self) -> int:
        """Read all that the program writes until its end, and return its exit code."""
        end = time.monotonic() + PATIENCE_S
        while self.process.poll() is None:
            assert time.monotonic() < end, f"still running:\n{self.text}"
            self._read()
        # What it wrote last may still be on its way; what is written now comes after it.
        os.write(self._tty, _LAST)
        while not self.raw.endswith(_LAST):
            assert time.monotonic() < end, f"its end never came:\n{self.text}"
            self._read()
        self.raw = self.raw.removesuffix(_LAST)
        return self.process.returncode

    def stopped(self) -> bool:
        """Whether the program is suspended until SIGCONT."""
        flags = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, flags) is not None

    def forget(self) -> None:
        """The screen as a shell that ran in between would leave it: empty."""
        self._screen.reset()

    def restored(self) -> bool:
        """The terminal's settings, screen and cursor are as they were before."""
        settings = termios.tcgetattr(self._tty) == self.before
        screen = self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h")
        return settings and screen and not self._screen.cursor.hidden

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.vanish()

    def vanish(self) -> None:
        """The window is closed."""
        for descriptor in (self._master, self._tty):
            with suppress(OSError):
                os.close(descriptor)

    def resize(self, columns: int, rows: int) -> None:
        """The window gets another size."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    @property
    def cursor(self) -> tuple[int, int, bool]:
        """Column and row of the terminal's own cursor, and whether it is in sight."""
        return self._screen.cursor.x, self._screen.cursor.y, not self._screen.cursor.hidden

    def _read(self) -> None:
        ready, _, _ = select.select([self._master], [], [], 0.1)
        if ready:
            chunk = os.read(self._master, 65536)
            self.raw += chunk
            self._stream.feed(chunk)
