"""Events in the cache: the stories of each, and those that wait for theirs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.group.events import Placed
from briefing.group.rules_version import EVENTS
from briefing.store import meta
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

UNREAD, UNLINKED, UNDECIDED = 0, 1, 2
"""What a waiting story waits for: to have its words read, its like found, its event decided."""

_IDS = "(SELECT value FROM json_each(?))"
_PLACED = "story, day, first_seen, bare, event"
_MADE_BY = "events"
COUNTED = "event_stories_counted"
"""The name under which the number of stories of the last count of words is kept."""


class CachedStream:
    """`briefing.group.events.Stream` over a connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def placed(self, stories: Collection[str]) -> Iterable[Placed]:
        """Those of the stories (ids) that there are."""
        return self._placed(f"SELECT {_PLACED} FROM event_stories WHERE story IN {_IDS}", stories)

    def mates(self, events: Collection[str]) -> Iterable[Placed]:
        """The stories that were last given to one of these events."""
        return self._placed(f"SELECT {_PLACED} FROM event_stories WHERE event IN {_IDS}", events)

    def links(self, stories: Collection[str]) -> Iterable[tuple[str, str, float]]:
        """(story, other, likelihood) for every link of the stories."""
        found = self._db.cursor()
        found.row_factory = None  # a tuple for each of very many rows is enough
        return found.execute(
            "SELECT s.story, o.story, l.likelihood FROM event_stories AS s "
            "JOIN event_links AS l ON l.one = s.row JOIN event_stories AS o ON o.row = l.other "
            f"WHERE s.story IN {_IDS}",
            (json.dumps(list(stories)),),
        )

    def _placed(self, query: str, ids: Collection[str]) -> Iterable[Placed]:
        if not ids:
            return []
        rows: Sequence[Row] = self._db.execute(query, (json.dumps(list(ids)),)).fetchall()
        return [Placed(*row) for row in rows]


def is_current(db: Connection) -> bool:
    """Whether events were made by the rules of this version."""
    return meta.get(db, _MADE_BY) == str(EVENTS)


def begin_anew(db: Connection) -> None:
    """Forget all events and let every story wait for its own."""
    with transaction(db):
        for table in (
            "event_waiting",
            "event_links",
            "event_terms",
            "event_stories",
            "event_counts",
        ):
            db.execute(f"DELETE FROM {table}")
        db.execute(
            "INSERT INTO event_waiting (story, stage) "
            "SELECT DISTINCT story, ? FROM entries WHERE story IS NOT NULL",
            (UNREAD,),
        )
        meta.put(db, COUNTED, "0")
        meta.put(db, _MADE_BY, str(EVENTS))


def await_stories(db: Connection, stories: Collection[str]) -> None:
    """Let these stories (ids) wait, new, changed or gone, inside the caller's transaction."""
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) SELECT value, ? FROM json_each(?)",
        (UNREAD, json.dumps(list(stories))),
    )


def await_stories_of(db: Connection, entries: Collection[str]) -> None:
    """The same for the stories that these entries (ids) are in at present."""
    _await_where(db, "id", json.dumps(list(entries)))


def await_stories_at(db: Connection, rows: str) -> None:
    """The same for those of entries by their rows, as a JSON array."""
    _await_where(db, "row", rows)


def waiting(db: Connection, stage: int, limit: int) -> list[str]:
    """Ids of stories at this stage, the earliest first where they are known."""
    rows = db.execute(
        "SELECT w.story FROM event_waiting AS w LEFT JOIN event_stories AS s ON s.story = w.story "
        "WHERE w.stage = ? ORDER BY s.day, w.story LIMIT ?",
        (stage, limit),
    ).fetchall()
    return [row[0] for row in rows]


def advance(db: Connection, stories: Collection[str], stage: int | None) -> None:
    """Let waiting stories wait for something else, or (None) no longer."""
    told = json.dumps(list(stories))
    if stage is None:
        db.execute(f"DELETE FROM event_waiting WHERE story IN {_IDS}", (told,))
    else:
        db.execute(f"UPDATE event_waiting SET stage = ? WHERE story IN {_IDS}", (stage, told))


def save(db: Connection, moved: Mapping[str, str]) -> None:
    """Give stories (ids) to events, inside the caller's transaction."""
    db.executemany(
        "UPDATE event_stories SET event = ? WHERE story = ?",
        [(event, story) for story, event in moved.items()],
    )


def exists(db: Connection, event: str) -> bool:
    """Whether any story is in this event (id)."""
    found = db.execute("SELECT 1 FROM event_stories WHERE event = ?", (event,)).fetchone()
    return found is not None


def of_stories(db: Connection, stories: Sequence[str]) -> dict[str, str]:
    """The event of each of the stories (ids) that shares its event with another one."""
    rows = db.execute(
        "SELECT s.story, s.event FROM event_stories AS s "
        f"WHERE s.story IN {_IDS} AND s.event IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM event_stories AS o WHERE o.event = s.event AND o.row <> s.row)",
        (json.dumps(list(stories)),),
    ).fetchall()
    return {row["story"]: row["event"] for row in rows}


def _await_where(db: Connection, column: str, told: str) -> None:
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) SELECT DISTINCT story, ? "
        f"FROM entries WHERE {column} IN {_IDS} AND story IS NOT NULL",
        (UNREAD, told),
    )
