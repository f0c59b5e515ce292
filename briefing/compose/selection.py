"""Selects the drafts that a briefing shows if it cannot show them all.

The selected drafts together cover the most within the available length.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heapify, heappop, heapreplace, nsmallest
from itertools import chain
from typing import TYPE_CHECKING

from briefing.compose.facts import prefix_filters, state_different_facts
from briefing.compose.rules import (
    INSIDE,
    MOST_POINTS,
    MOST_SWAPS,
    REPEATED_SHINGLES,
    REPEATED_WORDS,
    SPACE_TO_FILL,
    SWAP_CANDIDATES,
)
from briefing.compose.weights import Covered
from briefing.compose.worth_rules import ALREADY_TOLD, SAME_STORY
from briefing.text.figures import amounts, negations
from briefing.text.shingles import containment, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.compose.drafts import Draft
    from briefing.compose.worth import Worth


def select(
    drafts: Sequence[Draft], worth: Worth, max_words: int | None, lead: Draft | None = None
) -> list[Draft]:
    """Those of ``drafts`` to show, best first: all of a small briefing, the best of a large one.

    ``lead`` is one of them in any case, and the others do not repeat it. Unless the words are
    limited, what the reader wants to find again is shown beside them.

    New ones come before seen ones, standalone ones before dependent ones, which bring what they
    depend on. ``max_words`` limits the words of all texts together.
    """
    selection = _Selection(worth, max_words)
    if lead is not None:
        selection.add(lead)
    # If everything fits, no space is left unused.
    scarce = max_words is None or sum(draft.length for draft in drafts) > max_words
    known = {draft.id: draft for draft in drafts}
    for new in (True, False):
        offered = [draft for draft in drafts if draft.new is new]
        standalone = [draft for draft in offered if draft.anchor is None]
        selection.add_best(standalone)
        selection.fill(standalone, SPACE_TO_FILL if scarce else 0)
        selection.add_dependent([draft for draft in offered if draft.anchor is not None], known)
    if max_words is not None:
        return list(selection.selected.values())
    if len(drafts) > MOST_POINTS:
        drafts = [link for draft in drafts if draft.kept for link in _with_anchors(draft, known)]
    left_out = {draft.id: draft for draft in selection.left_out(drafts)}
    return [*selection.selected.values(), *left_out.values()]


def without_contained(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a longer passage, carried by the same stories, says word for word, unless the
    reader wants to find it again."""
    gram_sets = [draft.grams for draft in drafts]
    prefixes = prefix_filters(gram_sets, INSIDE)
    sought = set(chain.from_iterable(prefixes))
    postings: dict[int, list[int]] = defaultdict(list)
    for number, grams in enumerate(gram_sets):
        for gram in grams & sought:
            postings[gram].append(number)

    def is_contained(number: int) -> bool:
        draft, grams = drafts[number], gram_sets[number]
        stories = {carrier.story.id for carrier in draft.carriers}
        return any(
            len(gram_sets[other]) > len(grams)
            and containment(grams, gram_sets[other]) >= INSIDE
            and stories <= {carrier.story.id for carrier in drafts[other].carriers}
            and not state_different_facts(drafts[other].head, draft.head)
            for other in {other for gram in prefixes[number] for other in postings[gram]}
        )

    anchors = {draft.anchor for draft in drafts}
    return [
        draft
        for number, draft in enumerate(drafts)
        if draft.id in anchors or draft.kept or not is_contained(number)
    ]


