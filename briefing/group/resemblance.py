"""Of two texts that a reader parted, which one a copy is a copy of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.text_profile import profile

if TYPE_CHECKING:
    from collections.abc import Hashable, Set

    from briefing.group.comparison_form import Sketch


def nearness(one: Sketch, other: Sketch) -> tuple[float, float, bool]:
    """How much two entries have in common: of their texts, of their headlines (0 to 1, the
    resemblance of Broder 1997), and whether they have one link. Greater is nearer."""
    ours, theirs = profile(one), profile(other)
    return (
        _resemblance(ours.set_of(rules.SHORT_SHINGLE), theirs.set_of(rules.SHORT_SHINGLE)),
        _resemblance(set(ours.title), set(theirs.title)),
        not ours.link_keys.isdisjoint(theirs.link_keys),
    )


def _resemblance(one: Set[Hashable], other: Set[Hashable]) -> float:
    return len(one & other) / (len(one | other) or 1)
