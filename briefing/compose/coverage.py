"""Selects drafts that together cover the most within the available length."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heapreplace
from math import sqrt
from typing import TYPE_CHECKING

from briefing.compose.rules import (
    MOST_POINTS,
    MOST_SWAPS,
    REPEATED_SHINGLES,
    REPEATED_WORDS,
    SWAP_CANDIDATES,
)
from briefing.text.figures import amounts, negations
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Weights


class Selection:
    """Drafts added as long as they fit and do not repeat others: ``selected``, best first.

    The available length is ``max_words`` words, or, if that is None, as many points as a briefing
    may have.
    """

    def __init__(self, weights: Weights, max_words: int | None) -> None:
        self._weights = weights
        self._max_words = max_words
        self._covered: Counter[str] = Counter()
        self.selected: dict[str, Draft] = {}

    def add_best(self, drafts: Iterable[Draft]) -> None:
        """Add the drafts that gain the most for their length, one by one, while they gain.

        Greedy by gain divided by the square root of the length: gain alone prefers the longest,
        gain per word the shortest. Under a word limit, some of the first ones added may then be
        swapped for others that make better use of the length.
        """
        queue = [self._ranked(draft) for draft in drafts]
        heapify(queue)
        first = [draft for *_, draft in sorted(queue)[:SWAP_CANDIDATES]] if self._max_words else []
        fixed = set(self.selected)
        while queue:
            rank, _, draft = queue[0]
            current = self._ranked(draft)
            if rank < current[0]:  # it gains less than when it was queued
                heapreplace(queue, current)
                continue
            heappop(queue)
            if rank >= 0:
                break
            if self._fits([draft]) and not self._repeats(draft):
                self._add(draft)
        for _ in range(MOST_SWAPS):
            if not self._swap(first, fixed):
                break

    def add_dependent(self, drafts: Sequence[Draft], known: Mapping[str, Draft]) -> None:
        """Add dependent drafts together with what they depend on, best first, if all of it fits."""
        for *_, draft in sorted(map(self._ranked, drafts if self._space > 0 else ())):
            chain = [link for link in _with_anchors(draft, known) if link.id not in self.selected]
            if not self._fits(chain):
                continue
            for link in chain:
                if self._repeats(link):
                    break
                self._add(link)

    def fill(self, drafts: Iterable[Draft], least: int) -> None:
        """Add what fits, even if only one outlet reports it, while ``least`` words are left."""
        for *_, draft in sorted(map(self._ranked, drafts if self._space > 0 else ())):
            if self.selected and self._max_words is not None and self._space < least:
                return
            if draft.id not in self.selected and self._fits([draft]) and not self._repeats(draft):
                self._add(draft)

    @property
    def _space(self) -> int:
        if self._max_words is None:
            return MOST_POINTS - len(self.selected)
        return self._max_words - sum(draft.length for draft in self.selected.values())

    def _ranked(self, draft: Draft) -> tuple[float, str, Draft]:
        gain = self._weights.gain(draft, self._covered)
        return (-gain / sqrt(draft.length), draft.id, draft)

    def _add(self, draft: Draft) -> None:
        self.selected[draft.id] = draft
        self._covered.update(self._weights.words(draft))

    def _remove(self, draft: Draft) -> None:
        del self.selected[draft.id]
        self._covered -= Counter(self._weights.words(draft))

    def _fits(self, drafts: Sequence[Draft]) -> bool:
        if self._max_words is None:
            return len(drafts) <= self._space
        return sum(draft.length for draft in drafts) <= self._space

    def _repeats(self, draft: Draft) -> bool:
        own = self._weights.words(draft)
        return any(
            (
                overlap(own, self._weights.words(other)) >= REPEATED_WORDS
                or overlap(draft.grams, other.grams) >= REPEATED_SHINGLES
            )
            and not _state_different_facts(draft, other)
            for other in self.selected.values()
        )

    def _swap(self, candidates: Sequence[Draft], fixed: set[str]) -> bool:
        """Put a candidate in the place of a draft that is not ``fixed``, or in the space left, if
        that covers more."""
        if not candidates:
            return False
        for old in [None, *(draft for draft in self.selected.values() if draft.id not in fixed)]:
            if old is not None:
                self._remove(old)
            least = self._weights.gain(old, self._covered) if old is not None else 0.0
            for draft in candidates:
                if draft is old or draft.id in self.selected or not self._fits([draft]):
                    continue
                gain = self._weights.gain(draft, self._covered)
                if gain > least + 1e-9 and not self._repeats(draft):
                    self._add(draft)
                    return True
            if old is not None:
                self._add(old)
        return False


def _with_anchors(draft: Draft, known: Mapping[str, Draft]) -> list[Draft]:
    """``draft`` after what it depends on, that after what it depends on itself, and so on."""
    chain = {draft.id: draft}
    anchor = draft.anchor
    # Two may depend on each other, in two copies of a story; more than a briefing holds never fit.
    while (
        anchor is not None and anchor in known and anchor not in chain and len(chain) <= MOST_POINTS
    ):
        chain[anchor] = known[anchor]
        anchor = known[anchor].anchor
    return list(reversed(chain.values()))


def _state_different_facts(first: Draft, second: Draft) -> bool:
    """Whether each has a figure that the other lacks, or only one of them has a negation."""
    ours, theirs = amounts(first.text), amounts(second.text)
    if ours - theirs and theirs - ours:
        return True
    return negations(first.words) != negations(second.words)
