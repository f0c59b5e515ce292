"""The standard streams, which may be closed, full, or without a reader."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.text.sanitize import clean
from briefing.text.urls import masked

if TYPE_CHECKING:
    from typing import TextIO


def open_missing() -> None:
    """Make every standard stream usable.

    Python gives None for a descriptor that was closed (``>&-``), and would then print to the other
    stream. The null device takes its place and its number. For stdout it is opened for reading, so
    that printing an answer fails as it should, and printing nothing does not.
    """
    for name, flags, mode in (
        ("stdin", os.O_RDONLY, "r"),
        ("stdout", os.O_RDONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, flags)  # gets the number of the closed one
            setattr(sys, name, open(descriptor, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_row(text: str) -> None:
    """Print a line of an answer, without passwords and without what could control a terminal.

    Texts of feeds are clean when they are stored, but a cache may have been made by anybody.
    """
    print(masked(clean(text).replace("\n", " ")))


def write_stderr(text: str, end: str = "\n") -> None:
    """Write to stderr, without passwords; a stderr that cannot be written is ignored."""
    try:
        print(masked(text), end=end, file=sys.stderr, flush=True)
    except OSError:
        discard(sys.stderr)


def flush() -> None:
    """Flush the output, so that the interpreter cannot fail to write it at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            discard(stream)


def discard(stream: TextIO) -> None:
    """Send what ``stream`` still holds, and all further output, to the null device."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
