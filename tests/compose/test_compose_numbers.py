"""Which figures have a row of their own, and who is credited with their sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.compose.newsroom import SUMMIT, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Number
    from tests.compose.newsroom import Newsroom

LONE = "Trump was received with honours by President Lee in Gyeongju."
MONEY = "The talks turned on investments worth $350 billion over ten years."
LOANS = "Seoul would rather lend the 350 billion dollars."
SHIPS = "Both sides signed a memorandum on building ships in Ulsan."
MARCH = "About 2,000 people marched to the old palace of Gyeongju on Wednesday evening."
CROWD = "Some 2,000 people stood at the old palace with candles and banners."
TROOPS = "Seoul keeps 2,000 soldiers ready in the hills behind the harbour of Ulsan."


def outlets(briefing: Briefing) -> dict[str, tuple[list[str], list[str]]]:
    """For each value: who has its sentence, and who else gives it."""
    return {
        number.value: (
            [source.outlet for source in number.sources],
            [source.outlet for source in number.others],
        )
        for number in briefing.numbers
    }


def test_a_sentence_is_credited_to_those_only_who_have_it(news: Newsroom) -> None:
    news.story("a", report("Post", MONEY, at=1), report("Wire", MONEY, at=1.5))
    news.story("b", report("Echo", LOANS, at=2))
    (number,) = news.briefing().numbers
    assert number.text == MONEY
    assert outlets(news.briefing()) == {"$350 billion": (["Post", "Wire"], ["Echo"])}
    assert [source.passage for source in number.others] == [LOANS]


def test_a_figure_of_one_outlet_stands_only_if_the_lead_is_of_that_story(news: Newsroom) -> None:
    news.story("a", report("Post", SHIPS, LONE, MARCH, at=1))
    news.story("b", report("Echo", SHIPS, at=2))
    news.story("c", report("Bell", "Tariffs on cars would fall to 15 percent.", at=3))
    briefing = news.briefing()
    assert briefing.lead is not None
    assert briefing.lead.text == SHIPS
    assert list(outlets(briefing)) == ["2,000"]


def test_the_story_of_the_lead_adds_only_what_is_of_the_summit(news: Newsroom) -> None:
    aside = "An actress of the town has 3.8 million followers on her page."
    news.story("a", report("Post", SHIPS, MARCH, aside, at=1))
    news.story("b", report("Echo", SHIPS, at=2))
    summit = replace(SUMMIT, place=("Gyeongju",))
    assert list(outlets(news.briefing(summit=summit))) == ["2,000"]


def test_round_counts_of_two_things_do_not_support_each_other(news: Newsroom) -> None:
    news.story("a", report("Post", MARCH, at=1))
    news.story("b", report("Echo", TROOPS, at=2))
    assert news.briefing().numbers == ()
    news.story("c", report("Bell", CROWD, at=3))
    assert sorted(map(sorted, *outlets(news.briefing()).values())) == [["Bell"], ["Post"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("周三约有2000名示威者在庆州古宫前游行。", "首尔在蔚山港后方驻有2000名士兵待命。"),
        ("周三庆州一座大桥倒塌造成12人死亡。", "周三釜山一座大桥倒塌造成14人死亡。"),
        ("29일 경주에서 시민 2000명이 행진했다.", "울산 항구에 병력 2000명이 대기하고 있다."),
    ],
)
def test_without_capitals_one_character_makes_no_two_counts_one(
    news: Newsroom, first: str, second: str
) -> None:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", second, at=2))
    assert news.briefing().numbers == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("周三庆州一座大桥倒塌造成12人死亡。", "周三庆州一座大桥倒塌造成14人死亡。"),
        (
            "29일 경주에서 다리가 무너져 시민 12명이 숨졌다.",
            "29일 경주에서 다리가 무너져 시민 17명이 숨졌다.",
        ),
    ],
)
def test_a_course_is_found_in_any_script(news: Newsroom, first: str, second: str) -> None:
    news.story("a", report("Post", first, at=1))
    news.story("b", report("Echo", second, at=2))
    (number,) = news.briefing().numbers
    assert len(number.course) == 2


def test_times_are_of_one_thing_only_if_the_sentences_are(news: Newsroom) -> None:
    late = "The plane of the guests was 1000 minutes late over the southern islands."
    talks = "The two leaders spoke for 1000 minutes in the museum of Gyeongju."
    again = "In the museum the leaders spoke of ships for 1000 minutes."
    news.story("a", report("Post", late, at=1))
    news.story("b", report("Echo", talks, at=2))
    assert news.briefing().numbers == ()
    news.story("c", report("Bell", again, at=3))
    ((having, others),) = outlets(news.briefing()).values()
    assert sorted(having + others) == ["Bell", "Echo"]


def killed(count: int | str, *, more: str = "") -> str:
    return f"At least {count} people were killed when a bridge fell near Ulsan{more}."


def test_figures_of_one_thing_are_one_row_with_their_course(news: Newsroom) -> None:
    news.story("a", report("Post", killed(12), at=1))
    news.story("b", report("Echo", killed(14, more=" in the night"), at=2))
    news.story("c", report("Bell", killed(17, more=", the mayor said"), at=3))
    (number,) = news.briefing().numbers
    assert [(step.value, step.source.outlet) for step in number.course] == [
        ("12", "Post"),
        ("14", "Echo"),
        ("17", "Bell"),
    ]
    assert number.value == "17"
    assert number.moved
    assert [source.outlet for source in number.sources] == ["Bell"]
    assert number.others == ()


def test_a_figure_that_its_own_outlet_replaced_stays_in_the_course(news: Newsroom) -> None:
    news.story("a", report("Post", killed(12), at=1))
    news.story("b", report("Post", killed(14), at=2))
    news.story("c", report("Echo", killed(14), at=3))
    (number,) = news.briefing().numbers
    assert [step.value for step in number.course] == ["12", "14"]


def test_counts_that_differ_stand_side_by_side(news: Newsroom) -> None:
    news.story("a", report("Post", killed("1,500", more=", officials said"), at=2))
    news.story("b", report("Echo", killed("1,200", more=", a hospital said"), at=3))
    (number,) = news.briefing().numbers
    assert {step.value for step in number.course} == {"1,500", "1,200"}
    assert not number.moved


@pytest.mark.parametrize(
    "other",
    [
        "At least 14 people were killed when a bridge fell near Busan.",
        "At least 14 bridges were closed when a bridge fell near Ulsan.",
        "At least 900 people were killed when a bridge fell near Ulsan.",
        "Another 14 people were killed when a bridge fell near Ulsan.",
        "When a bridge fell near Ulsan, 14 people were killed in buses and 3 people in cars.",
        "At least 14 people were invited to a dinner in the museum of Ulsan.",
        "Of the 12 people who were killed when a bridge fell near Ulsan, 3 people were guides.",
    ],
)
def test_what_is_not_surely_one_thing_has_no_course(news: Newsroom, other: str) -> None:
    news.story("a", report("Post", killed(12), at=1))
    news.story("b", report("Echo", other, at=2))
    assert not any(number.course for number in news.briefing().numbers)


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met in Gyeongju on October 29 after a long flight.",
        "The two leaders met in Gyeongju at 11:30 a.m. after a long flight.",
        "The two leaders met in Gyeongju for the 3rd time since the spring.",
        "The two leaders met in Gyeongju, as they had in 2019.",
        "The two leaders, 14 ministers and a choir met in Gyeongju.",
    ],
)
def test_days_times_and_small_counts_are_no_numbers(news: Newsroom, text: str) -> None:
    news.story("a", report("Post", text, at=1))
    news.story("b", report("Echo", text, at=2))
    assert news.briefing().numbers == ()


def test_a_small_count_stands_if_many_outlets_give_it_on_their_own(news: Newsroom) -> None:
    texts = [
        "Police detained 12 sailors in the harbour before dawn.",
        "The harbour police took 12 sailors to the station of Ulsan.",
        "For the families of the 12 sailors it was a long night.",
        "A court will decide what becomes of the 12 sailors from the ferry.",
    ]
    for place, text in enumerate(texts):
        news.story(f"s{place}", report(f"Outlet {place}", text, at=place))
    assert news.briefing().numbers == ()
    news.story("s9", report("Bell", "Seoul wants the 12 sailors back at once.", at=9))
    ((having, others),) = outlets(news.briefing()).values()
    assert len(having + others) == 5


def test_one_amount_has_one_row(news: Newsroom) -> None:
    for place, text in enumerate((MARCH, CROWD, TROOPS, TROOPS.replace("Seoul", "The army"))):
        news.story(f"s{place}", report(f"Outlet {place}", text, at=place))
    assert [number.value for number in news.briefing().numbers] == ["2,000"]


def test_a_number_cites_the_report_that_its_sentence_stands_in(news: Newsroom) -> None:
    # The second report of the outlet, published first, has the figure but not what follows it.
    gifts = "They exchanged gifts in the museum before they sat down."
    news.story(
        "a",
        report("Post", f"{MONEY} {gifts}", LONE, at=3, seen=1),
        report("Post", MONEY, at=2),
        report("Echo", MONEY, at=2),
    )
    (number,) = news.briefing().numbers
    cited = {source.entry for source in number.sources if source.outlet == "Post"}
    whole = [entry for story in news.stories for entry in story.entries if entry.id in cited]
    assert any(number.text in text for entry in whole for text in entry.paragraphs)


def test_sums_for_two_things_are_two_numbers(news: Newsroom) -> None:
    other = MONEY.replace("350", "550").replace("investments", "tariffs on cars and ships")
    for outlet, text in (("Post", MONEY), ("Wire", MONEY), ("Echo", other), ("Bell", other)):
        news.story(outlet, report(outlet, text))
    assert {number.value for number in news.briefing().numbers} == {"$350 billion", "$550 billion"}


def test_the_order_in_which_news_came_changes_no_number(news: Newsroom) -> None:
    texts = [MONEY, LOANS, MARCH, CROWD, killed(12), killed(14, more=" in the night"), killed(17)]
    for place, text in enumerate(texts):
        news.story(f"s{place}", report(f"Outlet {place}", text, at=place))
    before: tuple[Number, ...] = news.briefing().numbers
    news.stories.reverse()
    news.passages.reverse()
    assert news.briefing().numbers == before
    assert len(before) == 3
