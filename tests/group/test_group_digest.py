"""Which entries are digests of unrelated items."""

from __future__ import annotations

import pytest

from briefing.group.digest import is_digest, is_digest_name
from briefing.group.term_vector import TermVector

QUARRY = "Judges in Overton heard an appeal on Tuesday against the plan for a large new quarry."
LIBRARY = "The library of Marsh End lent books again, a year after the flood ruined its cellar."
BREAD = "Millers and bakers expect that the price of flour will rise by a tenth this winter."
CHESS = "A pupil of fifteen from the islands beat two grandmasters and took the national title."
UNRELATED = (QUARRY, LIBRARY, BREAD, CHESS)
ARTICLE = (
    QUARRY,
    "Neighbours of the quarry told the judges of dust, of lorries and of wells that ran dry.",
    "The company answered that it would pay for new wells and had moved its drills away.",
    "A ruling on the appeal is due before Christmas, and either side may still appeal again.",
)


@pytest.mark.parametrize(
    "title",
    [
        "Your Monday Briefing",
        "Chess, quarries, bread: Your Monday Briefing",
        "Morning briefing: what you need to know today",
        "World news in brief",
        "MTV News in Brief at 6:04 a.m. EDT",
        "The week ahead",
        "Evening news round-up | Lantern",
        "Five things to know this morning",
        "오늘의 뉴스",
        "国际简讯",
        "今日のニュースまとめ",
    ],
)
def test_the_name_of_a_digest_makes_one_of_related_items_too(title: str) -> None:
    assert is_digest(title, ARTICLE)
    assert not is_digest(title, ARTICLE[:1])


@pytest.mark.parametrize(
    "title",
    [
        "Ministry's briefing on the flood leaves questions open",
        "Leaders meet in brief ceremony",
        "Trump and Xi: three things to know about the summit",
        "Quarry appeal heard",
        "White House daily briefing turns to Taiwan",
        "",
    ],
)
def test_an_article_is_no_digest(title: str) -> None:
    assert not is_digest_name(title)
    assert not is_digest(title, ARTICLE)


def test_paragraphs_with_no_word_in_common_are_a_digest() -> None:
    assert is_digest("Thursday", UNRELATED)
    assert not is_digest("Thursday", UNRELATED[:3])
    assert not is_digest("Thursday", (*UNRELATED[:1], *ARTICLE))


def test_reports_from_several_places_are_a_digest() -> None:
    places = ("OVERTON (AP) —", "MARSH END, Upland —", "PORT ELM —", "")
    pairs = zip(places, ARTICLE, strict=True)
    assert is_digest("Thursday", [f"{place} {text}" for place, text in pairs])
    assert not is_digest("Thursday", [f"OVERTON — {text}" for text in ARTICLE])


def test_a_text_written_without_spaces_is_no_digest() -> None:
    paragraphs = ["两国领导人星期三在釜山举行会谈,讨论稀土、关税和大豆的问题。"] * 5
    assert not is_digest("两国领导人会谈", paragraphs)


def test_a_digest_has_no_terms_for_events() -> None:
    assert not TermVector.of("Your Monday Briefing", UNRELATED).terms
    assert TermVector.of("Quarry appeal heard", ARTICLE).terms
