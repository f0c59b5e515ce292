"""The log of refreshes, from which an open program notices that another process ran one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.domain.feed_activity import LoggedRefresh
from briefing.store import codec

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.sqlite import Connection

_MOST = 100


def log(db: Connection, started: datetime, *, new: int, failed: int) -> None:
    """Log a refresh that has ended; only the last hundred stay in the log."""
    cursor = db.execute(
        "INSERT INTO refreshes (started, pid, new, failed) VALUES (?, ?, ?, ?)",
        (codec.encode_time(started), os.getpid(), new, failed),
    )
    db.execute("DELETE FROM refreshes WHERE row <= ?", ((cursor.lastrowid or 0) - _MOST,))


def since(db: Connection, start: datetime) -> tuple[LoggedRefresh, ...]:
    """The logged refreshes that started at ``start`` or later, the latest first."""
    rows = db.execute(
        "SELECT started, new, failed FROM refreshes WHERE started >= ? ORDER BY row DESC",
        (codec.encode_time(start),),
    ).fetchall()
    return tuple(
        LoggedRefresh(codec.decode_time(row["started"]), row["new"], row["failed"]) for row in rows
    )


def last(db: Connection) -> tuple[int, datetime | None]:
    """The number of the last refresh (0 where there was none) and when it started."""
    row = db.execute("SELECT row, started FROM refreshes ORDER BY row DESC LIMIT 1").fetchone()
    return (0, None) if row is None else (row["row"], codec.decode_time(row["started"]))
