"""Copies what only grouping reads: the index of texts, and the terms and links of events."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from briefing.store import events, meta
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from datetime import timedelta

    from briefing.store.sqlite import Connection

# How each column of a copy is made from that of the original, ``m``, in copy number ``t.turn``.
# Fingerprints and keys differ from those of other copies, as those of other texts do. Terms are
# the same: words recur.
_ROW = struct.Struct("<If")
_EARLIER = "m.day - CAST(t.turn * :days AS INTEGER)"
_TABLES = {
    "fingerprints": {
        "hash": "(m.hash | t.turn) - (m.hash & t.turn)",
        "day": _EARLIER,
        "entry": "m.entry - t.turn * :entries",
    },
    "entry_keys": {
        "key": "(m.key | t.turn) - (m.key & t.turn)",
        "entry": "m.entry || '-' || t.turn",
    },
    "event_terms": {
        "term": "m.term",
        "dated": "m.dated",
        "day": _EARLIER,
        "stories": "moved(m.stories, t.turn * :stories)",
    },
    "event_links": {
        "story": "m.story + t.turn * :stories",
        "links": "moved(m.links, t.turn * :stories)",
    },
}

_JOIN = {"event_terms": "ON CONFLICT DO UPDATE SET stories = joined(stories, excluded.stories)"}


def copy_indexes(db: Connection, turns: int, span: timedelta, entries: int, stories: int) -> None:
    """Add copies 1 to ``turns`` of all rows, as `benchmarks.multiply.multiply` adds the entries.

    ``entries`` is how much lower the rows of entries are in a copy than in the one before,
    ``stories`` how much higher those of stories.
    """
    numbers = {"turns": turns, "entries": entries, "stories": stories}
    values = {**numbers, "days": span.total_seconds() / 86_400}
    db.create_function("moved", 2, _moved, deterministic=True)
    db.create_function("joined", 2, lambda first, second: first + second, deterministic=True)
    with transaction(db):
        for table, columns in _TABLES.items():
            # Sorted as the table is, so that each of its pages is written once.
            db.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) "
                "WITH RECURSIVE t (turn) AS "
                "(SELECT 1 UNION ALL SELECT turn + 1 FROM t WHERE turn < :turns) "
                f"SELECT {', '.join(columns.values())} FROM t CROSS JOIN {table} AS m "
                "WHERE t.turn <= :turns "
                f"ORDER BY {', '.join(map(str, range(1, len(columns) + 1)))} "
                # Copies of neighbouring days have postings of one term on one day.
                + _JOIN.get(table, ""),
                values,
            )
        db.execute(
            "UPDATE event_counts SET stories = stories * :by, settled = settled * :by",
            {"by": turns + 1},
        )
        counted = int(meta.get(db, events.COUNTED) or 0)
        meta.put(db, events.COUNTED, str(counted * (turns + 1)))


def _moved(packed: bytes, by: int) -> bytes:
    """Postings or links of events (`briefing.store.event_links`) with rows higher by ``by``."""
    return b"".join(_ROW.pack(row + by, value) for row, value in _ROW.iter_unpack(packed))
