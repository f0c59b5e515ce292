"""The log of corrections: append-only, so that each can be taken back, and read back, in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.correction import Correction
from briefing.group.links import Links
from briefing.group.rulings import Rulings
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.correction import CorrectionKind
    from briefing.store.connection import Connection

_ENTRIES, _OTHERS = 0, 1
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
        (kind, summit, codec.instant(at)),
    ).lastrowid
    sides = ((_ENTRIES, entries), (_OTHERS, others))
    db.executemany(
        "INSERT INTO corrected (correction, place, entry, side) VALUES (?, ?, ?, ?)",
        [
            (number, place, entry, side)
            for place, (side, entry) in enumerate((s, e) for s, names in sides for e in names)
        ],
    )
    row = db.execute("SELECT * FROM corrections WHERE row = ?", (number,)).fetchone()
    return _correction(db, row)


def undo(db: Connection, at: datetime, number: int | None = None) -> Correction | None:
    """Take back the correction with this number, or the last one in force.

    Runs inside the caller's transaction. None when that correction, or every one, is not in force.
    """
    row = db.execute(
        "SELECT * FROM corrections WHERE undone IS NULL AND row = coalesce(?, row) "
        "ORDER BY row DESC LIMIT 1",
        (number,),
    ).fetchone()
    if row is None:
        return None
    db.execute("UPDATE corrections SET undone = ? WHERE row = ?", (codec.instant(at), row["row"]))
    return _correction(db, row)


def in_force(db: Connection) -> tuple[Correction, ...]:
    """The corrections that were not taken back, the first made first."""
    rows = db.execute("SELECT * FROM corrections WHERE undone IS NULL ORDER BY row").fetchall()
    return tuple(_correction(db, row) for row in rows)


def changes(db: Connection) -> int:
    """A number that grows with every correction made and taken back, whichever process did it."""
    return int(db.execute("SELECT COUNT(*) + COUNT(undone) FROM corrections").fetchone()[0])


def links(db: Connection) -> Links:
    """What the corrections say of stories."""
    return Links(in_force(db))


def rulings(db: Connection) -> Rulings:
    """What the corrections say of summits, for entries and for what is one story with them."""
    told = [found for found in in_force(db) if found.kind in ("assign", "bar")]
    if not told:
        return Rulings()
    homes = db.execute(
        f"SELECT id, story FROM entries WHERE story IS NOT NULL AND id IN ({_RULED})"
    ).fetchall()
    return Rulings(told, {row["id"]: row["story"] for row in homes})


def ruled(db: Connection) -> frozenset[str]:
    """Ids of the cached entries whose summits a correction decides, at present."""
    rows = db.execute(
        f"SELECT id FROM entries WHERE id IN ({_RULED}) OR story IN "
        f"(SELECT story FROM entries WHERE story IS NOT NULL AND id IN ({_RULED}))"
    ).fetchall()
    return frozenset(row["id"] for row in rows)


def _correction(db: Connection, row: Row) -> Correction:
    named = db.execute(
        "SELECT entry, side FROM corrected WHERE correction = ? ORDER BY place", (row["row"],)
    ).fetchall()
    return Correction(
        number=row["row"],
        kind=row["kind"],
        entries=tuple(each["entry"] for each in named if each["side"] == _ENTRIES),
        at=codec.moment(row["at"]),
        others=tuple(each["entry"] for each in named if each["side"] == _OTHERS),
        summit=row["summit"],
    )
