"""How similar two sets of words, or of shingle hashes, are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Set


def share(part: Set[Hashable], whole: Set[Hashable]) -> float:
    """The share of ``part`` that ``whole`` contains."""
    return len(part & whole) / len(part) if part else 0.0


def overlap(first: Set[Hashable], second: Set[Hashable]) -> float:
    """The overlap coefficient: the share of the smaller set that the larger contains."""
    return max(share(first, second), share(second, first))
