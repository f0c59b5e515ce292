"""The headlines and texts that entries had before their feeds changed them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.domain.entry import EntryState
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.domain.entry import Entry
    from briefing.store.sqlite import Connection

MOST = 20
MOST_CHARACTERS = 200_000
"""Former texts of one entry, and characters in them. A report that is updated all day goes through
ten or twenty states; beyond that, and for very long texts, those after the first go first."""

_IDS = "(SELECT value FROM json_each(?))"


def save(db: Connection, updated: Sequence[Entry], now: datetime) -> None:
    """Keep the texts that ``updated`` is about to replace, inside the caller's transaction.

    An entry of which only the date, the outlet or the address changes has no new state.
    """
    by_id = {entry.id: entry for entry in updated}
    for row in db.execute(
        "SELECT row, id, title, published_title, body, first_seen, (SELECT MAX(replaced) "
        "FROM former_texts WHERE entry = entries.row) AS changed "
        f"FROM entries WHERE id IN {_IDS}",
        (json.dumps(list(by_id)),),
    ).fetchall():
        entry = by_id[row["id"]]
        if (row["title"], row["body"]) == (entry.title, codec.encode_paragraphs(entry.paragraphs)):
            continue
        first_seen = row["changed"] or row["first_seen"]
        db.execute(
            "INSERT OR IGNORE INTO former_texts "
            "(entry, replaced, first_seen, title, published_title, body) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                row["row"],
                codec.encode_time(now),
                first_seen,
                row["title"],
                row["published_title"],
                codec.compress(row["body"]),
            ),
        )
        _limit(db, row["row"])


def states(db: Connection, ids: Collection[str]) -> dict[str, tuple[EntryState, ...]]:
    """All states of these entries (ids), the oldest first; the last one is the present one."""
    former: defaultdict[str, list[EntryState]] = defaultdict(list)
    for row in db.execute(
        "SELECT e.id, f.first_seen, f.title, f.published_title, f.body AS former, '' AS body "
        f"FROM former_texts AS f JOIN entries AS e ON e.row = f.entry WHERE e.id IN {_IDS} "
        "UNION ALL SELECT e.id, COALESCE((SELECT MAX(f.replaced) FROM former_texts AS f "
        "WHERE f.entry = e.row), e.first_seen) AS first_seen, e.title, e.published_title, NULL, "
        "e.body "
        f"FROM entries AS e WHERE e.id IN {_IDS} ORDER BY first_seen",
        (json.dumps(list(ids)),) * 2,
    ).fetchall():
        body = row["body"] if row["former"] is None else codec.decompress(row["former"])
        former[row["id"]].append(
            EntryState(
                codec.decode_time(row["first_seen"]),
                row["title"],
                codec.decode_paragraphs(body),
                row["published_title"],
            )
        )
    return {id: tuple(all_states) for id, all_states in former.items()}


def _limit(db: Connection, entry: int) -> None:
    """Delete the oldest texts but the first until the rest is within the limits."""
    rows = db.execute(
        "SELECT replaced, title, body FROM former_texts WHERE entry = ? ORDER BY replaced",
        (entry,),
    ).fetchall()
    sizes = [len(row["title"]) + len(codec.decompress(row["body"])) for row in rows]
    count, size = len(rows), sum(sizes)
    for row, own_size in zip(rows[1:], sizes[1:], strict=True):
        if count <= MOST and size <= MOST_CHARACTERS:
            return
        db.execute(
            "DELETE FROM former_texts WHERE entry = ? AND replaced = ?", (entry, row["replaced"])
        )
        count, size = count - 1, size - own_size
