"""The prior of a summit from its dates alone, for a text published on some day."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.group import rules

if TYPE_CHECKING:
    from datetime import date

    from briefing.domain.summit import Summit


def days_away(summit: Summit, published: datetime | None) -> int:
    """Days between the publication of a text and the summit, before or after; 0 while it lasts, or
    if either has no date."""
    if published is None or summit.starts is None:
        return 0
    day = published.date()
    first = _day(summit.starts)
    last = _day(summit.ends or summit.starts)
    return max((first - day).days, (day - last).days, 0)


def prior(days: int) -> float:
    """The factor, 0 to 1, for people as evidence: it falls with the days to the summit. The decay
    is smooth, since meetings are mentioned long before and after."""
    return 1 / (1 + rules.AWAY * math.log1p(days))


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when
