"""Deletes entries that left their feeds long ago and that nothing refers to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.store import codec, deleted_entries, events, similar_sentences
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.store.sqlite import Connection

_AT_ONCE = 500
# Entries in the last document of a configured feed have not left it, however seldom the document
# changes. Entries that a summit, a star, a note, a label or a
# correction refers to stay.
_OLD = """
    SELECT e.row FROM entries AS e WHERE e.last_seen < ?
    AND NOT (e.feed IN (SELECT value FROM json_each(?))
             AND e.last_seen = (SELECT MAX(o.last_seen) FROM entries AS o WHERE o.feed = e.feed))
    AND NOT EXISTS (SELECT 1 FROM assignments AS a WHERE a.entry = e.row)
    AND NOT EXISTS (SELECT 1 FROM passages AS p WHERE p.entry = e.row
                    AND (EXISTS (SELECT 1 FROM stars AS s WHERE s.key = p.key)
                         OR EXISTS (SELECT 1 FROM notes AS n WHERE n.key = p.key)
                         OR EXISTS (SELECT 1 FROM labels AS l WHERE l.key = p.key)))
    AND NOT EXISTS (SELECT 1 FROM corrected AS d JOIN corrections AS c ON c.row = d.correction
                    WHERE d.entry = e.id AND c.undone IS NULL)
    LIMIT ?
"""
_ROWS = "(SELECT value FROM json_each(?))"


def prune(db: Connection, feeds: Sequence[str], before: datetime, now: datetime) -> int:
    """Delete entries last seen before ``before``; returns how many.

    ``feeds`` are the configured URLs. Entries that were grouped with a deleted one wait to be
    grouped again. What was deleted is remembered for some time.
    """
    deleted = 0
    while rows := db.execute(
        _OLD, (codec.encode_time(before), json.dumps(list(feeds)), _AT_ONCE)
    ).fetchall():
        expired = json.dumps([row["row"] for row in rows])
        with transaction(db):
            events.queue_stories_of_rows(db, expired)
            db.execute(
                "UPDATE entries SET grouped = 0 WHERE neighbourhood IN "
                f"(SELECT neighbourhood FROM entries WHERE row IN {_ROWS})",
                (expired,),
            )
            db.execute(
                "INSERT INTO entries_fts (entries_fts, rowid, title, body) "
                f"SELECT 'delete', row, title, body FROM entries WHERE row IN {_ROWS}",
                (expired,),
            )
            deleted_entries.remember(db, [row["row"] for row in rows], now)
            db.execute(f"DELETE FROM entries WHERE row IN {_ROWS}", (expired,))
        deleted += len(rows)
    if deleted:
        with transaction(db):
            deleted_entries.forget(db, now)
            similar_sentences.delete_orphans(db)
    return deleted