class _Selection:
    """Drafts added as long as they fit and do not repeat others: ``selected``, best first.

    The available length is ``max_words`` words, or, if that is None, as many points as a briefing
    may have.
    """

    def __init__(self, worth: Worth, max_words: int | None) -> None:
        self._worth = worth
        self._weights = worth.weights
        self._max_words = max_words
        self._covered = Covered()
        self._ties: dict[str, tuple[float, int, str, str, Draft]] = {}
        self._of_story: Counter[str] = Counter()
        self.selected: dict[str, Draft] = {}

    def left_out(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Those of ``drafts`` that are not selected, in their order."""
        return [draft for draft in drafts if draft.id not in self.selected]

    def add_best(self, drafts: Iterable[Draft]) -> None:
        """Add the drafts that are worth the most for their length, one by one, while they add
        anything.

        Under a word limit, some of the first ones added may then be swapped for others that make
        better use of the length.
        """
        if self._space <= 0 and not self._max_words:
            return
        queue = [self._ranked(draft) for draft in drafts if draft.id not in self.selected]
        heapify(queue)
        first = (
            [draft for *_, draft in nsmallest(SWAP_CANDIDATES, queue)] if self._max_words else []
        )
        fixed = set(self.selected)
        least = min((self._cost(draft) for *_, draft in queue), default=0)
        while queue and least <= self._space:
            rank, *_, draft = queue[0]
            if self._is_told(draft):  # as it will be later too, so its rank does not matter
                heappop(queue)
                continue
            current = self._ranked(draft)
            if rank < current[0]:  # it gains less than when it was queued
                heapreplace(queue, current)
                continue
            heappop(queue)
            if rank >= 0:
                break
            if self._fits([draft]) and not self._repeats(draft):
                self.add(draft)
        for _ in range(MOST_SWAPS):
            if not self._swap(first, fixed):
                break

    def add_dependent(self, drafts: Sequence[Draft], known: Mapping[str, Draft]) -> None:
        """Add dependent drafts together with what they depend on, best first, if all of it fits."""
        for *_, draft in sorted(map(self._ranked, drafts if self._space > 0 else ())):
            linked = [link for link in _with_anchors(draft, known) if link.id not in self.selected]
            if not self._fits(linked):
                continue
            for link in linked:
                if self._repeats(link):
                    break
                self.add(link)

    def fill(self, drafts: Iterable[Draft], least: int) -> None:
        """Add what fits, even if only one outlet reports it, while ``least`` words are left."""
        for *_, draft in sorted(map(self._ranked, drafts if self._space > 0 else ())):
            if self.selected and self._max_words is not None and self._space < least:
                return
            if draft.id not in self.selected and self._fits([draft]) and not self._repeats(draft):
                self.add(draft)

    @property
    def _space(self) -> int:
        if self._max_words is None:
            return MOST_POINTS - len(self.selected)
        return self._max_words - sum(draft.length for draft in self.selected.values())

    def _ranked(self, draft: Draft) -> tuple[float, float, int, str, str, Draft]:
        """Its place in a queue; of equals the newest comes first, then the one that is earlier in
        its text, never by an id, which may depend on a feed's address."""
        worth = self._worth_of(draft) * self._worth.per_length(draft)
        if draft.id not in self._ties:
            at, place = draft.at.timestamp(), draft.head.passage.place
            self._ties[draft.id] = (-at, place, draft.text, draft.id, draft)
        return (-worth, *self._ties[draft.id])

    def _worth_of(self, draft: Draft) -> float:
        # Under a word limit, what stands in few words is not spread over the stories.
        others = 0 if self._max_words is not None else self._of_story[draft.head.story.id]
        return self._worth.of(draft, self._covered) * SAME_STORY**others

    def add(self, draft: Draft) -> None:
        """Add ``draft``, whatever it repeats."""
        self.selected[draft.id] = draft
        self._of_story[draft.head.story.id] += 1
        self._covered.add(self._weights.content(draft), self._weights.shares(draft))

    def _remove(self, draft: Draft) -> None:
        del self.selected[draft.id]
        self._of_story[draft.head.story.id] -= 1
        self._covered.remove(self._weights.content(draft), self._weights.shares(draft))

    def _fits(self, drafts: Sequence[Draft]) -> bool:
        return sum(map(self._cost, drafts)) <= self._space

    def _cost(self, draft: Draft) -> int:
        """How much of the available length ``draft`` takes."""
        return 1 if self._max_words is None else draft.length

    def _is_told(self, draft: Draft) -> bool:
        return self._weights.share_covered(draft, self._covered) >= ALREADY_TOLD

    def _repeats(self, draft: Draft) -> bool:
        if self._is_told(draft):
            return True
        own = self._weights.content(draft)
        return any(
            (
                overlap(own, self._weights.content(other)) >= REPEATED_WORDS
                or overlap(draft.grams, other.grams) >= REPEATED_SHINGLES
            )
            and not _differ(draft, other)
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
            least = self._worth_of(old) if old is not None else 0.0
            for draft in candidates:
                if draft is old or draft.id in self.selected or not self._fits([draft]):
                    continue
                gain = self._worth_of(draft)
                if gain > least + 1e-9 and not self._repeats(draft):
                    self.add(draft)
                    return True
            if old is not None:
                self.add(old)
        return False


def _with_anchors(draft: Draft, known: Mapping[str, Draft]) -> list[Draft]:
    """``draft`` after what it depends on, that after what it depends on itself, and so on."""
    linked = {draft.id: draft}
    anchor = draft.anchor
    # Two may depend on each other, in two copies of a story; more than a briefing holds never fit.
    while (
        anchor is not None
        and anchor in known
        and anchor not in linked
        and len(linked) <= MOST_POINTS
    ):
        linked[anchor] = known[anchor]
        anchor = known[anchor].anchor
    return list(reversed(linked.values()))


def _differ(first: Draft, second: Draft) -> bool:
    """Whether each has a figure that the other lacks, or only one of them has a negation."""
    ours, theirs = amounts(first.text), amounts(second.text)
    if ours - theirs and theirs - ours:
        return True
    return negations(first.words) != negations(second.words)
