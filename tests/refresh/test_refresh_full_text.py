"""Entries of which the feed gives a teaser, and their own pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.refresh import full_text

HOUR = timedelta(hours=1)
TEASER = "Delegations met in the old harbour hall on Tuesday …"
TEXT = [
    "Delegations met in the old harbour hall on Tuesday to talk of fishing rights and of tariffs.",
    "The second round of the talks ends on Friday, and both sides expect a written statement then.",
    "A working group on customs forms is to be set up before the end of the month in Gyeongju.",
]


def feed(*paths: str, title: str = "Harbour talks open") -> bytes:
    items = "".join(
        f"<item><guid>{path}</guid><title>{title}</title><link>{path}</link>"
        f"<description>{TEASER}</description></item>"
        for path in paths
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


def page(*paragraphs: str, title: str = "Harbour talks open") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{text}</article><footer>All rights reserved</footer></body>"
        "</html>"
    ).encode()


@pytest.fixture
def run(reader):
    """Refresh with full_text on; returns the report."""

    def refreshed(after: timedelta = timedelta(0)):
        config = reader.folder / "feeds.toml"
        text = config.read_text().replace("name = ", "full_text = true\nname = ")
        config.write_text(text.replace("full_text = true\nfull_text", "full_text"))
        return reader.refresh(after=after, force=True)

    return refreshed


@pytest.fixture
def texts(reader):
    """The paragraphs of every cached entry, by guid."""

    def read() -> dict[str, tuple[str, ...]]:
        config = load(reader.folder / "feeds.toml")
        with Desk(config, reader.publisher.now) as desk:
            return {
                entry.guid: entry.paragraphs for story in desk.stories() for entry in story.entries
            }

    return read


def test_a_teaser_is_completed_by_its_page_once(run, texts, reader, publisher, answer) -> None:
    document = feed("/1")
    publisher.pages["/rss"] = lambda asked: answer(200, document)
    publisher.pages["/1"] = lambda asked: answer(200, page(*TEXT))
    reader.follow("/rss", more='[[summits]]\nid = "g"\nname="Gyeongju summit"\n')
    run()
    assert texts() == {"/1": tuple(TEXT)}
    config = load(reader.folder / "feeds.toml")
    with Desk(config, publisher.now) as desk:
        assert desk.search("customs"), "its words are found"
        assert [story.summits for story in desk.stories("g")] == [("g",)], "it feeds the summit"
    (asked,) = publisher.asked("/1")
    assert asked.headers["accept"].startswith("text/html")
    assert "cookie" not in asked.headers
    document = feed("/1", title="Harbour talks open at last")
    (result,) = run(after=HOUR).results
    assert result.updated == 1
    document += b"<!-- again -->"
    (result,) = run(after=HOUR).results
    assert result.updated == 0
    assert texts() == {"/1": tuple(TEXT)}, "a later teaser does not take the text away"
    assert len(publisher.asked("/1")) == 1


@pytest.mark.parametrize(
    "body",
    [
        page("We value your privacy. " * 30, title="Before you continue"),
        page("Short."),
        b"",
        b"\x89PNG not a page",
    ],
    ids=["consent", "less than the feed", "empty", "picture"],
)
def test_a_page_that_holds_no_text_leaves_the_teaser(
    run, texts, reader, publisher, answer, body
) -> None:
    publisher.pages["/rss"] = lambda asked: answer(200, feed("/1"))
    publisher.pages["/1"] = lambda asked: answer(200, body)
    reader.follow("/rss")
    run()
    run(after=HOUR)
    assert texts() == {"/1": (TEASER,)}
    assert len(publisher.asked("/1")) == 1


def test_a_page_that_fails_costs_the_feed_nothing(run, texts, reader, publisher, answer) -> None:
    publisher.pages["/rss"] = lambda asked: answer(200, feed("/1"))
    reader.follow("/rss")
    assert run().results[0].status == "updated"
    assert texts() == {"/1": (TEASER,)}


def test_a_whole_text_needs_no_page(run, reader, publisher, answer) -> None:
    whole = feed("/1").replace(TEASER.encode(), b"The talks went on for a long while. " * 60)
    publisher.pages["/rss"] = lambda asked: answer(200, whole)
    reader.follow("/rss")
    run()
    assert not publisher.asked("/1")


def test_no_feed_sends_anybody_to_a_private_address(run, reader, publisher, answer) -> None:
    port = publisher.url.rpartition(":")[2]
    publisher.pages["/rss"] = lambda asked: answer(200, feed(f"http://127.0.0.2:{port}/1"))
    reader.follow("/rss")
    run()
    assert not publisher.asked("/1")


def test_a_new_feed_causes_no_flood(run, reader, publisher, answer) -> None:
    paths = [f"/{n}" for n in range(30)]
    publisher.pages["/rss"] = lambda asked: answer(200, feed(*paths))
    reader.follow("/rss")
    run()
    assert len([asked for asked in publisher.log if asked.path != "/rss"]) == full_text.MOST_A_FEED


def test_without_the_extra_it_is_told_and_nothing_is_asked(
    run, reader, publisher, answer, monkeypatch
) -> None:
    monkeypatch.setattr(full_text, "is_available", lambda: False)
    publisher.pages["/rss"] = lambda asked: answer(200, feed("/1"))
    reader.follow("/rss")
    assert run().notices == ("full_text needs an extra: install briefing[article]",)
    assert not publisher.asked("/1")
