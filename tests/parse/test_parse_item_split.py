"""A document that is cut reads like one that is not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.entry import ParsedFeed
from briefing.parse.feed import parse
from briefing.parse.item_split import split_items
from tests.builders.rss import item, rss

DEMO = Path(__file__).parents[2] / "briefing" / "demo" / "feeds"
FIXTURES = Path(__file__).parent / "feeds"
DOCUMENTS = sorted([*DEMO.rglob("*.xml"), *FIXTURES.glob("*.xml")])
FEED = "https://wire.example/rss"


def read(body: bytes, known: dict[str, str] | None = None) -> ParsedFeed:
    parsed = parse(body, feed=FEED, url=FEED, headers={}, known=known or {})
    assert isinstance(parsed, ParsedFeed)
    return parsed


def talks(n: int, title: str = "Talks", markup: str = "") -> str:
    return item(f"{title} {n}", guid=str(n), markup=markup)


def known_of(body: bytes) -> dict[str, str]:
    return {digest: id for id, digest in read(body).markup_digests.items()}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("share", [0.0, 0.5, 0.9, 1.0])
def test_what_is_read_of_a_document_does_not_depend_on_what_is_known(
    path: Path, share: float
) -> None:
    whole = parse(path.read_bytes(), feed=FEED, url=FEED, headers={})
    if not isinstance(whole, ParsedFeed):
        assert path.stem == "page"
        return
    dice = random.Random(path.name)
    known = {digest: id for id, digest in whole.markup_digests.items() if dice.random() < share}
    part = read(path.read_bytes(), known)
    assert part.entries == tuple(e for e in whole.entries if e.id not in known.values())
    assert sorted(part.known_ids) == sorted(known.values())
    assert part.update_hints == whole.update_hints
    assert part.title == (None if part.only_known else whole.title)


FRAGMENTS = [
    "<description>A crown &amp; a medal</description>",
    "<description><![CDATA[<p>One</p></item><item>]]></description>",
    "<link>https://wire.example/x?a=1&amp;b=2</link>",
    "<pubDate>Wed, 29 Oct 2025 09:00:00 KST</pubDate>",
    "<!-- </item> -->",
    "<source url='https://daily.example'>Daily</source>",
    "<description>Q&A; &nbsp;</description>",
    "<id>again</id>",
    "<description>&#xFFFFFFF;</description>",
    "<x:y xmlns:x='urn:x'><guid>7</guid></x:y>",
    "<broken>",
]


@settings(deadline=None, database=None, max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.lists(st.sampled_from(FRAGMENTS), max_size=3))),
    st.sets(st.integers(0, 20)),
)
def test_any_document_reads_the_same_cut_or_whole(
    items: list[tuple[int, list[str]]], chosen: set[int]
) -> None:
    body = rss("Wire", *(talks(n, markup="".join(markup)) for n, markup in items))
    whole = read(body)
    pieces = list(whole.markup_digests.items())
    known = {digest: id for place, (id, digest) in enumerate(pieces) if place in chosen}
    part = read(body, known)
    assert part.entries == tuple(e for e in whole.entries if e.id not in known.values())


def test_only_what_is_new_is_read_again() -> None:
    known = known_of(rss("Wire", talks(1), talks(2)))
    part = read(rss("Wire", talks(3), talks(1), talks(2)), known)
    assert [entry.title for entry in part.entries] == ["Talks 3"]
    assert sorted(part.known_ids) == sorted(known.values())


def test_an_item_that_changed_is_read_again() -> None:
    known = known_of(rss("Wire", talks(1), talks(2)))
    part = read(rss("Wire", talks(1, "Summit"), talks(2)), known)
    assert [entry.title for entry in part.entries] == ["Summit 1"]


def test_dates_and_comments_of_the_feed_itself_change_nothing() -> None:
    head = "<lastBuildDate>{}</lastBuildDate><pubDate>{}</pubDate><!-- {} -->"
    known = known_of(rss("Wire", talks(1), head=head.format(1, 2, 3)))
    assert read(rss("Wire", talks(1), head=head.format(4, 5, 6)), known).only_known


@pytest.mark.parametrize(
    "body",
    [
        rss("Wire", talks(1), head="<language>ko</language>"),
        rss("The Wire", talks(1)),
        rss("Wire", talks(1), tail="<link>https://other.example/</link>"),
    ],
    ids=["language", "title", "tail"],
)
def test_whatever_else_changes_around_the_items_is_read_whole(body: bytes) -> None:
    part = read(body, known_of(rss("Wire", talks(1))))
    assert len(part.entries) == 1
    assert not part.known_ids


def test_the_address_of_a_document_is_part_of_what_its_items_mean() -> None:
    body = rss("Wire", "<item><guid>1</guid><link>/news/1</link><title>Talks</title></item>")
    moved = parse(body, feed=FEED, url="https://new.example/rss", headers={}, known=known_of(body))
    assert isinstance(moved, ParsedFeed)
    assert [entry.url for entry in moved.entries] == ["https://new.example/news/1"]


@pytest.mark.parametrize(
    "body",
    [
        rss("Wire", talks(1), talks(1)),
        rss("Wire", "<item><title>No guid</title></item>"),
        rss("Wire", "<item><guid> </guid><title>Blank</title></item>"),
        rss("Wire", "<item><guid>a#1</guid></item>", "<item><guid>a#2</guid></item>"),
        rss("Wire", talks(1), talks(2, markup="<broken>")),
        b"<!DOCTYPE rss [<!ENTITY x 'y'>]>" + rss("Wire", talks(1)),
        rss("Wire", "<item/>"),
        rss("Wire", talks(1, markup=f"<description>{'long ' * 450_000}</description>")),
        rss("Wire"),
        b"<html></html>",
        b"",
    ],
    ids="twice none blank revisions broken doctype empty long no-items page nothing".split(),
)
def test_what_is_not_plain_is_not_cut(body: bytes) -> None:
    assert split_items(body, "") is None


def test_atom_and_rss_1_are_cut_too() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>{}</id><title>T</title></entry></feed>'
    rdf = (
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>W</title>'
        '</channel><item rdf:about="https://wire.example/{}"><title>T</title></item></rdf:RDF>'
    )
    for text in (atom, rdf):
        assert read(text.format(1).encode(), known_of(text.format(1).encode())).only_known
        assert read(text.format(2).encode(), known_of(text.format(1).encode())).entries


def test_a_document_that_breaks_off_says_so() -> None:
    whole = rss("Wire", talks(1), talks(2))
    assert read(whole).complete
    assert not read(whole[: whole.index(b"</item><item>") + 20]).complete
    assert read(b"<rss><channel><item><title>A & B</title></channel></rss>").complete
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "T"}]}
    assert read(json.dumps(feed).encode()).complete
