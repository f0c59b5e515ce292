"""What the reader did: readings of summits, marks and stars on passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.store.connection import Connection


def readings(db: Connection) -> dict[str, datetime]:
    """When each summit was last read, by summit id."""
    return {
        row["summit"]: codec.moment(row["at"])
        for row in db.execute("SELECT summit, at FROM readings").fetchall()
    }


def mark_summit(db: Connection, summit: str, at: datetime | None) -> None:
    """Move the reading of a summit to ``at``; None takes it back: all is new again."""
    if at is None:
        db.execute("DELETE FROM readings WHERE summit = ?", (summit,))
    else:
        db.execute(
            "INSERT INTO readings (summit, at) VALUES (?, ?) "
            "ON CONFLICT (summit) DO UPDATE SET at = excluded.at",
            (summit, codec.instant(at)),
        )


def mark(db: Connection, keys: Iterable[int], at: datetime | None) -> None:
    """Mark passages read at ``at``; None unmarks them."""
    _set(db, "marks", keys, at)


def unmark_passages(db: Connection, summit: str) -> None:
    """Take back every mark on the passages of a summit."""
    db.execute(
        "DELETE FROM marks WHERE key IN (SELECT p.key FROM assignments AS a JOIN passages AS p "
        "ON p.entry = a.entry AND p.paragraph = a.paragraph WHERE a.summit = ?)",
        (summit,),
    )


def star(db: Connection, keys: Iterable[int], at: datetime | None) -> None:
    """Star passages; None takes the star away."""
    _set(db, "stars", keys, at)


def _set(db: Connection, table: str, keys: Iterable[int], at: datetime | None) -> None:
    rows = [(key,) for key in keys]
    if at is None:
        db.executemany(f"DELETE FROM {table} WHERE key = ?", rows)
    else:
        moment = codec.instant(at)
        db.executemany(
            f"INSERT INTO {table} (key, at) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
            [(key, moment) for (key,) in rows],
        )
