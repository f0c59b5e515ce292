"""Which texts can tell the fact of another one by their content, each compared with all at once.

A set of texts is an int here, with a bit for each text: one operation on two ints of a few hundred
bytes compares a text with all others, where a loop over pairs takes as many steps as there are
texts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.compared_text import figures_of
from briefing.compose.worth_rules import FEWEST_SHARED, MOST_HOLDERS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set

    from briefing.compose.compared_text import ComparedText


_FEWER = tuple(reversed(range(FEWEST_SHARED - 1)))


class Candidates:
    """For each of ``texts``, by index, those that can tell its fact by their content.

    They are as long in content at least, share a few words of matter with it, one of them among its
    rarest, and do not contradict it. ``rarity`` is that of each word of their content.
    """

    def __init__(self, texts: Sequence[ComparedText], rarity: Mapping[str, float]) -> None:
        self._texts = texts
        self._rarity = rarity
        self._holders = _holders(text.matter for text in texts)
        self._is_sought = {
            word: 1 < holders.bit_count() <= MOST_HOLDERS for word, holders in self._holders.items()
        }
        self._at_least_as_long = _at_least_as_long([len(text.content) for text in texts])
        self._compatible_days = _compatible_days(texts)
        self._figures = _Figures(texts)

    def of(self, number: int, missing: float) -> Iterator[int]:
        """The candidates for the text at ``number``, lowest first, if they may lack content of a
        total rarity of ``missing``."""
        text = self._texts[number]
        if len(text.matter) < FEWEST_SHARED:
            return iter(())
        candidates = self._with_rarest(text.matter, missing)
        candidates &= self._at_least_as_long[len(text.content)]
        candidates &= ~(1 << number)
        if candidates:
            candidates = self._with_several(text.matter, candidates)
        if candidates:
            candidates &= self._compatible_days[text.weekdays]
        if candidates:
            candidates &= self._figures.compatible(number)
        return _members(candidates)

    def _with_rarest(self, matter: Iterable[str], missing: float) -> int:
        """Those that have one of its rarest words: whoever has none lacks too much of it."""
        candidates = 0
        rarity, holders, is_sought = self._rarity, self._holders, self._is_sought
        for _, word in sorted([(-rarity[word], word) for word in matter]):
            if is_sought[word]:
                candidates |= holders[word]
            missing -= rarity[word]
            if missing < 0:
                break
        return candidates

    def _with_several(self, matter: Iterable[str], candidates: int) -> int:
        """Those of ``candidates`` that have at least `FEWEST_SHARED` words of ``matter``."""
        with_at_least = [0] * FEWEST_SHARED
        for word in matter:
            holders = self._holders[word] & candidates
            if not holders:
                continue
            for fewer in _FEWER:
                with_at_least[fewer + 1] |= with_at_least[fewer] & holders
            with_at_least[0] |= holders
        return with_at_least[-1]


class _Figures:
    """Which texts do not contradict each other by their figures: only one of them has any that the
    other lacks."""

    def __init__(self, texts: Sequence[ComparedText]) -> None:
        # Of a figure that a text has twice, the second is another member of its set.
        self._of = [
            frozenset(
                [
                    (value, time)
                    for value, count in figures_of(text.text).items()
                    for time in range(count)
                ]
            )
            for text in texts
        ]
        self._texts = _sets(self._of)
        self._with: dict[Hashable, list[frozenset[Hashable]]] = defaultdict(list)
        for stated in self._texts:
            for figure in stated:
                self._with[figure].append(stated)
        self._everywhere = (1 << len(texts)) - 1
        self._compatible: dict[frozenset[Hashable], int] = {frozenset(): self._everywhere}

    def compatible(self, number: int) -> int:
        """The texts whose figures the one at ``number`` has, or that have all of its figures."""
        own = self._of[number]
        if own not in self._compatible:
            compatible = self._texts.get(frozenset(), 0)
            for figure in own:
                for other in self._with[figure]:
                    if own <= other or other <= own:
                        compatible |= self._texts[other]
            self._compatible[own] = compatible
        return self._compatible[own]


def _sets(keys: Sequence[frozenset[Hashable]]) -> dict[frozenset[Hashable], int]:
    """The texts with each of ``keys``, which are those of all texts in order."""
    texts: dict[frozenset[Hashable], int] = defaultdict(int)
    for number, key in enumerate(keys):
        texts[key] |= 1 << number
    return dict(texts)


def _holders(word_sets: Iterable[Set[str]]) -> dict[str, int]:
    """The texts that have each word."""
    holders: dict[str, int] = defaultdict(int)
    for number, word_set in enumerate(word_sets):
        bit = 1 << number
        for word in word_set:
            holders[word] |= bit
    return dict(holders)


def _at_least_as_long(lengths: Sequence[int]) -> list[int]:
    """For each length up to the longest, the texts that have it or more."""
    longer = [0] * (max(lengths, default=0) + 1)
    for number, length in enumerate(lengths):
        longer[length] |= 1 << number
    for length in reversed(range(len(longer) - 1)):
        longer[length] |= longer[length + 1]
    return longer


def _compatible_days(texts: Sequence[ComparedText]) -> dict[frozenset[str], int]:
    """For each set of weekdays, the texts that name one of them, or none."""
    of_days: dict[frozenset[str], int] = defaultdict(int)
    for number, text in enumerate(texts):
        of_days[text.weekdays] |= 1 << number
    compatible = {}
    for days in of_days:
        compatible[days] = 0
        for others, bits in of_days.items():
            if not days or not others or days & others:
                compatible[days] |= bits
    return compatible


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
