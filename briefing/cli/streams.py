"""The three standard streams, whatever became of them: closed, full, or without a reader."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.text.urls import masked

if TYPE_CHECKING:
    from typing import TextIO


def prepare() -> None:
    """Make every stream one that can be used.

    Python gives None for a descriptor that was closed (``>&-``), and would then print an answer
    to the other stream. The null device takes its place and its number; opened the wrong way
    round for stdout, so that an answer fails as it should and no answer does not.
    """
    for name, flags, mode in (
        ("stdin", os.O_RDONLY, "r"),
        ("stdout", os.O_RDONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, flags)  # the lowest free one: that which was closed
            setattr(sys, name, open(descriptor, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def talk(text: str, end: str = "\n") -> None:
    """Write to stderr, without passwords; that nobody can hear it changes nothing else."""
    try:
        print(masked(text), end=end, file=sys.stderr, flush=True)
    except OSError:
        drop(sys.stderr)


def settle() -> None:
    """Leave nothing that the interpreter would fail to write at its exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            drop(stream)


def drop(stream: TextIO) -> None:
    """Send what ``stream`` still holds, and all that follows, to the null device."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
