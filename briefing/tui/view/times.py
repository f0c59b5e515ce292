"""Instants and dates in the words of the screen; ``now`` and ``zone`` are always given."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from briefing.text.calendar_names import LONG_MONTHS, LONG_WEEKDAYS, SHORT_MONTHS, SHORT_WEEKDAYS

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.domain.briefing import NextDate

_WEEK = timedelta(days=6)


def clock(at: datetime, zone: tzinfo) -> str:
    """``14:32``."""
    return f"{at.astimezone(zone):%H:%M}"


def day(at: date) -> str:
    """``Wed 29 Oct``."""
    return f"{SHORT_WEEKDAYS[at.weekday()]} {at.day} {SHORT_MONTHS[at.month - 1]}"


def long_day(at: date) -> str:
    """``Wednesday 29 October 2025``."""
    return f"{LONG_WEEKDAYS[at.weekday()]} {at.day} {LONG_MONTHS[at.month - 1]} {at.year}"


def stamp(at: datetime, now: datetime, zone: tzinfo) -> str:
    """When something was: ``14:20`` today, ``Mon 27`` this week, ``Sep 12`` this year, ``2024``."""
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return clock(at, zone)
    if local.year != today.year and abs(today - local) > _WEEK:
        return f"{SHORT_MONTHS[local.month - 1]} {local.year}"
    if abs(today - local) <= _WEEK:
        return f"{SHORT_WEEKDAYS[local.weekday()]} {local.day}"
    return f"{SHORT_MONTHS[local.month - 1]} {local.day}"


def since(at: datetime, now: datetime, zone: tzinfo) -> str:
    """``09:12`` today, ``Tue 28, 09:12`` before."""
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return clock(at, zone)
    return f"{stamp(at, now, zone)}, {clock(at, zone)}"


def span(rest: timedelta) -> str:
    """A stretch of time by its two greatest units: ``1 d 18 h``, ``20 h 28 m``, ``28 m``."""
    minutes = max(int(rest.total_seconds() // 60), 0)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} m" if minutes else f"{hours} h"
    return f"{minutes} m"


def until(at: date | datetime, now: datetime, zone: tzinfo) -> str:
    """``in 20 h 28 m`` to an instant; ``today``, ``tomorrow``, ``in 3 d`` to a bare date."""
    if isinstance(at, datetime):
        return f"in {span(at - now)}" if at > now else "now"
    days = (at - now.astimezone(zone).date()).days
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    return f"in {days} d"


def moment(at: date | datetime, now: datetime, zone: tzinfo) -> str:
    """When something is: ``Thu 11:00`` this week, ``Thu 13 Nov 11:00`` later, ``Fri 31 Oct``."""
    if not isinstance(at, datetime):
        return day(at)
    local = at.astimezone(zone).date()
    near = timedelta(0) <= local - now.astimezone(zone).date() <= _WEEK
    return f"{SHORT_WEEKDAYS[local.weekday()] if near else day(local)} {clock(at, zone)}"


def appointment(coming: NextDate, now: datetime, zone: tzinfo) -> str:
    """When something to come is: ``31 Oct – 1 Nov``; a vague one, some day of ``3 to 9 Nov``."""
    first, last = coming.date, coming.ends
    if last is None or isinstance(first, datetime):
        return moment(first, now, zone)
    month = "" if first.month == last.month else f" {SHORT_MONTHS[first.month - 1]}"
    between = "to" if coming.vague else "–"
    return f"{first.day}{month} {between} {last.day} {SHORT_MONTHS[last.month - 1]}"


def minutes_to_read(words: int) -> int:
    """Whole minutes at 230 words a minute (Brysbaert 2019: 238 for English prose), at least 1."""
    return max(1, round(words / 230))


def begins(at: date | datetime, zone: tzinfo) -> datetime:
    """The first instant of a date or the instant itself."""
    return at if isinstance(at, datetime) else datetime.combine(at, time(), zone)
