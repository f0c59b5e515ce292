"""Which drafts a briefing shows, when it cannot show them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from briefing.compose.facts import prefixes, unlike
from briefing.compose.likeness import Vectors, cosine, share
from briefing.compose.rules import (
    CUT_CONTAINMENT,
    CUT_COSINE,
    GOOD_LENGTH,
    HEADLINE,
    INSIDE,
    LENGTH_PENALTY,
    MOST_POINTS,
    POSITION,
)
from briefing.compose.sentence import unspaced
from briefing.text.normal import words
from briefing.text.numbers import amounts, negations
from briefing.text.shingle import containment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.compose.drafts import Draft
    from briefing.domain.story import Story


def chosen(drafts: Sequence[Draft], stories: Sequence[Story], max_words: int | None) -> list[Draft]:
    """The drafts to show: all of a small briefing, the best of a large one.

    New ones come before seen ones. ``max_words`` bounds the words of all texts together.
    """
    kept = without_shorter(drafts)
    if max_words is None and len(kept) <= MOST_POINTS:
        return kept
    vectors = Vectors(kept)
    scores = _scores(kept, vectors, stories)
    ranked = sorted(kept, key=lambda draft: (not draft.new, -scores[draft.id], draft.id))
    pick = _Pick(vectors, max_words)
    waiting = [draft for draft in ranked if draft.anchor is not None]
    for draft in ranked:
        if draft.anchor is None:
            pick.offer(draft)
    while offered := [draft for draft in waiting if draft.anchor in pick.ids]:
        for draft in offered:
            pick.offer(draft)
        tried = {draft.id for draft in offered}
        waiting = [draft for draft in waiting if draft.id not in tried]
    return pick.taken


def without_shorter(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a longer passage, carried by the same stories, says word for word."""
    grams = [draft.grams for draft in drafts]
    prefix = prefixes(grams, INSIDE)
    posted: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(grams):
        for gram in own:
            posted[gram].append(number)

    def said_longer(number: int) -> bool:
        draft, own = drafts[number], grams[number]
        carrying = {carrier.story.id for carrier in draft.carriers}
        return any(
            len(grams[other]) > len(own)
            and containment(own, grams[other]) >= INSIDE
            and carrying <= {carrier.story.id for carrier in drafts[other].carriers}
            and not unlike(drafts[other].head, draft.head)
            for other in {other for gram in prefix[number] for other in posted[gram]}
        )

    anchors = {draft.anchor for draft in drafts}
    return [
        draft
        for number, draft in enumerate(drafts)
        if draft.id in anchors or not said_longer(number)
    ]


def _scores(
    drafts: Iterable[Draft], vectors: Vectors, stories: Iterable[Story]
) -> dict[str, float]:
    middle = vectors.centroid()
    heads: Counter[str] = Counter()
    for story in stories:
        titles = {word for entry in story.entries for word in words(entry.title)}
        heads.update(titles)
    headlines = vectors.vector(heads)
    return {
        draft.id: log(1 + draft.independent)
        + POSITION / (1 + draft.head.passage.place)
        + HEADLINE * cosine(vectors[draft], headlines)
        + cosine(vectors[draft], middle)
        - (0 if draft.length in GOOD_LENGTH or unspaced(draft.text) else LENGTH_PENALTY)
        for draft in drafts
    }


class _Pick:
    """Drafts taken one by one, as long as they fit and say something else."""

    def __init__(self, vectors: Vectors, max_words: int | None) -> None:
        self._vectors = vectors
        self._room = max_words
        self._posted: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.taken: list[Draft] = []
        self.ids: set[str] = set()

    def offer(self, draft: Draft) -> bool:
        """Take ``draft`` unless it is full, too long for the rest, or told already."""
        if draft.id in self.ids or not self._fits(draft) or self._told(draft):
            return False
        for word, weight in self._vectors[draft].items():
            self._posted[word].append((len(self.taken), weight))
        self.taken.append(draft)
        self.ids.add(draft.id)
        if self._room is not None:
            self._room -= draft.length
        return True

    def _fits(self, draft: Draft) -> bool:
        if self._room is None:
            return len(self.taken) < MOST_POINTS
        return draft.length <= self._room

    def _told(self, draft: Draft) -> bool:
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in self._vectors[draft].items():
            for number, other in self._posted.get(word, ()):
                likeness[number] += weight * other
        own = set(draft.words)
        return any(
            not _differ(draft, self.taken[number])
            for number, likewise in likeness.items()
            if likewise >= CUT_COSINE
            or share(own, set(self.taken[number].words)) >= CUT_CONTAINMENT
        )


def _differ(one: Draft, other: Draft) -> bool:
    """A figure that the other lacks, or a negation, makes it a fact of its own."""
    if amounts(one.text) - amounts(other.text):
        return True
    return negations(one.words) != negations(other.words)
