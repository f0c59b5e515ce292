"""Until when the servers of each registrable domain asked not to be requested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.sqlite import Connection


def active(db: Connection, now: datetime) -> dict[str, datetime]:
    """The end of every pause that is not over at ``now``, by domain."""
    rows = db.execute("SELECT domain, until FROM pauses WHERE until > ?", (codec.encode_time(now),))
    return {row["domain"]: codec.decode_time(row["until"]) for row in rows.fetchall()}


def extend(db: Connection, domain: str, until: datetime) -> None:
    """Pause ``domain`` until then, inside the caller's transaction; a longer pause stays."""
    db.execute(
        "INSERT INTO pauses (domain, until) VALUES (?, ?) "
        "ON CONFLICT (domain) DO UPDATE SET until = MAX(until, excluded.until)",
        (domain, codec.encode_time(until)),
    )


def delete_expired(db: Connection, now: datetime) -> None:
    """Delete the pauses that are over at ``now``."""
    db.execute("DELETE FROM pauses WHERE until <= ?", (codec.encode_time(now),))
