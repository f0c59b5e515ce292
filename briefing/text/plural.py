"""English plurals."""

from __future__ import annotations


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """``1 feed``, ``2 feeds``; ``plural`` is the singular with an "s" where it is not given."""
    return f"{count} {singular if count == 1 else plural or f'{singular}s'}"
