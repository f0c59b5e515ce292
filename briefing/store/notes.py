"""What the reader wrote on points: notes and labels, stored with the passages of the point."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.domain.annotation import AnnotatedPoint, Annotation
from briefing.errors import DamagedValue
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.annotation import Annotatable
    from briefing.store.sqlite import Connection

KEPT_KEYS = (
    "SELECT key, at FROM stars UNION ALL SELECT key, at FROM notes "
    "UNION ALL SELECT key, at FROM labels"
)
"""SQL: the passages that the reader wants to find again, and since when."""

_KEYS = "(SELECT value FROM json_each(?))"


def write_note(db: Connection, point: Annotatable, text: str, at: datetime) -> None:
    """Make ``text`` the note on a point; an empty one removes it."""
    _delete(db, "notes", point.keys)
    if text:
        written = codec.encode_time(at)
        db.executemany(
            "INSERT INTO notes (key, text, point, about, at) VALUES (?, ?, ?, ?, ?)",
            [(key, text, point.id, point.text, written) for key in point.keys],
        )


def set_labels(db: Connection, point: Annotatable, labels: Iterable[str], at: datetime) -> None:
    """Make ``labels`` those of a point."""
    _delete(db, "labels", point.keys)
    written = codec.encode_time(at)
    db.executemany(
        "INSERT INTO labels (key, label, point, about, at) VALUES (?, ?, ?, ?, ?)",
        [(key, label, point.id, point.text, written) for label in labels for key in point.keys],
    )


def of_keys(db: Connection, keys: Sequence[int]) -> Annotation:
    """What is written on any of these passages."""
    wanted = (json.dumps(list(keys)),)
    notes = db.execute(f"SELECT text FROM notes WHERE key IN {_KEYS}", wanted).fetchall()
    labels = db.execute(f"SELECT label FROM labels WHERE key IN {_KEYS}", wanted).fetchall()
    return Annotation.together((row["text"] for row in notes), (row["label"] for row in labels))


def everything(db: Connection) -> list[AnnotatedPoint]:
    """Every point with an annotation, the latest first, wherever its passages have gone."""
    rows = db.execute(
        "SELECT point, about, at, key, text, NULL AS label FROM notes UNION ALL "
        "SELECT point, about, at, key, NULL, label FROM labels ORDER BY at DESC, about, key, label"
    ).fetchall()
    points: dict[str, list[Row]] = {}
    for row in rows:
        points.setdefault(row["point"], []).append(row)
    return [
        AnnotatedPoint(
            id,
            own[0]["about"],
            tuple(dict.fromkeys(row["key"] for row in own)),
            Annotation.together(
                (row["text"] for row in own if row["text"]),
                (row["label"] for row in own if row["label"]),
            ),
            _time(own[0]["at"]),
        )
        for id, own in points.items()
    ]


def known_labels(db: Connection) -> tuple[str, ...]:
    """Every label that a point has."""
    rows = db.execute("SELECT DISTINCT label FROM labels ORDER BY label").fetchall()
    return tuple(row["label"] for row in rows)


def carry_over(db: Connection, pairs: Sequence[tuple[int, int]]) -> None:
    """Give passages what is written on others: pairs of keys, that of the other one second."""
    db.executemany(
        "INSERT OR IGNORE INTO notes (key, text, point, about, at) "
        "SELECT ?, text, point, about, at FROM notes WHERE key = ?",
        pairs,
    )
    db.executemany(
        "INSERT OR IGNORE INTO labels (key, label, point, about, at) "
        "SELECT ?, label, point, about, at FROM labels WHERE key = ?",
        pairs,
    )


def fingerprint(db: Connection) -> tuple[object, ...]:
    """A value that another note or label changes."""
    rows = db.execute(
        "SELECT count(*), total(key), max(at), group_concat(text) FROM notes UNION ALL "
        "SELECT count(*), total(key), max(at), group_concat(label) FROM labels"
    ).fetchall()
    return tuple(tuple(row) for row in rows)


def _delete(db: Connection, table: str, keys: Sequence[int]) -> None:
    db.execute(f"DELETE FROM {table} WHERE key IN {_KEYS}", (json.dumps(list(keys)),))


def _time(text: str | None) -> datetime | None:
    try:
        return codec.decode_time(text) if text else None
    except DamagedValue:
        return None
