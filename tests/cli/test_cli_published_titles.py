"""Programs and citations get the title as the feed wrote it, pages for reading the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

HEADLINE = "Ministers open the ferry talks in the customs house"
TEXT = (
    "The ministers of the two coasts opened talks about the ferry in the customs house on Tuesday."
)
CHANGED = (
    "The ministers of the two coasts agreed on a ferry line in the customs house on Wednesday."
)
TITLES = [
    f"UPDATE 1-{HEADLINE}",
    f"Watch: {HEADLINE}",
    f"[Sponsor] {HEADLINE}",
    f"{HEADLINE} | World",
    f"🔴 {HEADLINE} ⛴️",
    f"{HEADLINE} - Harbour Post",
    f"(2nd LD) {HEADLINE} - The Harbour Post",
]


@pytest.fixture
def reader(site: Site, workspace: Workspace) -> Workspace:
    """A reader of one feed about one summit, within this process."""
    workspace.within = True
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/post.xml"\nname = "Harbour Post"\ninterval = "0s"\n'
        '[[summits]]\nid = "coasts"\nname = "Customs house talks"\nterms = ["customs house"]\n'
    )
    return workspace


def at(hour: int) -> tuple[str, str]:
    return "--as-of", f"2025-10-29T{hour:02}:00Z"


def publish(
    reader: Workspace, site: Site, hour: int, title: str, text: str = TEXT, markup: str = ""
) -> dict[str, int]:
    """Refresh with this one item in the feed; how many entries were new and updated."""
    news = item(title, text, guid="1", link="https://post.example/1", markup=markup)
    site.documents["/post.xml"] = rss("Post", news)
    entries: dict[str, int] = reader.json("refresh", "--json", *at(hour))["entries"]
    return entries


@pytest.mark.parametrize("title", TITLES)
def test_json_gives_the_title_as_published_and_pages_the_headline(
    reader: Workspace, site: Site, title: str
) -> None:
    publish(reader, site, 4, title)
    (story,) = reader.json("stories", "--json")["stories"]
    (summit,) = reader.json("show", "--format", "json", *at(5))["summits"]
    explanation = reader.json("why", story["id"], "--json")
    (hit,) = reader.json("search", "ferry", "--json")["results"]
    article = reader.json("read", story["id"], "--json")
    assert story["title"] == explanation["title"] == HEADLINE
    given = [
        story["entries"][0],
        summit["points"][0]["sources"][0],
        explanation["entries"][0],
        explanation["entries"][0]["states"][0],
        hit,
        article,
        article["states"][0],
    ]
    assert [shape["title"] for shape in given] == [title] * len(given)
    for command in (
        ("stories",),
        ("show", *at(5)),
        ("show", "--format", "md", *at(5)),
        ("show", "--format", "html", *at(5)),
        ("why", story["id"], *at(5)),
        ("search", "ferry"),
        ("read", story["id"], *at(5)),
    ):
        assert title not in reader.run(*command).stdout, command


def test_the_name_that_an_aggregator_appends_is_part_of_the_title(
    reader: Workspace, site: Site
) -> None:
    title = f"{HEADLINE} - The Island Daily"
    source = '<source url="https://island.example/">The Island Daily</source>'
    publish(reader, site, 4, title, markup=source)
    (story,) = reader.json("stories", "--json")["stories"]
    assert (story["title"], story["entries"][0]["title"]) == (HEADLINE, title)


def test_another_mark_before_the_same_headline_is_no_news(reader: Workspace, site: Site) -> None:
    assert publish(reader, site, 1, f"UPDATE 1-{HEADLINE}") == {"new": 1, "updated": 0}
    reader.run("show", "--mark-read", *at(2))
    assert publish(reader, site, 3, f"UPDATE 2-{HEADLINE}") == {"new": 0, "updated": 0}
    (story,) = reader.json("stories", "--json")["stories"]
    (entry,) = reader.json("why", story["id"], "--json")["entries"]
    assert entry["title"] == story["entries"][0]["title"] == f"UPDATE 2-{HEADLINE}"
    assert [state["title"] for state in entry["states"]] == [f"UPDATE 2-{HEADLINE}"]
    (summit,) = reader.json("show", "--format", "json", *at(4))["summits"]
    assert summit["counts"]["new"] == 0
    assert not summit["points"][0]["changed"]
    assert summit["points"][0]["sources"][0]["title"] == f"UPDATE 2-{HEADLINE}"
    publish(reader, site, 5, HEADLINE)
    (story,) = reader.json("stories", "--json")["stories"]
    assert story["entries"][0]["title"] == HEADLINE


def test_a_former_text_keeps_the_title_that_it_had(reader: Workspace, site: Site) -> None:
    publish(reader, site, 1, f"UPDATE 1-{HEADLINE}")
    assert publish(reader, site, 3, f"UPDATE 2-{HEADLINE}", CHANGED)["updated"] == 1
    (story,) = reader.json("stories", "--json")["stories"]
    (entry,) = reader.json("why", story["id"], "--json")["entries"]
    titles = [state["title"] for state in entry["states"]]
    assert titles == [f"UPDATE 1-{HEADLINE}", f"UPDATE 2-{HEADLINE}"]
