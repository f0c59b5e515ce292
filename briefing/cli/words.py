"""Words that the talk of several commands shares."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """``1 feed``, ``2 feeds``."""
    return f"{count} {one if count == 1 else many}"
