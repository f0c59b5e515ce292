"""Which entries are similar in pairs, and the connected components that they form."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.group.same_text import copies, share_headline, surely_differ
from briefing.group.text_profile import profile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from briefing.group.comparison_form import CandidateIndex, ComparisonForm
    from briefing.group.constraints import StoryCorrections
    from briefing.group.text_profile import TextProfile

_AT_ONCE = 250
"""Entries whose candidates are held in memory together: each may have dozens."""


class Comparisons:
    """Remembers which pairs of entries are copies, so that each pair is compared once."""

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str], bool] = {}

    def copies(self, first: TextProfile, second: TextProfile) -> bool:
        """Whether the two are copies of one text: see `briefing.group.same_text.copies`."""
        pair = _pair(first.form.entry, second.form.entry)
        if pair not in self._copies:
            self._copies[pair] = copies(first, second)
        return self._copies[pair]

    def related(self, first: TextProfile, second: TextProfile) -> bool:
        """Whether the two belong to one component: all pairs of one story do, and more."""
        if surely_differ(first, second):
            return False
        return self.copies(first, second) or share_headline(first, second)

    def __contains__(self, pair: tuple[str, str]) -> bool:
        return _pair(*pair) in self._copies


class SimilarityGraph:
    """Entries, linked where they are similar or where the reader has put them together.

    It grows from the entries that `explore` is given until nothing outside is linked to it.
    """

    def __init__(
        self, index: CandidateIndex, corrections: StoryCorrections, comparisons: Comparisons
    ) -> None:
        self._index = index
        self._corrections = corrections
        self._comparisons = comparisons
        self._members: dict[str, ComparisonForm] = {}
        self._links: defaultdict[str, set[str]] = defaultdict(set)

    def explore(self, changed: Collection[str]) -> None:
        """Add the entries with these ids, all that were last grouped with one of them, and all
        that links lead to; ids of entries that do not exist are passed over."""
        frontier = set(changed).union(*self._index.components(changed))
        while frontier:
            linked = self._search(frontier) - self._members.keys()
            # What a component without a changed entry consists of has been decided.
            settled = self._index.components(linked)
            frontier = linked.difference(*settled)
            self._add(set[str]().union(*settled))
            for component in settled:
                for first, second in pairwise(component):
                    self._add_link(first, second)

    def components(self) -> Iterable[list[ComparisonForm]]:
        """The connected components, each entry in exactly one."""
        left = dict.fromkeys(self._members)
        while left:
            start = next(iter(left))
            del left[start]
            component = [start]
            for entry in component:  # grows during the loop
                linked = [other for other in self._links[entry] if other in left]
                component.extend(linked)
                for other in linked:
                    del left[other]
            yield [self._members[entry] for entry in component]

    def _search(self, entries: Collection[str]) -> set[str]:
        """Add entries and link them with everything that is similar; returns the ids of that."""
        forms = self._add(entries)
        candidates = self._index.candidates(forms)
        linked = set[str]()
        # Neighbours in time have most candidates in common.
        for start in range(0, len(forms), _AT_ONCE):
            linked |= self._link(forms[start : start + _AT_ONCE], candidates)
        return linked

    def _add(self, entries: Collection[str]) -> list[ComparisonForm]:
        forms = sorted(self._index.forms(entries), key=lambda form: (form.at, form.entry))
        self._members.update((form.entry, form) for form in forms)
        return forms

    def _link(
        self, forms: Sequence[ComparisonForm], candidates: Mapping[str, Collection[str]]
    ) -> set[str]:
        """Link ``forms`` with everything that is similar to one of them; returns the ids."""
        compared = {other for form in forms for other in candidates[form.entry]}
        known = {id: profile(self._members[id]) for id in compared & self._members.keys()}
        outside = self._index.forms(compared - self._members.keys())
        known.update((form.entry, profile(form)) for form in outside)
        linked: set[str] = set()
        for form in forms:
            own = profile(form)
            for candidate in candidates[form.entry]:
                if candidate not in known or (form.entry, candidate) in self._comparisons:
                    continue
                if self._comparisons.related(own, known[candidate]):
                    linked.add(candidate)
                    self._add_link(form.entry, candidate)
            for partner in self._corrections.partners(form.entry):
                linked.add(partner)
                self._add_link(form.entry, partner)
        return linked

    def _add_link(self, first: str, second: str) -> None:
        self._links[first].add(second)
        self._links[second].add(first)


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)
