"""Times as a reader sees them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from briefing.domain.briefing import NextDate
from briefing.tui.view import times
from tests.tui.sample_briefings import NOW, SEOUL, at


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (at(14, 20), "14:20"),
        (at(10, 0, 27), "Mon 27"),
        (at(10, 0, 12, 9), "Sep 12"),
        (at(0, 5), "00:05"),
    ],
)
def test_a_stamp_is_as_long_as_it_must_be(when: datetime, said: str) -> None:
    assert times.stamp(when, NOW, SEOUL) == said


def test_another_year_is_named() -> None:
    assert times.stamp(NOW - timedelta(days=400), NOW, SEOUL) == "Sep 2024"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (timedelta(hours=20, minutes=28), "20 h 28 m"),
        (timedelta(days=1, hours=18), "1 d 18 h"),
        (timedelta(minutes=5, seconds=59), "5 m"),
        (timedelta(days=2), "2 d"),
        (timedelta(hours=3), "3 h"),
    ],
)
def test_a_span_has_its_two_greatest_units(rest: timedelta, said: str) -> None:
    assert times.span(rest) == said


def test_a_bare_date_is_counted_in_days_of_the_zone() -> None:
    assert times.until(date(2025, 10, 29), NOW, SEOUL) == "today"
    assert times.until(date(2025, 10, 30), NOW, SEOUL) == "tomorrow"
    assert times.until(date(2025, 11, 2), NOW, SEOUL) == "in 4 d"
    assert times.until(NOW - timedelta(minutes=1), NOW, SEOUL) == "now"


def test_a_moment_of_this_week_needs_no_date() -> None:
    assert times.moment(at(11, 0, 30), NOW, SEOUL) == "Thu 11:00"
    assert times.moment(at(11, 0, 13, 11), NOW, SEOUL) == "Thu 13 Nov 11:00"
    assert times.moment(date(2025, 10, 31), NOW, SEOUL) == "Fri 31 Oct"


@pytest.mark.parametrize(
    ("starts", "ends", "vague", "said"),
    [
        (date(2025, 10, 31), date(2025, 11, 1), False, "31 Oct – 1 Nov"),
        (date(2025, 11, 3), date(2025, 11, 9), True, "3 to 9 Nov"),
        (date(2025, 10, 31), None, False, "Fri 31 Oct"),
    ],
)
def test_an_appointment_of_days_is_short(
    starts: date | datetime, ends: date | datetime | None, vague: bool, said: str
) -> None:
    coming = NextDate(starts, "", (), ends, vague=vague)
    assert times.appointment(coming, NOW, SEOUL) == said


def test_a_reading_of_another_day_says_which() -> None:
    assert times.since(at(9, 12), NOW, SEOUL) == "09:12"
    assert times.since(at(9, 12, 28), NOW, SEOUL) == "Tue 28, 09:12"


def test_reading_takes_at_least_a_minute() -> None:
    assert times.minutes_to_read(3) == 1
    assert times.minutes_to_read(700) == 3
