"""Saves what can be read of a damaged cache into a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.store import damaged_values
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from briefing.store.sqlite import Connection

_TABLES = {
    "readings": "rowid",
    "marks": "key",
    "stars": "key",
    "hidden": "key",
    "notes": "key",
    "labels": "key",
    "corrections": "row",
    "corrected": "correction",
    "feeds": "rowid",
    "pauses": "rowid",
    "deleted_entries": None,
    "entries": "row",
    "passages": "entry",
    "articles": "rowid",
    "former_texts": "entry",
    "standing": None,
}
"""The tables that are copied: first what the reader did, which no feed brings back. All others are
derived from these. Each has the column of whole numbers that it is ordered by, if there is one."""

_PARENTS = (
    ("corrected", "correction", "corrections", "row"),
    ("passages", "entry", "entries", "row"),
    ("articles", "entry", "entries", "id"),
    ("former_texts", "entry", "entries", "row"),
)
"""Tables with the column that refers to another table, and what it refers to."""

_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
_FILES = ("", "-wal", "-shm")
"""What SQLite adds to the name of a database for the files that belong to it."""


def salvage(path: Path, now: datetime) -> tuple[Path, dict[str, int]]:
    """Replace the damaged cache at ``path`` by one with everything that can be read of it.

    Returns where the damaged one is kept, and how many rows of each table were saved. Stories,
    events and the assignment to summits are made again by the next refresh, which also fetches
    every feed whole, to bring back the entries that were lost. Until the new cache is complete the
    old one stays where it is. The caller holds the refresh lock. Raises `CacheError` and `OSError`.
    """
    new = path.with_name(f"{path.name}.salvaged")
    _delete(new)
    try:
        with closing(open_writable(new)) as db:
            saved = _copy_all(path, db)
            db.execute("PRAGMA journal_mode = DELETE")  # leaves one file, which can be moved
        kept = path.with_name(f"{path.name}.corrupt-{now:%Y%m%d-%H%M%S}")
        for suffix in _FILES:
            source = Path(f"{path}{suffix}")
            if source.exists():
                source.replace(f"{kept}{suffix}")
        new.replace(path)
    finally:
        _delete(new)
    with closing(open_writable(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    return kept, saved


def _copy_all(path: Path, db: Connection) -> dict[str, int]:
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        transaction(db),
    ):
        source.text_factory = lambda text: text.decode("utf-8", "replace")
        db.execute("PRAGMA defer_foreign_keys = ON")  # what rows refer to may be lost
        for table, key in _TABLES.items():
            _copy(source, db, table, key)
        _restore_references(db)
        _forget_what_was_derived(db)
        return {
            table: db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in _TABLES
        }


def _copy(source: sqlite3.Connection, db: Connection, table: str, key: str | None) -> None:
    columns = _common_columns(source, db, table)
    if not columns:
        return
    names = ", ".join(columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    rows = _by_key(source, table, names, key) if key else _from_both_ends(source, table, names)
    for row in rows:
        values = damaged_values.readable(table, dict(zip(columns, row, strict=True)))
        with suppress(sqlite3.Error):  # a value that the column cannot have
            sqlite3.Connection.execute(db, insert, tuple(values.values()))


def _by_key(
    source: sqlite3.Connection, table: str, names: str, key: str
) -> Iterator[tuple[object, ...]]:
    """All readable rows of a table; after a fault it goes on at the next key that can be read."""
    start: int | None = _FIRST
    query = f"SELECT {key}, {names} FROM {table} WHERE {key} >= ? ORDER BY {key}"
    while start is not None:
        place = start
        try:
            for row in source.execute(query, (start,)):
                place = row[0]
                yield row[1:]
        except sqlite3.DatabaseError:
            start = _next_readable(source, f"{query} LIMIT 1", place)
        else:
            return


def _next_readable(source: sqlite3.Connection, query: str, place: int) -> int | None:
    """The lowest number above ``place`` from which ``query`` can be answered; None for none."""

    def is_readable(key: int) -> bool:
        try:
            source.execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError:
            return False
        return True

    unreadable, step = place, 1
    while not is_readable(readable := min(place + step, _LAST)):
        if readable == _LAST:
            return None
        unreadable, step = readable, 2 * step
    while readable - unreadable > 1:
        middle = (readable + unreadable) // 2
        if is_readable(middle):
            readable = middle
        else:
            unreadable = middle
    return readable


def _from_both_ends(
    source: sqlite3.Connection, table: str, names: str
) -> Iterator[tuple[object, ...]]:
    """The rows of a table from the first to a fault, and from the last to one; some may come
    twice."""
    for order in ("", " DESC"):
        key = ", ".join(f"{place}{order}" for place in (1, 2))
        try:
            yield from source.execute(f"SELECT {names} FROM {table} ORDER BY {key}")
        except sqlite3.DatabaseError:
            continue
        return


def _common_columns(source: sqlite3.Connection, db: Connection, table: str) -> list[str]:
    """The columns of ``table`` in the damaged cache that the new one has too; none if they cannot
    be read, or if the table lacks some without which a row means nothing."""
    try:
        present = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    except sqlite3.DatabaseError:
        return []
    wanted = [
        (row["name"], row["notnull"] and row["dflt_value"] is None)
        for row in db.execute(f"PRAGMA table_info({table})").fetchall()
    ]
    if any(required and name not in present for name, required in wanted):
        return []
    return [name for name, _ in wanted if name in present]


def _restore_references(db: Connection) -> None:
    db.execute("INSERT OR IGNORE INTO feeds (url) SELECT DISTINCT feed FROM entries")
    for table, column, parent, key in _PARENTS:
        db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {key} FROM {parent})")


def _forget_what_was_derived(db: Connection) -> None:
    db.execute(
        "UPDATE entries SET grouped = 0, neighbourhood = NULL, story = NULL, place_in_story = 0"
    )
    # An entry that lost its passages or its markup gets them when its feed lists it again.
    db.execute(
        "UPDATE entries SET digest = '', piece = NULL "
        "WHERE html = x'' OR row NOT IN (SELECT entry FROM passages)"
    )
    db.execute("UPDATE feeds SET etag = NULL, last_modified = NULL, body_digest = NULL")
    db.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")


def _delete(path: Path) -> None:
    for suffix in (*_FILES, ".migrate"):  # the lock of its migration
        Path(f"{path}{suffix}").unlink(missing_ok=True)
