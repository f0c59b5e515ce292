"""The browser that addresses are opened in: which one it is, and how it is started."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_IN_TERMINAL = frozenset(
    "browsh carbonyl cha edbrowse elinks felinks links links2 lynx netrik retawq w3m".split()
)
_STANDARD = (
    "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))",
    "%s",
)
"""A program for Python: it knows how each system opens its browser."""
_START_S = 20.0
"""Seconds after which a browser that ends with an error has shown the page before."""


def has_browser(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser would show an address to this reader.

    Over SSH it would open on the remote machine; without a display, inside this terminal.
    ``BROWSER`` overrides both: remote editors set it to reach the local machine.
    """
    if environ.get("BROWSER"):
        return True
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def command(url: str, environ: Mapping[str, str]) -> list[str]:
    """The command that opens an address: the first in ``BROWSER`` that exists, else the system's.

    ``BROWSER`` lists commands with ``%s`` for the address, or the address comes last. No shell
    reads it.
    """
    listed = [_words(each) for each in environ.get("BROWSER", "").split(os.pathsep) if each.strip()]
    if not listed:
        return [sys.executable, "-P", "-c", *_with(_STANDARD, url)]
    installed = (words for words in listed if shutil.which(words[0], path=environ.get("PATH")))
    words = next(installed, listed[0])
    return _with(words, url) if any("%s" in word for word in words) else [*words, url]


def needs_terminal(words: Sequence[str]) -> bool:
    """Whether this command shows the page in the terminal that it is started from."""
    return PurePath(words[0]).name in _IN_TERMINAL


def run_apart(words: Sequence[str]) -> str:
    """Run a browser that has a window, without our terminal, until it or its starter ends.

    Returns what went wrong, or "".
    """
    started = time.monotonic()
    try:
        result = subprocess.run(  # noqa: S603  the reader chose it
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
    except OSError as error:
        return f"{words[0]}: {error.strerror or error}"
    soon = time.monotonic() - started < _START_S
    return failure(words, result.returncode) if soon else ""


def failure(words: Sequence[str], code: int) -> str:
    """What a browser's exit code says, or "" if it says nothing wrong."""
    if not code:
        return ""
    if words[0] == sys.executable:
        return "no browser was found; set BROWSER"
    return f"{words[0]} ended with {code}"


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command) or [command]
    except ValueError:
        return [command]


def _with(words: Sequence[str], url: str) -> list[str]:
    return [word.replace("%s", url) for word in words]
