"""Drafts picked so that together they tell the most in the room there is."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heapreplace
from math import sqrt
from typing import TYPE_CHECKING

from briefing.compose.rules import (
    CUT_OVERLAP,
    CUT_RUNS,
    MOST_POINTS,
    MOST_SWAPS,
    SWAPPED,
)
from briefing.text.figures import amounts, negations
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Worth


class Pick:
    """Drafts taken as long as they fit and say something else: ``taken``, best first.

    The room is ``max_words`` words, or, where that is None, so many points as a briefing holds.
    """

    def __init__(self, worth: Worth, max_words: int | None) -> None:
        self._worth = worth
        self._max_words = max_words
        self._told: Counter[str] = Counter()
        self.taken: dict[str, Draft] = {}

    def best(self, drafts: Iterable[Draft]) -> None:
        """Take the drafts that add the most for their length, one by one, while they add.

        Greedy by gain for the root of the length: by gain alone it prefers the longest, by gain
        for each word the shortest. Under a word limit the first ones taken may then yield to
        others that fit the room better.
        """
        offered = [self._offer(draft) for draft in drafts]
        heapify(offered)
        first = [draft for *_, draft in sorted(offered)[:SWAPPED]] if self._max_words else []
        before = set(self.taken)
        while offered:
            rank, _, draft = offered[0]
            now = self._offer(draft)
            if rank < now[0]:  # it adds less than it did when it was offered
                heapreplace(offered, now)
                continue
            heappop(offered)
            if rank >= 0:
                break
            if self._fits([draft]) and not self._said(draft):
                self._take(draft)
        for _ in range(MOST_SWAPS):
            if not self._swapped(first, before):
                break

    def led(self, drafts: Sequence[Draft], known: Mapping[str, Draft]) -> None:
        """Take what leans together with what it leans on, the best first, if all of it fits."""
        for *_, draft in sorted(map(self._offer, drafts if self._room > 0 else ())):
            told = [each for each in _with_anchors(draft, known) if each.id not in self.taken]
            if not self._fits(told):
                continue
            for each in told:
                if self._said(each):
                    break
                self._take(each)

    def fill(self, drafts: Iterable[Draft], least: int) -> None:
        """Take what fits, though nothing else speaks of it, while ``least`` words are left."""
        for *_, draft in sorted(map(self._offer, drafts if self._room > 0 else ())):
            if self.taken and self._max_words is not None and self._room < least:
                return
            if draft.id not in self.taken and self._fits([draft]) and not self._said(draft):
                self._take(draft)

    @property
    def _room(self) -> int:
        if self._max_words is None:
            return MOST_POINTS - len(self.taken)
        return self._max_words - sum(draft.length for draft in self.taken.values())

    def _offer(self, draft: Draft) -> tuple[float, str, Draft]:
        gain = self._worth.gain(draft, self._told)
        return (-gain / sqrt(draft.length), draft.id, draft)

    def _take(self, draft: Draft) -> None:
        self.taken[draft.id] = draft
        self._told.update(self._worth.words(draft))

    def _drop(self, draft: Draft) -> None:
        del self.taken[draft.id]
        self._told -= Counter(self._worth.words(draft))

    def _fits(self, drafts: Sequence[Draft]) -> bool:
        if self._max_words is None:
            return len(drafts) <= self._room
        return sum(draft.length for draft in drafts) <= self._room

    def _said(self, draft: Draft) -> bool:
        own = self._worth.words(draft)
        return any(
            (
                overlap(own, self._worth.words(other)) >= CUT_OVERLAP
                or overlap(draft.grams, other.grams) >= CUT_RUNS
            )
            and not _differ(draft, other)
            for other in self.taken.values()
        )

    def _swapped(self, offered: Sequence[Draft], kept: set[str]) -> bool:
        """Put one in the place of another, or in the room left, where that tells more."""
        if not offered:
            return False
        for old in [None, *(each for each in self.taken.values() if each.id not in kept)]:
            if old is not None:
                self._drop(old)
            least = self._worth.gain(old, self._told) if old is not None else 0.0
            for draft in offered:
                if draft is old or draft.id in self.taken or not self._fits([draft]):
                    continue
                more = self._worth.gain(draft, self._told)
                if more > least + 1e-9 and not self._said(draft):
                    self._take(draft)
                    return True
            if old is not None:
                self._take(old)
        return False


def _with_anchors(draft: Draft, known: Mapping[str, Draft]) -> list[Draft]:
    """``draft`` after what it leans on, that after what it leans on itself, and so on."""
    told = {draft.id: draft}
    anchor = draft.anchor
    # Two may lean on each other, in two copies of a story; more than a briefing holds never fit.
    while (
        anchor is not None and anchor in known and anchor not in told and len(told) <= MOST_POINTS
    ):
        told[anchor] = known[anchor]
        anchor = known[anchor].anchor
    return list(reversed(told.values()))


def _differ(one: Draft, other: Draft) -> bool:
    """Figures that each has and the other lacks, or a negation, make them two facts."""
    mine, others = amounts(one.text), amounts(other.text)
    if mine - others and others - mine:
        return True
    return negations(one.words) != negations(other.words)
