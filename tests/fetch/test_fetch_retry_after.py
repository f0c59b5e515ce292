from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefing.fetch.retry_after import MAX_PAUSE, retry_at

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("1.5", 1.5),
        ("Wed, 29 Oct 2025 09:10:00 GMT", 600),
        ("Wednesday, 29-Oct-25 09:10:00 GMT", 600),
        ("Wed Oct 29 09:10:00 2025", 600),
        ("Wed, 29 Oct 2025 18:10:00 +0900", 600),
    ],
)
def test_seconds_and_dates(value: str, seconds: float) -> None:
    assert retry_at(value, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["9" * 5000, "604801", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_absurd_waits_are_cut_to_a_week(value: str) -> None:
    assert retry_at(value, NOW) == NOW + MAX_PAUSE == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    "value",
    [None, "", "0", "-5", "soon", "٣", "1e9", "Wed, 29 Oct 2025 08:00:00 GMT", "Wed, 99 Foo 2025",
     "Fri, 31 Dec 9999 23:59:59 -2300", "0, 1", "Mon, 01 Jan 0001 00:00:00 +2300", "," * 9],
)  # fmt: skip
def test_nonsense_and_the_past_ask_for_nothing(value: str | None) -> None:
    assert retry_at(value, NOW) is None


def test_the_answer_is_utc_whatever_the_clock_says() -> None:
    instant = retry_at("60", NOW.astimezone(timezone(timedelta(hours=9))))
    assert instant is not None
    assert instant.tzinfo is UTC
