"""Entries in the cache: updated in place, found again by their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.domain import search_query
from briefing.domain.change import feed_change
from briefing.domain.feed import FeedState
from briefing.store import codec, entries, feeds
from briefing.store import search as searching
from briefing.store.feeds import FeedNames
from briefing.store.search import search
from tests.builders.entries import FEED, entry
from tests.builders.entries import NOON as NOW
from tests.store.filling import store

if TYPE_CHECKING:
    from sqlite3 import Row

    from briefing.domain.entry import Entry
    from briefing.store.sqlite import Connection


LATER = NOW + timedelta(hours=1)


def live(guid: str, title: str, *paragraphs: str) -> Entry:
    return entry(title, *paragraphs, guid=guid)


def titles(db: Connection, text: str) -> list[str]:
    hits = search(db, search_query.parse(text), FeedNames(), feeds=None, now=NOW, limit=10)
    return [hit.title for hit in hits]


def passage_rows(db: Connection) -> list[Row]:
    return db.execute(
        f"SELECT p.paragraph, p.text AS stored, {codec.PASSAGE_TEXT} AS text, p.first_seen "
        "FROM passages AS p JOIN entries AS e ON e.row = p.entry ORDER BY p.entry, p.place"
    ).fetchall()


def test_passages_come_back_also_those_that_are_not_in_the_text(db: Connection) -> None:
    whole = live("1", "Talks", "A 😀 day. A 😀 day.", "Talks opened. Talks closed.")
    *others, last = whole.passages
    store(db, replace(whole, passages=(*others, replace(last, text="Written otherwise."))))
    texts = ["Talks", "A 😀 day.", "A 😀 day.", "Talks opened.", "Written otherwise."]
    assert [row["text"] for row in passage_rows(db)] == texts
    assert [row["stored"] for row in passage_rows(db)] == [*[None] * 4, texts[-1]]


def test_an_updated_entry_keeps_when_each_of_its_sentences_was_first_seen(db: Connection) -> None:
    store(db, live("1", "Live", "Talks opened at nine."))
    store(db, live("1", "Live", "Talks closed at noon.", "Talks opened at nine."), now=LATER)
    seen = {row["text"]: row["first_seen"] for row in passage_rows(db)}
    assert seen["Talks opened at nine."] < seen["Talks closed at noon."]
    assert db.execute("SELECT COUNT(*) FROM entries").fetchone()[0] == 1


@pytest.mark.parametrize("text", ["won", "w", "won 2", "rose", "since:90m won", "nothing"])
def test_few_or_many_matches_among_the_newest_are_found_alike(
    db: Connection, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = [live(str(n), f"The won {'rose' if n > 20 else 'fell'} {n}") for n in range(30)]
    published = [NOW - timedelta(minutes=6 * (n // 2)) for n in range(30)]
    dated = [replace(entry, published=at) for entry, at in zip(added, published, strict=True)]
    store(db, *dated)
    whole = titles(db, text)
    for newest in (1, 9, 12, 28):
        monkeypatch.setattr(searching, "_NEWEST", newest)
        assert titles(db, text) == whole
    assert bool(whole) is (text != "nothing")


def test_an_updated_entry_is_no_longer_found_by_its_old_words(db: Connection) -> None:
    store(db, live("1", "Shipyards", "The won fell."))
    store(db, live("1", "Shipyards", "The won rose."), now=LATER)
    assert titles(db, "rose") == ["Shipyards"]
    assert titles(db, "fell") == []


def test_a_sentence_that_comes_back_is_not_seen_anew(db: Connection) -> None:
    store(db, live("1", "Live", "Talks opened at nine.", "Lunch was served."))
    store(db, live("1", "Live", "Lunch was served."), now=LATER)
    store(db, live("1", "Live", "Talks opened at nine."), now=LATER + timedelta(hours=1))
    assert [
        (row["text"], codec.decode_microseconds(row["first_seen"]))
        for row in passage_rows(db)
        if row["paragraph"] >= 0
    ] == [("Talks opened at nine.", NOW)]


def test_an_unchanged_entry_is_not_written_again(db: Connection) -> None:
    same = live("1", "Same", "Nothing moved.")
    store(db, same)
    assert feed_change(entries.versions(db, [same.id]), [same]).unchanged == (same.id,)


def test_the_first_of_two_entries_with_one_guid_counts(db: Connection) -> None:
    store(db, live("1", "Newer"), live("1", "Older"))
    assert titles(db, "newer") == ["Newer"]
    assert titles(db, "older") == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("경주", True),  # a particle is attached in the text: 경주에서
        ("习近平", True),
        ("\u1100\u1167\u11bc\u110c\u116e", True),  # 경주 as a keyboard may decompose it
        ("tarif", True),
        ("TARIFFS car", True),
        ('"tariffs on cars"', True),
        ('"cars on tariffs"', False),
        ("tariffs OR NEAR( *", True),
        ("Trump's", False),
        ("summit:nowhere tariffs", False),
        ("since:24h tariffs", True),
        ("!!!", False),
        ("\0", False),
    ],
)
def test_any_query_is_answered(db: Connection, text: str, hit: bool) -> None:
    store(
        db,
        live("1", "Talks", "US tariffs on cars, or near it.", "경주에서 만났다.", "与习近平会晤。"),
    )
    assert bool(titles(db, text)) is hit


def test_a_feed_comes_back_as_it_was_saved(db: Connection) -> None:
    state = FeedState(
        url=FEED,
        title="Wire",
        etag='"tag"',
        last_modified="Wed, 29 Oct 2025",
        body_digest="abc",
        checked=NOW,
        changed=NOW,
        retry_at=LATER,
        failures=2,
        error="timed out",
        http=503,
        gone=True,
        entries=9,
    )
    feeds.save(db, state)
    assert feeds.states(db) == {FEED: state}
