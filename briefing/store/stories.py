"""Stories: the entries that carry the same text, with the summits they belong to."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.domain.story import Story
from briefing.group.rules_version import STORIES
from briefing.store import codec, events, meta
from briefing.store.entries import CACHED_ENTRY, cached_entry
from briefing.store.readings import HAS_UNREAD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.group.stories import Component
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection

_IDS = "(SELECT value FROM json_each(?))"
OF_SUMMIT = "row IN (SELECT entry FROM assignments WHERE summit = ?)"
OF_EVENT = "story IN (SELECT story FROM event_stories WHERE event = ?)"
_AFTER_ALL = ("9999", 0)
"""A time and row later than any entry's."""
_RULES_NAME = "stories"


def are_current(db: Connection, prefer: Mapping[str, int]) -> bool:
    """Whether stories were made by the rules of this version, with these ranks of feeds by URL."""
    return meta.get(db, _RULES_NAME) == _rules(prefer)


def record_rules(db: Connection, prefer: Mapping[str, int]) -> None:
    """Record that all stories are made, or queued to be made, by the rules of this version."""
    meta.put(db, _RULES_NAME, _rules(prefer))


def story_ids(
    db: Connection,
    summit: str | None = None,
    since: datetime | None = None,
    event: str | None = None,
) -> list[str]:
    """Ids of the stories, newest first, that match: in ``summit`` and ``event`` (ids), and with an
    entry published since ``since``; None leaves a condition out."""
    in_summit = "" if summit is None else f"e.{OF_SUMMIT}"
    recent = "" if since is None else "e.at >= ?"
    in_event = "" if event is None else f"e.{OF_EVENT}"
    where = " AND ".join(["e.story IS NOT NULL", *filter(None, (in_summit, recent, in_event))])
    values = [value for value in (summit, codec.encode_time(since), event) if value is not None]
    # The plus keeps SQLite from walking all stories by their index to find those of a few hours.
    rows = db.execute(
        f"SELECT e.story FROM entries AS e WHERE {where} "
        "GROUP BY +e.story ORDER BY MAX(e.at) DESC, e.story",
        values,
    ).fetchall()
    return [row["story"] for row in rows]


def ids_in_no_summit(db: Connection, limit: int) -> list[str]:
    """Ids of the newest stories that belong to no summit, newest first.

    Walks the entries from the newest and stops at ``limit``.
    """
    unassigned: dict[str, None] = {}
    last = _AFTER_ALL
    while len(unassigned) < limit:
        rows = db.execute(
            "SELECT e.story, e.at, e.row FROM entries AS e WHERE (e.at, e.row) < (?, ?) "
            "ORDER BY e.at DESC, e.row DESC LIMIT ?",
            (*last, limit),
        ).fetchall()
        if not rows:
            break
        last = (rows[-1]["at"], rows[-1]["row"])
        ids = list(dict.fromkeys(row["story"] for row in rows if row["story"]))
        assigned = {
            row["story"]
            for row in db.execute(
                "SELECT DISTINCT e.story FROM entries AS e JOIN assignments AS a "
                f"ON a.entry = e.row WHERE e.story IN {_IDS}",
                (json.dumps(ids),),
            ).fetchall()
        }
        unassigned |= dict.fromkeys(id for id in ids if id not in assigned)
    return list(unassigned)[:limit]


def count_in_no_summit(db: Connection) -> int:
    """How many stories belong to no summit."""
    row = db.execute(
        "SELECT COUNT(*) AS count FROM (SELECT story FROM entries WHERE story IS NOT NULL EXCEPT "
        "SELECT e.story FROM assignments AS a JOIN entries AS e ON e.row = a.entry)"
    ).fetchone()
    return int(row["count"])


def passage_keys(db: Connection, ids: Sequence[str]) -> list[int]:
    """The keys of all passages in these stories (ids), which marks are stored by."""
    rows = db.execute(
        "SELECT DISTINCT p.key FROM entries AS e CROSS JOIN passages AS p ON p.entry = e.row "
        f"WHERE e.story IN {_IDS}",
        (json.dumps(ids),),
    ).fetchall()
    return [row["key"] for row in rows]


