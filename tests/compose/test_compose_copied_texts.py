"""One wire text in several states is one source of what the states have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.compose.newsroom import report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Point
    from tests.compose.newsroom import Newsroom

HALL = (
    "The roof of a market hall in Selby came down on Tuesday morning while several hundred people "
    "were inside, and rescuers were still digging at nightfall."
)
DEAD = "The fire service said {} people were dead and that it feared to find more."
OWN = (
    "Survivors spoke of a loud crack above the fish stalls. Norland's president, on his way to the "
    "summit, turned round at the border. He is expected at the hall tonight."
)


def unchanged(briefing: Briefing) -> Point:
    (point,) = [point for point in briefing.shown if point.text == HALL]
    return point


def test_a_figure_that_moves_parts_no_unchanged_sentence(news: Newsroom) -> None:
    for number, dead in enumerate((12, 14, 17)):
        outlets = (f"Outlet {number}", f"Paper {number}")
        news.story(
            f"s{number}",
            *(report(name, HALL, DEAD.format(dead), OWN, at=1 + number) for name in outlets),
        )
    point = unchanged(news.briefing())
    assert (point.outlets, point.independent) == (6, 1)
    assert [source.copy_of for source in point.sources] == [None, 1, 1, 1, 1, 1]


def test_texts_of_their_own_that_quote_one_sentence_are_independent(news: Newsroom) -> None:
    news.story("a", report("Post", HALL, DEAD.format(12), OWN, at=1))
    other = (
        "Traders had warned of the old roof for years and the town had ordered a new one that was "
        "to be built in spring. The mayor said he would not step down over it."
    )
    news.story("b", report("Echo", "It was market day.", HALL, other, other[::-1], at=2))
    point = unchanged(news.briefing())
    assert (point.outlets, point.independent) == (2, 2)
    assert [source.copy_of for source in point.sources] == [None, None]
