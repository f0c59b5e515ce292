"""The summits that are not over, and the coming dates that their briefings name."""

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
    """All coming dates, soonest first; a day comes before the times within it, in ``zone``.

    A sentence that names a date in the briefings of several summits is listed with each of them.
    """
    dates: list[UpcomingDate] = []
    for briefing in briefings:
        summit, status = briefing.summit, briefing.status
        if summit.starts is not None and status in ("upcoming", "ongoing"):
            dates.append(UpcomingDate(summit.starts, summit.ends, summit, status))
        dates += (
            UpcomingDate(
                mention.date,
                mention.ends,
                summit,
                status,
                mention.text,
                mention.sources,
                mention.vague,
            )
            for mention in briefing.next
        )
    return tuple(sorted(dates, key=lambda date: (*_at(date.at, zone), date.text is not None)))


def _at(moment: date | datetime, zone: tzinfo) -> tuple[date, float]:
    if isinstance(moment, datetime):
        return day_in(zone, moment), moment.timestamp()
    return moment, 0.0
