from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.dates import mentions

WEDNESDAY = datetime(2025, 10, 29, 5, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")


def days(text: str, anchor: datetime = WEDNESDAY) -> list[str]:
    return [str(mention.date) for mention in mentions(text, anchor, SEOUL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Thursday Trump is to meet Xi Jinping.", "2025-10-30"),
        ("Trump said on Monday he would leave.", "2025-10-27"),
        ("Trump heads to Busan on Thursday for talks.", "2025-10-30"),
        ("Trump to meet Xi on Thursday", "2025-10-30"),
        ("The vote is due by Friday.", "2025-10-31"),
        ("He will speak at the museum on Wednesday.", "2025-10-29"),
        ("They met last Wednesday.", "2025-10-22"),
        ("He will travel next Thursday.", "2025-11-06"),
        ("See you tomorrow, they said.", "2025-10-30"),
        ("The accord was signed yesterday.", "2025-10-28"),
        ("The deal takes effect 2025-11-10.", "2025-11-10"),
        ("The meeting takes place on Thursday, Oct. 30, in Busan.", "2025-10-30"),
        ("The meeting takes place on 30 October in Busan.", "2025-10-30"),
        ("It was signed on the 3rd of March 2024.", "2024-03-03"),
        ("The truce lasts until May 10.", "2026-05-10"),
        ("The tariffs fell on May 3.", "2025-05-03"),
        ("두 정상은 30일 부산에서 만난다.", "2025-10-30"),
        ("10월 30일 회담이 열릴 예정이다.", "2025-10-30"),
        ("목요일에 만날 예정이다.", "2025-10-30"),
        ("대통령은 28일 도쿄에서 회담했다.", "2025-10-28"),
        ("다음 달 1일까지 열린다.", "2025-11-01"),
        ("两国领导人将于10月30日会晤。", "2025-10-30"),
        ("两国领导人周四将会晤。", "2025-10-30"),
    ],
)
def test_a_day_is_resolved_from_the_publication(text: str, expected: str) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume next week.",
        "The envoys return in late October 2025.",
        "The delegation stays for 30일간 and no longer.",
        "Trump will visit on Feb. 30.",
        "May 10,000 people come.",
        "They may meet again.",
        "In today's world nobody waits for tomorrow's news.",
    ],
)
def test_a_vague_day_is_no_date(text: str) -> None:
    assert days(text) == []


def test_each_weekday_follows_its_own_verb() -> None:
    text = "Trump, who arrived on Wednesday, will meet Xi on Thursday."
    assert days(text) == ["2025-10-29", "2025-10-30"]
    assert days("They met on Monday. They will meet again on Friday.") == [
        "2025-10-27",
        "2025-10-31",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The leaders' meeting follows on October 31 and November 1.",
        "The leaders' meeting runs from 31 October to 1 November.",
        "The leaders' meeting will be held Oct. 31-Nov. 1.",
        "The leaders will gather on Friday and Saturday.",
        "회의는 31일부터 11월 1일까지 열린다.",
    ],
)
def test_the_date_of_a_range_is_its_first_day(text: str) -> None:
    assert days(text) == ["2025-10-31"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The leaders will meet on Oct. 30-31 in Busan.", 30, 31),
        ("The leaders will meet from 30 to 31 October.", 30, 31),
        ("The leaders will meet on October 30 and 31.", 30, 31),
        ("The leaders will meet from Thursday to Friday.", 30, 31),
        ("회의는 30일부터 31일까지 열린다.", 30, 31),
        ("The leaders will meet on October 25 and 31.", 25, None),
    ],
)
def test_a_range_has_a_last_day(text: str, first: int, last: int | None) -> None:
    (mention,) = mentions(text, WEDNESDAY, SEOUL)
    assert mention.date == date(2025, 10, first)
    assert mention.ends == (date(2025, 10, last) if last else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will meet the day after tomorrow in Busan.", 29),
        ("They will meet on Tuesday next week in Busan.", 4),
        ("They will meet on Friday of this week in Busan.", 31),
        ("두 정상은 다음 주 화요일에 만날 예정이다.", 4),
        ("双方将于下周二会面。", 4),
        ("両首脳は来週火曜日に会談する予定だ。", 4),
        ("双方将于本周五会面。", 31),
    ],
)
def test_a_named_week_counts_from_its_monday(text: str, day: int) -> None:
    monday = datetime(2025, 10, 27, 3, tzinfo=UTC)
    assert [mention.date.day for mention in mentions(text, monday, SEOUL)] == [day]


def test_the_zone_decides_which_day_it_is() -> None:
    late = datetime(2025, 10, 28, 23, tzinfo=UTC)  # already Wednesday in Seoul
    assert days("The leaders will meet tomorrow.", late) == ["2025-10-30"]
    assert mentions("They will meet tomorrow.", late, UTC)[0].date == date(2025, 10, 29)


def test_an_hour_counts_only_with_an_unambiguous_zone() -> None:
    (mention,) = mentions("He meets Xi at 11 a.m. KST on Thursday.", WEDNESDAY, SEOUL)
    assert mention.date == datetime(2025, 10, 30, 2, tzinfo=UTC)
    assert days("He meets Xi at 11 a.m. on Thursday.") == ["2025-10-30"]
    assert days("He meets Xi at 11 a.m. IST on Thursday.") == ["2025-10-30"]


def test_a_mention_has_its_position_and_whether_it_is_in_the_future() -> None:
    text = "Trump arrived on Wednesday and is to meet Xi on Thursday, Oct. 30."
    past, coming = mentions(text, WEDNESDAY, SEOUL)
    assert (past.text, past.ahead) == ("Wednesday", False)
    assert (coming.text, coming.ahead) == ("Thursday, Oct. 30", True)
    assert text[coming.start : coming.end] == coming.text


@given(
    st.text(st.sampled_from("0123456789 .,-–年月日월일년 OctobrMayThusdwilmep周요")),
    st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_on_any_day_is_accepted(text: str, anchor: datetime) -> None:
    for mention in mentions(text, anchor, SEOUL):
        assert text[mention.start : mention.end] == mention.text
