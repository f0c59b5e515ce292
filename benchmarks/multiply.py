"""Copies entries of a cache under other ids, dates and words, far faster than grouping them."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from briefing.store import codec
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

MODEL = 600
"""How many entries, the oldest ones, are copied."""
COMMON_WORD = " tariffs "
"""A word in every headline, which copies keep as it is."""

_Change: TypeAlias = "Callable[[float | int | str], object]"
_LETTERS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
_DAY = timedelta(days=1)
_LONG_AGO = "2000-01-01T00:00:00.000000Z"
_OLDEST = "(SELECT row FROM entries ORDER BY row LIMIT ?)"
_STORIES = f"(SELECT story FROM entries WHERE row IN {_OLDEST})"
# What only grouping reads is copied by benchmarks/growth/copied_indexes.py.
_TABLES = {
    "entries": f"row IN {_OLDEST}",
    "passages": f"entry IN {_OLDEST}",
    "assignments": f"entry IN {_OLDEST}",
    "event_stories": f"story IN {_STORIES}",
}


@contextmanager
def reserved_rows(db: Connection, count: int) -> Iterator[None]:
    """Leave ``count`` rows free before the entries stored in this context, which are newer."""
    with transaction(db):
        db.execute(
            "INSERT INTO entries (row, id, feed, guid, title, at, first_seen, last_seen, digest, "
            "body, html, grouped) SELECT :row, '', url, '', '', :old, :old, :old, '', '', x'', 1 "
            "FROM feeds LIMIT 1",
            {"row": count, "old": _LONG_AGO},
        )
    yield
    with transaction(db):
        db.execute("DELETE FROM entries WHERE row = ?", (count,))


def multiply(db: Connection, count: int, span: timedelta, model: int = MODEL) -> None:
    """Add ``count`` entries: copies of the oldest ``model`` ones, each time ``span`` older.

    Their passages, stories, events and assignments to summits are copied too. Copies of entries
    have lower rows by a multiple of ``model``, those of stories higher ones by one of `story_rows`.
    """
    originals = {
        table: db.execute(f"SELECT * FROM {table} WHERE {where}", (model,)).fetchall()
        for table, where in _TABLES.items()
    }
    stories = story_rows(db)
    db.execute("PRAGMA cache_size = -500000")  # kB: keys come in random order
    with transaction(db):
        for turn in range(1, count // model + 1):
            for table, rows in originals.items():
                back = -stories if table == "event_stories" else model
                _write(db, table, rows, _changes(turn, span * turn, back * turn))
        db.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")


def story_rows(db: Connection) -> int:
    """The number of the last row of event_stories."""
    return int(db.execute("SELECT COALESCE(MAX(row), 0) FROM event_stories").fetchone()[0])


def _write(db: Connection, table: str, rows: list[Row], changes: dict[str, _Change]) -> None:
    if not rows:
        return
    names = rows[0].keys()
    db.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [
            [
                row[name] if row[name] is None else changes.get(name, _same)(row[name])
                for name in names
            ]
            for row in rows
        ],
    )


def _same(value: float | int | str) -> object:
    return value


def _changes(turn: int, span: timedelta, rows: int) -> dict[str, _Change]:
    """For each column that changes in a copy, by name, the function that changes its value: times
    by ``span``, rows by ``rows``."""
    chance = random.Random(turn)
    old = "".join(_LETTERS)
    new = "".join("".join(chance.sample(kind, len(kind))) for kind in _LETTERS)
    table = str.maketrans(old + old.upper(), new + new.upper())

    @lru_cache
    def earlier(value: float | int | str) -> object:
        if isinstance(value, float):  # of event_stories, whose times are ordinals
            return value - span / _DAY
        if isinstance(value, int):  # of passages, whose times are microseconds
            return value - span // timedelta(microseconds=1)
        return codec.encode_time(codec.decode_time(str(value)) - span)

    def reworded(value: float | int | str) -> object:
        return COMMON_WORD.join(part.translate(table) for part in str(value).split(COMMON_WORD))

    def renamed(value: float | int | str) -> object:
        return f"{value}-{turn}"

    return {
        **dict.fromkeys(("id", "guid", "url", "neighbourhood", "story", "event"), renamed),
        **dict.fromkeys(("at", "published", "first_seen", "last_seen"), earlier),
        **dict.fromkeys(("title", "body", "text"), reworded),
        **dict.fromkeys(("row", "entry"), lambda row: int(row) - rows),
        "html": lambda _: b"",  # nothing that is measured reads it
        "day": lambda day: int(day) - span // _DAY,
        "key": lambda key: int(key) ^ turn,
    }
