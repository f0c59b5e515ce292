"""The summits that are not over, and the dates to come that their briefings name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.domain.agenda import UpcomingDate
from briefing.text.dates import day_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, tzinfo

    from briefing.domain.briefing import Briefing


def agenda(briefings: Iterable[Briefing], zone: tzinfo) -> tuple[UpcomingDate, ...]:
    """Everything to come, the soonest first; a day stands before the hours in it, in ``zone``.

    A sentence that names a date in several summits' briefings stands with each of them.
    """
    found: list[UpcomingDate] = []
    for briefing in briefings:
        summit, status = briefing.summit, briefing.status
        if summit.starts is not None and status in ("upcoming", "ongoing"):
            found.append(UpcomingDate(summit.starts, summit.ends, summit, status))
        found += (
            UpcomingDate(
                named.date, named.ends, summit, status, named.text, named.sources, named.vague
            )
            for named in briefing.next
        )
    return tuple(sorted(found, key=lambda each: (*_at(each.at, zone), each.text is not None)))


def _at(moment: date | datetime, zone: tzinfo) -> tuple[date, float]:
    if isinstance(moment, datetime):
        return day_in(zone, moment), moment.timestamp()
    return moment, 0.0
