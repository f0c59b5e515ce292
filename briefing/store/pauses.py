"""Until when the servers of each registrable domain asked not to be requested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import codec
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.sqlite import Connection


def active(db: Connection) -> dict[str, datetime]:
    """The end of every pause, by domain; those that are over are to be deleted first."""
    rows = db.execute("SELECT domain, until FROM pauses").fetchall()
    return {row["domain"]: codec.decode_time(row["until"]) for row in rows}


def extend(db: Connection, domain: str, until: datetime) -> None:
    """Pause ``domain`` until then, inside the caller's transaction; a longer pause stays."""
    db.execute(
        "INSERT INTO pauses (domain, until) VALUES (?, ?) "
        "ON CONFLICT (domain) DO UPDATE SET until = MAX(until, excluded.until)",
        (domain, codec.encode_time(until)),
    )


def delete_ended(db: Connection, now: datetime, latest: datetime) -> None:
    """Delete the pauses that are over at ``now``, and those that end after ``latest``: none is that
    long, so the clock was wrong when it was stored."""
    times = (codec.encode_time(now), codec.encode_time(latest))
    if db.execute("SELECT 1 FROM pauses WHERE until <= ? OR until > ?", times).fetchone():
        with transaction(db, counted=False):
            db.execute("DELETE FROM pauses WHERE until <= ? OR until > ?", times)
