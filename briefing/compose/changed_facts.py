"""Facts told again otherwise: with other figures, or as done where they were expected."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.compose.lexicon import AUXILIARY, BOUNDS, SCALES, UNSETTLED
from briefing.compose.rules import FEWEST_FRAME_CHARACTERS, FEWEST_FRAME_WORDS, REMEMBERED
from briefing.compose.stance import unspaced
from briefing.text.figures import figures
from briefing.text.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from decimal import Decimal

    from briefing.compose.facts import Fact

    _Amounts = tuple[tuple[Decimal, str], ...]

_OPEN = "#"
_BOUNDS = frozenset(map(stem, BOUNDS))


@dataclass(frozen=True, slots=True)
class Versions:
    """Which facts are later versions of others, all by their indices.

    ``before`` leads from a changed fact to the one told last before it; ``replaced`` from one
    that its own outlet has told anew to the newest that it told.
    """

    before: dict[int, int] = field(default_factory=dict)
    replaced: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A fact as one wording tells it: its figures, and whether it is yet to come true."""

    number: int
    amounts: _Amounts
    unsettled: bool

    def changed_from(self, other: _Telling) -> bool:
        if self.amounts != other.amounts:
            return len(self.amounts) == len(other.amounts)
        return other.unsettled and not self.unsettled


def versions(found: Sequence[Fact], new: Collection[int]) -> Versions:
    """The facts of ``found`` that tell another one of them anew.

    An outlet that tells a sentence again later, with other figures or as settled, replaces it. Of
    two outlets neither replaces the other; but what is ``new`` has changed where the reader has
    seen the same with other figures only, in its own story or, in a long sentence, in any.
    """
    before: dict[int, int] = {}
    replaced: dict[int, int] = {}
    for numbers in _alike(found):
        tellings = [_telling(found[number], number) for number in numbers]
        for early, late in _corrections(found, tellings):
            replaced[early] = late
            if late not in before or _rank(found, before[late]) < _rank(found, early):
                before[late] = early
        seen = [each for each in tellings if each.number not in new]
        for each in tellings:
            if each.number not in new or each.number in before:
                continue
            known = [other for other in seen if _of_one_matter(found, each.number, other.number)]
            if known and all(each.changed_from(other) for other in known):
                before[each.number] = max(
                    (other.number for other in known), key=lambda other: _rank(found, other)
                )
    return Versions(before, replaced)


def _alike(found: Sequence[Fact]) -> Iterable[list[int]]:
    """Facts in one frame: the same words, but for figures and for what says that it is to be."""
    framed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, fact in enumerate(found):
        if frame := _frame(fact.shown.words):
            framed[frame].append(number)
    return [numbers for numbers in framed.values() if len(numbers) > 1]


def _frame(words: Sequence[str]) -> tuple[str, ...]:
    parts = [_part(word) for word in words]
    if _OPEN not in parts and UNSETTLED.isdisjoint(words):
        return tuple([part for part in parts if part])
    frame: list[str] = []
    before = ""
    for word, part in zip(words, parts, strict=True):
        if part == _OPEN:
            while frame and frame[-1] in _BOUNDS:
                frame.pop()
        belongs = (word in SCALES and before[:1].isdigit()) or (
            word == "to" and before in UNSETTLED
        )
        if part and not belongs:
            frame.append(part)
        before = word
    return tuple(frame)


@lru_cache(REMEMBERED)
def _part(word: str) -> str:
    """What a word gives to a frame: nothing where it tells the time of the deed alone."""
    if word[0].isdigit():
        return _OPEN
    return "" if word in UNSETTLED or word in AUXILIARY else stem(word)


def _telling(fact: Fact, number: int) -> _Telling:
    amounts = tuple((figure.value, figure.unit) for figure in figures(fact.shown.passage.text))
    return _Telling(number, amounts, not UNSETTLED.isdisjoint(fact.shown.words))


def _corrections(found: Sequence[Fact], tellings: Sequence[_Telling]) -> Iterable[tuple[int, int]]:
    """Pairs of an earlier telling and the last one of the same outlet."""
    for early in tellings:
        late = None
        for each in tellings:
            # Of two that two outlets tell in turn, only one can be the later.
            after = _rank(found, early.number) < _rank(found, each.number)
            if (
                after
                and each.changed_from(early)
                and _told_later(found[early.number], found[each.number])
                and (late is None or _rank(found, late) < _rank(found, each.number))
            ):
                late = each.number
        if late is not None:
            yield early.number, late


def _told_later(early: Fact, late: Fact) -> bool:
    """Whether an outlet that carries both told ``late`` after it had told ``early`` last."""
    first, then = _by_outlet(early), _by_outlet(late)
    return any(then[outlet] > at for outlet, at in first.items() if outlet in then)


def _by_outlet(fact: Fact) -> dict[str, datetime]:
    at: dict[str, datetime] = {}
    for each in fact.members:
        told = each.told or each.passage.first_seen
        at[each.entry.outlet] = max(told, at.get(each.entry.outlet, told))
    return at


def _rank(found: Sequence[Fact], number: int) -> tuple[datetime, int]:
    return max(_by_outlet(found[number]).values()), number


def _of_one_matter(found: Sequence[Fact], one: int, other: int) -> bool:
    if found[one].stories & found[other].stories:
        return True
    text, words = found[one].shown.passage.text, found[one].shown.words
    if unspaced(text):
        return sum(map(len, words)) >= FEWEST_FRAME_CHARACTERS
    return len(words) >= FEWEST_FRAME_WORDS
