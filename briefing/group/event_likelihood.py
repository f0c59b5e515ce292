"""How likely two stories report one event: a logistic model of similarity and time.

After the pair models of topic detection and tracking (Allan 2002); the figures are in `rules`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.term_vector import LOG_COUNT, norms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.group.term_vector import TermVector


@dataclass(frozen=True, slots=True)
class StoryFeatures:
    """What the model needs of a story.

    ``at`` is the day and fraction of its publication, as an ordinal; ``dated`` says whether a feed
    gave that date; ``norms`` are those of its vector (`term_vector.norms`).
    """

    at: float
    dated: bool
    vector: TermVector
    norms: tuple[float, float, float]

    @classmethod
    def of(
        cls, at: float, vector: TermVector, idfs: Mapping[int, float], *, dated: bool
    ) -> StoryFeatures:
        """The features of a story by the idf of its terms."""
        return cls(at, dated, vector, norms(vector, idfs))

    @property
    def day(self) -> int:
        """The day of its publication, in UTC."""
        return int(self.at)


class EventModel:
    """The likelihood that other stories report the event of ``story``.

    Of the many stories that are compared with it, only the counts of terms are read: they are
    small, and reading memory takes most of the time.
    """

    def __init__(self, story: StoryFeatures, idfs: Mapping[int, float]) -> None:
        self._story = story
        vector = story.vector
        all_norm, lead_norm, title_norm = story.norms
        self._weights = {
            term: (
                LOG_COUNT[in_all] * squared / all_norm,
                LOG_COUNT[in_lead] * squared / lead_norm,
                LOG_COUNT[in_title] * squared / title_norm,
            )
            for term, in_all, in_lead, in_title in zip(
                vector.terms, vector.in_all, vector.in_lead, vector.in_title, strict=True
            )
            if (squared := idfs[term] ** 2)
        }

    def likelihood(self, other: StoryFeatures) -> float:
        """The likelihood that both report one event, 0 to 1; 0 beyond `rules.EVENT_DAYS`.

        It is symmetric but for rounding. A story without a date may be older than the day on which
        it was first seen.
        """
        story = self._story
        days_apart = abs(story.at - other.at)
        if days_apart > rules.EVENT_DAYS and not _may_be_older(story, other):
            return 0.0
        all_cosine, lead_cosine, title_cosine = self._cosines(other)
        words, title = story.vector.words, story.vector.title
        other_words, other_title = other.vector.words, other.vector.title
        log_odds = rules.ODDS + rules.LIKE_ALL * all_cosine
        if words or other_words:
            shorter = min(max(min(words, other_words) + 10, rules.SHORTEST_LIKENESS), 400)
            log_odds += rules.LONG_ALIKE * all_cosine * math.log(shorter / rules.LIKENESS_WORDS)
            log_odds += rules.LIKE_LEAD * lead_cosine
            log_odds += (
                rules.LIKE_TITLE * title_cosine if title and other_title else rules.NO_HEADLINE
            )
        else:
            log_odds += rules.BARE_HEADLINES
        if story.dated and other.dated:
            log_odds += rules.DAYS_APART * math.log1p(days_apart)
            log_odds += rules.SAME_DAY if story.day == other.day else 0.0
        else:
            log_odds += rules.UNDATED
        return 1 / (1 + math.exp(-log_odds))

    def _cosines(self, other: StoryFeatures) -> tuple[float, float, float]:
        """The cosines of all of the two stories, of their leads and of their headlines."""
        vector = other.vector
        all_sum = lead_sum = title_sum = 0.0
        for weights, in_all, in_lead, in_title in zip(
            map(self._weights.get, vector.terms),
            vector.in_all,
            vector.in_lead,
            vector.in_title,
            strict=True,
        ):
            if weights is not None:
                all_sum += weights[0] * LOG_COUNT[in_all]
                if in_lead:
                    lead_sum += weights[1] * LOG_COUNT[in_lead]
                    if in_title:
                        title_sum += weights[2] * LOG_COUNT[in_title]
        all_norm, lead_norm, title_norm = other.norms
        return all_sum / all_norm, lead_sum / lead_norm, title_sum / title_norm


def _may_be_older(first: StoryFeatures, second: StoryFeatures) -> bool:
    if first.dated == second.dated:
        return False
    undated, dated = (second, first) if first.dated else (first, second)
    return dated.at < undated.at
