"""Durations as people type them and as they are shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.domain import duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90s", timedelta(seconds=90)),
        ("30m", timedelta(minutes=30)),
        ("1h30m", timedelta(hours=1, minutes=30)),
        (" 1 h 30 m ", timedelta(hours=1, minutes=30)),
        ("24H", timedelta(days=1)),
        ("7d", timedelta(days=7)),
        ("2w", timedelta(days=14)),
        ("0h", timedelta(0)),
        ("36500d", timedelta(days=36500)),
    ],
)
def test_a_duration_is_a_sum_of_numbers_with_units(text: str, expected: timedelta) -> None:
    assert duration.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "5", "h", "-1d", "1y", "1.5h", "1h 5", "6M", "١h", "36501d", "5300w", "999999999w"],
)
def test_anything_else_is_none(text: str) -> None:
    assert duration.parse(text) is None


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (timedelta(hours=20, minutes=28), "20 h 28 m"),
        (timedelta(days=1, hours=18), "1 d 18 h"),
        (timedelta(days=1, minutes=18), "1 d"),
        (timedelta(minutes=5, seconds=59), "5 m"),
        (timedelta(days=2), "2 d"),
        (timedelta(hours=3), "3 h"),
        (timedelta(seconds=59), "<1 m"),
    ],
)
def test_a_span_has_its_two_largest_units(length: timedelta, expected: str) -> None:
    assert duration.span(length) == expected
