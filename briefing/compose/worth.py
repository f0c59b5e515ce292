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
from briefing.compose.sentence import personal
from briefing.text.normal import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from briefing.compose.drafts import Draft
    from briefing.domain.story import Story

_EMPTY = frozenset(
    "the a an of to and or in on for with that by at from as is are was were be been has have had "
    "it its his her their he she they this which who will would said says after over not but about "
    "into more than up out i we you our 的 了 在 是 和 与 將 将 这 那 の に は を が と で".split()
)
"""Words that stand in any sentence whatever it tells of."""


class Worth:
    """Weighs the drafts of one briefing by the words that its outlets share.

    A word counts for as many outlets as use it, never for more than there are stories that do,
    so that copies of one text are one voice; and for the headlines it stands in.
    """

    def __init__(self, drafts: Sequence[Draft], stories: Iterable[Story]) -> None:
        self._words = {each.id: frozenset(each.words) - _EMPTY for each in drafts}
        outlets: defaultdict[str, set[str]] = defaultdict(set)
        telling: defaultdict[str, set[str]] = defaultdict(set)
        heads: Counter[str] = Counter()
        for story in stories:
            titled = set()
            for entry in story.entries:
                for word in words(entry.title):
                    outlets[word].add(entry.outlet)
                    telling[word].add(story.id)
                    titled.add(word)
            heads.update(titled)
        for draft in drafts:
            for carrier in draft.carriers:
                for word in self._words[draft.id]:
                    outlets[word].add(carrier.entry.outlet)
                    telling[word].add(carrier.story.id)
        self._weights = {
            word: _exact(
                log2(min(len(outlets[word]), len(telling[word]))) + HEADLINE * log2(1 + heads[word])
            )
            for word in frozenset[str]().union(*self._words.values())
        }
        self._own = {
            each.id: SUPPORT * log2(each.independent)
            - LENGTH_COST * each.length
            - (ASIDE if personal(each.text) else 0)
            for each in drafts
        }

    def words(self, draft: Draft) -> frozenset[str]:
        """The words of ``draft`` that tell something."""
        return self._words[draft.id]

    def gain(self, draft: Draft, told: Container[str] = ()) -> float:
        """What ``draft`` adds where the words ``told`` stand already; it may be below nothing."""
        weights, own = self._weights, self._words[draft.id]
        return sum([weights[word] for word in own if word not in told]) + self._own[draft.id]


def _exact(weight: float) -> float:
    """``weight`` in steps that floats add without error: the order of a set decides nothing."""
    return round(weight * 1024) / 1024
