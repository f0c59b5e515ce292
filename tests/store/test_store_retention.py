"""Which entries the cache deletes, and which it keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.domain.change import feed_change
from briefing.domain.entry import Entry, Passage
from briefing.domain.feed import FeedState
from briefing.store import corrections, entries, feeds, readings, retention
from briefing.store.connection import open_writable
from briefing.store.sqlite import Connection, transaction
from briefing.text.normalize import words, words_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

import pytest

FEED = "https://wire.example/rss"
THEN = datetime(2025, 1, 1, tzinfo=UTC)
NOW = THEN + timedelta(days=200)
BEFORE = NOW - timedelta(days=180)


def entry(text: str) -> Entry:
    passage = Passage(0, 0, text, words_key(words(text)))
    return Entry(FEED, text, None, text, None, THEN, None, (text,), (passage,))


def store(db: Connection, now: datetime, *texts: str) -> None:
    entries_in_feed = [entry(text) for text in texts]
    change = feed_change(
        entries.digests(db, [item.id for item in entries_in_feed]), entries_in_feed
    )
    with transaction(db):
        feeds.save(db, FeedState(FEED))
        entries.apply(db, change, {item.id: frozenset({1}) for item in entries_in_feed}, now)


def titles(db: Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT title FROM entries").fetchall()}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    opened = open_writable(tmp_path / "briefing.db")
    store(opened, THEN, "old", "standing")
    store(opened, NOW, "standing", "new")
    yield opened
    opened.close()


def test_what_left_its_feed_long_ago_goes_with_its_words(db: Connection) -> None:
    assert retention.prune(db, [FEED], BEFORE) == 1
    assert titles(db) == {"standing", "new"}
    assert db.execute("SELECT COUNT(*) FROM passages").fetchone()[0] == 2
    matches = db.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'old'").fetchall()
    assert not matches


def test_the_last_document_of_a_silent_feed_is_still_there(db: Connection) -> None:
    assert retention.prune(db, [FEED], NOW + timedelta(days=400)) == 1
    assert titles(db) == {"standing", "new"}


def test_a_feed_that_is_no_longer_configured_holds_nothing(db: Connection) -> None:
    retention.prune(db, [], NOW + timedelta(days=400))
    assert titles(db) == set()


def test_stars_and_summits_hold_on(db: Connection) -> None:
    with transaction(db):
        readings.star(db, [words_key(words("old"))], NOW)
    assert retention.prune(db, [FEED], BEFORE) == 0
    with transaction(db):
        readings.star(db, [words_key(words("old"))], None)
        db.execute(
            "INSERT INTO assignments (summit, at, entry, paragraph, score, terms) "
            "SELECT 'g', at, row, 0, 1.0, '' FROM entries WHERE title = 'old'"
        )
    assert retention.prune(db, [FEED], BEFORE) == 0


def test_what_was_grouped_with_it_is_grouped_again(db: Connection) -> None:
    db.execute("UPDATE entries SET grouped = 1, neighbourhood = 'n', story = 's'")
    retention.prune(db, [FEED], BEFORE)
    assert len(entries.ungrouped(db)) == 2


def test_what_a_correction_names_stays_until_it_is_taken_back(db: Connection) -> None:
    with transaction(db):
        corrections.add(db, "split", [entry("new").id], NOW, others=[entry("old").id])
    assert retention.prune(db, [FEED], BEFORE) == 0
    with transaction(db):
        corrections.undo(db, NOW)
    assert retention.prune(db, [FEED], BEFORE) == 1
    assert titles(db) == {"standing", "new"}
