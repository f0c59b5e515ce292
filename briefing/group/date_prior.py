"""What the dates of a summit say, before a word is read, of a text published on some day."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from datetime import date

    from briefing.domain.summit import Summit


def days_away(summit: Summit, published: datetime | None) -> int:
    """Days from the publication of a text to the summit or back; 0 while it lasts, and where
    either has no date."""
    if published is None or summit.starts is None:
        return 0
    day = published.date()
    first = _day(summit.starts)
    last = _day(summit.ends or summit.starts)
    return max((first - day).days, (day - last).days, 0)


def prior(days: int) -> float:
    """Between 0 and 1: what people are worth as evidence, the less the further the summit is away;
    a smooth decay, since meetings are spoken of long before and after."""
    return 1 / (1 + rules.AWAY * math.log1p(days))


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when
