"""Average-link clustering over the links that there are; what is not linked counts as nothing."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Links = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Size:
    """How many stories a cluster has, and how many of them are bare headlines."""

    stories: int
    bare: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(self.stories + other.stories, self.bare + other.bare)

    @property
    def weight(self) -> float:
        """How many stories it counts as in the mean (`rules.SMALL_EVENT`)."""
        share = self.bare / self.stories
        small = rules.SMALL_EVENT + share * (rules.SMALL_BARE_EVENT - rules.SMALL_EVENT)
        return min(self.stories, math.sqrt(self.stories * small))


def clusters(sizes: Mapping[str, Size], links: Links, fixed: frozenset[str]) -> list[list[str]]:
    """The clusters of the nodes of ``sizes``, agglomerated by mean link (UPGMA).

    A node stands for as many stories as ``sizes`` says; ``links`` are symmetric sums over pairs of
    them. No two of the nodes ``fixed`` come into one cluster. The result depends on none of the
    orders in which the arguments are given.
    """
    names = sorted(sizes)
    near = [dict[int, float]() for _ in names]
    place = {name: number for number, name in enumerate(names)}
    for name, others in links.items():
        near[place[name]] = {place[other]: others[other] for other in sorted(others)}
    kinds = [sizes[name] for name in names]
    size = [kind.stories for kind in kinds]
    weight = [kind.weight for kind in kinds]
    held = [name in fixed for name in names]
    members: list[list[str]] = [[name] for name in names]
    heap = [
        (-mean, one, other, size[one], size[other])
        for one, linked in enumerate(near)
        for other, total in linked.items()
        if one < other and (mean := _mean(total, weight[one], weight[other])) >= rules.SAME_EVENT
    ]
    heapq.heapify(heap)
    while heap:
        _, one, other, size_one, size_other = heapq.heappop(heap)
        # A cluster's size tells whether it is still the one that was meant: it only grows.
        if size[one] != size_one or size[other] != size_other or (held[one] and held[other]):
            continue
        _join(near, one, other)
        kinds[one] += kinds[other]
        size[one], weight[one] = kinds[one].stories, kinds[one].weight
        size[other] = 0
        held[one] = held[one] or held[other]
        members[one] += members[other]
        members[other] = []
        for third, total in near[one].items():
            mean = _mean(total, weight[one], weight[third])
            if mean >= rules.SAME_EVENT and not (held[one] and held[third]):
                low, high = min(one, third), max(one, third)
                heapq.heappush(heap, (-mean, low, high, size[low], size[high]))
    return [sorted(found) for found in members if found]


def _join(near: Sequence[dict[int, float]], one: int, other: int) -> None:
    """Give the links of ``other`` to ``one``."""
    ours, theirs = near[one], near[other]
    del ours[other]
    del theirs[one]
    for third, total in theirs.items():
        del near[third][other]
        ours[third] = near[third][one] = ours.get(third, 0.0) + total
    theirs.clear()


def _mean(total: float, one: float, other: float) -> float:
    # Rounded, so that the order in which links were summed up decides nothing.
    return round(total / (one * other), 9)
