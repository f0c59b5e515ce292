"""Identifies the code that composes briefings: other code may give other briefings."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import briefing

_PARTS = ("compose", "text", "domain")


@cache
def code() -> str:
    """A digest that changes with the version and with any edit of a module that takes part.

    Sizes and modification times of the files stand for their contents.
    """
    digest = blake2b(briefing.__version__.encode(), digest_size=16)
    folder = Path(__file__).parents[1]
    for part in _PARTS:
        for path in sorted((folder / part).rglob("*.py")):
            stat = path.stat()
            digest.update(
                f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}\n".encode()
            )
    return digest.hexdigest()
