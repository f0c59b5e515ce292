"""Adverts, counters and related headlines that a feed renews at each fetch are no news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

SUMMIT = """
[[summits]]
id = "gyeongju"
name = "Gyeongju summit"
people = ["Donald Trump", "Lee Jae Myung"]
place = "Gyeongju"
"""
OFFERS = (
    "Get the evening letter of the paper for a dollar a month.",
    "Try the app of the paper on two of your telephones.",
    "Win a weekend for your family at a hotel near Gyeongju.",
    "Three offers await our guests in Gyeongju this week.",
)
RELATED = (
    "A storm closes the ports of the north",
    "The price of petrol falls for a third week",
    "The zoo welcomes a pair of bears from abroad",
    "Rail workers go back to their trains",
)
DEEDS = (
    "gave each other presents in the museum of Gyeongju before their talks",
    "spoke about ships, steel and cars in Gyeongju for most of the afternoon",
    "walked to the old observatory of Gyeongju with their wives after dinner",
)
LONG = (
    "Donald Trump and Lee Jae Myung opened their talks in Gyeongju with a walk through the museum, "
    "where crowns and belts of gold from the tombs of an old kingdom are shown.",
    "Their ministers had argued for months about tariffs on cars and about a fund for shipyards, "
    "and an outline was on the table when the delegations sat down.",
)


@pytest.fixture
def reader(site: Site, workspace: Workspace) -> Workspace:
    """A reader of one feed, within this process."""
    workspace.within = True
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/post.xml"\nname = "Post"\ninterval = "0s"\n{SUMMIT}'
    )
    return workspace


def at(hour: int) -> tuple[str, str]:
    return "--as-of", f"2025-10-29T{hour:02}:00Z"


def refresh(reader: Workspace, site: Site, hour: int, *texts: tuple[str, ...]) -> None:
    published = "Wed, 29 Oct 2025 06:00:00 GMT"
    items = (
        item(f"In Gyeongju, part {number}", *text, guid=str(number), published=published)
        for number, text in enumerate(texts)
    )
    site.documents["/post.xml"] = rss("Post", *items)
    assert reader.run("refresh", *at(hour)).returncode == 0


def read(reader: Workspace, hour: int) -> None:
    assert reader.run("mark", "gyeongju", *at(hour)).returncode == 0


def shown(reader: Workspace) -> dict[str, bool]:
    """The text of every point, and whether it is new."""
    summit: dict[str, Any] = reader.json("show", "--format", "json", *at(20))["summits"][0]
    points = [*filter(None, (summit["lead"], summit["why"])), *summit["points"]]
    news = {point["text"]: point["new"] for point in points}
    assert sum(news.values()) == summit["counts"]["new"]
    stories = reader.json("stories", "--json", *at(20))["stories"]
    assert all(story["read"] for story in stories) is not any(news.values())
    return news


def deeds(number: int) -> str:
    return f"Donald Trump and Lee Jae Myung {DEEDS[number]}."


def page(number: int, fetch: int) -> tuple[str, ...]:
    """An entry whose advert, headline and counter change with each fetch."""
    return (
        deeds(number),
        OFFERS[fetch],
        f"The {number + 2} rooms of the palace had been painted for this day.",
        f"{RELATED[fetch]}, and what it means for all of us",
        f"This page was opened {100 * number + 7 * fetch + 3} times by our readers.",
    )


def test_what_is_renewed_in_every_entry_is_neither_new_nor_a_point(
    site: Site, reader: Workspace
) -> None:
    refresh(reader, site, 8, *(page(number, 0) for number in range(3)))
    read(reader, 9)
    for fetch in (1, 2, 3):
        refresh(reader, site, 9 + fetch, *(page(number, fetch) for number in range(3)))
        news = shown(reader)
        assert not any(news.values())
        assert len(news) == 6
    # What has been known as an advert is one in a new entry too.
    refresh(reader, site, 14, *(page(number, 3) for number in range(3)), (LONG[0], OFFERS[1]))
    assert [text for text, new in shown(reader).items() if new] == [LONG[0]]


def test_related_headlines_of_a_single_entry_are_apart_from_its_text(
    site: Site, reader: Workspace
) -> None:
    refresh(reader, site, 8, (*LONG, RELATED[0] + "."))
    read(reader, 9)
    refresh(reader, site, 10, (*LONG, RELATED[1] + "."))
    assert not any(shown(reader).values())
    assert set(shown(reader)) == set(LONG)


def test_an_added_paragraph_and_a_rewritten_one_are_news(site: Site, reader: Workspace) -> None:
    waiting = "Nothing has been signed in Gyeongju so far, an aide of Lee Jae Myung said."
    signed = "Donald Trump signed the outline at midnight and left Gyeongju for the airport."
    added = "A fund for shipyards will be run from Ulsan, Lee Jae Myung told reporters."
    refresh(reader, site, 8, *((deeds(number), waiting, OFFERS[0]) for number in range(3)))
    read(reader, 9)
    first, *others = ((deeds(number), signed, OFFERS[1]) for number in range(3))
    refresh(reader, site, 10, (*first, added), *others)
    assert {text for text, new in shown(reader).items() if new} == {signed, added}


def test_a_toll_that_rises_in_three_reports_is_news(site: Site, reader: Workspace) -> None:
    toll = "At least 12 sailors were lost on the way to Gyeongju, Lee Jae Myung said."
    refresh(reader, site, 8, *((deeds(number), toll) for number in range(3)))
    read(reader, 9)
    risen = toll.replace("12", "14")
    refresh(reader, site, 10, *((deeds(number), risen) for number in range(3)))
    assert [text for text, new in shown(reader).items() if new] == [risen]
