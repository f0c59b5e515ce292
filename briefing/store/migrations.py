"""The migrations of the schema, append-only: one that was released is never edited."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from briefing.errors import CacheError
from briefing.store import codec, packed_schema, private_file, schema
from briefing.store.file_lock import locked
from briefing.store.sqlite import reason

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.store.sqlite import Connection

migrations = Migrations("briefing")


def apply(path: Path, db: Connection) -> None:
    """Bring ``db`` up to date, one process at a time; raises `CacheError`.

    A cache that is not new is first copied, with its mode, to ``PATH.before-STEP``, STEP being the
    first migration that it lacks. At the end it is written anew, so that its file gets as small as
    its content.
    """
    try:
        with locked(f"{path}.migrate"):
            db.execute("PRAGMA journal_mode = WAL")  # not possible inside a transaction
            database = Database(db, execute_plugins=False)
            applied, pending = migrations.applied(database), migrations.pending(database)
            if applied and pending:
                copy = path.with_name(f"{path.name}.before-{pending[0].name}")
                copy.unlink(missing_ok=True)
                private_file.create(copy, path.stat().st_mode & 0o777)
                db.execute("VACUUM INTO ?", (str(copy),))
            migrations.apply(database)
            if applied and pending:
                # The cache is complete without this, and the disk may be full.
                with suppress(CacheError):
                    db.execute("VACUUM")
    except sqlite3.Error as error:
        raise CacheError(f"cannot set up the cache {path}: {reason(error, path)}") from error
    except OSError as error:
        raise CacheError(f"cannot set up the cache {path}: {error}") from error


def _run(db: Database, script: str) -> None:
    """Run the statements of ``script``. SQLite's own way would commit before the first one."""
    for statement in script.split(";\n"):
        db.execute(statement)


@migrations(name="0001_first_schema")
def _first_schema(db: Database) -> None:
    _run(db, schema.FIRST_SCHEMA)


@migrations(name="0002_what_feeds_teach")
def _what_feeds_teach(db: Database) -> None:
    _run(db, schema.WHAT_FEEDS_TEACH)


@migrations(name="0003_events")
def _events(db: Database) -> None:
    _run(db, schema.EVENTS)


@migrations(name="0004_corrections")
def _corrections(db: Database) -> None:
    _run(db, schema.CORRECTIONS)


@migrations(name="0005_standing_words")
def _standing_words(db: Database) -> None:
    db.execute(schema.STANDING_WORDS)


@migrations(name="0006_lean_events")
def _lean_events(db: Database) -> None:
    _run(db, schema.LEAN_EVENTS)


@migrations(name="0007_hidden")
def _hidden(db: Database) -> None:
    db.execute(schema.HIDDEN)


@migrations(name="0008_kept_briefings")
def _kept_briefings(db: Database) -> None:
    _run(db, schema.KEPT_BRIEFINGS)


@migrations(name="0009_entry_keys")
def _entry_keys(db: Database) -> None:
    _run(db, schema.ENTRY_KEYS)


@migrations(name="0010_former_texts")
def _former_texts(db: Database) -> None:
    db.execute(schema.FORMER_TEXTS)


@migrations(name="0011_assigned_sentences")
def _assigned_sentences(db: Database) -> None:
    db.execute(schema.ASSIGNED_SENTENCES)


@migrations(name="0012_held_dates")
def _held_dates(db: Database) -> None:
    _run(db, schema.HELD_DATES)


@migrations(name="0013_rotating")
def _rotating(db: Database) -> None:
    db.execute(schema.ROTATING)


@migrations(name="0014_similar_sentences")
def _similar_sentences(db: Database) -> None:
    _run(db, schema.SIMILAR_SENTENCES)


@migrations(name="0015_packed_events")
def _packed_events(db: Database) -> None:
    _run(db, packed_schema.PACKED_EVENTS)


@migrations(name="0016_compressed_markup")
def _compressed_markup(db: Database) -> None:
    db.conn.create_function("compress", 2, codec.compress, deterministic=True)
    _run(db, packed_schema.COMPRESSED_MARKUP)


@migrations(name="0017_passages_in_place")
def _passages_in_place(db: Database) -> None:
    _run(db, packed_schema.PASSAGES_IN_PLACE)


@migrations(name="0018_compressed_briefings")
def _compressed_briefings(db: Database) -> None:
    _run(db, packed_schema.COMPRESSED_BRIEFINGS)


@migrations(name="0019_compressed_former_texts")
def _compressed_former_texts(db: Database) -> None:
    db.conn.create_function("compress", 2, codec.compress, deterministic=True)
    _run(db, packed_schema.COMPRESSED_FORMER_TEXTS)


@migrations(name="0020_published_titles")
def _published_titles(db: Database) -> None:
    _run(db, schema.PUBLISHED_TITLES)


@migrations(name="0021_notes")
def _notes(db: Database) -> None:
    _run(db, packed_schema.NOTES)
