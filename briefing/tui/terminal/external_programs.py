"""Programs that use the terminal for a while: the reader's editor, a shell command."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, TYPE_CHECKING, cast

from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_DEFAULT_EDITOR = "vi"
_NOT_STARTED = (126, 127)
"""Exit codes of a shell that cannot run or find a command (POSIX, 2.8.2)."""
_TAIL_BYTES = 4096
_LAST_WORDS_S = 0.5
"""Seconds to wait for the end of what a command says, after its own: a program that it left behind
may hold its standard error open."""


def edit(path: Path, environ: Mapping[str, str]) -> str:
    """Edit ``path`` in ``$VISUAL``, ``$EDITOR``, else vi, until the editor ends.

    Returns what went wrong, or "". Raises `OSError` if there is no shell to start it.
    """
    editor = environ.get("VISUAL") or environ.get("EDITOR") or _DEFAULT_EDITOR
    with _ignore_interrupts():
        code = subprocess.run(_editor_command(editor, path), check=False).returncode  # noqa: S603  the reader chose it
    if code in _NOT_STARTED:
        return f"No editor: {editor} cannot be started; set EDITOR"
    return f"{editor} ended with {_shown(code)}" if code else ""


def _editor_command(editor: str, path: Path) -> list[str]:
    """As the shell reads it, like Git: with arguments, quotes, ``~`` and ``NAME=value`` before it.

    The name of an existing program is taken as it is, spaces included.
    """
    if shutil.which(editor):
        return [editor, str(path)]
    if sys.platform == "win32":
        return [*shlex.split(editor, posix=False), str(path)]
    return ["/bin/sh", "-c", f'{editor} "$@"', "sh", str(path)]


def run(words: Sequence[str]) -> int:
    """Run a program on the terminal; returns its exit code. Raises `OSError` if it cannot start."""
    with _ignore_interrupts():
        return subprocess.run(words, check=False).returncode  # noqa: S603  the reader chose it


def pipe(text: str, command: str) -> str:
    """Run a shell ``command`` with ``text`` on its standard input.

    What it printed stays until the reader presses Enter. Returns what went wrong, or "": its exit
    code and the last line of its standard error. Raises `OSError` if there is no shell.
    """
    with _ignore_interrupts():
        process = subprocess.Popen(  # noqa: S602  typed by the reader
            command, shell=True, stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )
        last_line = _LastLine(cast("IO[bytes]", process.stderr))
        with suppress(OSError), cast("IO[bytes]", process.stdin) as commands_input:
            commands_input.write(text.encode())  # it may read nothing, or not all
        code = process.wait()
        message = last_line.wait()
        with suppress(OSError, ValueError):
            print("\n-- Press Enter to return to briefing --", end="", flush=True)  # noqa: T201
            sys.stdin.buffer.readline()
    return f"The command ended with {_shown(code)}" + (message and f": {message}") if code else ""


def _shown(code: int) -> int:
    """The exit code as a shell gives it: 128 and the number for a signal."""
    return code if code >= 0 else 128 - code


class _LastLine:
    """Copies what a process says on standard error to ours, and remembers the last line."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._tail = b""
        self._wanted = True
        self._thread = Thread(target=self._copy, daemon=True)
        self._thread.start()

    def wait(self) -> str:
        """The last line, once all was said."""
        self._thread.join(_LAST_WORDS_S)
        self._wanted = False
        lines = self._tail.decode(errors="replace").splitlines()
        return next((text for text in map(line, reversed(lines)) if text), "")

    def _copy(self) -> None:
        with self._source as source:
            while chunk := os.read(source.fileno(), _TAIL_BYTES):
                if self._wanted:
                    self._tail = (self._tail + chunk)[-_TAIL_BYTES:]
                    with suppress(OSError):
                        os.write(2, chunk)


@contextmanager
def _ignore_interrupts() -> Iterator[None]:
    """Ignore ^C, which reaches every program on the terminal but is meant for the other one."""
    handler = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
