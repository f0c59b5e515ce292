"""A text that is no news takes no time and no place among the points."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

import pytest

from briefing.compose.rules import MOST_DISPUTES
from tests.compose.newsroom import report

if TYPE_CHECKING:
    from tests.compose.newsroom import Newsroom

LONE = "Trump was received with honours by President Lee in Gyeongju."
TITLE = "Trump arrives in Gyeongju for talks with Lee"


@pytest.mark.parametrize("piece", ["1 ", "$1 ", "5% ", "2025-10-29 ", "29 October ", "a,"])
def test_what_is_too_long_for_a_sentence_leaves_its_place_to_the_headline(
    news: Newsroom, piece: str
) -> None:
    news.story("a", report("Post", "Trump met Lee and gave " + piece * 60_000, title=TITLE))
    assert [point.text for point in news.briefing().shown] == [TITLE]


def test_what_is_too_long_takes_nothing_from_the_sentences_beside_it(news: Newsroom) -> None:
    news.story("a", report("Post", LONE, "Trump met Lee and gave " + "1 " * 60_000, title=TITLE))
    assert [point.text for point in news.briefing().shown] == [LONE]


def test_a_table_has_no_figures_of_note(news: Newsroom) -> None:
    table = "Exports grew by " + ", ".join(f"${n}00 billion" for n in range(1, 40)) + " in a row."
    for outlet in ("Post", "Echo"):
        news.story(outlet, report(outlet, table))
    assert not news.briefing().numbers


def test_an_amount_of_very_many_things_is_read_in_linear_time(news: Newsroom) -> None:
    invented = ("".join(letters) for letters in product("bcdfghklmn", repeat=5))
    paragraphs = []
    for _ in range(400):
        things = " and ".join(f"12 {thing}s" for thing in islice(invented, 20))
        paragraphs.append(f"The {next(invented)} counted {things}.")
    news.story("a", report("Post", *paragraphs))
    assert len(news.briefing().shown) > 10


@pytest.mark.parametrize(
    "line",
    [
        "Lee told Trump that the harbour of Ulsan had counted {} ships.",
        "Lee told Trump that nobody had counted the ships of the harbour for {} years.",
    ],
)
def test_the_lines_of_a_table_are_compared_in_linear_time(news: Newsroom, line: str) -> None:
    for start, outlet in enumerate(("Post", "Echo")):
        lines = [line.format(number) for number in range(start, 1_600, 2)]
        news.story(outlet, report(outlet, *lines))
    assert news.briefing().shown


def test_claims_and_denials_of_one_thing_are_compared_in_linear_time(news: Newsroom) -> None:
    speakers = ("".join(letters).title() for letters in product("bdfgk", "aeiou", repeat=3))
    for verb, outlet in (("said", "Post"), ("denied", "Echo")):
        lines = [f"{speaker} {verb} that Trump met Lee." for speaker in islice(speakers, 2_000)]
        news.story(outlet, report(outlet, *lines))
    assert len(news.briefing().disputed) == MOST_DISPUTES
