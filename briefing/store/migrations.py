"""The schema, as an append-only ledger: a migration that was released is never edited."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from filelock import FileLock
from sqlite_utils import Database, Migrations

from briefing.errors import CacheError
from briefing.store import event_tables

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.store.connection import Connection

ledger = Migrations("briefing")


def apply(path: Path, db: Connection) -> None:
    """Bring ``db`` up to date, one process at a time; raises `CacheError`.

    A cache that holds something is first copied, to ``PATH.before-STEP``, STEP being the first one
    that it lacks.
    """
    try:
        with FileLock(f"{path}.migrate"):
            db.execute("PRAGMA journal_mode = WAL")  # not possible inside a transaction
            wanted = Database(db, execute_plugins=False)
            done, lacking = ledger.applied(wanted), ledger.pending(wanted)
            if done and lacking:
                copy = path.with_name(f"{path.name}.before-{lacking[0].name}")
                copy.unlink(missing_ok=True)
                db.execute("VACUUM INTO ?", (str(copy),))
            ledger.apply(wanted)
    except (sqlite3.Error, OSError) as error:
        raise CacheError(f"cannot set up the cache {path}: {error}") from error


@ledger(name="0001_first_schema")
def _first_schema(db: Database) -> None:
    for statement in _FIRST_SCHEMA.split(";\n"):
        db.execute(statement)


@ledger(name="0002_what_feeds_teach")
def _what_feeds_teach(db: Database) -> None:
    for statement in _WHAT_FEEDS_TEACH.split(";\n"):
        db.execute(statement)


@ledger(name="0003_events")
def _events(db: Database) -> None:
    for statement in event_tables.FIRST.split(";\n"):
        db.execute(statement)


@ledger(name="0004_corrections")
def _corrections(db: Database) -> None:
    for statement in _CORRECTIONS.split(";\n"):
        db.execute(statement)


@ledger(name="0005_lean_events")
def _lean_events(db: Database) -> None:
    for statement in event_tables.LEAN.split(";\n"):
        db.execute(statement)


# Entries, and what the reader did (readings, marks, stars, corrections), are the truth.
# Fingerprints, stories (the columns neighbourhood, story, place_in_story), assignments and the
# full-text index are derived from them and can be rebuilt. Instants are text that sorts (codec.py).
_FIRST_SCHEMA = """
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    title TEXT,
    etag TEXT,
    last_modified TEXT,
    body_digest TEXT,
    checked TEXT,
    changed TEXT,
    retry_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    http INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed TEXT NOT NULL REFERENCES feeds (url),
    guid TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    updated TEXT,
    at TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    language TEXT,
    fingerprints INTEGER NOT NULL DEFAULT 0,
    grouped INTEGER NOT NULL DEFAULT 0,
    neighbourhood TEXT,
    story TEXT,
    place_in_story INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entries_feed ON entries (feed, last_seen);
CREATE INDEX entries_story ON entries (story, place_in_story);
CREATE INDEX entries_neighbourhood ON entries (neighbourhood);
CREATE INDEX entries_at ON entries (at);
CREATE INDEX entries_last_seen ON entries (last_seen);
CREATE INDEX entries_first_seen ON entries (first_seen);
CREATE INDEX entries_ungrouped ON entries (row) WHERE grouped = 0;
CREATE TABLE passages (
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    text TEXT NOT NULL,
    key INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX passages_key ON passages (key, first_seen);
CREATE TABLE fingerprints (
    hash INTEGER NOT NULL,
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    PRIMARY KEY (hash, day, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_entry ON fingerprints (entry);
CREATE TABLE assignments (
    summit TEXT NOT NULL,
    at TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (row) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    score REAL NOT NULL,
    terms TEXT NOT NULL,
    PRIMARY KEY (summit, at, entry, paragraph)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_entry ON assignments (entry);
CREATE TABLE readings (summit TEXT PRIMARY KEY, at TEXT NOT NULL, seen TEXT NOT NULL) STRICT;
CREATE TABLE marks (key INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE stars (key INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;
CREATE TABLE refreshes (
    row INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    pid INTEGER,
    new INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE entries_fts USING fts5(
    title, body, content = 'entries', content_rowid = 'row',
    tokenize = 'unicode61 remove_diacritics 2'
)
"""

# Pauses are asked for by a registrable domain, so they outlive the feeds they were met with.
# ``piece`` is the digest of the markup an entry was read from, ``original`` the publisher's own
# page. Articles hang on entries by their public id: a page is asked for once in an entry's life.
_WHAT_FEEDS_TEACH = """
ALTER TABLE feeds ADD COLUMN answered TEXT;
ALTER TABLE feeds ADD COLUMN fresh_until TEXT;
ALTER TABLE feeds ADD COLUMN ttl INTEGER;
ALTER TABLE feeds ADD COLUMN skip_hours TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feeds ADD COLUMN skip_days TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feeds ADD COLUMN gap INTEGER;
ALTER TABLE feeds ADD COLUMN moved_to TEXT;
ALTER TABLE feeds ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN newest TEXT;
ALTER TABLE feeds ADD COLUMN ahead INTEGER;
ALTER TABLE feeds ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE entries ADD COLUMN piece TEXT;
ALTER TABLE entries ADD COLUMN original TEXT;
CREATE TABLE pauses (domain TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
CREATE TABLE articles (
    entry TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    asked TEXT NOT NULL,
    body TEXT,
    error TEXT
) STRICT
"""

# A log: nothing is removed from it, what is taken back is only marked. ``corrected`` names entries
# by their public id and outlives them, ``side`` 1 being those that the others were parted from.
_CORRECTIONS = """
CREATE TABLE corrections (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    summit TEXT,
    at TEXT NOT NULL,
    undone TEXT
) STRICT;
CREATE TABLE corrected (
    correction INTEGER NOT NULL REFERENCES corrections (row) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    entry TEXT NOT NULL,
    side INTEGER NOT NULL,
    PRIMARY KEY (correction, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_entry ON corrected (entry)
"""
