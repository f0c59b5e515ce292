"""Stories as they are read: the entries of one text, with the summits they belong to."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.domain.story import SeenPassage, Story
from briefing.store import codec, events
from briefing.store.entries import READABLE, readable
from briefing.store.readings import UNREAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.store.connection import Connection
    from briefing.store.names import Names

_IDS = "(SELECT value FROM json_each(?))"
_IN_SUMMIT = "e.row IN (SELECT entry FROM assignments WHERE summit = ?)"
_LATEST = ("9999", 0)


def newest_of(db: Connection, summit: str, limit: int, since: datetime | None) -> list[str]:
    """Ids of the stories to make a summit's briefing of, newest first.

    They are those with its newest ``limit`` entries, those with entries first seen after
    ``since`` (whatever date the publisher gave them; ``limit`` at most), and those with a star.
    """
    found = db.execute(
        "SELECT e.story FROM (SELECT DISTINCT entry, at FROM assignments "
        "WHERE summit = ? ORDER BY at DESC LIMIT ?) AS a "
        "JOIN entries AS e ON e.row = a.entry WHERE e.story IS NOT NULL ORDER BY a.at DESC, e.id",
        (summit, limit),
    ).fetchall()
    if since is not None:
        found += db.execute(
            f"SELECT e.story FROM entries AS e WHERE e.first_seen > ? AND {_IN_SUMMIT} "
            "AND e.story IS NOT NULL ORDER BY e.first_seen DESC, e.id LIMIT ?",
            (codec.instant(since), summit, limit),
        ).fetchall()
    found += db.execute(
        "SELECT e.story FROM stars AS s JOIN passages AS p ON p.key = s.key "
        f"JOIN entries AS e ON e.row = p.entry WHERE {_IN_SUMMIT} "
        "AND e.story IS NOT NULL ORDER BY s.at DESC, e.id LIMIT ?",
        (summit, limit),
    ).fetchall()
    return list(dict.fromkeys(row["story"] for row in found))


def listed(db: Connection, summit: str | None = None, since: datetime | None = None) -> list[str]:
    """Ids of all stories with an entry published since ``since``, newest first."""
    belongs = "" if summit is None else _IN_SUMMIT
    recent = "" if since is None else "e.at >= ?"
    where = " AND ".join(["e.story IS NOT NULL", *filter(None, (belongs, recent))])
    values = [value for value in (summit, codec.instant(since)) if value is not None]
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


def passages(db: Connection, summit: str, story_ids: Sequence[str]) -> tuple[SeenPassage, ...]:
    """The passages of these stories that belong to the summit.

    Words that any entry said before were first seen then, however often they are repeated.
    """
    rows = db.execute(
        "SELECT e.id, e.story, p.place, p.paragraph, p.text, p.key, m.key AS mark, s.key AS star, "
        "(SELECT MIN(q.first_seen) FROM passages AS q WHERE q.key = p.key) AS first_seen "
        "FROM entries AS e JOIN assignments AS a ON a.summit = ? AND a.at = e.at "
        "AND a.entry = e.row JOIN passages AS p ON p.entry = e.row AND p.paragraph = a.paragraph "
        "LEFT JOIN marks AS m ON m.key = p.key LEFT JOIN stars AS s ON s.key = p.key "
        f"WHERE e.story IN {_IDS} ORDER BY e.story, e.place_in_story, p.place",
        (summit, json.dumps(story_ids)),
    ).fetchall()
    return tuple(
        SeenPassage(
            entry=row["id"],
            story=row["story"],
            place=row["place"],
            paragraph=row["paragraph"],
            text=row["text"],
            key=row["key"],
            first_seen=codec.moment(row["first_seen"]),
            read=row["mark"] is not None,
            starred=row["star"] is not None,
        )
        for row in rows
    )


def totals(db: Connection, summit: str, names: Names) -> tuple[int, int, int]:
    """How many entries, stories and outlets the summit has in the whole cache."""
    entries, count = db.execute(
        "SELECT COUNT(*), COUNT(DISTINCT story) FROM entries "
        "WHERE row IN (SELECT entry FROM assignments WHERE summit = ?)",
        (summit,),
    ).fetchone()
    outlets = db.execute(
        "SELECT DISTINCT e.feed, e.outlet, f.title FROM entries AS e "
        "JOIN feeds AS f ON f.url = e.feed "
        "WHERE e.row IN (SELECT entry FROM assignments WHERE summit = ?)",
        (summit,),
    ).fetchall()
    shown = {names.outlet(row["feed"], row["title"], row["outlet"]) for row in outlets}
    return entries, count, len(shown)


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
