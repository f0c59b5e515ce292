"""What a draft is worth beside those already taken: the words it adds, by how many speak of them.

Choosing sentences so that together they cover what many say, each thing once, is Filatova and
Hatzivassiloglou, "A formal model for information selection in multi-sentence text extraction"
(COLING 2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log2
from typing import TYPE_CHECKING

from briefing.compose.rules import ASIDE, HEADLINE, LENGTH_COST, SUPPORT
from briefing.compose.stance import personal
from briefing.text.normalize import words
from briefing.text.stop_words import COMMON_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from briefing.compose.drafts import Draft
    from briefing.domain.story import Story


class Worth:
    """Weighs the drafts of one briefing by the words that its outlets share.

    A word counts for as many outlets as use it, never for more than there are stories that do,
    and for the headlines it stands in.
    """

    def __init__(self, drafts: Sequence[Draft], stories: Iterable[Story]) -> None:
        self._words = {each.id: frozenset(each.words) - COMMON_WORDS for each in drafts}
        heads: Counter[str] = Counter()
        telling: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for story in stories:
            titles = {(entry.outlet, entry.title) for entry in story.entries}
            said = {(outlet, word) for outlet, title in titles for word in words(title)}
            for outlet, word in said:
                telling[word].add((outlet, story.id))
            heads.update({word for _, word in said})
        for draft in drafts:
            reports = {(each.entry.outlet, each.story.id) for each in draft.carriers}
            for word in self._words[draft.id]:
                telling[word] |= reports
        weights = {
            word: _exact(log2(_voices(reports)) + HEADLINE * log2(1 + heads[word]))
            for word, reports in telling.items()
            if len(reports) > 1 or heads[word]
        }
        # A word that one report alone uses weighs nothing, and most words are of that kind.
        self._weights = {word: weight for word, weight in weights.items() if weight}
        self._weighty = {
            id: [word for word in own if word in self._weights] for id, own in self._words.items()
        }
        self._own = {
            each.id: SUPPORT * log2(each.independent)
            - LENGTH_COST * each.length
            - (ASIDE if personal(each.text, each.words) else 0)
            for each in drafts
        }

    def words(self, draft: Draft) -> frozenset[str]:
        """The words of ``draft`` that tell something."""
        return self._words[draft.id]

    def gain(self, draft: Draft, told: Container[str] = ()) -> float:
        """What ``draft`` adds where the words ``told`` stand already; it may be below nothing."""
        weights, own = self._weights, self._weighty[draft.id]
        return sum([weights[word] for word in own if word not in told]) + self._own[draft.id]


def _voices(reports: set[tuple[str, str]]) -> int:
    """Outlets, or stories where these are fewer: copies of one text are one voice."""
    if len(reports) == 1:
        return 1
    outlets, stories = zip(*reports, strict=True)
    return min(len(set(outlets)), len(set(stories)))


def _exact(weight: float) -> float:
    """``weight`` in steps that floats add without error: the order of a set decides nothing."""
    return round(weight * 1024) / 1024
