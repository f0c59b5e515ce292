"""An event is called by the headline that is most like the others."""

from __future__ import annotations

from briefing.compose.event_title import topic
from tests.compose.newsroom import Newsroom, report


def test_the_headline_nearest_to_all_others_names_it(news: Newsroom) -> None:
    titles = (
        "Live: what we know so far",
        "Earthquake strikes off Taiwan",
        "Strong earthquake strikes off Taiwan coast",
        "Trains stop after strong earthquake off Taiwan",
    )
    for at, title in enumerate(titles):
        news.story(f"s{at}", report(f"outlet {at}", title, title=title, at=at))
    assert topic(news.stories) == titles[2]


def test_of_two_the_first_names_it_in_whatever_order_they_come(news: Newsroom) -> None:
    for at, title in enumerate(("Xi lands in Busan", "Trump lands in Busan")):
        news.story(f"s{at}", report(f"outlet {at}", title, title=title, at=at))
    assert topic(news.stories) == topic(news.stories[::-1]) == "Xi lands in Busan"
