"""How alike the words of two drafts are."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from briefing.compose.drafts import Draft

Vector = dict[str, float]


class Vectors:
    """Unit tf-idf vectors of the drafts of one briefing, and of any words in their terms."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        counts = Counter(word for draft in drafts for word in set(draft.words))
        rarest = log(2 + len(drafts))
        self._idf = {word: rarest - log(1 + count) for word, count in counts.items()}
        self._of = {draft.id: self.vector(Counter(draft.words)) for draft in drafts}

    def __getitem__(self, draft: Draft) -> Vector:
        return self._of[draft.id]

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """The unit vector of the words counted; words no draft uses do not count."""
        known = {word: times for word, times in counts.items() if word in self._idf}
        return unit({word: (1 + log(times)) * self._idf[word] for word, times in known.items()})

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


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two unit vectors."""
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def share(part: Set[str], whole: Set[str]) -> float:
    """The share of the words of ``part`` that ``whole`` has too."""
    return len(part & whole) / len(part) if part else 0.0
