"""The points that were read before: by the day of their news, and in it by what they report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, tzinfo

    from briefing.domain.briefing import Point
    from briefing.domain.story import Story


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the reader's calendar, and its points in reading order."""

    date: date
    points: tuple[Point, ...]


def by_day(points: Iterable[Point], stories: Iterable[Story], zone: tzinfo) -> tuple[Day, ...]:
    """``points`` by their days in ``zone``, the newest day first.

    In a day the points of one event stand together, or those of one story if ``stories`` name no
    event for it. Otherwise the given order remains.
    """
    events = {story.id: story.event for story in stories}
    days: dict[date, dict[str, list[Point]]] = {}
    for point in points:
        threads = days.setdefault(point.at.astimezone(zone).date(), {})
        threads.setdefault(events.get(point.story) or point.story, []).append(point)
    return tuple(
        Day(day, tuple(point for thread in days[day].values() for point in thread))
        for day in sorted(days, reverse=True)
    )
