"""What a draft is worth: what it adds, judged by how it is told and whether that still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.stance import personal
from briefing.compose.weights import Weights
from briefing.compose.worth_rules import (
    ANY_SUPPORT,
    FIRST_TOLD,
    HALF_LIFE,
    HALF_LIFE_ONGOING,
    LAST_TOLD,
    LENGTH_EXPONENT,
    LENGTH_EXPONENT_LIMITED,
    LONGEST_LEAD,
    LONGEST_POINT,
    NAMES_NOBODY,
    NEVER_IN_OPENING,
    NOT_FIRST,
    OPENING_PARAGRAPHS,
    OPINION,
    PERSONAL,
    SHORTEST_POINT,
    SINCE_BEGUN,
    SPEAKS_OF_SUMMIT,
    STILL_TO_COME,
    TOLD_BY_ONE,
    UNFINISHED,
)

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from briefing.compose.drafts import Draft
    from briefing.compose.reach import Reach
    from briefing.compose.summit_names import SummitNames
    from briefing.compose.weights import Covered
    from briefing.domain.summit import Summit

_POINTING_BACK = ("That ", "This ", "These ", "Those ")
"""Which summit "that summit" is may be clear to a reader of its text, but not at the top."""


class Worth:
    """The worth of drafts in the briefing on ``summit`` as of ``now``, in no unit.

    ``limited``: the words of the briefing are limited, so that length costs more.
    """

    def __init__(
        self,
        reach: Reach,
        summit: Summit,
        names: SummitNames,
        *,
        now: datetime,
        zone: tzinfo,
        limited: bool = False,
    ) -> None:
        self._status = summit.status(now, zone)
        self._begins = summit.begins_at(zone)
        half_life = HALF_LIFE_ONGOING if self._status == "ongoing" else HALF_LIFE
        self.weights = Weights(reach, half_life)
        self._names = names
        self._limited = limited
        self._exponent = LENGTH_EXPONENT_LIMITED if limited else LENGTH_EXPONENT
        self._factors: dict[str, float] = {}

    def of(self, draft: Draft, covered: Covered | None = None) -> float:
        """What ``draft`` is worth to whoever knows what is ``covered``."""
        return self.weights.gain(draft, covered) * self.factor(draft)

    def can_lead(self, draft: Draft) -> bool:
        """Whether ``draft`` can stand above the others: it speaks of the summit itself, by itself,
        and is no opinion, no mere line, and not of an old date."""
        return (
            draft.timely
            and not draft.head.dependent
            and not draft.opinion
            and not draft.is_line
            and not draft.text.startswith(_POINTING_BACK)
            and self._names.speaks_of_meeting(draft.text)
        )

    def as_lead(self, draft: Draft) -> float:
        """What ``draft`` is worth above all others: by who tells its fact, by how much it speaks of
        the summit itself, and by how short it is."""
        named = min(self._names.count(draft.text), len(SPEAKS_OF_SUMMIT) - 1)
        support = self.weights.support(draft) + ANY_SUPPORT
        length = min(1.0, LONGEST_LEAD / draft.length)
        # The beginning of a text says what it is about; what is further down may be a detail.
        place = 1.0 if draft.paragraph <= 0 else NOT_FIRST
        worth = support * self.factor(draft) * SPEAKS_OF_SUMMIT[named] * length * place
        if self._status != "ongoing":
            return worth
        if not LANGUAGE.anticipating_words.isdisjoint(draft.words):
            worth *= STILL_TO_COME
        return float(worth * self.weights.recency(draft.at) ** FIRST_TOLD)

    def factor(self, draft: Draft) -> float:
        """What the worth of ``draft`` is multiplied by, whatever else is shown."""
        if draft.id not in self._factors:
            self._factors[draft.id] = self._factor(draft)
        return self._factors[draft.id]

    def per_length(self, draft: Draft) -> float:
        """What its length makes of its worth."""
        return float(max(draft.length, SHORTEST_POINT) ** -self._exponent)

    def _factor(self, draft: Draft) -> float:
        recencies = self.weights.recencies(draft)
        factor: float = TOLD_BY_ONE if len(recencies) == 1 else self.weights.lift(recencies)
        factor *= max(recencies) ** LAST_TOLD
        if draft.length > LONGEST_POINT and not self._limited:
            factor *= LONGEST_POINT / draft.length
        if self._names.any and not self._names.count(draft.text):
            factor *= NAMES_NOBODY
        if draft.paragraph >= OPENING_PARAGRAPHS:
            factor *= NEVER_IN_OPENING
        if personal(draft.text, draft.words):
            factor *= PERSONAL
        if draft.opinion:
            factor *= OPINION
        if draft.is_line:
            factor *= UNFINISHED
        return factor * self._as_to_come(draft)

    def _as_to_come(self, draft: Draft) -> float:
        """Less than 1 for what speaks of something as to come when the summit is on or over."""
        if self._status not in ("ongoing", "concluded"):
            return 1.0
        if LANGUAGE.unsettled_words.isdisjoint(draft.words):
            return 1.0
        before = self._begins is not None and draft.at < self._begins
        return SINCE_BEGUN if before or self._status == "concluded" else STILL_TO_COME
