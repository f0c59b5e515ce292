"""A summit day by day, as it happened: the points told of each day, and the dates to come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from briefing.domain.summit import first_instant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from briefing.domain.briefing import Briefing, NextDate, Point
    from briefing.domain.summit import Summit

_DAY = timedelta(days=1)
_MOST_DAYS = 31
"""Days of a summit that are listed although nothing is told of them."""


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day of the reader's calendar.

    ``points`` are in the order of their publication, ``dates`` are to come, the soonest first;
    one that takes several days stands on its first. ``during``: the summit was, or is to be, on
    that day; ``day_of`` is which of its days, from 1, of how many, if it has several and they are
    days of the reader's calendar too.
    """

    date: date
    points: tuple[Point, ...]
    dates: tuple[NextDate, ...]
    during: bool
    day_of: tuple[int, int] | None


def timeline(briefing: Briefing, now: datetime, zone: tzinfo) -> tuple[TimelineDay, ...]:
    """The days of a summit in ``zone``, the oldest first; those with nothing to tell are left out,
    except the days of the summit itself from today on."""
    points: defaultdict[date, list[Point]] = defaultdict(list)
    for point in sorted(briefing.distinct, key=lambda point: (point.at, point.order_at)):
        points[point.at.astimezone(zone).date()].append(point)
    dates: defaultdict[date, list[NextDate]] = defaultdict(list)
    place_zone = briefing.summit.zone_of_days(zone)
    for coming in sorted(briefing.next, key=lambda item: first_instant(item.date, place_zone)):
        dates[_day(coming.date, zone)].append(coming)
    days = {*points, *dates, *_days_to_come(briefing.summit, now, zone)}
    return tuple(
        TimelineDay(
            day,
            tuple(points.get(day, ())),
            tuple(dates.get(day, ())),
            during=_is_on(briefing.summit, day, zone),
            day_of=_day_of(briefing.summit, day, zone),
        )
        for day in sorted(days)
    )


def _day(moment: date | datetime, zone: tzinfo) -> date:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def _days_to_come(summit: Summit, now: datetime, zone: tzinfo) -> Iterator[date]:
    begins = summit.begins_at(zone)
    if begins is None:
        return
    today = now.astimezone(zone).date()
    day = max(begins.astimezone(zone).date(), today)
    last = day + _DAY * _MOST_DAYS
    while day < last and _is_on(summit, day, zone):
        yield day
        day += _DAY


def _is_on(summit: Summit, day: date, zone: tzinfo) -> bool:
    return summit.is_on(first_instant(day, zone), first_instant(day + _DAY, zone), zone)


def _day_of(summit: Summit, day: date, zone: tzinfo) -> tuple[int, int] | None:
    noon = datetime.combine(day, time(12), zone)
    place_zone = summit.zone_of_days(zone)
    if noon.utcoffset() != noon.astimezone(place_zone).utcoffset():
        return None
    number, days = summit.day_of(noon, zone) or (0, 0)
    return (number, days) if days > 1 and 1 <= number <= days else None
