"""Short reports in nearly equal words: opposite or later news is no copy, an edited copy is one."""

from __future__ import annotations

import pytest

from briefing.group.explain import contradiction
from briefing.group.stories import same_text
from tests.group.comparison_forms import form
from tests.group.memory import stories_of
from tests.group.near_equal_reports import ONE_TEXT, TWO_FACTS

LANDS = "Norland Westmark Estia Ruvia Kasten Morra Selby Tarn".split()


@pytest.mark.parametrize(("first", "second"), TWO_FACTS.values(), ids=TWO_FACTS)
def test_opposite_later_and_swapped_reports_are_two_stories(first: str, second: str) -> None:
    ours = form("a", (first,), "A line over the first report")
    theirs = form("b", (second,), "Quite other words over the next", hours=20)
    assert not same_text(ours, theirs)
    assert not same_text(theirs, ours)


@pytest.mark.parametrize(("first", "second"), ONE_TEXT.values(), ids=ONE_TEXT)
def test_an_edited_copy_under_a_new_headline_is_one_story(first: str, second: str) -> None:
    ours = form("a", (first,), "A line over the first report")
    theirs = form("b", (second,), "Quite other words over the next", hours=20)
    assert same_text(ours, theirs)
    assert same_text(theirs, ours)


def test_notices_of_one_house_about_different_countries_are_different_stories() -> None:
    notices = [
        form(
            land,
            (
                f"The embassy in {land} will be closed on Thursday because of a national holiday "
                f"of {land}. Citizens in need of help may call the duty officer of the embassy.",
            ),
            f"Notice of the embassy in {land}",
            feed="https://ministry.example/rss",
        )
        for land in LANDS
    ]
    assert len(stories_of(*notices)) == len(LANDS)


def test_korean_notices_of_one_house_about_different_persons_are_different_stories() -> None:
    text = (
        "외교부 장관은 월요일 오후 서울 청사에서 {} 대사를 접견하고 양국 관계 발전 방안을 논의했다."
    )
    notices = [
        form(land, (text.format(land),), f"장관, {land} 대사 접견", feed="https://m.example/rss")
        for land in ("폴란드", "체코", "베트남", "칠레")
    ]
    assert len(stories_of(*notices)) == len(notices)


def test_one_notice_in_two_feeds_of_a_house_is_one_story() -> None:
    text = ("The embassy in Norland will be closed on Thursday because of a national holiday.",)
    first = form("a", text, "Embassy notice: Norland", url="https://ministry.example/a")
    again = form("b", text, "Embassy notice: Norland", url="https://ministry.example/b")
    assert same_text(first, again)


def test_a_paragraph_that_a_house_puts_under_its_texts_joins_none_of_them() -> None:
    about = (
        "The Ministry of Fisheries of Norland is responsible for the harbours, the fleet and the "
        "inland waters of the country. Journalists may register for its events until noon of the "
        "day before at the press office, which is open from eight to five on working days."
    )
    texts = (
        "The minister received the envoy of Estia on Tuesday and showed him the fish market.",
        "The minister received a delegation of young fishermen from the lakes before lunch.",
        "The minister received the annual report of the inspectors of nets and boats.",
    )
    forms = [
        form(f"e{place}", (text, about), "Minister receives guests", feed="https://m.example/rss")
        for place, text in enumerate(texts)
    ]
    assert len(stories_of(*forms)) == len(texts)


def test_why_shows_the_two_sentences_by_which_another_act_is_reported() -> None:
    first, second = TWO_FACTS["announced, cancelled"]
    ours = form("a", (first,), "A line over the first report")
    theirs = form("b", (second,), "Quite other words over the next", hours=20)
    assert contradiction(ours, theirs) == (first, second)
    assert contradiction(theirs, ours) == (second, first)
