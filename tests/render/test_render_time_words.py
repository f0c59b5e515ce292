"""Times as a reader sees them, on the screen and on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefing.domain.summit import Summit
from briefing.render import time_words

SEOUL = ZoneInfo("Asia/Seoul")


def at(hour: int, minute: int = 0, day: int = 29, month: int = 10, year: int = 2025) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SEOUL).astimezone(UTC)


NOW = at(14, 32)


@pytest.mark.parametrize(
    ("instant", "day", "hour"),
    [
        (at(14, 20), "14:20", "14:20"),
        (at(0, 5), "00:05", "00:05"),
        (at(23, 40, 28), "Tue 28 Oct", "23:40"),
        (at(14, 32, 28), "Tue 28 Oct", "Tue 14:32"),
        (at(6, 15, 26), "Sun 26 Oct", "Sun 06:15"),
        (at(10, 0, 4, 11), "Tue 4 Nov", "Tue 10:00"),
        (at(10, 0, 22), "22 Oct", "22 Oct"),
        (at(10, 0, 12, 9), "12 Sep", "12 Sep"),
        (at(10, 0, 27, 10, 2024), "27 Oct 2024", "27 Oct 2024"),
    ],
)
def test_a_stamp_is_as_long_as_it_must_be(instant: datetime, day: str, hour: str) -> None:
    assert time_words.stamp(instant, NOW, SEOUL) == day
    assert time_words.hour_stamp(instant, NOW, SEOUL) == hour


def test_another_year_is_shown_even_a_few_days_away() -> None:
    new_year = at(9, 0, 2, 1, 2026)
    last_year = at(9, 0, 30, 12)
    assert time_words.stamp(last_year, new_year, SEOUL) == "Tue 30 Dec 2025"
    assert time_words.hour_stamp(at(10, 0, 12, 9), new_year, SEOUL) == "12 Sep 2025"


def test_a_date_without_an_hour_is_counted_in_days_of_the_zone() -> None:
    assert time_words.until(date(2025, 10, 29), NOW, SEOUL) == "today"
    assert time_words.until(date(2025, 10, 30), NOW, SEOUL) == "tomorrow"
    assert time_words.until(date(2025, 11, 2), NOW, SEOUL) == "in 4 d"


def test_an_instant_is_counted_in_hours_and_minutes() -> None:
    assert time_words.until(NOW + timedelta(hours=20, minutes=28), NOW, SEOUL) == "in 20 h 28 m"
    assert time_words.until(NOW + timedelta(days=3), NOW, SEOUL) == "in 3 d"
    assert time_words.until(NOW + timedelta(seconds=20), NOW, SEOUL) == "in <1 m"
    assert time_words.until(NOW - timedelta(minutes=1), NOW, SEOUL) == "now"


def test_a_day_has_its_weekday_and_its_hour_where_that_is_known() -> None:
    assert time_words.day(at(11, 0, 30), NOW, SEOUL) == "Thu 30 Oct 11:00"
    assert time_words.day(at(11, 0, 13, 11), NOW, SEOUL) == "Thu 13 Nov 11:00"
    assert time_words.day(date(2025, 10, 31), NOW, SEOUL) == "Fri 31 Oct"
    assert time_words.day(date(2026, 1, 2), NOW, SEOUL) == "Fri 2 Jan 2026"


@pytest.mark.parametrize(
    ("starts", "ends", "vague", "expected"),
    [
        (date(2025, 10, 30), date(2025, 10, 31), False, "Thu 30 to Fri 31 Oct"),
        (date(2025, 10, 31), date(2025, 11, 1), False, "Fri 31 Oct to Sat 1 Nov"),
        (date(2025, 12, 31), date(2026, 1, 1), False, "Wed 31 Dec to Thu 1 Jan 2026"),
        (date(2025, 11, 3), date(2025, 11, 9), True, "3 to 9 Nov"),
        (date(2025, 10, 31), None, False, "Fri 31 Oct"),
    ],
)
def test_a_range_of_days_is_short(
    starts: date, ends: date | None, vague: bool, expected: str
) -> None:
    assert time_words.date_range(starts, ends, vague, NOW, SEOUL) == expected


def test_a_reading_of_another_day_has_its_date() -> None:
    assert time_words.since(at(9, 12), NOW, SEOUL) == "09:12"
    assert time_words.since(at(9, 12, 28), NOW, SEOUL) == "Tue 28 Oct 09:12"


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2025, 10, 28), date(2025, 10, 31), "day 2 of 4"),
        (at(9, 0, 29), at(0, 0, 31), "day 1 of 2"),
        (date(2025, 10, 29), None, ""),
        (at(11, 0, 29), None, ""),
    ],
)
def test_a_summit_of_several_days_says_which_day_it_is(
    starts: date, ends: date | None, expected: str
) -> None:
    summit = Summit("a", "A", starts=starts, ends=ends)
    assert time_words.day_of_summit(summit, NOW, SEOUL) == expected


def test_reading_takes_at_least_a_minute() -> None:
    assert time_words.minutes_to_read(3) == 1
    assert time_words.minutes_to_read(700) == 3
