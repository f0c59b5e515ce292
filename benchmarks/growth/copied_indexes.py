"""Copies what only grouping reads: the index of texts, and the terms and links of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import events, meta
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from datetime import timedelta

    from briefing.store.sqlite import Connection

# How each column of a copy is made from that of the original, ``m``, in copy number ``t.turn``.
# Fingerprints and keys differ from those of other copies, as those of other texts do. Terms are
# the same: words recur.
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
        "story": "m.story - t.turn * :stories",
        "weight": "m.weight",
    },
    "event_links": {
        "one": "m.one - t.turn * :stories",
        "other": "m.other - t.turn * :stories",
        "likelihood": "m.likelihood",
    },
}


def copy_indexes(db: Connection, turns: int, span: timedelta, entries: int, stories: int) -> None:
    """Add copies 1 to ``turns`` of all rows, as `benchmarks.multiply.multiply` adds the entries.

    ``entries`` and ``stories`` are how much lower the rows of a copy are than those of the one
    before.
    """
    numbers = {"turns": turns, "entries": entries, "stories": stories}
    values = {**numbers, "days": span.total_seconds() / 86_400}
    with transaction(db):
        for table, columns in _TABLES.items():
            # Sorted as the table is, so that each of its pages is written once.
            db.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) "
                "WITH RECURSIVE t (turn) AS "
                "(SELECT 1 UNION ALL SELECT turn + 1 FROM t WHERE turn < :turns) "
                f"SELECT {', '.join(columns.values())} FROM t CROSS JOIN {table} AS m "
                "WHERE t.turn <= :turns "
                f"ORDER BY {', '.join(map(str, range(1, len(columns) + 1)))}",
                values,
            )
        db.execute(
            "UPDATE event_counts SET stories = stories * :by, settled = settled * :by",
            {"by": turns + 1},
        )
        counted = int(meta.get(db, events.COUNTED) or 0)
        meta.put(db, events.COUNTED, str(counted * (turns + 1)))
