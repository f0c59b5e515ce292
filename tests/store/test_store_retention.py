"""Which entries the cache deletes, and which it keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.domain.annotation import NO_ANNOTATION, AnnotatedPoint
from briefing.store import corrections, entries, notes, readings, retention
from briefing.store.sqlite import Connection, transaction
from briefing.text.normalize import words, words_key
from tests.builders.entries import FEED, entry
from tests.store.filling import store

if TYPE_CHECKING:
    from briefing.domain.entry import Entry


import pytest

THEN = datetime(2025, 1, 1, tzinfo=UTC)
NOW = THEN + timedelta(days=200)
BEFORE = NOW - timedelta(days=180)


def brief(text: str) -> Entry:
    """An entry that is only a headline."""
    return entry(text, published=THEN)


def titles(db: Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT title FROM entries").fetchall()}


@pytest.fixture
def db(db: Connection) -> Connection:
    """A cache whose one feed had an old entry, has a new one, and one that stood in both."""
    store(db, brief("old"), brief("standing"), now=THEN)
    store(db, brief("standing"), brief("new"), now=NOW)
    return db


def test_what_left_its_feed_long_ago_goes_with_its_words(db: Connection) -> None:
    assert retention.prune(db, [FEED], BEFORE, NOW) == 1
    assert titles(db) == {"standing", "new"}
    assert db.execute("SELECT COUNT(*) FROM passages").fetchone()[0] == 2
    rows = db.execute("SELECT rowid FROM entries_fts WHERE entries_fts MATCH 'old'").fetchall()
    assert not rows


def test_the_last_document_of_a_silent_feed_is_still_there(db: Connection) -> None:
    assert retention.prune(db, [FEED], NOW + timedelta(days=400), NOW) == 1
    assert titles(db) == {"standing", "new"}


def test_a_feed_that_is_no_longer_configured_holds_nothing(db: Connection) -> None:
    retention.prune(db, [], NOW + timedelta(days=400), NOW)
    assert titles(db) == set()


def test_stars_and_summits_hold_on(db: Connection) -> None:
    with transaction(db):
        readings.star(db, [words_key(words("old"))], NOW)
    assert retention.prune(db, [FEED], BEFORE, NOW) == 0
    with transaction(db):
        readings.star(db, [words_key(words("old"))], None)
        db.execute(
            "INSERT INTO assignments (summit, at, entry, paragraph, score, terms) "
            "SELECT 'g', at, row, 0, 1.0, '' FROM entries WHERE title = 'old'"
        )
    assert retention.prune(db, [FEED], BEFORE, NOW) == 0


def test_notes_and_labels_hold_on(db: Connection) -> None:
    point = AnnotatedPoint("p", "old", (words_key(words("old")),), NO_ANNOTATION, None)
    with transaction(db):
        notes.write_note(db, point, "mine", NOW)
    assert retention.prune(db, [FEED], BEFORE, NOW) == 0
    with transaction(db):
        notes.write_note(db, point, "", NOW)
        notes.set_labels(db, point, ["ferry"], NOW)
    assert retention.prune(db, [FEED], BEFORE, NOW) == 0
    with transaction(db):
        notes.set_labels(db, point, [], NOW)
    assert retention.prune(db, [FEED], BEFORE, NOW) == 1


def test_what_was_grouped_with_it_is_grouped_again(db: Connection) -> None:
    db.execute("UPDATE entries SET grouped = 1, neighbourhood = 'n', story = 's'")
    retention.prune(db, [FEED], BEFORE, NOW)
    assert len(entries.ungrouped(db)) == 2


def test_what_a_correction_names_stays_until_it_is_taken_back(db: Connection) -> None:
    with transaction(db):
        corrections.add(db, "split", [brief("new").id], NOW, others=[brief("old").id])
    assert retention.prune(db, [FEED], BEFORE, NOW) == 0
    with transaction(db):
        corrections.undo(db, NOW)
    assert retention.prune(db, [FEED], BEFORE, NOW) == 1
    assert titles(db) == {"standing", "new"}
