"""How long each registrable domain asked to be left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.sqlite import Connection


def pauses(db: Connection, now: datetime) -> dict[str, datetime]:
    """The end of every pause that is not over at ``now``, by domain."""
    rows = db.execute("SELECT domain, until FROM pauses WHERE until > ?", (codec.instant(now),))
    return {row["domain"]: codec.moment(row["until"]) for row in rows.fetchall()}


def hold(db: Connection, domain: str, until: datetime) -> None:
    """Leave ``domain`` alone until then, inside the caller's transaction; a longer pause stands."""
    db.execute(
        "INSERT INTO pauses (domain, until) VALUES (?, ?) "
        "ON CONFLICT (domain) DO UPDATE SET until = MAX(until, excluded.until)",
        (domain, codec.instant(until)),
    )


def forget(db: Connection, now: datetime) -> None:
    """Drop the pauses that are over."""
    db.execute("DELETE FROM pauses WHERE until <= ?", (codec.instant(now),))
