"""What is known of each feed."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from briefing.domain.feed import FeedState
from briefing.store import codec

if TYPE_CHECKING:
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

_COLUMNS = tuple(field.name for field in fields(FeedState))
_INSTANTS = frozenset({"checked", "changed", "retry_at", "answered", "fresh_until", "newest"})
_SPANS = frozenset({"ttl", "gap", "ahead"})
_LISTS = frozenset({"skip_hours", "skip_days", "notes"})


def states(db: Connection) -> dict[str, FeedState]:
    """All feeds ever met, by URL."""
    return {row["url"]: _state(row) for row in db.execute("SELECT * FROM feeds").fetchall()}


def save(db: Connection, state: FeedState) -> None:
    """Write what is known of one feed, new or not."""
    values = [_written(name, getattr(state, name)) for name in _COLUMNS]
    updates = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
    db.execute(
        f"INSERT INTO feeds ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
        f"ON CONFLICT (url) DO UPDATE SET {updates}",
        values,
    )


def _written(name: str, value: Any) -> object:
    if name in _INSTANTS:
        return codec.instant(value)
    if name in _LISTS:
        return json.dumps(value, ensure_ascii=False)
    if name in _SPANS:
        return None if value is None else int(value.total_seconds())
    return value


def _read(name: str, value: Any) -> object:
    if name in _INSTANTS:
        return codec.moment(value)
    if name in _LISTS:
        return tuple(json.loads(value))
    if name in _SPANS:
        return None if value is None else timedelta(seconds=value)
    return bool(value) if name == "gone" else value


def _state(row: Row) -> FeedState:
    values: dict[str, Any] = {name: _read(name, row[name]) for name in _COLUMNS}
    return FeedState(**values)
