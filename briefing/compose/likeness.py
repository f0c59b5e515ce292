"""How alike the words of two drafts are."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from briefing.compose.drafts import Draft

Vector = dict[str, float]


class Vectors:
    """Unit tf-idf vectors of the drafts of one briefing, and of any words in their terms."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        tallies = {draft.id: Counter(draft.words) for draft in drafts}
        counts = Counter(chain.from_iterable(tallies.values()))
        rarest = log(2 + len(drafts))
        self._idf = {word: rarest - log(1 + count) for word, count in counts.items()}
        self._of = {which: self.vector(tally) for which, tally in tallies.items()}

    def __getitem__(self, draft: Draft) -> Vector:
        return self._of[draft.id]

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """The unit vector of the words counted; words no draft uses do not count."""
        idf = self._idf
        return unit(
            {
                word: idf[word] if times == 1 else (1 + log(times)) * idf[word]
                for word, times in counts.items()
                if word in idf
            }
        )

    def centroid(self) -> Vector:
        """The mean direction of all drafts."""
        total: dict[str, float] = {}
        for vector in self._of.values():
            for word, weight in vector.items():
                total[word] = total.get(word, 0.0) + weight
        return unit(total)


def unit(vector: Mapping[str, float]) -> Vector:
    """``vector`` at length 1; empty where it has none."""
    size = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / size for word, weight in vector.items()} if size else {}


def dot(one: Vector, other: Vector) -> float:
    """The inner product: of two unit vectors, their cosine."""
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def merged(one: Vector, other: Vector, share: float) -> Vector:
    """``one`` and ``share`` times ``other``: one product with it stands for two."""
    return {word: one.get(word, 0.0) + share * other.get(word, 0.0) for word in {**one, **other}}


def share(part: Set[str], whole: Set[str]) -> float:
    """The share of the words of ``part`` that ``whole`` has too."""
    return len(part & whole) / len(part) if part else 0.0
