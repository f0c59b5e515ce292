"""What a draft adds to those already selected: who tells its fact, and in which words.

A draft gains by the outlets that tell its fact and by its words that many outlets use. Both count
the more the later the reports are, and only as far as what is already selected does not tell them.
Selecting sentences so that together they cover what many say, without repetition, follows Filatova
and Hatzivassiloglou, "A formal model for information selection in multi-sentence text extraction"
(COLING 2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from briefing.compose.worth_rules import (
    DEEP_IN_TEXT,
    HEADLINE_WEIGHT,
    LEAST_LIFT,
    MOST_LIFT,
    PARTLY_TOLD,
    SUPPORT,
    TYPICAL_REPORTS,
    WHOLLY_TOLD,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime, timedelta

    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.reach import Reach


@dataclass(frozen=True, slots=True)
class _Report:
    """One outlet's telling of something in one story. ``recency`` is 1 for the newest report of
    the briefing and halves with time, ``prominence`` less than 1 deep in a text."""

    outlet: str
    story: str
    recency: float
    prominence: float


class Covered:
    """What the selected drafts tell: ``words`` that they have, and in ``shares`` how much of which
    texts (by number) they tell, 0 to 1."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.shares: dict[int, float] = {}
        self._counts: Counter[str] = Counter()
        self._all_shares: defaultdict[int, list[float]] = defaultdict(list)

    def add(self, content: Collection[str], shares: Iterable[tuple[int, float]]) -> None:
        """Count a draft with these words, which tells these shares of the texts (by number)."""
        self._counts.update(content)
        self.words.update(content)
        for number, share in shares:
            self._all_shares[number].append(share)
            self.shares[number] = max(self._all_shares[number])

    def remove(self, content: Collection[str], shares: Iterable[tuple[int, float]]) -> None:
        """Take back what `add` did with the same arguments."""
        self._counts.subtract(content)
        self.words.difference_update([word for word in content if not self._counts[word]])
        for number, share in shares:
            remaining = self._all_shares[number]
            remaining.remove(share)
            if remaining:
                self.shares[number] = max(remaining)
            else:
                del self.shares[number]


