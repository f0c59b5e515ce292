"""What the reader has not seen, and what has changed since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.rules import FEWEST_FRAME_CHARACTERS, FEWEST_FRAME_WORDS
from briefing.compose.sentence import unspaced
from briefing.text.normal import words
from briefing.text.numbers import figures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime
    from decimal import Decimal

    from briefing.compose.facts import Fact
    from briefing.text.numbers import Figure

    _Frame = tuple[str | None, tuple[str, ...]]
    _Amounts = tuple[tuple[Decimal, str], ...]

_OPEN = "#"


def unseen(found: Sequence[Fact], read_at: datetime | None) -> frozenset[int]:
    """Indices of the facts of which no passage is marked read or was first seen by ``read_at``."""
    return frozenset(
        number
        for number, fact in enumerate(found)
        if not any(
            each.passage.read or (read_at is not None and each.passage.first_seen <= read_at)
            for each in fact.members
        )
    )


def moved(found: Sequence[Fact], new: Collection[int]) -> frozenset[int]:
    """Indices of the new facts that repeat a seen one with other figures, none with the same.

    A long sentence is known again in any story, a short one only in its own.
    """
    if len(new) == len(found):
        return frozenset()
    seen: dict[_Frame, set[_Amounts]] = defaultdict(set)
    for number, fact in enumerate(found):
        if number not in new:
            for frame, amounts in _frames(fact):
                seen[frame].add(amounts)

    def is_moved(fact: Fact) -> bool:
        said = [(seen[frame], amounts) for frame, amounts in _frames(fact) if frame in seen]
        return bool(said) and all(amounts not in known for known, amounts in said)

    return frozenset(number for number in new if is_moved(found[number]))


def _frames(fact: Fact) -> Iterator[tuple[_Frame, _Amounts]]:
    """Each wording of ``fact`` with its figures left open, in its story and, if long, in any."""
    told: dict[str, set[str]] = defaultdict(set)
    for each in fact.members:
        told[each.passage.text].add(each.story.id)
    for text, stories in told.items():
        if not (stated := figures(text)):
            continue
        frame = _opened(text, stated)
        amounts = tuple((figure.value, figure.unit) for figure in stated)
        for story in stories:
            yield (story, frame), amounts
        if _is_long(text, frame):
            yield (None, frame), amounts


def _opened(text: str, stated: Iterable[Figure]) -> tuple[str, ...]:
    frame: list[str] = []
    end = 0
    for figure in stated:
        frame += [*words(text[end : figure.start]), _OPEN]
        end = figure.end
    return (*frame, *words(text[end:]))


def _is_long(text: str, frame: Sequence[str]) -> bool:
    if unspaced(text):
        return sum(map(len, frame)) >= FEWEST_FRAME_CHARACTERS
    return len(frame) >= FEWEST_FRAME_WORDS
