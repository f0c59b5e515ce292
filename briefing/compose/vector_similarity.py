"""Compares sentences by vectors of an encoder: small bytes, in the standard library."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from itertools import combinations
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

from briefing.compose.rules import MOST_SIMILAR, SIMILAR_SIGNS, SIMILAR_WITH_FIGURE

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

_LARGEST = 127  # of a signed byte


def as_bytes(vector: Sequence[float]) -> bytes:
    """``vector`` in one signed byte a number, its largest number as 127: only its direction
    counts, and a cosine stays within a hundredth."""
    largest = max(map(abs, vector), default=0.0) or 1.0
    return array("b", (round(number / largest * _LARGEST) for number in vector)).tobytes()


def similar_pairs(
    vectors: Mapping[int, bytes], groups: Mapping[int, Hashable]
) -> list[tuple[int, int, float]]:
    """Which sentences of different groups (scripts) are similar: two keys, the smaller first, and
    the cosine of their vectors in steps of a thousandth, from `SIMILAR_WITH_FIGURE` on.

    An encoder puts the sentences of one language near each other, whatever they say. Therefore the
    mean of each group is subtracted first (Libovický, Rosa, Fraser, "How language-neutral is
    multilingual BERT?", 2019). Of a script with two or three sentences little is left then, and in
    doubt nothing is similar.

    Millions of pairs are compared by the signs of their numbers, which estimate the angle
    (Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002), and only
    the few that may be similar exactly.
    """
    members: dict[Hashable, list[int]] = defaultdict(list)
    for key in sorted(vectors):
        members[groups[key]].append(key)
    centred = [_centred(keys, vectors) for keys in members.values()]
    most_similar_first = sorted(
        (-round(cosine, 3), min(key, other), max(key, other))
        for ours, theirs in combinations(centred, 2)
        for key, other, cosine in _compare(ours, theirs)
    )
    pairs = []
    partners: Counter[int] = Counter()
    for negative, first, second in most_similar_first:
        if partners[first] < MOST_SIMILAR and partners[second] < MOST_SIMILAR:
            partners.update((first, second))
            pairs.append((first, second, -negative))
    return sorted(pairs)


class _Centred:
    """A vector without the mean of its group, of length 1, and the signs of its numbers as bits."""

    __slots__ = ("key", "numbers", "signs")

    def __init__(self, key: int, numbers: Iterable[float]) -> None:
        self.key = key
        self.numbers = array("f", numbers)
        self.signs = int("0" + "".join("1" if n > 0 else "0" for n in self.numbers), 2)


def _centred(keys: Sequence[int], vectors: Mapping[int, bytes]) -> list[_Centred]:
    unit = [_of_length_1(array("b", vectors[key])) for key in keys]
    mean = [sum(column) / len(unit) for column in zip(*unit, strict=True)]
    return [
        _Centred(key, _of_length_1([n - m for n, m in zip(numbers, mean, strict=True)]))
        for key, numbers in zip(keys, unit, strict=True)
    ]


def _of_length_1(numbers: Sequence[float]) -> list[float]:
    length = sqrt(sum(map(mul, numbers, numbers))) or 1.0
    return [number / length for number in numbers]


def _compare(
    ours: Sequence[_Centred], theirs: Sequence[_Centred]
) -> Iterable[tuple[int, int, float]]:
    most = int(SIMILAR_SIGNS * len(ours[0].numbers))
    for one in ours:
        signs = one.signs
        for other in [other for other in theirs if (other.signs ^ signs).bit_count() <= most]:
            cosine = sum(map(mul, one.numbers, other.numbers))
            if cosine >= SIMILAR_WITH_FIGURE:
                yield one.key, other.key, cosine
