"""English plurals and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LISTED = 12


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """``1 feed``, ``2 feeds``; ``plural`` is the singular with an "s" where it is not given."""
    return f"{count} {singular if count == 1 else plural or f'{singular}s'}"


def enumerated(names: Sequence[str]) -> str:
    """``Reuters, AP``; of more than twelve the first ones: ``… and 5 more``."""
    left_out = len(names) - _MOST_LISTED
    shown = ", ".join(names[:_MOST_LISTED])
    return f"{shown} and {left_out} more" if left_out > 0 else shown
