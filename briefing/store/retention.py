"""What is let go: entries that left their feeds long ago and that nobody needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.store import codec, events
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.store.sqlite import Connection

_AT_ONCE = 500
# What is in the last document of a configured feed is still there, however seldom the document
# changes. What a summit, a star or a correction holds on to is kept.
_OLD = """
    SELECT e.row FROM entries AS e WHERE e.last_seen < ?
    AND NOT (e.feed IN (SELECT value FROM json_each(?))
             AND e.last_seen = (SELECT MAX(o.last_seen) FROM entries AS o WHERE o.feed = e.feed))
    AND NOT EXISTS (SELECT 1 FROM assignments AS a WHERE a.entry = e.row)
    AND NOT EXISTS (SELECT 1 FROM passages AS p JOIN stars AS s ON s.key = p.key
                    WHERE p.entry = e.row)
    AND NOT EXISTS (SELECT 1 FROM corrected AS d JOIN corrections AS c ON c.row = d.correction
                    WHERE d.entry = e.id AND c.undone IS NULL)
    LIMIT ?
"""
_ROWS = "(SELECT value FROM json_each(?))"


def prune(db: Connection, feeds: Sequence[str], before: datetime) -> int:
    """Remove entries last seen before ``before``; returns how many.

    ``feeds`` are the configured URLs. What was grouped with a removed entry waits to be grouped
    again.
    """
    removed = 0
    while rows := db.execute(
        _OLD, (codec.instant(before), json.dumps(list(feeds)), _AT_ONCE)
    ).fetchall():
        gone = json.dumps([row["row"] for row in rows])
        with transaction(db):
            events.await_stories_at(db, gone)
            db.execute(
                "UPDATE entries SET grouped = 0 WHERE neighbourhood IN "
                f"(SELECT neighbourhood FROM entries WHERE row IN {_ROWS})",
                (gone,),
            )
            db.execute(
                "INSERT INTO entries_fts (entries_fts, rowid, title, body) "
                f"SELECT 'delete', row, title, body FROM entries WHERE row IN {_ROWS}",
                (gone,),
            )
            db.execute(f"DELETE FROM entries WHERE row IN {_ROWS}", (gone,))
        removed += len(rows)
    return removed
