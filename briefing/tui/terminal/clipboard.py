"""Copying in tmux, which by default ignores what programs in it ask of the clipboard."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIMEOUT_S = 2.0


def in_tmux(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is tmux."""
    return bool(environ.get("TMUX"))


def copy_in_tmux(text: str) -> bool:
    """Put ``text`` into a buffer of tmux, and into the clipboard of the terminal around it; whether
    tmux took it."""
    for options in (["-w"], []):  # before tmux 3.2 there was no -w
        with suppress(OSError, subprocess.TimeoutExpired):
            command = ["tmux", "load-buffer", *options, "-"]
            result = subprocess.run(  # noqa: S603  the command is ours
                command, input=text.encode(), capture_output=True, timeout=_TIMEOUT_S, check=False
            )
            if result.returncode == 0:
                return True
    return False
