from __future__ import annotations

from datetime import UTC, date, datetime, time
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


@pytest.mark.parametrize(
    "text",
    [
        "The curfew begins on Good Friday and ends the same night.",
        "She will tell the Mail on Sunday everything.",
        "He will speak to the hosts of the “Today” show.",
        "Radio 4's Today programme will have him as a guest.",
        "The ferry will be shown on Monday Night Football.",
        "They will watch “Saturday Live” together.",
        "The paper, the Sunday Times, will print it.",
        "Sales on Black Friday will decide the year.",
    ],
)
def test_a_name_that_holds_a_day_is_none(text: str) -> None:
    assert days(text) == []


def test_a_headline_in_capitals_may_name_a_day() -> None:
    assert days("Trump Will Meet Xi Tomorrow in Busan") == ["2025-10-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In this Thursday, July 12, 2018 photo the bridge stands.", "2018-07-12"),
        ("Saturday, April 25: The bridge opens.", "2026-04-25"),
        ("On Friday, Sept. 14, the chief of the office wrote a letter.", "2012-09-14"),
        ("The inquiry into the Jan. 6 attack goes on.", "2025-01-06"),
        ("After the Sept. 9 crash they will vote.", "2025-09-09"),
        ("Leaders are to meet on Sunday and Monday.", "2025-11-02"),
    ],
)
def test_what_stands_beside_a_day_fixes_its_year(text: str, expected: str) -> None:
    published = datetime(2012, 9, 20, tzinfo=UTC) if "2012" in expected else WEDNESDAY
    assert days(text, published) == [expected]


def test_two_days_of_which_one_is_today_are_those_that_lie_together() -> None:
    monday = datetime(2025, 10, 27, 5, tzinfo=UTC)
    (mention,) = mentions("Marches are expected on Sunday and Monday.", monday, SEOUL)
    assert (mention.date, mention.ends) == (date(2025, 10, 26), date(2025, 10, 27))


def test_a_quoted_tomorrow_counts_from_the_day_of_the_saying() -> None:
    text = "“On my way to Busan, and looking forward to tomorrow,” Trump wrote on Monday."
    assert days(text) == ["2025-10-28", "2025-10-27"]
    assert days("On Monday Lee said: “We will all know more tomorrow.”") == [
        "2025-10-27",
        "2025-10-28",
    ]
    assert days("“We will all know more tomorrow,” Lee said.") == ["2025-10-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("양국은 29일 협상을 타결했다.", "2025-10-29"),
        ("両首脳は31日、釜山で会談した。", "2025-10-31"),
        ("两国领导人5日将会晤。", "2025-11-05"),
        ("정상회담은 5일 열린다.", "2025-11-05"),
        ("대표단은 1일 도착했다.", "2025-11-01"),
        ("회의는 11월 5일 수요일에 열린다.", "2025-11-05"),
    ],
)
def test_a_bare_day_is_one_of_the_month_that_makes_sense(text: str, expected: str) -> None:
    assert days(text, datetime(2025, 11, 3, 5, tzinfo=UTC)) == [expected]


def test_a_bare_day_that_has_long_passed_and_is_announced_is_of_the_next_month() -> None:
    assert days("상무부는 1일 조치를 발표할 예정이다.") == ["2025-11-01"]
    assert days("회담은 27일 열릴 예정이었다고 한다.") == ["2025-10-27"]


@pytest.mark.parametrize(
    "text", ["21일 전에 만났다.", "2日後に出発する。", "협상은 30일 만에 끝났다."]
)
def test_a_number_of_days_is_no_day(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("He will meet Xi at 11 a.m. on Thursday.", time(11)),
        ("He will meet Xi on Thursday at 14:30.", time(14, 30)),
        ("He will meet Xi at noon on Thursday.", time(12)),
        ("He will meet Xi on Thursday at 9:50 a.m. or at 10:30 a.m.", None),
        ("He will meet Xi on Thursday.", None),
    ],
)
def test_an_hour_without_a_zone_is_no_instant(text: str, hour: time | None) -> None:
    (mention,) = mentions(text, WEDNESDAY, SEOUL)
    assert (mention.date, mention.hour) == (date(2025, 10, 30), hour)


def test_what_was_planned_for_today_is_ahead_only_in_the_evening() -> None:
    for text, ahead in (
        ("Lee was due to speak on Wednesday.", False),
        ("Lee was due to speak on Wednesday night.", True),
        ("Lee will speak on Wednesday.", True),
        ("Lee speaks today.", False),
    ):
        (mention,) = mentions(text, WEDNESDAY, SEOUL)
        assert mention.ahead is ahead, text


@given(
    st.text(st.sampled_from("0123456789 .,-–年月日월일년 OctobrMayThusdwilmep周요")),
    st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_on_any_day_is_accepted(text: str, anchor: datetime) -> None:
    for mention in mentions(text, anchor, SEOUL):
        assert text[mention.start : mention.end] == mention.text
