"""What is known of each feed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from briefing.domain.feed import FeedState
from briefing.store import codec

if TYPE_CHECKING:
    from sqlite3 import Row

    from briefing.store.connection import Connection

_COLUMNS = tuple(field.name for field in fields(FeedState))
_INSTANTS = frozenset({"checked", "changed", "retry_at"})


def states(db: Connection) -> dict[str, FeedState]:
    """All feeds ever met, by URL."""
    return {row["url"]: _state(row) for row in db.execute("SELECT * FROM feeds").fetchall()}


def save(db: Connection, state: FeedState) -> None:
    """Write what is known of one feed, new or not."""
    values = [
        codec.instant(getattr(state, name)) if name in _INSTANTS else getattr(state, name)
        for name in _COLUMNS
    ]
    updates = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
    db.execute(
        f"INSERT INTO feeds ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
        f"ON CONFLICT (url) DO UPDATE SET {updates}",
        values,
    )


def _state(row: Row) -> FeedState:
    values = {name: row[name] for name in _COLUMNS}
    values |= {name: codec.moment(row[name]) for name in _INSTANTS}
    values["gone"] = bool(row["gone"])
    return FeedState(**values)
