"""Paragraphs that an entry tells twice are shown once.

A paragraph is a repeat when one earlier paragraph says all of it: at least four fifths of its
four-word shingles (containment: Broder 1997), all its words but one, or all but the few that
were changed here and there (`briefing.text.near_duplicate`). It is none when what differs is a
number or a negation. A wrong cut loses a fact, a missed one only doubles it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from briefing.text.figures import amounts, disagree, negations
from briefing.text.near_duplicate import is_near_duplicate
from briefing.text.normalize import words
from briefing.text.scripts import HAN, HAN_COMPATIBILITY, KANA
from briefing.text.shingles import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZE = 4
_PROBE = 3
_ENOUGH = 0.8
# A probe survives a change of one word in five at half of its places.
_PROBED = 0.2
_REFRAIN = 6
_EDGE = 3
# A hostile entry may begin all its paragraphs alike: only so many earlier ones are looked at.
_MOST_HOLDERS = 16
_MOST_PROBES = 64
_MOST_ALIGNED = 4
# Aligning two texts word by word costs squared time; longer ones must agree in every figure.
_ALIGNED = 400
_NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen half third quarter first second fourth fifth "
    "sixth seventh eighth ninth tenth once twice double triple "
    "零 一 二 两 兩 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 兆 "
    "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 첫 하나 둘 셋 넷".split()
)
_UNSPACED = re.compile(rf"[{KANA}{HAN}{HAN_COMPATIBILITY}]")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A paragraph as it is compared."""

    text: str
    words: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    shingles: frozenset[tuple[str, ...]]
    probes: tuple[tuple[str, ...], ...]
    short: bool

    @classmethod
    def of(cls, paragraph: str) -> _Shape:
        tokens = tuple(words(paragraph))
        runs = tuple(word_runs(tokens, _SIZE))
        probes = tuple(word_runs(tokens, _PROBE))
        return cls(paragraph, tokens, runs, frozenset(runs), probes, _is_short(tokens))


