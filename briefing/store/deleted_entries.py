"""Remembers deleted entries, so that one that comes back to its feed is not taken for news."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from briefing.store.sqlite import Connection

MEMORY = timedelta(days=730)
MOST = 100_000
"""A deleted entry is forgotten after two years, or when so many were deleted after it. With its
keys it takes about 500 bytes."""

_IDS = "(SELECT value FROM json_each(?))"


def first_seen_times(db: Connection, ids: Collection[str]) -> dict[str, datetime]:
    """When each of these entries that was deleted had first been seen."""
    rows = db.execute(
        f"SELECT id, first_seen FROM deleted_entries WHERE id IN {_IDS}", (json.dumps(list(ids)),)
    ).fetchall()
    return {row["id"]: codec.decode_time(row["first_seen"]) for row in rows}


def remember(db: Connection, rows: Collection[int], now: datetime) -> None:
    """Note that the entries in these rows are deleted, inside the caller's transaction."""
    db.execute(
        "INSERT OR REPLACE INTO deleted_entries (id, guid, first_seen, deleted) "
        f"SELECT id, guid, first_seen, ? FROM entries WHERE row IN {_IDS}",
        (codec.encode_time(now), json.dumps(list(rows))),
    )


def back_in_feed(db: Connection, ids: Collection[str]) -> None:
    """Note that these entries are in the cache again, inside the caller's transaction."""
    db.execute(f"DELETE FROM deleted_entries WHERE id IN {_IDS}", (json.dumps(list(ids)),))


def forget(db: Connection, now: datetime) -> None:
    """Forget those that were deleted long ago, inside the caller's transaction."""
    rows = db.execute(
        "SELECT id FROM deleted_entries WHERE deleted < ? "
        "UNION SELECT id FROM (SELECT id FROM deleted_entries ORDER BY deleted DESC LIMIT -1 "
        "OFFSET ?)",
        (codec.encode_time(now - MEMORY), MOST),
    ).fetchall()
    ids = json.dumps([row["id"] for row in rows])
    db.execute(f"DELETE FROM entry_keys WHERE entry IN {_IDS}", (ids,))
    db.execute(f"DELETE FROM deleted_entries WHERE id IN {_IDS}", (ids,))
