"""Which sentences tell the same fact in other words.

The measure is the overlap coefficient of their content, words weighted by how rare they are, or of
what they quote. It is sure enough to count who reports a fact and to choose what to show, not to
leave out a line: see docs/how-it-decides.md for its errors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from briefing.compose.worth_rules import (
    FEWEST_QUOTED,
    FEWEST_SHARED,
    LONG_QUOTATION,
    MOST_HOLDERS,
    NAME_WEIGHT,
    SAME_FACT,
    TYPICAL_SENTENCES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.compose.wording import Wording

    _Quotation = tuple[int, frozenset[str]]


class Retellings:
    """For each of some wordings, by index, which others tell its fact and how much of it."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        counts = Counter(chain.from_iterable(wording.content for wording in wordings))
        total = len(wordings) + TYPICAL_SENTENCES
        # A few sentences do not show which words are rare; so it is as if there were some more.
        # In steps that floats add without error, so that the order of a set has no effect.
        self._rarity = {
            word: round(log2(total / (count + 1)) * 1024) / 1024 for word, count in counts.items()
        }
        self._counts = counts
        self._whole = [self._weight(wording.content, wording.names) for wording in wordings]
        self._others: list[dict[int, float]] = [{} for _ in wordings]
        for first, second in chain(self._by_content(), self._by_quotation()):
            self._others[first][second] = self._share(first, second)
            self._others[second][first] = self._share(second, first)

    def of(self, number: int) -> Mapping[int, float]:
        """The indices of the wordings that tell the fact of the one at ``number``, each with the
        share of its content that they tell, 0 to 1."""
        return self._others[number]

    def _by_content(self) -> Iterator[tuple[int, int]]:
        """Pairs in which the shorter one's content is, nearly all, in the longer one's."""
        holders: dict[str, list[int]] = defaultdict(list)
        wordings = self._wordings
        for number, wording in enumerate(wordings):
            for word in wording.matter:
                holders[word].append(number)
        for number, wording in enumerate(wordings):
            matter, length = wording.matter, len(wording.content)
            if len(matter) < FEWEST_SHARED:
                continue
            for other in self._candidates(number, holders):
                longer = wordings[other]
                if (
                    other != number
                    and len(longer.content) >= length
                    and len(matter & longer.matter) >= FEWEST_SHARED
                    and self._share(number, other) >= SAME_FACT
                    and not wording.contradicts(longer)
                ):
                    yield number, other

    def _candidates(self, number: int, holders: Mapping[str, list[int]]) -> set[int]:
        """Those that have one of its rarest words: whoever has none lacks too much of it."""
        missing = (1 - SAME_FACT) * self._whole[number]
        candidates: set[int] = set()
        matter = self._wordings[number].matter
        for word in sorted(matter, key=lambda word: (self._counts[word], word)):
            if 1 < len(holders[word]) <= MOST_HOLDERS:
                candidates.update(holders[word])
            missing -= self._rarity[word]
            if missing < 0:
                break
        return candidates

    def _by_quotation(self) -> Iterator[tuple[int, int]]:
        """Pairs that quote the same words. A short quotation ("low expectations") counts only
        together with everything else that its sentence quotes."""
        quoted = [
            (number, quotation)
            for number, wording in enumerate(self._wordings)
            for quotation in _compared(wording.quotations)
        ]
        holders: dict[str, list[_Quotation]] = defaultdict(list)
        for number, quotation in quoted:
            for word in quotation:
                holders[word].append((number, quotation))
        for number, quotation in quoted:
            needed = SAME_FACT * self._weight(quotation)
            missing = self._weight(quotation) - needed
            for word in sorted(quotation, key=lambda word: (self._counts[word], word)):
                for other, theirs in holders[word][:MOST_HOLDERS]:
                    if (
                        other != number
                        and len(theirs) >= len(quotation)
                        and len(quotation & theirs) >= FEWEST_QUOTED
                        and self._weight(quotation & theirs) >= needed
                        and not self._wordings[number].figures_differ(self._wordings[other])
                    ):
                        yield number, other
                missing -= self._rarity.get(word, 0.0)
                if missing < 0:
                    break

    def _share(self, number: int, other: int) -> float:
        """How much of what the one at ``number`` tells the other tells too."""
        wording, second = self._wordings[number], self._wordings[other]
        names = wording.names | second.names
        # A word that only the other one writes with a capital is a name all the same.
        more_names = wording.content & (second.names - wording.names)
        whole = self._whole[number]
        if more_names:
            whole -= (1 - NAME_WEIGHT) * self._weight(more_names)
        return self._weight(wording.content & second.content, names) / whole if whole else 0.0

    def _weight(self, content: Iterable[str], names: frozenset[str] = frozenset()) -> float:
        rarity = self._rarity
        return sum(
            [rarity.get(word, 0.0) * (NAME_WEIGHT if word in names else 1.0) for word in content]
        )


def _compared(quotations: Sequence[frozenset[str]]) -> set[frozenset[str]]:
    """The long quotations of a sentence, each alone, and all of them together."""
    together = frozenset[str]().union(*quotations)
    alone = {quotation for quotation in quotations if len(quotation) >= LONG_QUOTATION}
    return alone | ({together} if len(together) >= FEWEST_QUOTED else set())
