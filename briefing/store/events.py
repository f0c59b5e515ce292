"""Events in the cache: the stories of each event, and the queue of those without one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.errors import DamagedValue
from briefing.group import rules
from briefing.group.rules_version import EVENTS
from briefing.store import event_links, meta
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from sqlite3 import Row

    from briefing.group.events import DatedStory
    from briefing.store.sqlite import Connection

NEEDS_TERMS, NEEDS_LINKS, NEEDS_EVENT = 0, 1, 2
"""The stages of a waiting story: its terms are to be read, its links found, its event decided."""

_IDS = "(SELECT value FROM json_each(?))"
_COLUMNS = "story, day, first_seen, bare, event"
_WAITING = "FROM event_waiting AS w JOIN event_stories AS s ON s.story = w.story WHERE w.stage = ?"
_LAST_DAY = 1 << 40
"""An ordinal later than any day."""
_RULES_NAME = "events"
COUNTED = "event_stories_counted"
"""The name in ``meta`` of the number of stories at the last count of terms."""


class CachedStoryGraph:
    """`briefing.group.events.EventIndex` over a connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._story: dict[int, str] = {}

    def dated_stories(self, stories: Collection[str]) -> Iterable[DatedStory]:
        """Those of the stories (ids) that exist."""
        return self._rows(f"SELECT {_COLUMNS} FROM event_stories WHERE story IN {_IDS}", stories)

    def members(self, events: Collection[str]) -> Iterable[DatedStory]:
        """The stories that are in one of these events (ids) at present."""
        return self._rows(f"SELECT {_COLUMNS} FROM event_stories WHERE event IN {_IDS}", events)

    def links(self, stories: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """The links of each of the stories that has any."""
        rows = self._db.execute(
            f"SELECT row, story FROM event_stories WHERE story IN {_IDS}",
            (json.dumps(list(stories)),),
        ).fetchall()
        self._story.update(map(tuple, rows))
        links = event_links.of_stories(self._db, [row["row"] for row in rows])
        unknown = {other for others in links.values() for other in others} - self._story.keys()
        self._story.update(
            map(
                tuple,
                self._db.execute(
                    f"SELECT row, story FROM event_stories WHERE row IN {_IDS}",
                    (json.dumps(list(unknown)),),
                ).fetchall(),
            )
        )
        story_of = self._story
        try:
            return {
                story_of[row]: {story_of[other]: likelihood for other, likelihood in others.items()}
                for row, others in links.items()
            }
        except KeyError as error:
            raise DamagedValue("a link to a story that does not exist") from error

    def _rows(self, query: str, ids: Collection[str]) -> Iterable[DatedStory]:
        from briefing.group.events import DatedStory  # needed only to group

        if not ids:
            return []
        rows: Sequence[Row] = self._db.execute(query, (json.dumps(list(ids)),)).fetchall()
        return [DatedStory(*row) for row in rows]


def counted(db: Connection) -> int:
    """The number of stories at the last count of terms; 0 if it is not known."""
    value = meta.get(db, COUNTED) or ""
    return int(value) if value.isdecimal() else 0


def is_current(db: Connection) -> bool:
    """Whether events were made by the rules of this version."""
    return meta.get(db, _RULES_NAME) == str(EVENTS)


def are_complete(db: Connection) -> bool:
    """Whether every story has the event that the rules of this version give it."""
    return is_current(db) and not db.execute("SELECT 1 FROM event_waiting LIMIT 1").fetchall()


def reset(db: Connection) -> None:
    """Delete all events and queue every story."""
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
            (NEEDS_TERMS,),
        )
        meta.put(db, COUNTED, "0")
        meta.put(db, _RULES_NAME, str(EVENTS))


def queue_stories(db: Connection, stories: Collection[str]) -> None:
    """Queue stories (ids) that are new, changed or gone, inside the caller's transaction."""
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) SELECT value, ? FROM json_each(?)",
        (NEEDS_TERMS, json.dumps(list(stories))),
    )


def queue_stories_of_entries(db: Connection, entries: Collection[str]) -> None:
    """Queue the stories that these entries (ids) are in at present."""
    _queue_where(db, "id", json.dumps(list(entries)))


def queue_stories_of_rows(db: Connection, rows: str) -> None:
    """Queue the stories of the entries in ``rows``, a JSON array of row numbers."""
    _queue_where(db, "row", rows)


def waiting(db: Connection, stage: int, limit: int) -> list[str]:
    """Ids of stories at this stage, the earliest first where their days are known."""
    rows = db.execute(
        "SELECT w.story FROM event_waiting AS w LEFT JOIN event_stories AS s ON s.story = w.story "
        "WHERE w.stage = ? ORDER BY s.day, w.story LIMIT ?",
        (stage, limit),
    ).fetchall()
    return [row[0] for row in rows]


def waiting_by_block(db: Connection, limit: int) -> list[str]:
    """Ids of stories that wait for their event, the earliest first: at least ``limit`` if there are
    so many, and of each block of days all, so that it is decided once."""
    last = db.execute(
        f"SELECT s.day {_WAITING} ORDER BY s.day LIMIT 1 OFFSET ?", (NEEDS_EVENT, limit - 1)
    ).fetchone()
    until = (
        _LAST_DAY if last is None else (last["day"] // rules.EVENT_BLOCK + 1) * rules.EVENT_BLOCK
    )
    rows = db.execute(
        f"SELECT w.story {_WAITING} AND s.day < ? ORDER BY s.day, w.story", (NEEDS_EVENT, until)
    ).fetchall()
    return [row[0] for row in rows]


def advance(db: Connection, stories: Collection[str], stage: int | None) -> None:
    """Move waiting stories (ids) to another stage, or (None) out of the queue."""
    ids = json.dumps(list(stories))
    if stage is None:
        db.execute(f"DELETE FROM event_waiting WHERE story IN {_IDS}", (ids,))
    else:
        db.execute(f"UPDATE event_waiting SET stage = ? WHERE story IN {_IDS}", (stage, ids))


def save(db: Connection, moved: Mapping[str, str]) -> None:
    """Assign stories to events, both ids, inside the caller's transaction."""
    db.executemany(
        "UPDATE event_stories SET event = ? WHERE story = ?",
        [(event, story) for story, event in moved.items()],
    )


def exists(db: Connection, event: str) -> bool:
    """Whether any story is in this event (id)."""
    row = db.execute("SELECT 1 FROM event_stories WHERE event = ?", (event,)).fetchone()
    return row is not None


def of_stories(db: Connection, stories: Sequence[str]) -> dict[str, str]:
    """The event of each of the stories (ids) that is not alone in its event."""
    rows = db.execute(
        "SELECT s.story, s.event FROM event_stories AS s "
        f"WHERE s.story IN {_IDS} AND s.event IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM event_stories AS o WHERE o.event = s.event AND o.row <> s.row)",
        (json.dumps(list(stories)),),
    ).fetchall()
    return {row["story"]: row["event"] for row in rows}


def _queue_where(db: Connection, column: str, values: str) -> None:
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) SELECT DISTINCT story, ? "
        f"FROM entries WHERE {column} IN {_IDS} AND story IS NOT NULL",
        (NEEDS_TERMS, values),
    )
