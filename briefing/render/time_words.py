"""Instants, days and how far off a summit is, in words that no locale changes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.text.calendar_names import SHORT_MONTHS, SHORT_WEEKDAYS

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.domain.briefing import Briefing
    from briefing.domain.summit import Summit


def stamp(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """``14:20`` on the day of ``now``, else ``28 Oct``, or ``28 Oct 2024`` in another year."""
    there, here = instant.astimezone(zone), now.astimezone(zone)
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return _short(there, here)


def since(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """``09:12`` on the day of ``now``, else ``28 Oct 09:12``."""
    there = instant.astimezone(zone)
    clock = f"{there:%H:%M}"
    marked = stamp(instant, now, zone)
    return clock if marked == clock else f"{marked} {clock}"


def day(moment: date | datetime, now: datetime, zone: tzinfo) -> str:
    """``Thu 30 Oct``, with the hour in ``zone`` where ``moment`` has one."""
    here = now.astimezone(zone)
    if isinstance(moment, datetime):
        there = moment.astimezone(zone)
        return f"{SHORT_WEEKDAYS[there.weekday()]} {_short(there, here)} {there:%H:%M}"
    return f"{SHORT_WEEKDAYS[moment.weekday()]} {_short(moment, here)}"


def appointment(
    first: date | datetime, last: date | None, vague: bool, now: datetime, zone: tzinfo
) -> str:
    """``Thu 30 Oct``, ``Thu 30 to Fri 31 Oct``; of a vague one no weekday: ``3 to 9 Nov``."""
    if last is None:
        return day(first, now, zone)
    here = now.astimezone(zone)
    one = f"{first.day}" if first.month == last.month else _short(first, here)
    other = _short(last, here)
    if vague:
        return f"{one} to {other}"
    return f"{SHORT_WEEKDAYS[first.weekday()]} {one} to {SHORT_WEEKDAYS[last.weekday()]} {other}"


def dates(summit: Summit, now: datetime, zone: tzinfo) -> str:
    """The days of a summit: ``Wed 29 Oct to Sat 1 Nov``; nothing for one without dates."""
    if summit.starts is None:
        return ""
    first = day(summit.starts, now, zone)
    last = day(summit.ends, now, zone) if summit.ends else first
    return first if first == last else f"{first} to {last}"


def standing(briefing: Briefing, now: datetime, zone: tzinfo) -> str:
    """``upcoming, in 20 h 28 m``, ``ongoing, day 1 of 4``, ``concluded``; or nothing."""
    summit = briefing.summit
    begins, over = summit.begins_at(zone), summit.over_at(zone)
    if briefing.status is None or begins is None or over is None:
        return ""
    if briefing.status == "upcoming":
        return f"upcoming, {countdown(begins - now)}"
    if briefing.status == "ongoing":
        first = begins.astimezone(zone).date()
        last = (over.astimezone(zone) - timedelta(microseconds=1)).date()
        today = now.astimezone(zone).date()
        if last > first:
            return f"ongoing, day {(today - first).days + 1} of {(last - first).days + 1}"
    return briefing.status


def countdown(span: timedelta) -> str:
    """``in 12 m``, ``in 20 h 28 m``, ``in 1 d 18 h``: the two largest units."""
    minutes = max(0, int(span.total_seconds()) // 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"in {days} d {hours} h"
    return f"in {hours} h {minutes} m" if hours else f"in {minutes} m"


def _short(there: date, here: date) -> str:
    year = "" if there.year == here.year else f" {there.year}"
    return f"{there.day} {SHORT_MONTHS[there.month - 1]}{year}"
