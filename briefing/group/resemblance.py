"""How much two entries resemble each other: decides between two stories for a copy of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.text_profile import profile

if TYPE_CHECKING:
    from collections.abc import Hashable, Set

    from briefing.group.comparison_form import ComparisonForm


def resemblance(first: ComparisonForm, second: ComparisonForm) -> tuple[float, float, bool]:
    """How much two entries have in common: of their texts and of their headlines (0 to 1, the
    resemblance of Broder 1997), and whether they have the same link. Greater is closer."""
    ours, theirs = profile(first), profile(second)
    return (
        _jaccard(ours.shingle_set(rules.SHORT_SHINGLE), theirs.shingle_set(rules.SHORT_SHINGLE)),
        _jaccard(set(ours.title), set(theirs.title)),
        not ours.link_keys.isdisjoint(theirs.link_keys),
    )


def _jaccard(first: Set[Hashable], second: Set[Hashable]) -> float:
    return len(first & second) / (len(first | second) or 1)
