"""Which entries a story holds, asked by any id that a reader may have at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.store.connection import Connection


def story_of(db: Connection, id: str) -> str | None:
    """The story with this id, or that holds the entry with it.

    A story's id is that of an entry behind an ``s``: one that is no story's any more, since its
    entry was put into another, leads to that one.
    """
    for column, value in (("story", id), ("id", id), ("id", id.removeprefix("s"))):
        row = db.execute(
            f"SELECT story FROM entries WHERE {column} = ? AND story IS NOT NULL LIMIT 1", (value,)
        ).fetchone()
        if row is not None:
            return str(row["story"])
    return None


def entries_of(db: Connection, story: str) -> tuple[str, ...]:
    """Ids of the entries of a story, the copy to show first."""
    rows = db.execute(
        "SELECT id FROM entries WHERE story = ? ORDER BY place_in_story, id", (story,)
    ).fetchall()
    return tuple(row["id"] for row in rows)


def stories_of(db: Connection, entries: Collection[str]) -> tuple[str, ...]:
    """Ids of the stories that hold these entries, each once, in the order of the entries."""
    homes = dict(
        db.execute(
            "SELECT id, story FROM entries WHERE id IN (SELECT value FROM json_each(?)) "
            "AND story IS NOT NULL",
            (json.dumps(list(entries)),),
        ).fetchall()
    )
    return tuple(dict.fromkeys(homes[entry] for entry in entries if entry in homes))