class _Earlier:
    """The paragraphs kept so far, found by their shingles and by how they begin and end."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, ...], int] = {}
        self._by_probe: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_edge: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._shapes: dict[int, _Shape] = {}

    def add(self, place: int, shape: _Shape) -> None:
        self._shapes[place] = shape
        self._by_words.setdefault(shape.words, place)
        for probe in shape.probes:
            _append(self._by_probe[probe], place)
        for edge in _edges(shape):
            _append(self._by_edge[edge], place)

    def same(self, shape: _Shape) -> int | None:
        """The place of a paragraph with exactly these words."""
        return self._by_words.get(shape.words)

    def telling(self, shape: _Shape) -> int | None:
        """The place of a paragraph that says all of this one, if any does."""
        least = _PROBED * min(len(shape.probes), _MOST_PROBES)
        for rank, (place, votes) in enumerate(self._candidates(shape)):
            whole = self._shapes[place]
            if _says(whole, shape):
                return place
            if rank < _MOST_ALIGNED and votes >= least and _retells(whole, shape):
                return place
        return None

    def _candidates(self, shape: _Shape) -> Iterator[tuple[int, int]]:
        votes: defaultdict[int, int] = defaultdict(int)
        step = max(1, len(shape.probes) // _MOST_PROBES)
        for probe in shape.probes[::step]:
            for place in self._by_probe.get(probe, ()):
                votes[place] += 1
        for edge in _edges(shape):
            for place in self._by_edge.get(edge, ()):
                votes[place] += 1
        most = nsmallest(_MOST_HOLDERS, ((-count, place) for place, count in votes.items()))
        return ((place, -count) for count, place in most)


def collapse_repeats(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """``paragraphs`` without those that repeat an earlier one, in order.

    A paragraph of six words or fewer is a refrain and stays, unless it stands inside a block
    that is repeated as a whole.
    """
    if len(paragraphs) < 2:
        return tuple(paragraphs)
    shapes = [_Shape.of(paragraph) for paragraph in paragraphs]
    earlier = _Earlier()
    repeats: dict[int, int] = {}
    for place, shape in enumerate(shapes):
        told = earlier.same(shape)
        if told is None and not shape.short:
            told = earlier.telling(shape)
        if told is not None and not shape.short:
            repeats[place] = told
        else:
            earlier.add(place, shape)
    repeats |= _within_blocks(shapes, repeats)
    return tuple(text for place, text in enumerate(paragraphs) if place not in repeats)


def has_number_word(tokens: Sequence[str]) -> bool:
    """Whether one of ``tokens`` (normal words) is a number in letters."""
    return bool(_number_words(tokens))


def _within_blocks(shapes: Sequence[_Shape], repeats: dict[int, int]) -> dict[int, int]:
    """Short paragraphs next to a repeat whose twins stand next to the twin of that repeat."""
    found: dict[int, int] = {}
    for step, order in ((1, range(len(shapes))), (-1, range(len(shapes) - 1, -1, -1))):
        for place in order:
            before = place - step
            twin = repeats.get(before, found.get(before))
            if twin is None or place in repeats or not shapes[place].short:
                continue
            candidate = twin + step
            if 0 <= candidate < place and shapes[candidate].words == shapes[place].words:
                found[place] = candidate
    return found


def _is_short(tokens: Sequence[str]) -> bool:
    if len(tokens) > 2 * _REFRAIN:
        return False
    # Two Han or kana characters are about one word of a language that spaces them.
    return sum(0.5 if _UNSPACED.match(token) else 1.0 for token in tokens) <= _REFRAIN


def _edges(shape: _Shape) -> tuple[tuple[str, ...], ...]:
    if len(shape.words) < _EDGE:
        return ()
    return (("^", *shape.words[:_EDGE]), ("$", *shape.words[-_EDGE:]))


def _append(places: list[int], place: int) -> None:
    if len(places) < _MOST_HOLDERS:
        places.append(place)


def _says(whole: _Shape, part: _Shape) -> bool:
    """Whether ``whole`` says all that ``part`` says."""
    if whole.words == part.words:
        return True
    if _one_word_apart(whole.words, part.words):
        return not _contradicts(whole.words, part.words)
    if len(part.shingles & whole.shingles) < _ENOUGH * len(part.shingles):
        return False
    return not _contradicts(_excerpt(whole, part), part.words)


def _retells(whole: _Shape, part: _Shape) -> bool:
    """Whether ``part`` is ``whole`` with words changed here and there."""
    if _figures(whole.words) != _figures(part.words):
        return False
    return is_near_duplicate(whole.text, whole.words, part.text, part.words) and not _contradicts(
        whole.words, part.words
    )


def _excerpt(whole: _Shape, part: _Shape) -> tuple[str, ...]:
    """The stretch of ``whole`` that answers to ``part``.

    Shared shingles vote for where it lies; those far off are the same phrase used elsewhere.
    """
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(part.runs):
        places.setdefault(run, place)
    shared = [(at, places[run]) for at, run in enumerate(whole.runs) if run in places]
    offset = Counter(at - place for at, place in shared).most_common(1)[0][0]
    slack = max(_EDGE, len(part.words) // 10)
    near = [(at, place) for at, place in shared if abs(at - place - offset) <= slack]
    (first, head), (last, place) = near[0], near[-1]
    end = last + _SIZE + max(0, len(part.words) - _SIZE - place)
    return whole.words[max(0, first - head) : end]


def _one_word_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether changing, adding or dropping one word makes the two equal."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), None)
    if same is None:
        return True
    return longer[same + 1 :] == shorter[same + (len(longer) == len(shorter)) :]


def _contradicts(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words that differ hold a number or a negation."""
    if _number_words(one) != _number_words(other):
        return True
    mine, others = _figures(one), _figures(other)
    if mine - others and others - mine:
        return True
    ours, theirs = " ".join(one), " ".join(other)
    if len(one) + len(other) > 2 * _ALIGNED:
        return negations(one) != negations(other) or amounts(ours) != amounts(theirs)
    return disagree(ours, theirs)


def _figures(tokens: Sequence[str]) -> Counter[str]:
    return Counter(token for token in tokens if token[0].isdigit())


def _number_words(tokens: Sequence[str]) -> list[str]:
    return sorted(token for token in tokens if token in _NUMBER_WORDS)
