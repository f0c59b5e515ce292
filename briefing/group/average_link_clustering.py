"""Average-link clustering over a sparse graph; a pair without a link counts as 0."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

LinkGraph = dict[str, dict[str, float]]

_DIGITS = 9
_ROUNDING = 1e-9
"""Means are rounded, so that the order in which links were summed does not matter."""

_NEVER = -1


@dataclass(frozen=True, slots=True)
class ClusterSize:
    """How many stories a cluster has, and how many of them are headlines without a text."""

    stories: int
    bare: int = 0

    def __add__(self, other: ClusterSize) -> ClusterSize:
        return ClusterSize(self.stories + other.stories, self.bare + other.bare)

    @property
    def weight(self) -> float:
        """The number of stories it counts as in the mean (`rules.SMALL_EVENT`)."""
        share = self.bare / self.stories
        small = rules.SMALL_EVENT + share * (rules.SMALL_BARE_EVENT - rules.SMALL_EVENT)
        return min(self.stories, math.sqrt(self.stories * small))


def average_link_clusters(
    sizes: Mapping[str, ClusterSize], links: LinkGraph, fixed: frozenset[str]
) -> list[list[str]]:
    """The clusters of the nodes of ``sizes``, agglomerated by mean link (UPGMA).

    A node stands for as many stories as ``sizes`` says; ``links`` are symmetric sums over pairs of
    them. No two of the nodes ``fixed`` come into one cluster. The result does not depend on the
    order of any argument.
    """
    clusters = _Clusters(sizes, links, fixed)
    heap = [pair for cluster in range(len(sizes)) if (pair := clusters.best_pair(cluster))]
    heapq.heapify(heap)
    while heap:
        _, _, _, cluster, born, other, other_born = heapq.heappop(heap)
        if clusters.born[cluster] != born:
            continue
        if clusters.born[other] == other_born:
            cluster = clusters.merge(cluster, other)
        if pair := clusters.best_pair(cluster):
            heapq.heappush(heap, pair)
    return [sorted(cluster) for cluster in clusters.members if cluster]


_Pair = tuple[float, int, int, int, int, int, int]
"""A pair of clusters: the negative mean of their links, the lower and the higher of their ranks,
the younger one and when it was born, the older one and when it was born."""


class _Clusters:
    """Clusters by number. One that has grown counts as born again, one merged away as never born.

    Each pair is known to the younger of its two clusters. As long as that does not change, its best
    pair can only get worse, so the best of all pairs is among the best ones of each cluster.
    """

    def __init__(
        self, sizes: Mapping[str, ClusterSize], links: LinkGraph, fixed: frozenset[str]
    ) -> None:
        names = sorted(sizes)
        place = {name: number for number, name in enumerate(names)}
        self.born = list(range(len(names)))
        self.members = [[name] for name in names]
        self._births = len(names)
        self._links: list[dict[int, float]] = [
            {place[other]: total for other, total in links.get(name, {}).items()} for name in names
        ]
        self._sizes = [sizes[name] for name in names]
        self._weights = [size.weight for size in self._sizes]
        self._ranks = list(range(len(names)))
        self._fixed = {place[name] for name in fixed}

    def best_pair(self, cluster: int) -> _Pair | None:
        """The best of the pairs known to a cluster, if it is enough for one event.

        Of equal ones it is the one of the lowest ranks, and a cluster has the rank of the first of
        its nodes by name.
        """
        born, weights, links = self.born, self._weights, self._links[cluster]
        age, weight = born[cluster], weights[cluster]
        older = [other for other in links if born[other] < age]
        if cluster in self._fixed:
            older = [other for other in older if other not in self._fixed]
        means = [links[other] / (weight * weights[other]) for other in older]
        best = max(means, default=0.0)
        mean = round(best, _DIGITS)
        if mean < rules.SAME_EVENT:
            return None
        rank = self._ranks[cluster]
        low, high, other = min(
            (min(rank, self._ranks[other]), max(rank, self._ranks[other]), other)
            for other, exact in zip(older, means, strict=True)
            if exact > best - _ROUNDING and round(exact, _DIGITS) == mean
        )
        return -mean, low, high, cluster, age, other, born[other]

    def merge(self, first: int, second: int) -> int:
        """Merge two clusters into the one of them with more links, which is returned."""
        into, gone = first, second
        if len(self._links[into]) < len(self._links[gone]):
            into, gone = gone, into
        ours, theirs = self._links[into], self._links[gone]
        del ours[gone], theirs[into]
        for third, total in theirs.items():
            others = self._links[third]
            del others[gone]
            ours[third] = others[into] = ours.get(third, 0.0) + total
        theirs.clear()
        self._sizes[into] += self._sizes[gone]
        self._weights[into] = self._sizes[into].weight
        self._ranks[into] = min(self._ranks[into], self._ranks[gone])
        if gone in self._fixed:
            self._fixed.add(into)
        self.members[into] += self.members[gone]
        self.members[gone] = []
        self.born[gone] = _NEVER
        self.born[into] = self._births
        self._births += 1
        return into
