"""What a reader has hidden is left out of every section, with what cannot stand without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.compose.newsroom import Newsroom, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing

MONEY = "Seoul agreed to invest $350 billion in American shipyards on Wednesday."
LEANS = "He said that the sum would be paid in stages over ten years."
OTHER = "Trump was received with honours by President Lee in Gyeongju."


def hide(news: Newsroom, text: str) -> None:
    news.passages = [replace(passage, hidden=text in passage.text) for passage in news.passages]


def texts(briefing: Briefing) -> str:
    parts = [point.text for point in briefing.shown]
    return " ".join([*parts, *(number.text for number in briefing.numbers)])


def test_a_hidden_fact_is_in_no_section_and_not_counted(news: Newsroom) -> None:
    news.story("a", report("World Wire", MONEY, OTHER))
    before = news.briefing()
    assert "$350 billion" in texts(before)
    hide(news, "$350 billion")
    after = news.briefing()
    assert "$350 billion" not in texts(after)
    assert OTHER in texts(after)
    assert after.counts.new == before.counts.new - 1


def test_a_fact_is_hidden_in_the_words_of_every_outlet(news: Newsroom) -> None:
    longer = (
        "Seoul agreed after months of talks to invest $350 billion in American shipyards, chip "
        "plants and ports over ten years, officials of both sides said in Gyeongju on Wednesday."
    )
    news.story("a", report("World Wire", longer, OTHER))
    news.story("b", report("Seoul Daily", longer.replace("Wednesday", "Wednesday night"), at=5))
    assert len([point for point in news.briefing().shown if "$350" in point.text]) == 1
    first = news.passages[0].entry
    news.passages = [
        replace(passage, hidden=passage.entry == first and "$350" in passage.text)
        for passage in news.passages
    ]
    assert "$350 billion" not in texts(news.briefing())


def test_what_leans_on_it_goes_with_it(news: Newsroom) -> None:
    news.story("a", report("World Wire", f"{MONEY} {LEANS}", OTHER))
    assert LEANS in texts(news.briefing())
    hide(news, "$350 billion")
    assert LEANS not in texts(news.briefing())
    assert OTHER in texts(news.briefing())
