"""Small facts about the cache: the rules and the summits that its derived tables were made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.store.sqlite import Connection


def get(db: Connection, name: str) -> str | None:
    """The value stored under ``name``."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row["value"])


def put(db: Connection, name: str, value: str) -> None:
    """Store ``value`` under ``name``."""
    db.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
