"""Every entry of a summit leaves a trace, if only by its headline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.today import today
from tests.compose.newsroom import report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing
    from tests.compose.newsroom import Newsroom

LONE = "Trump was received with honours by President Lee in Gyeongju."
SHIPS = "Both sides signed a memorandum on building ships in Ulsan."
CAPTION = "FILE - President Lee Jae Myung, left, waves in Gyeongju, Monday, Oct. 27, 2025."


def listed(briefing: Briefing) -> list[tuple[str, str]]:
    return [(source.outlet, source.passage) for source in briefing.also_reported]


def test_an_entry_without_a_usable_sentence_is_listed_by_its_headline(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, at=1))
    news.story("b", report("Echo", CAPTION, title="What will Gyeongju bring?", at=2))
    briefing = news.briefing()
    assert listed(briefing) == [("Echo", "What will Gyeongju bring?")]
    assert briefing.also_reported_total == 1
    (source,) = briefing.also_reported
    assert briefing.outlets[source.n - 1] == "Echo"
    assert source.n == 2


def test_what_any_section_cites_is_not_listed(news: Newsroom) -> None:
    paid = "Seoul would rather lend the 350 billion dollars."
    news.story("a", report("Post", "The talks turned on investments worth $350 billion.", at=1))
    news.story("b", report("Echo", paid, at=2))
    news.story("c", report("Bell", LONE, SHIPS, at=3), report("Wire", LONE, at=4))
    briefing = news.briefing(max_words=0)
    assert briefing.shown == ()
    cited = {source.outlet for row in briefing.numbers for source in (*row.sources, *row.others)}
    assert cited == {"Post", "Echo"}
    assert {outlet for outlet, _ in listed(briefing)} == {"Bell", "Wire"}
    assert news.briefing().also_reported == ()


def test_a_copy_that_no_sentence_cites_is_marked_as_one(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, at=1), report("Wire", CAPTION, title="In short", at=2))
    briefing = news.briefing()
    (source,) = briefing.also_reported
    assert (source.passage, source.copy_of) == ("In short", briefing.shown[0].sources[0].n)


def test_the_newest_are_listed_and_all_are_counted(news: Newsroom) -> None:
    for number in range(45):
        entry = report(f"Outlet {number}", CAPTION, title="What next in Gyeongju?", at=number / 10)
        news.story(f"s{number}", entry)
    briefing = news.briefing()
    assert [outlet for outlet, _ in listed(briefing)] == [f"Outlet {44 - n}" for n in range(40)]
    assert briefing.also_reported_total == 45


def test_a_byline_is_no_headline(news: Newsroom) -> None:
    question = "Will they meet again before the year is out?"
    news.story("a", report("Post", question, title="By Mara Olsen, Staff Writer", at=1))
    assert listed(news.briefing()) == [("Post", question)]


def test_what_the_reader_hid_as_a_whole_is_not_listed(news: Newsroom) -> None:
    news.story("a", report("Post", f"{LONE} {CAPTION}", at=1))
    news.story("b", report("Echo", SHIPS, LONE.replace("Trump", "His guest"), at=2))
    news.passages = [
        replace(passage, hidden=passage.text in (LONE, SHIPS)) for passage in news.passages
    ]
    briefing = news.briefing(max_words=0)
    assert [outlet for outlet, _ in listed(briefing)] == ["Echo"]


def test_an_entry_that_belongs_elsewhere_is_not_listed(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, at=1), report("Echo", CAPTION, at=2))
    news.passages = [passage for passage in news.passages if passage.text != CAPTION]
    echo = news.stories[0].entries[1].id
    news.passages = [passage for passage in news.passages if passage.entry != echo]
    assert news.briefing().also_reported == ()


def test_the_order_in_which_news_came_changes_nothing(news: Newsroom) -> None:
    for number in range(5):
        news.story(
            f"s{number}",
            report(f"Outlet {number % 2}", CAPTION, title=f"What of palace {number}?", at=1),
            report(f"Copy {number}", CAPTION, title=f"What of palace {number}?", at=1),
        )
    before = news.briefing().also_reported
    assert len(before) == 10
    news.stories.reverse()
    news.passages.reverse()
    assert news.briefing().also_reported == before


def test_today_lists_points_only(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, at=1))
    news.story("b", report("Echo", CAPTION, at=2))
    (shown,) = today([news.briefing()])
    assert (shown.also_reported, shown.also_reported_total) == ((), 0)
