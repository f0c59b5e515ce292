"""What a draft adds to those already selected: its new words, weighted by how many use them.

Selecting sentences so that together they cover what many say, without repetition, follows Filatova
and Hatzivassiloglou, "A formal model for information selection in multi-sentence text extraction"
(COLING 2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log2
from typing import TYPE_CHECKING

from briefing.compose.rules import HEADLINE, LENGTH_COST, PERSONAL_COST, SUPPORT
from briefing.compose.stance import personal
from briefing.text.normalize import words
from briefing.text.stop_words import COMMON_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from briefing.compose.drafts import Draft
    from briefing.domain.story import Story


class Weights:
    """Weights of the drafts of one briefing, by the words that its outlets share.

    A word counts by the number of outlets that use it, never by more than the number of stories
    that do, and by the headlines that contain it.
    """

    def __init__(self, drafts: Sequence[Draft], stories: Iterable[Story]) -> None:
        self._words = {draft.id: frozenset(draft.words) - COMMON_WORDS for draft in drafts}
        in_headlines: Counter[str] = Counter()
        reports_of: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for story in stories:
            titles = {(entry.outlet, entry.title) for entry in story.entries}
            title_words = {(outlet, word) for outlet, title in titles for word in words(title)}
            for outlet, word in title_words:
                reports_of[word].add((outlet, story.id))
            in_headlines.update({word for _, word in title_words})
        for draft in drafts:
            reports = {(carrier.entry.outlet, carrier.story.id) for carrier in draft.carriers}
            for word in self._words[draft.id]:
                reports_of[word] |= reports
        weights = {
            word: _exact(
                log2(_independent_reports(reports)) + HEADLINE * log2(1 + in_headlines[word])
            )
            for word, reports in reports_of.items()
            if len(reports) > 1 or in_headlines[word]
        }
        # A word that only one report uses weighs nothing, and most words are of that kind.
        self._weights = {word: weight for word, weight in weights.items() if weight}
        self._weighted = {
            id: [word for word in own if word in self._weights] for id, own in self._words.items()
        }
        self._own = {
            draft.id: SUPPORT * log2(draft.independent)
            - LENGTH_COST * draft.length
            - (PERSONAL_COST if personal(draft.text, draft.words) else 0)
            for draft in drafts
        }

    def words(self, draft: Draft) -> frozenset[str]:
        """The words of ``draft`` without stop words."""
        return self._words[draft.id]

    def gain(self, draft: Draft, covered: Container[str] = ()) -> float:
        """What ``draft`` adds if the words ``covered`` are already there; it may be negative."""
        weights, own = self._weights, self._weighted[draft.id]
        return sum([weights[word] for word in own if word not in covered]) + self._own[draft.id]


def _independent_reports(reports: set[tuple[str, str]]) -> int:
    """The number of outlets, or of stories if these are fewer: copies of one text count once."""
    if len(reports) == 1:
        return 1
    outlets, stories = zip(*reports, strict=True)
    return min(len(set(outlets)), len(set(stories)))


def _exact(weight: float) -> float:
    """``weight`` in steps that floats add without error, so the order of a set has no effect."""
    return round(weight * 1024) / 1024
