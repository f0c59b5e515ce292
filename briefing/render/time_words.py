"""Instants, days and how far away a summit is, in words for the screen and the command line.

The words are English whatever the locale. ``now`` and ``zone``, the reader's, are always given.
Times are in the reader's zone; the days of a summit are those of its place.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.domain.duration import span
from briefing.text.calendar_names import LONG_MONTHS, LONG_WEEKDAYS, SHORT_MONTHS, SHORT_WEEKDAYS

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.domain.briefing import Briefing
    from briefing.domain.summit import Summit

_NEAR = timedelta(days=6)
"""Within this many days a weekday names one day only."""
_DAY = timedelta(days=1)


def clock(instant: datetime, zone: tzinfo) -> str:
    """``14:32``."""
    return f"{instant.astimezone(zone):%H:%M}"


def stamp(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """When something was, as short as it can be.

    ``14:20`` today, ``Mon 27 Oct`` within six days, else ``12 Sep``; in another year
    ``12 Sep 2024``.
    """
    then, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    if then == today:
        return clock(instant, zone)
    if abs(then - today) > _NEAR:
        return _day_and_month(then, today)
    return f"{SHORT_WEEKDAYS[then.weekday()]} {_day_and_month(then, today)}"


def hour_stamp(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """When something was, for a narrow column: with its hour, as long as that matters.

    ``14:20`` today and in the 24 hours before, so also last night; ``Sun 06:15`` within six days;
    else ``12 Sep``, in another year ``12 Sep 2024``.
    """
    then, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    hour = clock(instant, zone)
    if then == today or timedelta() <= now - instant < _DAY:
        return hour
    if abs(then - today) > _NEAR:
        return _day_and_month(then, today)
    return f"{SHORT_WEEKDAYS[then.weekday()]} {hour}"


def since(instant: datetime, now: datetime, zone: tzinfo) -> str:
    """``09:12`` today, ``Tue 28 Oct 09:12`` before."""
    hour, when = clock(instant, zone), stamp(instant, now, zone)
    return hour if when == hour else f"{when} {hour}"


def day(moment: date | datetime, now: datetime, zone: tzinfo) -> str:
    """``Thu 30 Oct``, or ``Thu 30 Oct 11:00`` where ``moment`` has an hour."""
    if not isinstance(moment, datetime):
        today = now.astimezone(zone).date()
        return f"{SHORT_WEEKDAYS[moment.weekday()]} {_day_and_month(moment, today)}"
    return f"{day(moment.astimezone(zone).date(), now, zone)} {clock(moment, zone)}"


def long_day(moment: date) -> str:
    """``Wednesday 29 October 2025``."""
    weekday, month = LONG_WEEKDAYS[moment.weekday()], LONG_MONTHS[moment.month - 1]
    return f"{weekday} {moment.day} {month} {moment.year}"


def date_range(
    first: date | datetime, last: date | None, vague: bool, now: datetime, zone: tzinfo
) -> str:
    """``Thu 30 Oct``, ``Thu 30 to Fri 31 Oct``; no weekdays for a vague one: ``3 to 9 Nov``."""
    if last is None or isinstance(first, datetime):
        return day(first, now, zone)
    today = now.astimezone(zone).date()
    same_month = (first.year, first.month) == (last.year, last.month)
    start = f"{first.day}" if same_month else _day_and_month(first, today)
    end = _day_and_month(last, today)
    if vague:
        return f"{start} to {end}"
    return f"{SHORT_WEEKDAYS[first.weekday()]} {start} to {SHORT_WEEKDAYS[last.weekday()]} {end}"


def dates(summit: Summit, now: datetime, zone: tzinfo) -> str:
    """The days of a summit: ``Wed 29 Oct to Sat 1 Nov``; nothing for one without dates."""
    if summit.starts is None:
        return ""
    first = day(summit.starts, now, zone)
    last = day(summit.ends, now, zone) if summit.ends else first
    return first if first == last else f"{first} to {last}"


def until(moment: date | datetime, now: datetime, zone: tzinfo) -> str:
    """How far away a moment is.

    ``in 20 h 28 m`` for an instant, ``now`` once it has passed; ``today``, ``tomorrow``, ``in 3 d``
    for a date without an hour, by the calendar of ``zone``: for a summit's dates that of its place.
    """
    if isinstance(moment, datetime):
        return f"in {span(moment - now)}" if moment > now else "now"
    days = (moment - now.astimezone(zone).date()).days
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    return f"in {days} d"


def day_of_summit(summit: Summit, now: datetime, zone: tzinfo) -> str:
    """``day 1 of 4`` of a summit under way; nothing for one of a single day."""
    day_number, days = summit.day_of(now, zone) or (1, 1)
    return f"day {day_number} of {days}" if days > 1 else ""


def standing(briefing: Briefing, now: datetime, zone: tzinfo) -> str:
    """``upcoming, in 20 h 28 m``, ``ongoing, day 1 of 4``, ``concluded``; or nothing."""
    summit, status = briefing.summit, briefing.status
    if status is None or summit.starts is None:
        return ""
    if status == "upcoming":
        return f"upcoming, {until(summit.starts, now, summit.zone_of_days(zone))}"
    days = day_of_summit(summit, now, zone) if status == "ongoing" else ""
    return f"{status}, {days}" if days else status


def minutes_to_read(words: int) -> int:
    """Whole minutes at 230 words a minute (Brysbaert 2019: 238 for English prose), at least 1."""
    return max(1, round(words / 230))


def _day_and_month(then: date, today: date) -> str:
    """``28 Oct``, or ``28 Oct 2024`` in another year."""
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {SHORT_MONTHS[then.month - 1]}{year}"
