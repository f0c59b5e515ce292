"""The log of refreshes, by which an open program notices that another one was at work."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.store.sqlite import Connection

_KEPT = 100


def log(db: Connection, started: datetime, *, new: int, failed: int) -> None:
    """Note a refresh that has ended; the last hundred are kept."""
    cursor = db.execute(
        "INSERT INTO refreshes (started, pid, new, failed) VALUES (?, ?, ?, ?)",
        (codec.instant(started), os.getpid(), new, failed),
    )
    db.execute("DELETE FROM refreshes WHERE row <= ?", ((cursor.lastrowid or 0) - _KEPT,))


def last(db: Connection) -> tuple[int, datetime | None]:
    """The number of the last refresh (0 where there was none) and when it started."""
    row = db.execute("SELECT row, started FROM refreshes ORDER BY row DESC LIMIT 1").fetchone()
    return (0, None) if row is None else (row["row"], codec.moment(row["started"]))
