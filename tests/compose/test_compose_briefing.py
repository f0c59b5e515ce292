from __future__ import annotations

import pytest

from briefing.compose.worth_rules import BEST_FIRST
from briefing.domain.briefing import Counts
from tests.compose.newsroom import Newsroom, hour, report

LONE = "Trump was received with honours by President Lee in Gyeongju."
MONEY = "The talks turned on investments worth $350 billion over ten years."
SHIPS = "Both sides signed a memorandum on building ships in Ulsan."
THURSDAY = "On Thursday Trump is to meet Xi Jinping of China in Busan."


def test_the_lead_is_the_best_supported_point_and_not_repeated(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, MONEY, SHIPS, at=1))
    news.story("b", report("Echo", SHIPS, at=2))
    briefing = news.briefing()
    assert briefing.lead is not None
    assert briefing.lead.text == SHIPS
    assert SHIPS not in [point.text for point in briefing.points]
    assert (briefing.why, briefing.disputed) == (None, ())


def test_the_lead_is_news_when_there_is_any(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, MONEY, at=1))
    news.story("b", report("Echo", LONE, at=2))
    news.story("c", report("Bell", SHIPS, at=6))
    lead = news.briefing(read_at=hour(5)).lead
    assert lead is not None
    assert lead.text == SHIPS


def test_the_lead_is_of_the_last_days(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, MONEY, at=-100))
    news.story("b", report("Echo", LONE, at=-99))
    news.story("c", report("Bell", SHIPS, at=6))
    lead = news.briefing().lead
    assert lead is not None
    assert lead.text == SHIPS


def test_nothing_collected_makes_an_empty_briefing(news: Newsroom) -> None:
    briefing = news.briefing()
    assert (briefing.lead, briefing.points, briefing.numbers, briefing.next) == (None, (), (), ())
    assert briefing.counts == Counts(0, 0, 0, 0)


def test_the_newest_beginning_leads_and_a_story_stays_together(news: Newsroom) -> None:
    news.story("old", report("Post", LONE, MONEY, at=1))
    news.story("new", report("Echo", SHIPS, THURSDAY, at=2))
    briefing = news.briefing()
    assert briefing.lead is not None
    assert briefing.lead.text == SHIPS
    assert [point.text for point in briefing.points] == [THURSDAY, LONE, MONEY]


def test_behind_the_best_come_the_newest(news: Newsroom) -> None:
    names = "alder birch cedar daisy elder fern grass holly iris jasmine kale lotus maple".split()
    for number, name in enumerate(names):
        own = " ".join(f"{name}{letter}{letter}" for letter in "abcdefgh")
        text = f"The {name} {own} came at noon."
        news.story(name, report(f"{name} Post", text, at=number))
        if number < BEST_FIRST:
            news.story(f"{name} too", report(f"{name} Echo", text, at=number))
    points = news.briefing().shown
    assert {point.outlets for point in points[:BEST_FIRST]} == {2}
    assert [point.text.split()[1] for point in points[BEST_FIRST:]] == names[: BEST_FIRST - 1 : -1]


def test_of_equally_supported_beginnings_the_newest_leads(news: Newsroom) -> None:
    news.story("old", report("Post", MONEY, LONE, at=1))
    news.story("new", report("Echo", SHIPS, at=2))
    lead = news.briefing().lead
    assert lead is not None
    assert lead.text == SHIPS


def test_few_words_go_to_what_several_outlets_speak_of(news: Newsroom) -> None:
    aside = "The fountain of the old museum was switched on again after eleven dry years."
    again = "Trump met President Lee in Gyeongju and called the talks on investments good."
    news.story("a", report("Post", aside, LONE, title="Trump in Gyeongju", at=1))
    news.story("b", report("Echo", again, MONEY, title="Trump in Gyeongju", at=2))
    texts = {point.text for point in news.briefing(max_words=24).shown}
    assert len(texts) == 2
    assert texts < {LONE, MONEY, again}
    # What only one of them tells has its place where there is room for it.
    assert aside in {p.text for p in news.briefing(max_words=90).shown}


def test_what_only_one_outlet_tells_is_told_when_it_is_all_there_is(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, MONEY))
    assert [point.text for point in news.briefing(max_words=11).shown] == [LONE]


def test_a_sentence_that_talks_to_the_reader_yields_to_one_on_the_matter(news: Newsroom) -> None:
    talk = "You can follow Trump and President Lee in Gyeongju on our page all day."
    news.story("a", report("Post", talk, at=1))
    news.story("b", report("Echo", LONE, at=2))
    assert [point.text for point in news.briefing(max_words=14).shown] == [LONE]


