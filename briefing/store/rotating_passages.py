"""Adverts, counters and related headlines that a feed renews inside its entries at each fetch.

They are stored as recurring sentences with ``rotating`` set: no part of a text, and no points.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.store import codec, recurring_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.entry import Entry
    from briefing.store.sqlite import Connection

_KEYS = "(SELECT value FROM json_each(?))"


def learn(db: Connection, updated: Sequence[Entry]) -> list[str]:
    """Find what rotates in the entries of one document that are about to be ``updated``.

    Runs inside the caller's transaction, before their passages are replaced.
    Returns the ids of the entries that hold what rotates.
    """
    from briefing.compose.rotation import replacements, rotating  # needed only for updates

    replaced = [
        replacement
        for entry in updated
        for replacement in replacements(
            entry.id,
            _passages(db, entry.id),
            [(passage.key, passage.text) for passage in entry.passages],
        )
    ]
    if not replaced:
        return []
    feed = updated[0].feed
    gone = json.dumps(sorted({replacement.gone for replacement in replaced}))
    entries_with = db.execute(
        "SELECT p.key, COUNT(DISTINCT p.entry) FROM passages AS p "
        f"CROSS JOIN entries AS e ON e.row = p.entry AND e.feed = ? WHERE p.key IN {_KEYS} "
        "GROUP BY p.key",
        (feed, gone),
    ).fetchall()
    known = db.execute(
        f"SELECT key FROM standing WHERE feed = ? AND rotating AND key IN {_KEYS}", (feed, gone)
    ).fetchall()
    keys = rotating(replaced, dict(entries_with), {row[0] for row in known})
    return recurring_sentences.save(db, feed, keys, rotating=True)


def _passages(db: Connection, entry: str) -> list[tuple[int, str]]:
    rows = db.execute(
        f"SELECT p.key, {codec.PASSAGE_TEXT} AS text FROM entries AS e "
        "CROSS JOIN passages AS p ON p.entry = e.row WHERE e.id = ? AND p.place >= 0 "
        "ORDER BY p.place",
        (entry,),
    ).fetchall()
    return [(row["key"], row["text"]) for row in rows]
