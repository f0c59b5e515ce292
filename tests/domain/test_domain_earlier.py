"""Earlier points by the day of their news, and in it by what they report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from briefing.domain.earlier import by_day
from briefing.domain.story import Story
from tests.builders.briefings import point

if TYPE_CHECKING:
    from briefing.domain.briefing import Point

SEOUL = timezone(timedelta(hours=9))


def told_at(day: int, hour: int, story: str = "s1") -> Point:
    at = datetime(2025, 10, day, hour, tzinfo=UTC)
    return point(f"{story} at {day}/{hour}", published=at, story=story, new=False)


def story(name: str, event: str | None) -> Story:
    return Story(name, name, datetime(2025, 10, 27, tzinfo=UTC), True, (), event, ())


def test_days_are_those_of_the_reader_the_newest_first() -> None:
    evening, morning = told_at(28, 20), told_at(28, 3)
    assert [day.date for day in by_day((morning, evening), (), SEOUL)] == [
        date(2025, 10, 29),
        date(2025, 10, 28),
    ]
    (only,) = by_day((morning, evening), (), UTC)
    assert only.points == (morning, evening)


def test_points_of_one_event_stand_together_else_those_of_one_story() -> None:
    yards, deal, loans = told_at(28, 9, "yards"), told_at(28, 8, "deal"), told_at(28, 7, "loans")
    more = told_at(28, 6, "deal")
    before = told_at(27, 9, "yards")
    stories = (story("yards", "e1"), story("loans", "e1"), story("deal", None))
    first, second = by_day((yards, deal, loans, more, before), stories, UTC)
    assert first.points == (yards, loans, deal, more)
    assert second.points == (before,)


def test_a_point_without_a_date_stands_under_the_day_on_which_it_was_seen() -> None:
    undated = replace(told_at(28, 9), published=None)
    (day,) = by_day((undated,), (), UTC)
    assert day.date == undated.first_seen.date()
