"""A summit day by day: points on the days of the reader, dates to come, the days of the summit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from briefing.domain.briefing import Briefing, Counts, NextDate
from briefing.domain.summit import Summit
from briefing.domain.timeline import timeline
from tests.builders.briefings import point, source

SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2025, 10, 29, 14, 32, tzinfo=SEOUL)
SUMMIT = Summit("g", "Gyeongju", starts=date(2025, 10, 29), ends=date(2025, 10, 31), zone=SEOUL)
WIRE = source(1, "World Wire")
FIRST = point("first", WIRE, id="p1", published=NOW - timedelta(days=2))
MORNING = point("morning", WIRE, id="p2", published=NOW - timedelta(hours=5))
NOON = point("noon", WIRE, id="p3", published=NOW - timedelta(hours=2))
APEC = NextDate(date(2025, 11, 1), "APEC meets.", (WIRE,))


def briefing(summit: Summit = SUMMIT) -> Briefing:
    counts = Counts(entries=1, stories=1, outlets=1, new=3)
    return Briefing(
        summit, "ongoing", None, counts, NOON, None, (NOON, MORNING, FIRST), next=(APEC,)
    )


def test_days_are_in_order_and_the_lead_stands_once() -> None:
    days = timeline(briefing(), NOW, SEOUL)
    assert [(day.date.day, [p.id for p in day.points]) for day in days] == [
        (27, ["p1"]),
        (29, ["p2", "p3"]),
        (30, []),
        (31, []),
        (1, []),
    ]
    assert [day.dates for day in days] == [(), (), (), (), (APEC,)]


def test_days_of_the_summit_are_numbered_where_they_are_the_readers_too() -> None:
    days = timeline(briefing(), NOW, SEOUL)
    assert [day.day_of for day in days] == [None, (1, 3), (2, 3), (3, 3), None]
    abroad = timeline(briefing(), NOW, NEW_YORK)
    assert [(day.date.day, day.during) for day in abroad] == [
        (27, False),
        (28, True),
        (29, True),
        (30, True),
        (31, True),
        (1, False),
    ]
    assert not any(day.day_of for day in abroad)


def test_a_summit_without_dates_has_the_days_of_its_points() -> None:
    undated = replace(SUMMIT, starts=None, ends=None)
    days = timeline(briefing(undated), NOW, SEOUL)
    assert [day.date.day for day in days] == [27, 29, 1]
    assert not any(day.during for day in days)


def test_past_days_of_the_summit_without_a_point_are_left_out() -> None:
    later = NOW + timedelta(days=9)
    assert [day.date.day for day in timeline(briefing(), later, SEOUL)] == [27, 29, 1]


def test_an_hour_that_is_known_stands_on_the_day_of_the_reader() -> None:
    morning = datetime(2025, 10, 30, 9, tzinfo=SEOUL)
    evening = NextDate(morning, "They meet.", (WIRE,))
    days = timeline(replace(briefing(), next=(evening,)), NOW, NEW_YORK)
    assert [day.date for day in days if day.dates] == [date(2025, 10, 29)]
