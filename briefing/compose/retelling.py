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

from briefing.compose.retelling_candidates import Candidates
from briefing.compose.worth_rules import (
    FEWEST_QUOTED,
    LONG_QUOTATION,
    MOST_HOLDERS,
    NAME_WEIGHT,
    SAME_FACT,
    TYPICAL_SENTENCES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.compose.compared_text import ComparedText


class Retellings:
    """For each of some texts, by index, which others tell its fact and how much of it.

    ``shared_words`` are the content of more than one of them.
    """

    def __init__(self, texts: Sequence[ComparedText]) -> None:
        self._texts = texts
        counts = Counter(chain.from_iterable(text.content for text in texts))
        total = len(texts) + TYPICAL_SENTENCES
        # A few sentences do not show which words are rare; so it is as if there were some more.
        # In steps that floats add without error, so that the order of a set has no effect.
        self._rarity: defaultdict[str, float] = defaultdict(float)
        for word, count in counts.items():
            self._rarity[word] = round(log2(total / (count + 1)) * 1024) / 1024
        self.shared_words = frozenset(word for word, count in counts.items() if count > 1)
        rarest_first = sorted(counts, key=lambda word: (counts[word], word))
        self._place = {word: place for place, word in enumerate(rarest_first)}
        self._whole = [self._weight(text.content, text.names) for text in texts]
        self._others: list[dict[int, float]] = [{} for _ in texts]
        self._link_by_content()
        self._link_by_quotation()

    def of(self, number: int) -> Mapping[int, float]:
        """The indices of the texts that tell the fact of the one at ``number``, each with the
        share of its content that they tell, 0 to 1."""
        return self._others[number]

    def _link_by_content(self) -> None:
        """Links those of which the shorter one's content is, nearly all, in the longer one's."""
        candidates = Candidates(self._texts, self._rarity)
        contents = [text.content for text in self._texts]
        names = [text.names for text in self._texts]
        for number, text in enumerate(self._texts):
            linked, whole = self._others[number], self._whole[number]
            weights: dict[str, float] | None = None
            for other in candidates.of(number, (1 - SAME_FACT) * whole):
                if other in linked:
                    continue
                if text.matter.isdisjoint(names[other]):
                    # Its names are names in both, as is nearly always so: each word has one weight.
                    weights = weights or self._weights_in(text)
                    shared = sum(map(weights.__getitem__, text.content & contents[other]))
                    is_told = shared >= SAME_FACT * whole
                else:
                    shared = self._shared(number, other)
                    is_told = self._share(number, other, shared) >= SAME_FACT
                if is_told:
                    self._link(number, other, shared)

    def _link_by_quotation(self) -> None:
        """Links those that quote the same words. A short quotation ("low expectations") counts
        only together with everything else that its sentence quotes."""
        quoted = [
            (number, quotation)
            for number, text in enumerate(self._texts)
            for quotation in _compared(text.quotations)
        ]
        holders: dict[str, list[int]] = defaultdict(list)
        for place, (_, quotation) in enumerate(quoted):
            for word in quotation:
                holders[word].append(place)
        for number, quotation in quoted:
            whole = self._weight(quotation)
            needed = SAME_FACT * whole
            missing = whole - needed
            linked = self._others[number]
            compared: set[int] = set()
            for word in sorted(quotation, key=self._rank):
                for place in holders[word][:MOST_HOLDERS]:
                    if place in compared:
                        continue
                    compared.add(place)
                    other, theirs = quoted[place]
                    if other == number or other in linked or len(theirs) < len(quotation):
                        continue
                    same = quotation & theirs
                    if (
                        len(same) >= FEWEST_QUOTED
                        and self._weight(same) >= needed
                        and not self._texts[number].figures_differ(self._texts[other])
                    ):
                        self._link(number, other, self._shared(number, other))
                missing -= self._rarity[word]
                if missing < 0:
                    break

    def _link(self, first: int, second: int, shared: float) -> None:
        self._others[first][second] = self._share(first, second, shared)
        self._others[second][first] = self._share(second, first, shared)

    def _shared(self, first: int, second: int) -> float:
        """The weight of the content that both have."""
        ours, theirs = self._texts[first], self._texts[second]
        content = self._rarity_of(ours.content & theirs.content)
        matter = self._rarity_of(ours.matter & theirs.matter)
        return matter + NAME_WEIGHT * (content - matter)

    def _share(self, number: int, other: int, shared: float) -> float:
        """How much ``shared`` is of what the one at ``number`` tells."""
        text, second = self._texts[number], self._texts[other]
        # A word that only the other one writes with a capital is a name all the same.
        more_names = text.matter & second.names
        whole = self._whole[number]
        if more_names:
            whole -= (1 - NAME_WEIGHT) * self._weight(more_names)
        return shared / whole if whole else 0.0

    def _rank(self, word: str) -> tuple[int, str]:
        """Rarest first; what no sentence has outside its quotations before all."""
        return (self._place.get(word, -1), word)

    def _weight(self, content: frozenset[str], names: frozenset[str] = frozenset()) -> float:
        weight = self._rarity_of(content)
        return weight - (1 - NAME_WEIGHT) * self._rarity_of(content & names) if names else weight

    def _weights_in(self, text: ComparedText) -> dict[str, float]:
        """The weight of each word of its content, whatever text it is compared with."""
        return {
            word: self._rarity[word] * (NAME_WEIGHT if word in text.names else 1.0)
            for word in text.content
        }

    def _rarity_of(self, content: frozenset[str]) -> float:
        return sum(map(self._rarity.__getitem__, content))


def _compared(quotations: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The long quotations of a sentence, each alone, and all of them together; each once."""
    together = frozenset[str]().union(*quotations)
    compared = [quotation for quotation in quotations if len(quotation) >= LONG_QUOTATION]
    if len(together) >= FEWEST_QUOTED:
        compared.append(together)
    return list(dict.fromkeys(compared))
