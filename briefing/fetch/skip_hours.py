"""Hours and days in which a feed wants no visit (RSS 2.0, skipHours and skipDays)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_HOURS_OF_A_WEEK = 7 * 24


def next_wanted(at: datetime, hours: Collection[int], days: Collection[int]) -> datetime:
    """``at`` itself, or the first full hour after it that the feed does not skip.

    ``hours`` are those of GMT, ``days`` those of the week from Monday, 0. A feed that skips every
    hour says nothing that could be followed.
    """
    moment = at.astimezone(UTC)
    for _ in range(_HOURS_OF_A_WEEK):
        if moment.hour not in hours and moment.weekday() not in days:
            return moment
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at
