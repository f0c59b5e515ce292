"""Scores what the program tells of several summits against labels that a reader gave.

Labels of passages, for each summit: 2, its file needs it; 1, background; none, not about it.
Precision counts only what has no label, recall only the 2s. Labels of points: ``kind`` is what the
text is, ``fit`` says for each summit whether the point belongs in its briefing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

FIRST = 40
"""Points that count: what a reader sees of a busy summit."""

NEEDED = 2
JUNK = frozenset("CPX")
"""Kinds of points that are no text: page furniture, captions, fragments."""
WRONG = "N"

_SAME_WORDS = 0.8
"""Share of words from which a point takes the label of another: a cut or mended sentence."""
_COMPARED = 8
"""Labelled points that are compared with an unknown one."""


@dataclass(frozen=True, slots=True)
class AssignedPassage:
    """A paragraph or headline and the summits (ids) that the program gave it; ``guid`` is its
    entry's."""

    guid: str
    text: str
    summits: frozenset[str]


@dataclass(frozen=True, slots=True)
class PassageScore:
    """How many needed passages were assigned (``hits``) and missed, and how many foreign ones were
    assigned."""

    hits: int
    missed: int
    foreign: int

    @property
    def precision(self) -> float:
        """The share of what was assigned, without the background, that is needed."""
        return self.hits / max(1, self.hits + self.foreign)

    @property
    def recall(self) -> float:
        """The share of what is needed that was assigned."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class PointScore:
    """Of the first points of a briefing: how many there are, how many have a label; of these, how
    many are junk, how many have a label for this summit, and how many of those belong elsewhere."""

    points: int
    labelled: int
    junk: int
    judged: int
    wrong: int

    @property
    def junk_share(self) -> float:
        """Junk, of the labelled points."""
        return self.junk / max(1, self.labelled)

    @property
    def wrong_share(self) -> float:
        """Points that belong elsewhere, of those judged."""
        return self.wrong / max(1, self.judged)


def score_passages(
    labelled: Iterable[Mapping[str, Any]],
    assigned: Iterable[AssignedPassage],
    summits: Sequence[str],
) -> tuple[dict[str, PassageScore], int]:
    """The score of each summit, and how many labelled passages the program does not have.

    A passage that was cleaned differently in its own entry counts as it was assigned elsewhere.
    """
    in_entry: dict[tuple[str, str], frozenset[str]] = {}
    anywhere: dict[str, frozenset[str]] = {}
    for passage in assigned:
        key = normal(passage.text)
        in_entry.setdefault((passage.guid, key), passage.summits)
        anywhere.setdefault(key, passage.summits)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    absent = 0
    for row in labelled:
        given = in_entry.get((row["guid"], row["key"]), anywhere.get(row["key"]))
        absent += given is None
        for summit in summits:
            label, has = row["labels"].get(summit, 0), summit in (given or ())
            if label == NEEDED:
                counts[summit]["hits" if has else "missed"] += 1
            elif has and not label:
                counts[summit]["foreign"] += 1
    scores = {
        summit: PassageScore(*(counts[summit][name] for name in ("hits", "missed", "foreign")))
        for summit in summits
    }
    return scores, absent


def total(scores: Collection[PassageScore]) -> PassageScore:
    """The score of all of them as one: each passage of each summit counts once."""
    return PassageScore(
        sum(score.hits for score in scores),
        sum(score.missed for score in scores),
        sum(score.foreign for score in scores),
    )


class PointLabels:
    """Finds the label of a point by its words."""

    def __init__(self, labels: Mapping[str, Mapping[str, Any]]) -> None:
        self._labels = labels
        self._word_sets = [(key, frozenset(key.split())) for key in labels]
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, vocabulary) in enumerate(self._word_sets):
            for word in vocabulary:
                self._with_word[word].append(number)

    def of(self, text: str) -> Mapping[str, Any] | None:
        """The label of the point with these words, else of one that shares four fifths of them."""
        key = normal(text)
        if key in self._labels:
            return self._labels[key]
        own = frozenset(key.split())
        shared = Counter(number for word in own for number in self._with_word.get(word, ()))
        for number, common in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[
            :_COMPARED
        ]:
            other, vocabulary = self._word_sets[number]
            if common / len(own | vocabulary) >= _SAME_WORDS:
                return self._labels[other]
        return None


def score_points(texts: Sequence[str], summit: str, labels: PointLabels) -> PointScore:
    """The score of the first points of a summit's briefing."""
    first = texts[:FIRST]
    known = [label for text in first if (label := labels.of(text)) is not None]
    fits = [label["fit"][summit] for label in known if label["fit"].get(summit)]
    return PointScore(
        points=len(first),
        labelled=len(known),
        junk=sum(label["kind"] in JUNK for label in known),
        judged=len(fits),
        wrong=fits.count(WRONG),
    )


def normal(text: str) -> str:
    """The words of a text as the labels have them."""
    return " ".join(re.findall(r"\w+", text.lower()))
