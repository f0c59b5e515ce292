"""Which drafts a briefing shows, when it cannot show them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from briefing.compose.facts import prefixes, unlike
from briefing.compose.likeness import Vectors, dot, merged, share
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
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.compose.drafts import Draft
    from briefing.domain.story import Story


def chosen(drafts: Sequence[Draft], stories: Sequence[Story], max_words: int | None) -> list[Draft]:
    """The ones of ``drafts`` to show: all of a small briefing, the best of a large one.

    New ones come before seen ones, those that stand alone before those that lean, which bring
    what they lean on. ``max_words`` bounds the words of all texts together.
    """
    if max_words is None and len(drafts) <= MOST_POINTS:
        return list(drafts)
    vectors = Vectors(drafts)
    scores = _scores(drafts, vectors, stories)
    pick = _Pick(vectors, max_words)
    known = {draft.id: draft for draft in drafts}
    for draft in sorted(
        drafts, key=lambda each: (not each.new, each.anchor is not None, -scores[each.id], each.id)
    ):
        pick.offer(_with_anchors(draft, known))
    return pick.taken


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


def without_shorter(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a longer passage, carried by the same stories, says word for word."""
    grams = [draft.grams for draft in drafts]
    prefix = prefixes(grams, INSIDE)
    sought = set(chain.from_iterable(prefix))
    posted: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(grams):
        for gram in own & sought:
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
    sought = merged(middle, vectors.vector(heads), HEADLINE)
    return {
        draft.id: log(1 + draft.independent)
        + POSITION / (1 + draft.head.passage.place)
        + dot(vectors[draft], sought)
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
        self._ids: set[str] = set()

    def offer(self, told: Sequence[Draft]) -> None:
        """Take the drafts of ``told``, each leaning on the one before, if all of them fit.

        One that is told already ends it.
        """
        missing = [draft for draft in told if draft.id not in self._ids]
        if not self._fit(missing):
            return
        for draft in missing:
            if self._told(draft):
                return
            self._take(draft)

    def _take(self, draft: Draft) -> None:
        for word, weight in self._vectors[draft].items():
            self._posted[word].append((len(self.taken), weight))
        self.taken.append(draft)
        self._ids.add(draft.id)
        if self._room is not None:
            self._room -= draft.length

    def _fit(self, drafts: Sequence[Draft]) -> bool:
        if self._room is None:
            return len(self.taken) + len(drafts) <= MOST_POINTS
        return sum(draft.length for draft in drafts) <= self._room

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