def load(db: Connection, ids: Sequence[str], names: FeedNames) -> tuple[Story, ...]:
    """The stories with these ids, in this order, each with all its entries."""
    wanted = json.dumps(ids)
    entries: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.execute(
        f"SELECT {CACHED_ENTRY}, e.story FROM entries AS e JOIN feeds AS f ON f.url = e.feed "
        f"WHERE e.story IN {_IDS} ORDER BY e.story, e.place_in_story, e.id",
        (wanted,),
    ).fetchall():
        entries[row["story"]].append(row)
    summits: defaultdict[str, list[str]] = defaultdict(list)
    for row in db.execute(
        "SELECT DISTINCT e.story, a.summit FROM entries AS e JOIN assignments AS a "
        f"ON a.entry = e.row WHERE e.story IN {_IDS} ORDER BY a.summit",
        (wanted,),
    ).fetchall():
        summits[row["story"]].append(row["summit"])
    unread = {
        row["story"]
        for row in db.execute(
            f"SELECT DISTINCT e.story FROM entries AS e WHERE e.story IN {_IDS} "
            f"AND EXISTS ({HAS_UNREAD})",
            (wanted,),
        ).fetchall()
    }
    seen_before = {
        row["story"]
        for row in db.execute(
            f"SELECT story FROM entries WHERE story IN {_IDS} GROUP BY story "
            "HAVING COUNT(*) = COUNT(returned)",
            (wanted,),
        ).fetchall()
    }
    marked = _marked(db, [id for id in ids if not summits[id]])
    event_of = events.of_stories(db, ids)
    return tuple(
        _story(
            id,
            entries[id],
            summits[id],
            id not in unread if summits[id] else id in seen_before or id in marked,
            event_of.get(id),
            names,
        )
        for id in ids
        if id in entries
    )


def _marked(db: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the stories (ids) in no summit that were read: something in each of their entries
    was marked."""
    rows = db.execute(
        "SELECT e.story FROM entries AS e "
        f"WHERE e.story IN {_IDS} GROUP BY e.story HAVING MIN(EXISTS (SELECT 1 "
        "FROM passages AS p CROSS JOIN marks AS m ON m.key = p.key WHERE p.entry = e.row))",
        (json.dumps(ids),),
    ).fetchall()
    return {row["story"] for row in rows}


def find_story(db: Connection, id: str) -> str | None:
    """The id of the story with this id, or of the one that holds the entry with it.

    A story's id is an ``s`` followed by an entry's id. When that entry has moved to another story
    and no story has the id any longer, it leads to the story that the entry is in now.
    """
    for column, value in (("story", id), ("id", id), ("id", id.removeprefix("s"))):
        row = db.execute(
            f"SELECT story FROM entries WHERE {column} = ? AND story IS NOT NULL LIMIT 1", (value,)
        ).fetchone()
        if row is not None:
            return str(row["story"])
    return None


def entry_ids(db: Connection, story: str) -> tuple[str, ...]:
    """Ids of the entries of a story (id), the copy to show first."""
    rows = db.execute(
        "SELECT id FROM entries WHERE story = ? ORDER BY place_in_story, id", (story,)
    ).fetchall()
    return tuple(row["id"] for row in rows)


def ids_of_entries(db: Connection, entries: Collection[str]) -> tuple[str, ...]:
    """Ids of the stories that hold these entries (ids), each once, in the order of the entries."""
    story_of = dict(
        db.execute(
            f"SELECT id, story FROM entries WHERE id IN {_IDS} AND story IS NOT NULL",
            (json.dumps(list(entries)),),
        ).fetchall()
    )
    return tuple(dict.fromkeys(story_of[entry] for entry in entries if entry in story_of))


def save(db: Connection, groups: Iterable[Component]) -> int:
    """Write stories inside the caller's transaction; returns how many did not exist before.

    A story of entries that have all come back after they were deleted is not new.
    """
    groups = tuple(groups)
    ids = [story.id for group in groups for story in group.stories]
    known = {
        row["story"]
        for row in db.execute(
            f"SELECT DISTINCT story FROM entries WHERE story IN {_IDS}", (json.dumps(ids),)
        ).fetchall()
    }
    members = [id for group in groups for story in group.stories for id in story.entries]
    events.queue_stories_of_entries(db, members)
    events.queue_stories(db, ids)
    db.executemany(
        "UPDATE entries SET neighbourhood = ?, story = ?, place_in_story = ?, grouped = 1 "
        "WHERE id = ?",
        [
            (group.id, story.id, place, entry)
            for group in groups
            for story in group.stories
            for place, entry in enumerate(story.entries)
        ],
    )
    rows = db.execute(
        f"SELECT DISTINCT story FROM entries WHERE story IN {_IDS} AND returned IS NULL",
        (json.dumps([id for id in ids if id not in known]),),
    ).fetchall()
    return len(rows)


def _story(
    id: str,
    rows: Sequence[Row],
    summits: Sequence[str],
    read: bool,
    event: str | None,
    names: FeedNames,
) -> Story:
    entries = tuple(cached_entry(row, names) for row in rows)
    first_seen = min(entry.first_seen for entry in entries)
    return Story(
        id=id,
        title=entries[0].title,
        first_seen=first_seen,
        read=read,
        summits=tuple(summits),
        event=event,
        entries=entries,
    )


def _rules(prefer: Mapping[str, int]) -> str:
    return json.dumps([STORIES, sorted((url, rank) for url, rank in prefer.items() if rank)])
