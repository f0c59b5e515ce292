"""Which entries the reader put into one story, and which into different ones.

Corrections are about pairs of entries. They are applied from the latest to the first, and one that
contradicts a later one, directly or through third entries, has no effect (must-link and
cannot-link as in Wagstaff and others, "Constrained k-means clustering with background knowledge",
2001).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Set

    from briefing.domain.correction import Correction


class StoryCorrections:
    """The splits and merges among ``corrections``, whatever order they are given in."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        relevant = [
            correction for correction in corrections if correction.kind in ("split", "merge")
        ]
        self._latest_first = sorted(relevant, key=lambda correction: -correction.number)
        self._by_entry: defaultdict[str, list[Correction]] = defaultdict(list)
        for correction in self._latest_first:
            for entry in correction.all_entries:
                self._by_entry[entry].append(correction)

    def partners(self, entry: str) -> frozenset[str]:
        """Every entry that some correction puts together with ``entry``."""
        groups = (
            correction.entries
            for correction in self._by_entry.get(entry, ())
            if entry in correction.entries
        )
        return frozenset(other for entries in groups for other in entries) - {entry}

    def separated(self, entries: Collection[str]) -> frozenset[str]:
        """Every entry that some correction separates from one of ``entries``."""
        return frozenset(
            other
            for entry in entries
            for correction in self._by_entry.get(entry, ())
            for other in (correction.others if entry in correction.entries else correction.entries)
            if correction.kind == "split"
        )

    def constraints(self, entries: Collection[str]) -> Constraints:
        """The constraints among ``entries``, a whole component."""
        present = frozenset(entries)
        numbers = {
            correction.number
            for entry in present & self._by_entry.keys()
            for correction in self._by_entry[entry]
        }
        constraints = Constraints()
        for correction in self._latest_first:
            if correction.number in numbers:
                constraints.add(correction, present)
        return constraints


class Constraints:
    """Clusters of entries that must be one story, and pairs of clusters that cannot be."""

    def __init__(self) -> None:
        self._cluster: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._cannot_link: defaultdict[str, set[str]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._cluster)

    def __contains__(self, entry: str) -> bool:
        return entry in self._cluster

    def cluster(self, entry: str) -> str:
        """The name of the cluster that holds ``entry``; an unconstrained entry is its own."""
        return self._cluster.get(entry, entry)

    def forbid(self, clusters: Iterable[str], others: Set[str]) -> bool:
        """Whether one of ``clusters`` cannot be in one story with one of ``others``."""
        return any(
            not self._cannot_link[cluster].isdisjoint(others)
            for cluster in clusters
            if cluster in self._cannot_link
        )

    def add(self, correction: Correction, present: frozenset[str]) -> None:
        """Apply a correction; all later ones must have been added before."""
        entries = sorted(present.intersection(correction.entries))
        others = sorted(present.intersection(correction.others))
        for entry in (*entries, *others):
            self._cluster.setdefault(entry, entry)
            self._members[self._cluster[entry]].add(entry)
        for cluster, other in self._clusters(combinations(entries, 2)):
            if cluster != other and other not in self._cannot_link[cluster]:
                self._merge(cluster, other)
        for cluster, other in self._clusters(product(entries, others)):
            if cluster != other:
                self._cannot_link[cluster].add(other)
                self._cannot_link[other].add(cluster)

    def _clusters(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        return ((self._cluster[entry], self._cluster[other]) for entry, other in pairs)

    def _merge(self, cluster: str, other: str) -> None:
        for entry in self._members[other]:
            self._cluster[entry] = cluster
        self._members[cluster] |= self._members.pop(other)
        for opposed in self._cannot_link.pop(other, set()):
            self._cannot_link[opposed].discard(other)
            self._cannot_link[opposed].add(cluster)
            self._cannot_link[cluster].add(opposed)
