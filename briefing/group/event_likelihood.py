"""How likely two stories report one event: a logistic model of similarity and time.

After the pair models of topic detection and tracking (Allan 2002); the figures are in `rules`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from briefing.group.term_vector import TermWeights


@dataclass(frozen=True, slots=True)
class StoryFeatures:
    """What the model needs of a story.

    ``at`` is the day and fraction of its publication, as an ordinal; ``dated`` says whether a feed
    gave that date; ``words`` and ``title`` are lengths in words.
    """

    at: float
    dated: bool
    words: int
    title: int
    weights: TermWeights

    @property
    def day(self) -> int:
        """The day of its publication, in UTC."""
        return int(self.at)


def event_likelihood(first: StoryFeatures, second: StoryFeatures) -> float:
    """The likelihood that both report one event, 0 to 1; symmetric; 0 beyond `rules.EVENT_DAYS`.

    A story without a date may be older than the day on which it was first seen.
    """
    days_apart = abs(first.at - second.at)
    if days_apart > rules.EVENT_DAYS and not _may_be_older(first, second):
        return 0.0
    first_weights, second_weights = first.weights, second.weights
    all_cosine = lead_cosine = title_cosine = 0.0
    # The same order for both directions, so that the sums are equal to the last bit.
    for term in sorted(first_weights.keys() & second_weights.keys()):
        ours, theirs = first_weights[term], second_weights[term]
        all_cosine += ours[0] * theirs[0]
        lead_cosine += ours[1] * theirs[1]
        title_cosine += ours[2] * theirs[2]
    log_odds = rules.ODDS + rules.LIKE_ALL * all_cosine
    if first.words or second.words:
        shorter = min(max(min(first.words, second.words) + 10, rules.SHORTEST_LIKENESS), 400)
        log_odds += rules.LONG_ALIKE * all_cosine * math.log(shorter / rules.LIKENESS_WORDS)
        log_odds += rules.LIKE_LEAD * lead_cosine
        log_odds += (
            rules.LIKE_TITLE * title_cosine if first.title and second.title else rules.NO_HEADLINE
        )
    else:
        log_odds += rules.BARE_HEADLINES
    if first.dated and second.dated:
        log_odds += rules.DAYS_APART * math.log1p(days_apart)
        log_odds += rules.SAME_DAY if first.day == second.day else 0.0
    else:
        log_odds += rules.UNDATED
    return 1 / (1 + math.exp(-log_odds))


def _may_be_older(first: StoryFeatures, second: StoryFeatures) -> bool:
    if first.dated == second.dated:
        return False
    undated, dated = (second, first) if first.dated else (first, second)
    return dated.at < undated.at
