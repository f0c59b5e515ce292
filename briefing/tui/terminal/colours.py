"""Whether the terminal's background is light, by asking the terminal."""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import suppress

TIMEOUT = 1.0
"""Seconds to wait for an answer. Nearly all terminals answer the second query, so there is no wait
where the first one is not understood, and no late answer is taken for keys. Keys typed between
query and answer are lost."""

_QUERY = b"\x1b]11;?\x1b\\\x1b[c"
"""xterm's OSC 11 for the background, then DA1 (ECMA-48, 8.3.24), which every terminal answers."""

_DONE = re.compile(rb"\x1b\[\?[\d;]*c")
_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_WEIGHTS = (0.299, 0.587, 0.114)
_LIGHT = 0.5


def is_light(reply: bytes) -> bool | None:
    """Whether the colour in the reply is light, by the luma of ITU-R BT.601; None without one."""
    match = _COLOUR.search(reply)
    if match is None:
        return None
    parts = [int(part, 16) / int("f" * len(part), 16) for part in match.groups()]
    return sum(w * part for w, part in zip(_WEIGHTS, parts, strict=True)) > _LIGHT


def ask(timeout: float = TIMEOUT) -> bool | None:
    """Ask the terminal on standard input and output; None if it does not answer."""
    if sys.platform == "win32" or not (os.isatty(0) and os.isatty(1)):
        return None
    import select
    import termios
    import tty

    try:
        settings = termios.tcgetattr(0)
        if os.tcgetpgrp(0) != os.getpgrp():
            return None  # a background process that touches the terminal is stopped
        tty.setcbreak(0, termios.TCSANOW)
    except (termios.error, OSError):
        return None
    try:
        if select.select([0], [], [], 0)[0]:
            return None  # keys typed ahead would be read with the answer, and lost
        os.write(1, _QUERY)
        return is_light(_reply(timeout))
    except OSError:
        return None
    finally:
        with suppress(termios.error, OSError):
            termios.tcsetattr(0, termios.TCSANOW, settings)


def _reply(timeout: float) -> bytes:
    import select

    end = time.monotonic() + timeout
    reply = b""
    while not _DONE.search(reply):
        ready, _, _ = select.select([0], [], [], max(end - time.monotonic(), 0))
        chunk = os.read(0, 1024) if ready else b""
        if not chunk:
            break
        reply += chunk
    return reply
