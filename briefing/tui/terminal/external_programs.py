"""Programs that get the terminal for a while: the reader's editor, a command that takes an item."""

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

_USUAL = "vi"


def edit(path: Path, environ: Mapping[str, str]) -> None:
    """Edit ``path`` in ``$VISUAL``, ``$EDITOR``, else vi, until the editor ends.

    Raises `OSError` where it cannot be started.
    """
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or _USUAL
    try:
        command = shlex.split(chosen)
    except ValueError:
        command = [chosen]
    with _interrupts_are_its_own():
        subprocess.run([*command, str(path)], check=False)  # noqa: S603  the reader's own choice


def pipe(text: str, command: str) -> int:
    """Give ``text`` to a shell's ``command`` as its standard input; returns its exit code.

    What it printed stays until the reader has seen it. Raises `OSError` where there is no shell.
    """
    with _interrupts_are_its_own():
        done = subprocess.run(command, shell=True, input=text.encode(), check=False)  # noqa: S602  typed by the reader
        with suppress(OSError, ValueError):
            print("\n-- Enter goes back to briefing --", end="", flush=True)  # noqa: T201
            sys.stdin.buffer.readline()
    return done.returncode


@contextmanager
def _interrupts_are_its_own() -> Iterator[None]:
    """^C goes to all programs of the terminal; it is meant for the one in front."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
