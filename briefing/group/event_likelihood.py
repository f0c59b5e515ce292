"""How likely two stories are on one event: a logistic model of likeness and time.

After the pair models of topic detection and tracking (Allan 2002); the figures are in `rules`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from briefing.group.term_vector import Weights


@dataclass(frozen=True, slots=True)
class Told:
    """A story as the model sees it.

    ``at`` is the day and fraction of its publication, as an ordinal, ``dated`` whether a feed gave
    it; ``words`` and ``title`` are lengths in words.
    """

    at: float
    dated: bool
    words: int
    title: int
    weights: Weights

    @property
    def day(self) -> int:
        """The day of its publication, in UTC."""
        return int(self.at)


def likelihood(one: Told, other: Told) -> float:
    """Between 0 and 1, symmetric; 0 beyond `rules.EVENT_DAYS`.

    What has no date may be older than the day on which it was first seen.
    """
    apart = abs(one.at - other.at)
    if apart > rules.EVENT_DAYS and not _may_be_older(one, other):
        return 0.0
    ours, theirs = one.weights, other.weights
    all_ = lead = title = 0.0
    # In one order for both directions, so that the sums are the same to the last bit.
    for term in sorted(ours.keys() & theirs.keys()):
        our, their = ours[term], theirs[term]
        all_ += our[0] * their[0]
        lead += our[1] * their[1]
        title += our[2] * their[2]
    odds = rules.ODDS + rules.LIKE_ALL * all_
    if one.words or other.words:
        shorter = min(max(min(one.words, other.words) + 10, rules.SHORTEST_LIKENESS), 400)
        odds += rules.LONG_ALIKE * all_ * math.log(shorter / rules.LIKENESS_WORDS)
        odds += rules.LIKE_LEAD * lead
        odds += rules.LIKE_TITLE * title if one.title and other.title else rules.NO_HEADLINE
    else:
        odds += rules.BARE_HEADLINES
    if one.dated and other.dated:
        odds += rules.DAYS_APART * math.log1p(apart)
        odds += rules.SAME_DAY if one.day == other.day else 0.0
    else:
        odds += rules.UNDATED
    return 1 / (1 + math.exp(-odds))


def _may_be_older(one: Told, other: Told) -> bool:
    if one.dated == other.dated:
        return False
    undated, dated = (other, one) if one.dated else (one, other)
    return dated.at < undated.at
