from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefing.parse.dates import home_zone, parse, read

SEOUL = timezone(timedelta(hours=9))
EVENING = "2025-10-29T09:05:00"


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("Wed, 29 Oct 2025 18:05:00 +0900", EVENING),
        ("Wed, 29 Oct 2025 18:05:00 KST", EVENING),
        ("Wed, 29 Oct 2025 18:05:00 JST", EVENING),
        ("Wed, 29 Oct 2025 17:05:00 HKT", EVENING),
        ("Wed, 29 Oct 2025 14:35:00 IST", EVENING),
        ("Wed, 29 Oct 2025 12:05:00 MSK", EVENING),
        ("Wed, 29 Oct 2025 10:05:00 CET", EVENING),
        ("Wed, 29 Oct 2025 05:05:00 EDT", EVENING),
        ("Wed, 29 Oct 2025 09:05:00 GMT", EVENING),
        ("Wed, 29 Oct 2025 09:05:00 +0000 (UTC)", EVENING),
        ("Sun, 06 Jul 2025 12:00:00 CEST", "2025-07-06T10:00:00"),
        ("Sun, 06 Jul 2025 12:00:00 BST", "2025-07-06T11:00:00"),
        ("Wed,29 Oct 2025 18:5:0 GMT+9", EVENING),
        ("Wed, 29 Oct 2025 18:05 GMT+09:00", EVENING),
        ("Wed, Oct 29 2025 09:05:00 AM", EVENING),
        ("Wed, Oct 29 2025 09:05:00 PM", "2025-10-29T21:05:00"),
        ("Wed, Oct 29 2025 12:05:00 AM", "2025-10-29T00:05:00"),
        ("2025/10/29 9:05:00", EVENING),
        ("2025-10-29T18:05:00+09:00", EVENING),
        ("2025-10-29T09:05:00.123Z", EVENING),
        ("2025-10-29 09:05:00 UTC", EVENING),
        ("20251029T090500Z", EVENING),
        ("2025-10-29", "2025-10-29T00:00:00"),
        ("2025.10.29", "2025-10-29T00:00:00"),
        ("Nov 20, 2026", "2026-11-20T00:00:00"),
        ("Wed Oct 29 09:05:00 2025", EVENING),
        ("Wed Oct 29 18:05:00 KST 2025", EVENING),
        ("29 Oct 25 09:05 GMT", EVENING),
        ("mer., 29 octobre 2025 10:05:00 +0100", EVENING),
        ("Mi, 29 Okt 2025 10:05:00 +0100", EVENING),
        ("2025년 10월 29일 오후 6:05", "2025-10-29T18:05:00"),
        ("2025年10月29日 09:05", EVENING),
        ("2025-10-29T24:00:00Z", "2025-10-30T00:00:00"),
    ],
)
def test_dates_are_read_as_publishers_mean_them(written: str, utc: str) -> None:
    assert parse(written) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "Wed, 32 Oct 2025 10:00:00", "2025-13-01", "Oct", "9999999", "12:30", "May"],
)
def test_what_is_no_date_stays_none(written: str) -> None:
    assert parse(written) is None


@pytest.mark.parametrize(
    "written", ["0001-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1989-12-31", "-"]
)
def test_a_zero_date_is_none(written: str) -> None:
    assert read(written, (1970, 1, 1, 0, 0, 0, 3, 1, 0)) is None  # type: ignore[arg-type]


def test_the_raw_text_is_believed_before_the_parser() -> None:
    wrong = (2025, 10, 29, 18, 5, 0, 2, 302, 0)
    found = read("Wed, 29 Oct 2025 18:05:00 KST", wrong)  # type: ignore[arg-type]
    assert found == datetime(2025, 10, 29, 9, 5, tzinfo=UTC)
    assert read("strange", wrong) == datetime(2025, 10, 29, 18, 5, tzinfo=UTC)  # type: ignore[arg-type]


def test_no_zone_means_the_feed_s_own() -> None:
    assert parse("2025-10-29 18:05:00", SEOUL) == datetime(2025, 10, 29, 9, 5, tzinfo=UTC)
    assert parse("29 Oct 2025 18:05:00 GMT", SEOUL) == datetime(2025, 10, 29, 18, 5, tzinfo=UTC)
    assert home_zone("www.ilbo.co.kr").utcoffset(None) == timedelta(hours=9)
    assert home_zone("post.example") is UTC


def test_the_ends_of_time_are_no_trouble() -> None:
    assert parse("9999-12-31T23:59:59-12:00") is None
    assert parse("0001-01-01T00:00:00+12:00") is None
    assert parse("1" * 100_000) is None
