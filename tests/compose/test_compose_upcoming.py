"""The dates to come that a briefing lists."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.domain.summit import Summit
from tests.compose.newsroom import Newsroom, hour, report

THURSDAY = "On Thursday Trump is to meet Xi Jinping of China in Busan."


def test_next_counts_from_the_earliest_publication_of_the_story(news: Newsroom) -> None:
    # The copy of Thursday afternoon still means the Thursday of the first report.
    news.story("a", report("Post", THURSDAY, at=36), report("Wire", THURSDAY, at=3))
    (coming,) = news.briefing().next
    assert coming.date == date(2025, 10, 30)
    assert coming.text == THURSDAY
    assert [source.outlet for source in coming.sources] == ["Wire", "Post"]


def test_next_is_soonest_first_and_holds_nothing_past(news: Newsroom) -> None:
    news.story(
        "a",
        report(
            "Post",
            "The APEC leaders' meeting follows on October 31 and November 1.",
            THURSDAY,
            "Lee received Trump at the museum on Wednesday.",
            "The two sides last spoke about the ships on Monday.",
            "Trump leaves Tokyo for Seoul on Tuesday, Oct. 28, as planned.",
            "A vote of the assembly is due in the next week.",
        ),
    )
    assert [coming.date for coming in news.briefing().next] == [
        date(2025, 10, 30),
        date(2025, 10, 31),
    ]
    assert [coming.date for coming in news.briefing(now=hour(48)).next] == [date(2025, 10, 31)]


def test_a_range_is_told_with_its_last_day(news: Newsroom) -> None:
    news.story(
        "a",
        report("Post", "The leaders will meet in Gyeongju on Oct. 30-31.", at=1),
        report("Post", "Ministers will sit in Busan from Monday to Wednesday.", at=1),
    )
    days = [(coming.date, coming.ends, coming.vague) for coming in news.briefing().next]
    assert days == [
        (date(2025, 10, 30), date(2025, 10, 31), False),
        (date(2025, 11, 3), date(2025, 11, 5), False),
    ]
    # Still to come as long as it goes on.
    assert len(news.briefing(now=hour(50)).next) == 2


def test_what_has_no_day_is_told_with_its_span(news: Newsroom) -> None:
    news.story("a", report("Post", "Envoys of both sides will meet in Geneva next week."))
    news.story("b", report("Echo", "The parliament is to vote on the treaty later this month."))
    news.story("c", report("Bell", "The minister met dealers of cars in Detroit next week."))
    spans = [(coming.date, coming.ends, coming.vague) for coming in news.briefing().next]
    assert spans == [
        (date(2025, 10, 29), date(2025, 10, 31), True),
        (date(2025, 11, 3), date(2025, 11, 9), True),
    ]
    assert len(news.briefing(now=hour(24 * 10)).next) == 1
    assert news.briefing(now=hour(24 * 14)).next == ()


def test_a_vague_report_of_an_appointment_yields_to_the_exact_one(news: Newsroom) -> None:
    news.story("a", report("Post", "Envoys will meet in Geneva next week on the treaty.", at=1))
    news.story("b", report("Echo", "Envoys will meet in Geneva on Tuesday on the treaty.", at=2))
    (coming,) = news.briefing().next
    assert (coming.date, coming.vague) == (date(2025, 11, 4), False)
    assert [source.outlet for source in coming.sources] == ["Post", "Echo"]


def test_one_meeting_of_a_day_is_one_appointment_whatever_is_said_of_it(news: Newsroom) -> None:
    summit = Summit("s", "Meeting", people=(("Donald Trump", "Trump"), ("Xi Jinping", "Xi")))
    news.story("a", report("Post", THURSDAY, at=1), report("Wire", THURSDAY, at=2))
    limits = "Limits on the sale of chips may also come up when Trump meets Xi on Thursday."
    news.story("b", report("Echo", limits, at=2))
    (coming,) = news.briefing(summit=summit).next
    assert coming.text == THURSDAY
    assert {source.outlet for source in coming.sources} == {"Post", "Wire", "Echo"}


def test_what_was_published_after_a_day_never_announces_it(news: Newsroom) -> None:
    # Dated by its feed to Friday evening in Seoul, while it is still Wednesday.
    met = "The presidents will open the fair in Busan on October 30."
    hour = "The presidents will open the fair on October 31 at 9:00 a.m. KST."
    news.story("a", report("Post", met, hour, at=60, seen=3))
    assert news.briefing().next == ()


def test_one_appointment_is_listed_once(news: Newsroom) -> None:
    news.story("a", report("Post", THURSDAY, at=1))
    news.story("b", report("Echo", "Trump will meet Xi Jinping on Thursday in Busan.", at=2))
    news.story("c", report("Bell", "The central bank will set its rate on Thursday.", at=2))
    assert len(news.briefing().next) == 2


@pytest.mark.parametrize(
    ("korean", "listed"),
    [
        ("트럼프 대통령과 시진핑 주석이 10월 30일 부산에서 만날 예정이다.", 1),
        ("트럼프 대통령은 10월 30일 부산에서 한국을 떠날 예정이다.", 2),
    ],
)
def test_an_appointment_told_in_two_languages_is_listed_once(
    news: Newsroom, korean: str, listed: int
) -> None:
    summit = Summit(
        "s",
        "Meeting",
        people=(("Donald Trump", "Trump", "트럼프"), ("Xi Jinping", "Xi", "시진핑")),
        place=("Busan", "부산"),
    )
    news.story("a", report("Post", THURSDAY, at=3))
    news.story("b", report("동틀녘", korean, at=2))
    texts = [coming.text for coming in news.briefing(summit=summit).next]
    assert THURSDAY in texts
    assert len(texts) == listed
