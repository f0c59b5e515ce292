"""Programs that use the terminal for a while: the reader's editor, a shell command."""

from __future__ import annotations

import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_DEFAULT_EDITOR = "vi"


def edit(path: Path, environ: Mapping[str, str]) -> None:
    """Edit ``path`` in ``$VISUAL``, ``$EDITOR``, else vi, until the editor ends.

    Raises `OSError` if it cannot be started.
    """
    editor = environ.get("VISUAL") or environ.get("EDITOR") or _DEFAULT_EDITOR
    try:
        command = shlex.split(editor)
    except ValueError:
        command = [editor]
    with _ignore_interrupts():
        subprocess.run([*command, str(path)], check=False)  # noqa: S603  the reader chose it


def pipe(text: str, command: str) -> int:
    """Run a shell ``command`` with ``text`` on its standard input; returns its exit code.

    What it printed stays until the reader presses Enter. Raises `OSError` if there is no shell.
    """
    with _ignore_interrupts():
        result = subprocess.run(command, shell=True, input=text.encode(), check=False)  # noqa: S602  typed by the reader
        with suppress(OSError, ValueError):
            print("\n-- Press Enter to return to briefing --", end="", flush=True)  # noqa: T201
            sys.stdin.buffer.readline()
    return result.returncode


@contextmanager
def _ignore_interrupts() -> Iterator[None]:
    """Ignore ^C, which reaches every program on the terminal but is meant for the other one."""
    handler = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
