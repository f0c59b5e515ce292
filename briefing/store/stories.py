"""Stories as they are read: the entries of one text, with the summits they belong to."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.domain.story import Story
from briefing.store import codec, events
from briefing.store.entries import READABLE, readable
from briefing.store.readings import UNREAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.store.connection import Connection
    from briefing.store.feed_names import Names

_IDS = "(SELECT value FROM json_each(?))"
OF_SUMMIT = "row IN (SELECT entry FROM assignments WHERE summit = ?)"
OF_EVENT = "story IN (SELECT story FROM event_stories WHERE event = ?)"
_LATEST = ("9999", 0)


def listed(
    db: Connection,
    summit: str | None = None,
    since: datetime | None = None,
    event: str | None = None,
) -> list[str]:
    """Ids of all stories with an entry published since ``since``, newest first."""
    belongs = "" if summit is None else f"e.{OF_SUMMIT}"
    recent = "" if since is None else "e.at >= ?"
    told = "" if event is None else f"e.{OF_EVENT}"
    where = " AND ".join(["e.story IS NOT NULL", *filter(None, (belongs, recent, told))])
    values = [value for value in (summit, codec.instant(since), event) if value is not None]
    # The plus keeps SQLite from walking all stories by their index to find those of a few hours.
    rows = db.execute(
        f"SELECT e.story FROM entries AS e WHERE {where} "
        "GROUP BY +e.story ORDER BY MAX(e.at) DESC, e.story",
        values,
    ).fetchall()
    return [row["story"] for row in rows]


def in_no_summit(db: Connection, limit: int) -> list[str]:
    """Ids of the newest stories that belong to no summit, newest first.

    Walks the entries from the newest and stops at ``limit``.
    """
    found: dict[str, None] = {}
    last = _LATEST
    while len(found) < limit:
        rows = db.execute(
            "SELECT e.story, e.at, e.row FROM entries AS e WHERE (e.at, e.row) < (?, ?) "
            "ORDER BY e.at DESC, e.row DESC LIMIT ?",
            (*last, limit),
        ).fetchall()
        if not rows:
            break
        last = (rows[-1]["at"], rows[-1]["row"])
        ids = list(dict.fromkeys(row["story"] for row in rows if row["story"]))
        taken = {
            row["story"]
            for row in db.execute(
                "SELECT DISTINCT e.story FROM entries AS e JOIN assignments AS a "
                f"ON a.entry = e.row WHERE e.story IN {_IDS}",
                (json.dumps(ids),),
            ).fetchall()
        }
        found |= dict.fromkeys(id for id in ids if id not in taken)
    return list(found)[:limit]


def stories(db: Connection, ids: Sequence[str], names: Names) -> tuple[Story, ...]:
    """The stories with these ids, in this order, each with all its entries."""
    wanted = json.dumps(ids)
    entries: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.execute(
        f"SELECT {READABLE}, e.story FROM entries AS e JOIN feeds AS f ON f.url = e.feed "
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
            f"AND EXISTS ({UNREAD})",
            (wanted,),
        ).fetchall()
    }
    event = events.of_stories(db, ids)
    return tuple(
        _story(id, entries[id], summits[id], id in unread, event.get(id), names)
        for id in ids
        if id in entries
    )


def _story(
    id: str,
    rows: Sequence[Row],
    summits: Sequence[str],
    unread: bool,
    event: str | None,
    names: Names,
) -> Story:
    entries = tuple(readable(row, names) for row in rows)
    first_seen = min(entry.first_seen for entry in entries)
    return Story(
        id=id,
        title=entries[0].title,
        first_seen=first_seen,
        read=bool(summits) and not unread,
        summits=tuple(summits),
        event=event,
        entries=entries,
    )