class Weights:
    """Gains of the drafts whose `Reach` is given; after ``half_life`` a report counts half."""

    def __init__(self, reach: Reach, half_life: timedelta) -> None:
        self._reach = reach
        self._half_life = half_life
        reported = [carrier.entry.order_at for reports in reach.carriers for carrier in reports]
        self._newest = max(reported, default=None)
        self._recency: dict[datetime, float] = {}
        self._reports = [
            tuple(self._report(carrier, opening) for carrier in carriers)
            for carriers, opening in zip(reach.carriers, reach.openings, strict=True)
        ]
        self._usual_recency = self._mean_recency()
        self._weights = self._word_weights()
        self._weighted = [
            text.content & self._weights.keys() for text in reach.texts[: reach.sentences]
        ]
        self._tellers: dict[int, tuple[int, ...]] = {}
        self._untold_of: dict[tuple[float | None, ...], float] = {}

    def content(self, draft: Draft) -> frozenset[str]:
        """The stems of those of its words that not every report of a meeting has."""
        return self._reach.texts[self._reach.number(draft)].content

    def gain(self, draft: Draft, covered: Covered | None = None) -> float:
        """What ``draft`` adds to what is ``covered``."""
        number = self._reach.number(draft)
        words = self._weighted[number]
        if covered is not None:
            words = words.difference(covered.words)
        weight = sum(map(self._weights.__getitem__, words))
        return weight + SUPPORT * log2(max(1.0, self._untold(number, covered)))

    def support(self, draft: Draft) -> float:
        """The part of its gain that it owes to the outlets that tell its fact."""
        return SUPPORT * log2(max(1.0, self._untold(self._reach.number(draft), None)))

    def shares(self, draft: Draft) -> list[tuple[int, float]]:
        """How much of which texts, by number, whoever reads ``draft`` knows."""
        number = self._reach.number(draft)
        shares = [(number, 1.0)]
        for other in self._reach.retellings.of(number):
            share = self._reach.retellings.of(other)[number]
            shares.append((other, min(1.0, share / WHOLLY_TOLD)))
        return shares

    def share_covered(self, draft: Draft, covered: Covered) -> float:
        """How much of its fact what is ``covered`` tells, 0 to 1."""
        return covered.shares.get(self._reach.number(draft), 0.0)

    def recencies(self, draft: Draft) -> list[float]:
        """For each independent outlet that tells the fact, how recent its last report of it is."""
        outlets, stories = _highest(
            [
                (report, report.recency)
                for number, share in self._reach.tellers(self._reach.number(draft))
                if share >= PARTLY_TOLD
                for report in self._reports[number]
            ]
        )
        return list(min(outlets, stories, key=len).values())

    def lift(self, recencies: Sequence[float]) -> float:
        """How much more recent reports of these ``recencies`` are than those of all outlets.

        A fact of this hour that ten outlets tell is more news than one that forty have told for
        days and ten repeat.
        """
        usual = self._usual_recency
        # A few recent reports may be chance, so it is as if there were some more of the usual kind.
        mean = (sum(recencies) + TYPICAL_REPORTS * usual) / (len(recencies) + TYPICAL_REPORTS)
        return min(MOST_LIFT, max(LEAST_LIFT, mean / usual))

    def _untold(self, number: int, covered: Covered | None) -> float:
        """The independent outlets that tell the fact, as far as it is not told yet: copies of one
        text count once, and so do the reports of one outlet."""
        if number not in self._tellers:
            self._tellers[number] = tuple([teller for teller, _ in self._reach.tellers(number)])
        # A draft is asked for after every choice, few of which tell anything of its fact.
        covered_shares = covered.shares if covered is not None else {}
        state = (number, *map(covered_shares.get, self._tellers[number]))
        if state not in self._untold_of:
            self._untold_of[state] = self._sum_untold(number, covered_shares)
        return self._untold_of[state]

    def _sum_untold(self, number: int, covered_shares: Mapping[int, float]) -> float:
        outlets, stories = _highest(
            [
                (report, left * report.recency * report.prominence)
                for teller, share in self._reach.tellers(number)
                if (left := share * (1 - covered_shares.get(teller, 0.0))) > 0
                for report in self._reports[teller]
            ]
        )
        return min(sum(outlets.values()), sum(stories.values()))

    def _report(self, carrier: Carrier, opening: frozenset[str]) -> _Report:
        return _Report(
            carrier.entry.outlet,
            carrier.story.id,
            self.recency(carrier.entry.order_at),
            1.0 if carrier.entry.id in opening else DEEP_IN_TEXT,
        )

    def recency(self, at: datetime) -> float:
        """1 for the newest report of the briefing, half of it after each half-life."""
        if self._newest is None:
            return 1.0
        if at not in self._recency:
            half_lives = (self._newest - at) / self._half_life
            self._recency[at] = _exact(2.0 ** -min(half_lives, 60.0))
        return self._recency[at]

    def _mean_recency(self) -> float:
        """The mean over all outlets of how recent their last reports are."""
        reports = chain.from_iterable(self._reports)
        latest, _ = _highest((report, report.recency) for report in reports)
        return sum(latest.values()) / len(latest) if latest else 1.0

    def _word_weights(self) -> dict[str, float]:
        """The weight of each word that several outlets use: by how many do, how lately, and by the
        headlines that have it."""
        in_headlines = self._words_of_headlines()
        weights = {}
        for word, by_outlet in self._users().items():
            if len(by_outlet) < 2 and not in_headlines.get(word):
                continue
            outlets, stories = _highest([(report, report.recency) for report in by_outlet.values()])
            recencies = list(outlets.values())
            used = min(sum(recencies), sum(stories.values()))
            weight = log2(max(1.0, used))
            weight += HEADLINE_WEIGHT * log2(1 + in_headlines.get(word, 0.0))
            weights[word] = _exact(weight * self.lift(recencies) ** 0.5)
        # A word that only one report uses weighs nothing, and most words are of that kind.
        return {word: weight for word, weight in weights.items() if weight}

    def _words_of_headlines(self) -> dict[str, float]:
        """How many headlines have each word, each as far as it is recent."""
        in_headlines: defaultdict[str, float] = defaultdict(float)
        for number in range(self._reach.sentences, len(self._reports)):
            recency = sum(report.recency for report in self._reports[number])
            for word in self._reach.texts[number].content:
                in_headlines[word] += recency
        return in_headlines

    def _users(self) -> dict[str, dict[str, _Report]]:
        """The latest report with each word by each outlet, for the words of several sentences."""
        users: defaultdict[str, dict[str, _Report]] = defaultdict(dict)
        for number in range(self._reach.sentences):
            words = self._reach.texts[number].content
            if len(self._reports[number]) == 1:
                words &= self._reach.retellings.shared_words
            for report in self._reports[number]:
                for word in words:
                    known = users[word].get(report.outlet)
                    if known is None or report.recency > known.recency:
                        users[word][report.outlet] = report
        return users


def _highest(values: Iterable[tuple[_Report, float]]) -> tuple[dict[str, float], dict[str, float]]:
    """The highest value of the reports of each outlet, and of each story."""
    outlets: dict[str, float] = {}
    stories: dict[str, float] = {}
    for report, value in values:
        if value > outlets.get(report.outlet, -1.0):
            outlets[report.outlet] = value
        if value > stories.get(report.story, -1.0):
            stories[report.story] = value
    return outlets, stories


def _exact(weight: float) -> float:
    """``weight`` in steps that floats add without error, so the order of a set has no effect."""
    return round(weight * 1024) / 1024
