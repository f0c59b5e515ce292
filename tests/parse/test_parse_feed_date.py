from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import gmtime, struct_time
from zoneinfo import ZoneInfo

import pytest

from briefing.parse.date import time_zone
from briefing.parse.date.feed_date import parse, parse_or_fallback
from briefing.parse.feedparser_adapter import to_datetime

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
EVENING = "2025-10-29T09:05:00"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def read(written: str, feedparser_date: struct_time) -> datetime | None:
    return parse_or_fallback(written, to_datetime(feedparser_date))


@pytest.mark.parametrize(
    "written",
    [
        "Wed, 29 Oct 2025 18:05:00 +0900",
        "Wed, 29 Oct 2025 18:05:00 +09:00",
        "Wed, 29 Oct 2025 18:05:00 +9",
        "Wed, 29 Oct 2025 18:05:00 +0900 (KST)",
        "Wed, 29 Oct 2025 18:05:00 KST+0900",
        "Wed,29 Oct 2025 18:5:0 GMT+9",
        "Wed, 29 Oct 2025 18:05:00 GMT +9",
        "Wed, 29 Oct 2025 18:05 GMT + 9",
        "Wed, 29 Oct 2025 18:05 UTC+09:00",
        "Wed Oct 29 2025 18:05:00 GMT+0900 (Korean Standard Time)",
        "2025-10-29T18:05:00+09:00[Asia/Seoul]",
        "2025-10-29 18:05:00 +0900 KST m=+0.0001",
        "2025-10-29T09:05:00+00:00Z",
        "2025-10-29T18:05:00:+0900",
        "Wed, 29 Oct 2025 09:05:00 +0090",
    ],
)
def test_offsets_count_however_they_are_written(written: str) -> None:
    assert parse(written) == utc(EVENING)


@pytest.mark.parametrize(
    ("time", "zone"),
    [
        ("18:05:00", "KST"),
        ("18:05:00", "JST"),
        ("17:05:00", "HKT"),
        ("16:05:00", "WIB"),
        ("14:35:00", "IST"),
        ("12:05:00", "MSK"),
        ("11:05:00", "CEST"),
        ("10:05:00", "CET"),
        ("10:05:00", "BST"),
        ("10:05:00", "Europe/Paris"),
        ("05:05:00", "EDT"),
        ("05:05:00", "ET"),
        ("04:05:00", "EST"),
        ("03:05:00", "CST"),
        ("09:05:00", "GMT"),
        ("09:05:00", "UT"),
        ("09:05:00", "Z"),
    ],
)
def test_zones_count_by_their_names(time: str, zone: str) -> None:
    assert parse(f"Wed, 29 Oct 2025 {time} {zone}") == utc(EVENING)
    assert parse(f"2025-10-29 {time} ({zone})") == utc(EVENING)
    assert parse(f"{time}, 29 Oct 2025 {zone}") == utc(EVENING)
    assert parse(f"Wed Oct 29 {time} {zone} 2025") == utc(EVENING)


@pytest.mark.parametrize(
    "written",
    [
        "2025-10-29T09:05:00.123456789Z",
        "2025-10-29T09:05:00,5Z",
        "2025-10-29 09:05:00:123",
        "2025-10-29T0905Z",
        "2025-10-29 9:5",
        "20251029T090500Z",
        "20251029090500",
        "20251029 09:05",
        "2025-W44-3T09:05:00Z",
        "2025-302T09:05:00Z",
        "1761728700",
        "1761728700123",
        "2025/10/29 9:05:00",
        "2025.10.29. 09:05",
        "29.10.2025 - 09:05",
        "29/10/2025 09:05",
        "10/29/2025 09:05",
        "29-10-2025 09:05:00",
        "09:05 29/10/2025",
        "29-Oct-2025 09:05:00",
        "29/Oct/2025:09:05:00",
        "2025-Oct-29 09:05:00",
        "29 Oct 25 09:05 GMT",
        "29 Oct 125 09:05 GMT",
        "Wed Oct 29 09:05:00 2025",
        "29 Wednesday, Oct 2025 09:05",
        "Wednesday, October 29th, 2025 at 09:05 | World",
        "Published: 29 October 2025 09:05",
        "Wed, Oct 29 2025 09:05:00 AM",
        "２０２５-１０-２９ ０９：０５",
        "\u200f29/10/2025\u200e\u00a009:05",
        "29\u202fOct\u00a02025 09:05",
    ],
)
def test_days_and_times_are_read_as_they_are_written(written: str) -> None:
    assert parse(written) == utc(EVENING)


