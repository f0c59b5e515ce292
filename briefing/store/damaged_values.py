"""Values that SQLite can read but that mean nothing: damage that no check of pages finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import DamagedValue
from briefing.group.term_vector import TermVector
from briefing.store import codec

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

TIMES: dict[str, tuple[str, ...]] = {
    "readings": ("at", "seen"),
    "marks": ("at",),
    "stars": ("at",),
    "hidden": ("at",),
    "notes": ("at",),
    "labels": ("at",),
    "corrections": ("at", "undone"),
    "entries": ("published", "updated", "at", "first_seen", "last_seen"),
    "former_texts": ("replaced", "first_seen"),
    "articles": ("asked",),
    "deleted_entries": ("first_seen", "deleted"),
    "pauses": ("until",),
    "refreshes": ("started",),
}
"""The columns with times that no later refresh writes anew, of each table that has some."""

_PAIR = 8
"""Bytes of a posting (store/event_postings.py) and of a link (store/event_links.py)."""
_DERIVED: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("SELECT briefing FROM kept_briefings", codec.decompress_checked),
    ("SELECT words FROM event_stories", TermVector.unpacked),
)


def primary(db: sqlite3.Connection) -> int:
    """How many rows hold a value that cannot be decoded and that nothing else in the cache tells.

    Sets the text factory of ``db``.
    """
    undecoded = 0

    def decoded(text: bytes) -> str:
        nonlocal undecoded
        try:
            return text.decode()
        except UnicodeDecodeError:
            undecoded += 1
            return text.decode("utf-8", "replace")

    db.text_factory = decoded
    damaged = 0
    for table in TIMES:
        cursor = db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            values = dict(zip(names, row, strict=True))
            damaged += undecoded > 0 or readable(table, values) != values
            undecoded = 0
    return damaged


def derived(db: sqlite3.Connection) -> int:
    """How many values cannot be decoded that the program makes anew when it meets them."""
    damaged = sum(
        _fails(decode, value) for query, decode in _DERIVED for (value,) in db.execute(query)
    )
    for table, column in (("event_terms", "stories"), ("event_links", "links")):
        query = f"SELECT COUNT(*) FROM {table} WHERE LENGTH({column}) % {_PAIR}"
        damaged += db.execute(query).fetchone()[0]
    return damaged


def readable(table: str, row: Mapping[str, object]) -> dict[str, object]:
    """``row`` with None or nothing in place of what cannot be decoded."""
    values = dict(row)
    for column in TIMES.get(table, ()):
        if _fails(codec.decode_time, values.get(column)):
            values[column] = None
    if table == "former_texts" and _fails(codec.decompress, values["body"]):
        values["body"] = None
    if table == "entries" and _fails(codec.decompress, values["html"], values["body"]):
        values["html"] = b""
    return values


def _fails(decode: Callable[..., object], *values: object) -> bool:
    try:
        decode(*values)
    except DamagedValue:
        return True
    return False
