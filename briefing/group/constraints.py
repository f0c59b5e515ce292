"""Which entries a reader put together, and which apart.

Corrections speak of pairs. They are heard from the latest to the first, and what contradicts a
later one, also by way of third entries, counts for nothing (must-link and cannot-link as in
Wagstaff and others, "Constrained k-means clustering with background knowledge", 2001).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Set

    from briefing.domain.correction import Correction


class Links:
    """What ``corrections`` say of stories, in whatever order they are given."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        told = [found for found in corrections if found.kind in ("split", "merge")]
        self._latest_first = sorted(told, key=lambda found: -found.number)
        self._by_entry: defaultdict[str, list[Correction]] = defaultdict(list)
        for correction in self._latest_first:
            for entry in correction.all_entries:
                self._by_entry[entry].append(correction)

    def partners(self, entry: str) -> frozenset[str]:
        """Every entry that some correction puts together with ``entry``."""
        told = (found.entries for found in self._by_entry.get(entry, ()) if entry in found.entries)
        return frozenset(other for entries in told for other in entries) - {entry}

    def parted(self, entries: Collection[str]) -> frozenset[str]:
        """Every entry that some correction parts from one of ``entries``."""
        return frozenset(
            other
            for entry in entries
            for found in self._by_entry.get(entry, ())
            for other in (found.others if entry in found.entries else found.entries)
            if found.kind == "split"
        )

    def among(self, entries: Collection[str]) -> Bonds:
        """What holds among ``entries``, a whole neighbourhood."""
        present = frozenset(entries)
        numbers = {
            found.number
            for entry in present & self._by_entry.keys()
            for found in self._by_entry[entry]
        }
        bonds = Bonds()
        for correction in self._latest_first:
            if correction.number in numbers:
                bonds.hear(correction, present)
        return bonds


class Bonds:
    """Clusters of entries that are one story, and pairs of clusters that never are."""

    def __init__(self) -> None:
        self._cluster: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._cluster)

    def __contains__(self, entry: str) -> bool:
        return entry in self._cluster

    def cluster(self, entry: str) -> str:
        """The name of the cluster that holds ``entry``; alone it is one by itself."""
        return self._cluster.get(entry, entry)

    def apart(self, ones: Iterable[str], others: Set[str]) -> bool:
        """Whether a cluster of ``ones`` may not be in one story with a cluster of ``others``."""
        return any(not self._apart[one].isdisjoint(others) for one in ones if one in self._apart)

    def hear(self, correction: Correction, present: frozenset[str]) -> None:
        """Take in a correction, after all later ones."""
        entries = sorted(present.intersection(correction.entries))
        others = sorted(present.intersection(correction.others))
        for entry in (*entries, *others):
            self._cluster.setdefault(entry, entry)
            self._members[self._cluster[entry]].add(entry)
        for one, other in self._clusters(combinations(entries, 2)):
            if one != other and other not in self._apart[one]:
                self._join(one, other)
        for one, other in self._clusters(product(entries, others)):
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def _clusters(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        return ((self._cluster[one], self._cluster[other]) for one, other in pairs)

    def _join(self, one: str, other: str) -> None:
        for entry in self._members[other]:
            self._cluster[entry] = one
        self._members[one] |= self._members.pop(other)
        for far in self._apart.pop(other, set()):
            self._apart[far].discard(other)
            self._apart[far].add(one)
            self._apart[one].add(far)
