"""The log of corrections: append-only, so that each can be undone in turn and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.correction import Correction
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.correction import CorrectionKind
    from briefing.group.constraints import StoryCorrections
    from briefing.group.manual_assignments import ManualAssignments
    from briefing.store.sqlite import Connection

_ENTRIES, _OTHERS = 0, 1
"""Values of the column ``corrected.side``."""
_RULED = "SELECT d.entry FROM corrections AS c JOIN corrected AS d ON d.correction = c.row " + (
    "WHERE c.undone IS NULL AND c.kind IN ('assign', 'bar')"
)


def add(
    db: Connection,
    kind: CorrectionKind,
    entries: Sequence[str],
    at: datetime,
    *,
    others: Sequence[str] = (),
    summit: str | None = None,
) -> Correction:
    """Log a correction inside the caller's transaction; returns it as logged."""
    number = db.execute(
        "INSERT INTO corrections (kind, summit, at) VALUES (?, ?, ?)",
        (kind, summit, codec.encode_time(at)),
    ).lastrowid
    sides = ((_ENTRIES, entries), (_OTHERS, others))
    db.executemany(
        "INSERT INTO corrected (correction, place, entry, side) VALUES (?, ?, ?, ?)",
        [
            (number, place, entry, side)
            for place, (side, entry) in enumerate((side, id) for side, ids in sides for id in ids)
        ],
    )
    row = db.execute("SELECT * FROM corrections WHERE row = ?", (number,)).fetchone()
    return _correction(db, row)


def undo(db: Connection, at: datetime, number: int | None = None) -> Correction | None:
    """Undo the correction with this number, or the last one in force, and return it.

    Runs inside the caller's transaction. None when that correction, or every one, is not in force.
    """
    row = db.execute(
        "SELECT * FROM corrections WHERE undone IS NULL AND row = coalesce(?, row) "
        "ORDER BY row DESC LIMIT 1",
        (number,),
    ).fetchone()
    if row is None:
        return None
    db.execute(
        "UPDATE corrections SET undone = ? WHERE row = ?", (codec.encode_time(at), row["row"])
    )
    return _correction(db, row)


def in_force(db: Connection) -> tuple[Correction, ...]:
    """The corrections that were not undone, oldest first."""
    rows = db.execute("SELECT * FROM corrections WHERE undone IS NULL ORDER BY row").fetchall()
    return tuple(_correction(db, row) for row in rows)


def change_count(db: Connection) -> int:
    """A number that grows with every correction made or undone, by any process."""
    return int(db.execute("SELECT COUNT(*) + COUNT(undone) FROM corrections").fetchone()[0])


def story_corrections(db: Connection) -> StoryCorrections:
    """The constraints that corrections put on stories."""
    from briefing.group.constraints import StoryCorrections  # needed only to group

    return StoryCorrections(in_force(db))


def manual_assignments(db: Connection) -> ManualAssignments:
    """The summits that corrections assign or bar, for entries and their stories."""
    from briefing.group.manual_assignments import ManualAssignments

    about_summits = [
        correction for correction in in_force(db) if correction.kind in ("assign", "bar")
    ]
    if not about_summits:
        return ManualAssignments()
    homes = db.execute(
        f"SELECT id, story FROM entries WHERE story IS NOT NULL AND id IN ({_RULED})"
    ).fetchall()
    return ManualAssignments(about_summits, {row["id"]: row["story"] for row in homes})


def ruled_entries(db: Connection) -> frozenset[str]:
    """Ids of the cached entries whose summits a correction decides at present."""
    rows = db.execute(
        f"SELECT id FROM entries WHERE id IN ({_RULED}) OR story IN "
        f"(SELECT story FROM entries WHERE story IS NOT NULL AND id IN ({_RULED}))"
    ).fetchall()
    return frozenset(row["id"] for row in rows)


def _correction(db: Connection, row: Row) -> Correction:
    members = db.execute(
        "SELECT entry, side FROM corrected WHERE correction = ? ORDER BY place", (row["row"],)
    ).fetchall()
    return Correction(
        number=row["row"],
        kind=row["kind"],
        entries=tuple(member["entry"] for member in members if member["side"] == _ENTRIES),
        at=codec.decode_time(row["at"]),
        others=tuple(member["entry"] for member in members if member["side"] == _OTHERS),
        summit=row["summit"],
    )
