"""Facts reported again in a changed form: with other figures, or as done instead of expected."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.measures import measures, same_course, same_thing
from briefing.compose.rules import (
    FEWEST_FRAME_CHARACTERS,
    FEWEST_FRAME_WORDS,
    MOST_OF_HEAD,
    MOST_VERSIONS,
    REMEMBERED,
)
from briefing.compose.stance import unspaced
from briefing.text.figures import figures
from briefing.text.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime
    from decimal import Decimal

    from briefing.compose.facts import Fact
    from briefing.compose.measures import Measure

    _Amounts = tuple[tuple[Decimal, str], ...]

_FIGURE = "#"
_BOUNDS = frozenset(map(stem, LANGUAGE.bounding_words))


@dataclass(frozen=True, slots=True)
class Versions:
    """Which facts are later versions of others, all by their indices.

    ``before`` maps a changed fact to the version before it; ``replaced`` maps a fact that its own
    outlet has reported again to the newest version from that outlet.
    """

    before: dict[int, int] = field(default_factory=dict)
    replaced: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _FactVersion:
    """What can change between versions of a fact: its figures, and whether it is yet to happen."""

    number: int
    amounts: _Amounts
    unsettled: bool

    def changed_from(self, other: _FactVersion) -> bool:
        if self.amounts != other.amounts:
            return len(self.amounts) == len(other.amounts)
        return other.unsettled and not self.unsettled


def find_versions(facts: Sequence[Fact], new: Collection[int]) -> Versions:
    """The facts that report another one of ``facts`` in a changed form.

    If an outlet repeats a sentence later, with other figures or as settled, the later one replaces
    the earlier. Between two outlets neither replaces the other; but a ``new`` fact has changed if
    all that the reader has seen of the same has other figures, in its own story or, for a long
    sentence, in any; or if it gives another value of what a seen fact counts in other words.
    """
    before: dict[int, int] = {}
    replaced: dict[int, int] = {}
    for numbers in _same_frame(facts):
        same = [_fact_version(facts[number], number) for number in numbers]
        for early, late in _replacements(facts, same):
            replaced[early] = late
            if late not in before or _rank(facts, before[late]) < _rank(facts, early):
                before[late] = early
        seen = [version for version in same if version.number not in new]
        for version in same:
            if version.number not in new or version.number in before:
                continue
            known = [other for other in seen if _same_matter(facts, version.number, other.number)]
            if known and all(version.changed_from(other) for other in known):
                before[version.number] = max(
                    (other.number for other in known), key=lambda number: _rank(facts, number)
                )
    for late, early in _other_values(facts, new):
        before.setdefault(late, early)
    return Versions(before, replaced)


def _other_values(facts: Sequence[Fact], new: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a ``new`` fact and the last seen one that gives another value of the same thing,
    unless a seen one gives this value."""
    if not 0 < len(new) < len(facts):
        return
    seen: dict[tuple[str, str], list[tuple[Measure, int]]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if number not in new:
            for measure in measures(fact.shown.text, fact.shown.words):
                seen[measure.head].append((measure, number))
    for number in sorted(new):
        for measure in measures(facts[number].shown.text, facts[number].shown.words):
            known = seen.get(measure.head, [])[-MOST_OF_HEAD:]
            if any(same_thing(measure, other) for other, _ in known):
                continue
            earlier = [early for other, early in known if same_course(measure, other)]
            if earlier:
                yield number, max(earlier, key=lambda early: _rank(facts, early))


def _same_frame(facts: Sequence[Fact]) -> Iterable[list[int]]:
    """Groups of facts in one frame, the newest of each: the same words, apart from figures and
    words of tense."""
    by_frame: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if frame := _frame(fact.shown.words):
            by_frame[frame].append(number)
    return [_newest(facts, numbers) for numbers in by_frame.values() if len(numbers) > 1]


def _newest(facts: Sequence[Fact], numbers: list[int]) -> list[int]:
    if len(numbers) <= MOST_VERSIONS:
        return numbers
    return sorted(sorted(numbers, key=lambda number: _rank(facts, number))[-MOST_VERSIONS:])


def _frame(words: Sequence[str]) -> tuple[str, ...]:
    parts = [_frame_part(word) for word in words]
    if _FIGURE not in parts and LANGUAGE.unsettled_words.isdisjoint(words):
        return tuple([part for part in parts if part])
    frame: list[str] = []
    before = ""
    for word, part in zip(words, parts, strict=True):
        if part == _FIGURE:
            while frame and frame[-1] in _BOUNDS:
                frame.pop()
        belongs_to_previous = (word in LANGUAGE.scale_words and before[:1].isdigit()) or (
            word in LANGUAGE.infinitive_markers and before in LANGUAGE.unsettled_words
        )
        if part and not belongs_to_previous:
            frame.append(part)
        before = word
    return tuple(frame)


@lru_cache(REMEMBERED)
def _frame_part(word: str) -> str:
    """What a word adds to a frame; empty for a word that only marks the tense."""
    if word[0].isdigit():
        return _FIGURE
    return "" if word in LANGUAGE.unsettled_words or word in LANGUAGE.auxiliaries else stem(word)


def _fact_version(fact: Fact, number: int) -> _FactVersion:
    amounts = tuple((figure.value, figure.unit) for figure in figures(fact.shown.text))
    unsettled = not LANGUAGE.unsettled_words.isdisjoint(fact.shown.words)
    return _FactVersion(number, amounts, unsettled)


def _replacements(facts: Sequence[Fact], same: Sequence[_FactVersion]) -> Iterable[tuple[int, int]]:
    """Pairs of an earlier version and the last one from the same outlet."""
    for early in same:
        late = None
        for version in same:
            # Of two versions that two outlets report in turn, only one can be the later.
            after = _rank(facts, early.number) < _rank(facts, version.number)
            if (
                after
                and version.changed_from(early)
                and _repeated_later(facts[early.number], facts[version.number])
                and (late is None or _rank(facts, late) < _rank(facts, version.number))
            ):
                late = version.number
        if late is not None:
            yield early.number, late


def _repeated_later(early: Fact, late: Fact) -> bool:
    """Whether an outlet that carries both reported ``late`` after its last report of ``early``."""
    early_times, late_times = early.last_reports, late.last_reports
    return any(
        late_times[outlet] > at for outlet, at in early_times.items() if outlet in late_times
    )


def _rank(facts: Sequence[Fact], number: int) -> tuple[datetime, int]:
    return facts[number].last_reported, number


def _same_matter(facts: Sequence[Fact], number: int, other: int) -> bool:
    if facts[number].stories & facts[other].stories:
        return True
    text, words = facts[number].shown.text, facts[number].shown.words
    if unspaced(text):
        return sum(map(len, words)) >= FEWEST_FRAME_CHARACTERS
    return len(words) >= FEWEST_FRAME_WORDS