def test_totals_given_replace_what_can_be_counted(news: Newsroom) -> None:
    news.story("a", report("Post", LONE), report("Echo", LONE))
    assert news.briefing().counts == Counts(entries=2, stories=1, outlets=2, new=1)
    given = Counts(entries=38, stories=11, outlets=12, new=0)
    assert news.briefing(totals=given).counts == Counts(38, 11, 12, 1)


def test_activity_counts_entries_by_day_in_the_zone(news: Newsroom) -> None:
    # 14:00 and 16:00 UTC of the 28th are Tuesday and Wednesday in Seoul.
    for at in (-10, -8, 1, -24 * 6, -24 * 8):
        news.story(f"s{at}", report("Post", LONE, at=at))
    assert news.briefing().activity == (1, 0, 0, 0, 0, 1, 2)


def test_many_points_are_cut_to_forty_new_ones_first(news: Newsroom) -> None:
    names = [
        "alpha",
        "bravo",
        "carol",
        "delta",
        "eagle",
        "fable",
        "grape",
        "hotel",
        "india",
        "jolly",
    ]
    for number in range(60):
        a, b = names[number % 10], names[number // 10]
        text = f"{a}{b} {b}{a} {a}x{b} {b}y{a} {a}z{b} gathered in city {number}."
        news.story(f"s{number}", report("Post", text.capitalize(), at=number / 10))
    briefing = news.briefing(read_at=hour(5.85))
    assert briefing.lead is not None
    assert len(briefing.points) + 1 == 40
    assert briefing.counts.new == 1
    assert briefing.lead.new
    assert (news.briefing().counts.new, len(news.briefing().new_points)) == (60, 40)


@pytest.mark.parametrize("limit", [0, 10, 11, 25, 60, 1000])
def test_max_words_takes_whole_points_and_is_never_exceeded(news: Newsroom, limit: int) -> None:
    news.story("a", report("Post", LONE, MONEY, SHIPS, THURSDAY))
    briefing = news.briefing(max_words=limit)
    points = [*([briefing.lead] if briefing.lead else []), *briefing.points]
    assert sum(len(point.text.split()) for point in points) <= limit
    assert {point.text for point in points} <= {LONE, MONEY, SHIPS, THURSDAY}
    assert (limit >= 60) == (len(points) == 4)


def test_a_repeated_statement_yields_to_another_fact_when_words_are_few(news: Newsroom) -> None:
    again = "President Lee received Trump in Gyeongju with honours."
    news.story("a", report("Post", LONE, SHIPS, at=1))
    news.story("b", report("Echo", again, MONEY, THURSDAY, at=2))
    briefing = news.briefing(max_words=44)
    texts = {point.text for point in (briefing.lead, *briefing.points) if point}
    assert not {LONE, again} <= texts


def test_outlets_are_numbered_in_order_of_first_appearance(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, MONEY, at=1))
    news.story("b", report("Echo", SHIPS, at=2))
    briefing = news.briefing()
    assert briefing.outlets == ("Echo", "Post")
    assert briefing.lead is not None
    assert briefing.lead.sources[0].n == 1


def test_a_passage_without_its_entry_is_passed_over(news: Newsroom) -> None:
    news.story("a", report("Post", LONE))
    news.stories.clear()
    assert news.briefing().points == ()


def test_why_it_matters_is_the_point_that_says_so(news: Newsroom) -> None:
    first = "The talks in Gyeongju are the first between Trump and President Lee since June 2019."
    news.story("a", report("Post", LONE, MONEY, at=1))
    news.story("b", report("Echo", THURSDAY, first, at=2))
    briefing = news.briefing()
    assert briefing.why is not None
    assert briefing.why.text == first
    assert first not in [point.text for point in briefing.points]
    assert briefing.counts.new == len(briefing.new_points)


@pytest.mark.parametrize(
    "text",
    [
        "Trump stayed in the oldest inn of Gyeongju, the largest of the three by the lake.",
        "Trump told President Lee that the talks in Gyeongju were fine and the tea was warm.",
        "“It could undermine the talks in Gyeongju,” Trump told President Lee at the tea.",
        "When Trump was the first to leave Gyeongju since 2019, the talks with Lee were over.",
    ],
)
def test_nothing_is_said_to_matter_when_that_is_not_sure(news: Newsroom, text: str) -> None:
    news.story("a", report("Post", LONE, MONEY, at=1))
    news.story("b", report("Echo", THURSDAY, text, at=2))
    assert news.briefing().why is None


@pytest.mark.parametrize("limit", [10, 25, 40, 80])
def test_max_words_bounds_lead_why_and_points_together(news: Newsroom, limit: int) -> None:
    first = "The talks in Gyeongju are the first between Trump and President Lee since June 2019."
    news.story("a", report("Post", LONE, MONEY, SHIPS, at=1))
    news.story("b", report("Echo", THURSDAY, first, at=2))
    shown = news.briefing(max_words=limit).shown
    assert sum(len(point.text.split()) for point in shown) <= limit