@pytest.mark.parametrize(
    "written",
    [
        "mer., 29 octobre 2025 à 9h05",
        "Mittwoch, 29. Oktober 2025, 9.05 Uhr",
        "29 de octubre de 2025 a las 09:05",
        "Seg, 29 Out 2025 09:05:00",
        "mercoledì 29 ottobre 2025 - 09:05",
        "29. oktober 2025 kl. 09.05",
        "29 октября 2025 г., 09:05",
        "29 października 2025 09:05",
        "29 Ekim 2025 Çarşamba 09:05",
        "Rabu, 29 Oktober 2025 09.05",
        "Thứ Tư, 29 tháng 10, 2025 09:05",
        "29 अक्टूबर 2025 09:05",
        "الأربعاء 29 أكتوبر 2025 09:05",
        "٢٩ تشرين الأول ٢٠٢٥ ٠٩:٠٥",
        "29 ตุลาคม 2568 09:05",
        "2025년 10월 29일 (수) 오전 9:05",
        "2025년 10월 29일 9시 5분",
        "2025. 10. 29. 오전 9:05",
        "2025-10-29 AM 9:05",
        "2025年10月29日(水) 午前9時5分",
        "2025年10月29日 上午9点05分",
    ],
)
def test_months_and_times_are_read_in_many_languages(written: str) -> None:
    assert parse(written) == utc(EVENING)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-10-29", "2025-10-29T00:00:00"),
        ("2025.10.29", "2025-10-29T00:00:00"),
        ("Nov 20, 2026", "2026-11-20T00:00:00"),
        ("20251029", "2025-10-29T00:00:00"),
        ("30.10.23", "2023-10-30T00:00:00"),
        ("Nov. 2020", "2020-11-01T00:00:00"),
        ("2020-11", "2020-11-01T00:00:00"),
        ("2020", "2020-01-01T00:00:00"),
        ("mar., 28 oct. 2025", "2025-10-28T00:00:00"),
        ("Jan 5, 2026 by John May", "2026-01-05T00:00:00"),
        ("Wed, Oct 29 2025 12:05:00 AM", "2025-10-29T00:05:00"),
        ("Wed, Oct 29 2025 09:05:00 PM", "2025-10-29T21:05:00"),
        ("29 oct. 2025, 6:05 p. m.", "2025-10-29T18:05:00"),
        ("2025년 10월 29일 오후 6:05", "2025-10-29T18:05:00"),
        ("Wed, 29 Oct 2025 6 PM", "2025-10-29T18:00:00"),
        ("2025-10-29T24:00:00Z", "2025-10-30T00:00:00"),
        ("2025-10-29T23:59:60Z", "2025-10-29T23:59:59"),
        ("29 Oct 2025 +0900", "2025-10-28T15:00:00"),
        ("Sun, 06 Jul 2025 12:00:00 CEST", "2025-07-06T10:00:00"),
    ],
)
def test_half_days_part_dates_and_ends_of_days(written: str, expected: str) -> None:
    assert parse(written) == utc(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("04/05/2025 10:00", None),
        ("25/10/29 10:00", None),
        ("05/05/2025 10:00", "2025-05-05T10:00:00"),
        ("Sun, 04/05/2025 10:00", "2025-05-04T10:00:00"),
        ("Sat, 04/05/2025 10:00", "2025-04-05T10:00:00"),
        ("04.05.2025 10:00", "2025-05-04T10:00:00"),
        ("04/05/2025 10:00 AM", "2025-04-05T10:00:00"),
        ("04/05/2025 10:00 EDT", "2025-04-05T14:00:00"),
    ],
)
def test_day_and_month_are_told_apart_or_not_guessed(written: str, expected: str | None) -> None:
    wrong = gmtime(0)
    assert read(written, wrong) == (utc(expected) if expected else None)


