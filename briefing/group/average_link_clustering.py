"""Average-link clustering over a sparse graph; a pair without a link counts as 0."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LinkGraph = dict[str, dict[str, float]]


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
    names = sorted(sizes)
    neighbours = [dict[int, float]() for _ in names]
    place = {name: number for number, name in enumerate(names)}
    for name, others in links.items():
        neighbours[place[name]] = {place[other]: others[other] for other in sorted(others)}
    cluster_sizes = [sizes[name] for name in names]
    stories = [size.stories for size in cluster_sizes]
    weight = [size.weight for size in cluster_sizes]
    has_fixed = [name in fixed for name in names]
    members: list[list[str]] = [[name] for name in names]
    heap = [
        (-mean, node, other, stories[node], stories[other])
        for node, linked in enumerate(neighbours)
        for other, total in linked.items()
        if node < other and (mean := _mean(total, weight[node], weight[other])) >= rules.SAME_EVENT
    ]
    heapq.heapify(heap)
    while heap:
        _, node, other, node_stories, other_stories = heapq.heappop(heap)
        # A cluster only grows, so its size shows whether it has changed since it was pushed.
        if (
            stories[node] != node_stories
            or stories[other] != other_stories
            or (has_fixed[node] and has_fixed[other])
        ):
            continue
        _merge_links(neighbours, node, other)
        cluster_sizes[node] += cluster_sizes[other]
        stories[node], weight[node] = cluster_sizes[node].stories, cluster_sizes[node].weight
        stories[other] = 0
        has_fixed[node] = has_fixed[node] or has_fixed[other]
        members[node] += members[other]
        members[other] = []
        for third, total in neighbours[node].items():
            mean = _mean(total, weight[node], weight[third])
            if mean >= rules.SAME_EVENT and not (has_fixed[node] and has_fixed[third]):
                low, high = min(node, third), max(node, third)
                heapq.heappush(heap, (-mean, low, high, stories[low], stories[high]))
    return [sorted(cluster) for cluster in members if cluster]


def _merge_links(neighbours: Sequence[dict[int, float]], node: int, other: int) -> None:
    """Give the links of ``other`` to ``node``."""
    ours, theirs = neighbours[node], neighbours[other]
    del ours[other]
    del theirs[node]
    for third, total in theirs.items():
        del neighbours[third][other]
        ours[third] = neighbours[third][node] = ours.get(third, 0.0) + total
    theirs.clear()


def _mean(total: float, weight: float, other_weight: float) -> float:
    # Rounded, so that the order in which links were summed does not matter.
    return round(total / (weight * other_weight), 9)
