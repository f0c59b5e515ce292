"""Entries of which the feed gives a teaser, and their own pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from briefing.config.load import load
from briefing.corrections.explanation import why
from briefing.desk import Desk
from briefing.refresh import full_text
from tests.builders.rss import item, rss
from tests.refresh.publisher import Answer, Publisher, Reader

if TYPE_CHECKING:
    from briefing.domain.refresh_report import RefreshReport


class Run(Protocol):
    def __call__(self, after: timedelta = ...) -> RefreshReport: ...


Texts = Callable[[], dict[str, tuple[str, ...]]]
HOUR = timedelta(hours=1)
TEASER = "Delegations met in the old harbour hall on Tuesday …"
TEXT = [
    "Delegations met in the old harbour hall on Tuesday to talk of fishing rights and of tariffs.",
    "The second round of the talks ends on Friday, and both sides expect a written statement then.",
    "A working group on customs forms is to meet before the end of the month in Gyeongju.",
]


def feed(*paths: str, title: str = "Harbour talks open") -> bytes:
    return rss("Wire", *(item(title, TEASER, guid=path, link=path) for path in paths))


def page(*paragraphs: str, title: str = "Harbour talks open") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{text}</article><footer>All rights reserved</footer></body>"
        "</html>"
    ).encode()


@pytest.fixture
def run(reader: Reader) -> Run:
    """Refresh with full_text on; returns the report."""

    def refreshed(after: timedelta = timedelta(0)) -> RefreshReport:
        config = reader.folder / "feeds.toml"
        text = config.read_text().replace("name = ", "full_text = true\nname = ")
        config.write_text(text.replace("full_text = true\nfull_text", "full_text"))
        return reader.refresh(after=after, force=True)

    return refreshed


@pytest.fixture
def texts(reader: Reader) -> Texts:
    """The paragraphs of every cached entry, by guid."""

    def read() -> dict[str, tuple[str, ...]]:
        config = load(reader.folder / "feeds.toml")
        with Desk(config, reader.publisher.now) as desk:
            return {
                entry.guid: entry.paragraphs for story in desk.stories() for entry in story.entries
            }

    return read


def test_a_teaser_is_completed_by_its_page_once(
    run: Run, texts: Texts, reader: Reader, publisher: Publisher
) -> None:
    document = feed("/1")
    publisher.pages["/rss"] = lambda asked: Answer(200, document)
    publisher.pages["/1"] = lambda asked: Answer(200, page(*TEXT))
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
    with Desk(config, publisher.now) as desk:
        (member,) = why(config, desk.stories()[0], desk.stories_named).members
    assert [state.paragraphs for state in member.states] == [tuple(TEXT)] * 2, "no teaser"


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
    run: Run, texts: Texts, reader: Reader, publisher: Publisher, body: bytes
) -> None:
    publisher.pages["/rss"] = lambda asked: Answer(200, feed("/1"))
    publisher.pages["/1"] = lambda asked: Answer(200, body)
    reader.follow("/rss")
    run()
    run(after=HOUR)
    assert texts() == {"/1": (TEASER,)}
    assert len(publisher.asked("/1")) == 1


def test_a_page_that_fails_costs_the_feed_nothing(
    run: Run, texts: Texts, reader: Reader, publisher: Publisher
) -> None:
    publisher.pages["/rss"] = lambda asked: Answer(200, feed("/1"))
    reader.follow("/rss")
    assert run().results[0].status == "updated"
    assert texts() == {"/1": (TEASER,)}


def test_a_whole_text_needs_no_page(run: Run, reader: Reader, publisher: Publisher) -> None:
    whole = feed("/1").replace(TEASER.encode(), b"The talks went on for a long while. " * 60)
    publisher.pages["/rss"] = lambda asked: Answer(200, whole)
    reader.follow("/rss")
    run()
    assert not publisher.asked("/1")


def test_no_feed_sends_anybody_to_a_private_address(
    run: Run, reader: Reader, publisher: Publisher
) -> None:
    port = publisher.url.rpartition(":")[2]
    publisher.pages["/rss"] = lambda asked: Answer(200, feed(f"http://127.0.0.2:{port}/1"))
    reader.follow("/rss")
    run()
    assert not publisher.asked("/1")


def test_a_new_feed_causes_no_flood(run: Run, reader: Reader, publisher: Publisher) -> None:
    paths = [f"/{n}" for n in range(30)]
    publisher.pages["/rss"] = lambda asked: Answer(200, feed(*paths))
    reader.follow("/rss")
    run()
    assert len([asked for asked in publisher.log if asked.path != "/rss"]) == full_text.MOST_A_FEED


def test_without_the_extra_it_is_told_and_nothing_is_asked(
    run: Run, reader: Reader, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_text, "is_available", lambda: False)
    publisher.pages["/rss"] = lambda asked: Answer(200, feed("/1"))
    reader.follow("/rss")
    assert run().notices == ("full_text needs an extra: install briefing[article]",)
    assert not publisher.asked("/1")
