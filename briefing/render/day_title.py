"""The title of a day of a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.time_words import day

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from briefing.domain.timeline import TimelineDay


def day_title(listed: TimelineDay, now: datetime, zone: tzinfo) -> str:
    """``Wed 29 Oct · day 1 of 2 · done``: a day, which day of the summit it is, and whether it is
    over; nothing is said of a past day that is none of the summit."""
    today = now.astimezone(zone).date()
    of_summit = ""
    if listed.during:
        of_summit = "day {} of {}".format(*listed.day_of) if listed.day_of else "the summit"
    when = "today" if listed.date == today else "to come" if listed.date > today else ""
    if listed.during and not when:
        when = "done"
    return " · ".join(filter(None, (day(listed.date, now, zone), of_summit, when)))
