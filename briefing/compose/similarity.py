"""How alike the words of two texts are, or the hashes of their runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Set


def share(part: Set[Hashable], whole: Set[Hashable]) -> float:
    """The share of the words of ``part`` that ``whole`` has too."""
    return len(part & whole) / len(part) if part else 0.0


def overlap(one: Set[Hashable], other: Set[Hashable]) -> float:
    """The share of the words of the smaller that the larger has too."""
    return max(share(one, other), share(other, one))