def test_day_and_month_stand_as_the_feed_s_country_writes_them() -> None:
    assert parse("04/05/2025 12:00", BERLIN) == utc("2025-05-04T10:00:00")
    assert parse("04/05/2025 12:00", NEW_YORK) == utc("2025-04-05T16:00:00")
    assert parse("25.10.29 18:05", SEOUL) == utc(EVENING)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2 hours ago",
        "Wed, 32 Oct 2025 10:00:00",
        "2025-13-01",
        "2025-10-29T25:00:00Z",
        "Oct",
        "Oct 29",
        "9999999",
        "12:30",
        "May",
        "-1",
        "0",
        "0000-00-00 00:00:00",
    ],
)
def test_what_is_no_date_stays_none(written: str) -> None:
    assert parse(written) is None


@pytest.mark.parametrize(
    "written",
    ["0001-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1989-12-31", "-", "2106-02-07"],
)
def test_a_date_that_no_feed_can_have_is_none(written: str) -> None:
    assert read(written, gmtime(0)) is None


def test_the_raw_text_is_believed_before_the_parser() -> None:
    wrong = gmtime(1761761100)
    assert read("Wed, 29 Oct 2025 18:05:00 KST", wrong) == utc(EVENING)
    assert read("strange", wrong) == utc("2025-10-29T18:05:00")


@pytest.mark.parametrize(
    ("hosts", "language", "expected"),
    [
        (["www.ilbo.co.kr"], None, "Asia/Seoul"),
        (["feeds.post.example", "www.zeitung.de"], "en", "Europe/Berlin"),
        (["feeds.post.example"], "ja-JP", "Asia/Tokyo"),
        (["department.gov"], "en-us", "America/New_York"),
        (["post.example", ""], "en-us", "UTC"),
        ([], None, "UTC"),
    ],
)
def test_a_feed_is_at_home_where_its_host_or_language_is(
    hosts: list[str], language: str | None, expected: str
) -> None:
    assert str(time_zone.home_zone(hosts, language)) == expected


def test_no_zone_means_the_feed_s_own() -> None:
    assert parse("2025-10-29 18:05:00", SEOUL) == utc(EVENING)
    assert parse("29 Oct 2025 18:05:00 GMT", SEOUL) == utc("2025-10-29T18:05:00")
    assert parse("2025-07-06 12:00:00", BERLIN) == utc("2025-07-06T10:00:00")
    assert parse("2025-12-06 12:00:00", BERLIN) == utc("2025-12-06T11:00:00")


def test_letters_that_several_zones_share_are_the_feed_s_own_where_it_has_them() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    assert parse("2025-10-29 17:05:00 CST", shanghai) == utc(EVENING)
    assert parse("2025-10-29 03:05:00 CST", SEOUL) == utc(EVENING)
    assert parse("2025-10-29 11:05:00 IST", ZoneInfo("Asia/Jerusalem")) == utc(EVENING)


def test_the_ends_of_time_are_no_trouble() -> None:
    assert parse("9999-12-31T23:59:59-12:00") is None
    assert parse("0001-01-01T00:00:00+12:00") is None
    assert parse("1" * 100_000) is None
    for piece in ("1 ", "-1", "2026-01-", ":", "12:", "jan ", "+9", "١", "(", "t1"):
        assert parse(piece * 100_000) in (None, parse(piece * 100_000))


def test_a_day_in_the_future_stays_what_it_is() -> None:
    soon = datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=1)
    assert parse("2031-01-02") == soon
