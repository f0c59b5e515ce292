"""Copies entries of a cache under other ids, dates and words, far faster than grouping them."""

from __future__ import annotations

import random
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.store import codec
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import timedelta
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

MODEL = 600
"""How many entries, the oldest ones, are copied."""
COMMON_WORD = " tariffs "
"""A word in every headline, which copies keep as it is."""

_LETTERS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
_OLDEST = "(SELECT row FROM entries ORDER BY row LIMIT ?)"
_STORIES = f"(SELECT story FROM entries WHERE row IN {_OLDEST})"
# What only grouping reads (fingerprints, the terms and links of events) is not copied.
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
            "body, html, grouped) SELECT ?, '', url, '', '', '', '', '', '', '', '', 1 "
            "FROM feeds LIMIT 1",
            (count,),
        )
    yield
    with transaction(db):
        db.execute("DELETE FROM entries WHERE row = ?", (count,))


def multiply(db: Connection, count: int, span: timedelta) -> None:
    """Add ``count`` entries: copies of the oldest `MODEL` ones, each time ``span`` older.

    Their passages, stories, events and assignments to summits are copied too.
    """
    model = {
        table: db.execute(f"SELECT * FROM {table} WHERE {where}", (MODEL,)).fetchall()
        for table, where in _TABLES.items()
    }
    db.execute("PRAGMA cache_size = -500000")  # kB: keys come in random order
    with transaction(db):
        for turn in range(1, count // MODEL + 1):
            for table, rows in model.items():
                _write(db, table, rows, _changes(turn, span * turn))
        db.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")


def _write(
    db: Connection, table: str, rows: list[Row], changes: dict[str, Callable[[int | str], object]]
) -> None:
    if not rows:
        return
    names = rows[0].keys()
    if table == "event_stories":
        names = [name for name in names if name != "row"]
        changes = {name: change for name, change in changes.items() if name != "at"}
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


def _same(value: int | str) -> object:
    return value


def _changes(turn: int, span: timedelta) -> dict[str, Callable[[int | str], object]]:
    """For each column that changes in a copy, by name, the function that changes its value."""
    chance = random.Random(turn)
    old = "".join(_LETTERS)
    new = "".join("".join(chance.sample(kind, len(kind))) for kind in _LETTERS)
    table = str.maketrans(old + old.upper(), new + new.upper())

    @lru_cache
    def earlier(value: int | str) -> object:
        return codec.encode_time(codec.decode_time(str(value)) - span)

    def reworded(value: int | str) -> object:
        return COMMON_WORD.join(part.translate(table) for part in str(value).split(COMMON_WORD))

    def renamed(value: int | str) -> object:
        return f"{value}-{turn}"

    return {
        **dict.fromkeys(("id", "guid", "url", "neighbourhood", "story", "event"), renamed),
        **dict.fromkeys(("at", "published", "first_seen", "last_seen"), earlier),
        **dict.fromkeys(("title", "body", "text"), reworded),
        **dict.fromkeys(("row", "entry"), lambda row: int(row) - turn * MODEL),
        "key": lambda key: int(key) ^ turn,
    }
