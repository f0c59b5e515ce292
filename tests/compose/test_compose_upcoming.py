"""The dates to come that a briefing lists."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from briefing.domain.summit import Summit
from tests.compose.newsroom import Newsroom, hour, report

BUSAN = Summit(
    "trump-xi",
    "Trump–Xi meeting",
    people=(("Donald Trump",), ("Xi Jinping",)),
    place=("Busan",),
    starts=date(2025, 10, 30),
    zone=ZoneInfo("Asia/Seoul"),
)
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


def test_a_sentence_that_does_not_speak_of_the_summit_announces_nothing(news: Newsroom) -> None:
    news.story(
        "a",
        report(
            "Post",
            "He will publish a report on prisons in the spring session on Friday.",
            "Trump will attend the ASEAN summit on Friday with ten other leaders.",
            "The pact on warheads is set to expire on Feb. 5, 2026.",
            "Xi is to receive the prime minister of Canada for a meeting on Friday.",
            "Trump and Xi will sign a paper on soybeans in Busan on Saturday.",
        ),
    )
    (coming,) = news.briefing(summit=BUSAN).next
    assert coming.text == "Trump and Xi will sign a paper on soybeans in Busan on Saturday."


def test_one_meeting_is_one_row_of_all_who_announce_it_in_its_plainest_words(
    news: Newsroom,
) -> None:
    plain = "Trump will meet Xi in Busan on Thursday."
    long = (
        "Farmers who have lost most of their sales abroad since the spring hope that Trump will"
        " raise soybeans when he and Xi talk in Busan on Thursday, though few of them expect more"
        " than a promise."
    )
    ahead = "Hotels in Busan were full ahead of Thursday's summit, the owner of one said."
    news.story("a", report("Post", long, at=1), report("Echo", long, at=2))
    news.story("b", report("Wire", plain, at=3))
    news.story("c", report("Bell", ahead, at=3))
    (coming,) = news.briefing(summit=BUSAN).next
    assert coming.text == plain
    assert {source.outlet for source in coming.sources} == {"Post", "Echo", "Wire", "Bell"}


def test_a_press_conference_is_a_row_beside_the_meeting(news: Newsroom) -> None:
    press = "Trump and Xi will hold a joint news conference after their talks on Thursday."
    news.story("a", report("Post", THURSDAY, at=1))
    news.story("b", report("Echo", press, at=2))
    assert {coming.text for coming in news.briefing(summit=BUSAN).next} == {THURSDAY, press}


def test_what_is_told_as_done_is_announced_no_more(news: Newsroom) -> None:
    press = "Trump and Xi will hold a joint news conference on Thursday."
    news.story("a", report("Post", THURSDAY, press, at=1))
    news.story("b", report("Echo", "Trump tweeted on Thursday ahead of his talks with Xi.", at=26))
    news.story("c", report("Bell", "Trump spoke on Thursday before he and Xi met in Busan.", at=26))
    texts = {coming.text for coming in news.briefing(summit=BUSAN, now=hour(27)).next}
    assert texts == {THURSDAY, press}
    news.story("d", report("Wire", "Trump met Xi in Busan on Thursday for two hours.", at=28))
    news.story("e", report("Chip", "Trump and Xi began their talks on Thursday in Busan.", at=28))
    (coming,) = news.briefing(summit=BUSAN, now=hour(29)).next
    assert coming.text == press
    news.story(
        "f", report("Farm", "Trump left a news conference with Xi on Thursday early.", at=30)
    )
    assert news.briefing(summit=BUSAN, now=hour(31)).next == ()


def test_an_hour_without_a_zone_is_one_of_the_place(news: Newsroom) -> None:
    hours = "Trump and Xi will sit down for their meeting in Busan at 11 a.m. on Thursday."
    news.story("a", report("Post", hours, at=1))
    before, after = (news.briefing(summit=BUSAN, now=hour(at)) for at in (25.9, 26))
    assert [coming.date for coming in before.next] == [date(2025, 10, 30)]
    assert before.valid_until == hour(26)
    assert after.next == ()


def test_a_day_is_over_when_it_is_over_at_the_place(news: Newsroom) -> None:
    geneva = Summit(
        "s", "Talks", people=(("Mia Holm",),), place=("Geneva",), zone=ZoneInfo("Europe/Zurich")
    )
    news.story(
        "a", report("Post", "Mia Holm will speak at the talks in Geneva on Wednesday.", at=1)
    )
    # Midnight has passed in Seoul, where the reader is, but not in Geneva.
    assert len(news.briefing(summit=geneva, now=hour(22.9)).next) == 1
    assert news.briefing(summit=geneva, now=hour(22.9)).valid_until == hour(23)
    assert news.briefing(summit=geneva, now=hour(23)).next == ()


def test_after_the_summit_only_another_meeting_of_its_people_is_to_come(news: Newsroom) -> None:
    again = "Trump and Xi will meet again in Beijing on 7 April."
    news.story(
        "a",
        report("Post", THURSDAY, "Xi will hold talks with Mia Holm in Lima on Saturday.", at=1),
        report("Post", "The Trump-Xi summit this week could help farmers, he said.", at=1),
    )
    news.story("b", report("Echo", again, at=49))
    (coming,) = news.briefing(summit=BUSAN, now=hour(50)).next
    assert (coming.date, coming.text) == (date(2026, 4, 7), again)


def test_a_meeting_a_day_off_the_summit_needs_two_outlets(news: Newsroom) -> None:
    # Posted on Wednesday, reported on Thursday.
    quoted = "On the way to Busan, and looking forward to meeting President Xi tomorrow!"
    news.story("a", report("Post", quoted, at=30))
    assert news.briefing(summit=BUSAN, now=hour(30)).next == ()
    news.story("b", report("Echo", "Trump and Xi will meet again in Busan on Friday.", at=30))
    (coming,) = news.briefing(summit=BUSAN, now=hour(31)).next
    assert coming.date == date(2025, 10, 31)


def test_what_will_not_be_is_no_date(news: Newsroom) -> None:
    news.story("a", report("Post", "Trump will not meet Xi in Busan on Thursday after all."))
    assert news.briefing(summit=BUSAN).next == ()


def test_a_report_that_repeats_itself_names_its_meeting_once(news: Newsroom) -> None:
    meeting = (
        "Trump arrives from Tokyo with a deal half done and goes on to a closely watched meeting"
        " on Thursday with Xi Jinping of China in Busan."
    )
    claimed = "While Trump claimed progress on ships, no agreement has been signed."
    paragraphs = [
        "Donald Trump landed in South Korea on Wednesday to applause and a band.",
        "Lee Jae Myung said that the deal on $350 billion was pretty much finalized.",
        claimed,
        meeting,
        "An earlier plan spoke of $550 billion, which Japan had promised.",
        "Police closed two bridges, and schools sent their pupils home.",
        "The two last spoke by telephone in September.",
    ]
    repeats = [paragraphs[number] for number in (0, 1, 2, 3, 4, 5)]
    news.story("a", report("Post", *paragraphs, *repeats))
    (coming,) = news.briefing(summit=BUSAN).next
    assert (coming.date, coming.text) == (date(2025, 10, 30), meeting)
    assert [source.outlet for source in coming.sources] == ["Post"]
