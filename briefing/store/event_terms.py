"""The terms of stories, and in how many stories each term occurs."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.term_vector import TermVector
from briefing.store import codec, event_links, event_postings, events, meta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

_IDS = "(SELECT value FROM json_each(?))"
_DAY = 86_400


def update(db: Connection, stories: Sequence[str]) -> None:
    """Read the terms of waiting stories (ids), inside the caller's transaction.

    A story that no longer exists leaves its event; one whose text is unchanged stops waiting.
    """
    entries: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.execute(
        "SELECT story, title, body, at, published, first_seen FROM entries "
        f"WHERE story IN {_IDS} ORDER BY story, place_in_story, id",
        (json.dumps(list(stories)),),
    ).fetchall():
        entries[row["story"]].append(row)
    known = {
        row["story"]: row
        for row in db.execute(
            f"SELECT * FROM event_stories WHERE story IN {_IDS}", (json.dumps(list(stories)),)
        ).fetchall()
    }
    counts, added = Counter[int](), []
    for story in stories:
        values = _values(entries[story]) if entries[story] else None
        if (before := known.get(story)) is not None:
            if values == tuple(before[name] for name in ("at", "dated", "first_seen", "words")):
                continue
            counts.subtract(TermVector.unpacked(before["words"]).terms)
            _remove(db, before)
        if values is not None:
            vector = TermVector.unpacked(values[3])
            counts.update(vector.terms)
            added.append((story, int(values[0]), not vector.words, *values))
    db.executemany(
        "INSERT INTO event_stories (story, day, bare, at, dated, first_seen, words) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        added,
    )
    db.executemany(
        "INSERT INTO event_counts (term, stories) VALUES (?, ?) "
        "ON CONFLICT (term) DO UPDATE SET stories = stories + excluded.stories",
        sorted((term, count) for term, count in counts.items() if count),
    )
    changed = {row[0] for row in added}
    events.advance(db, [story for story in stories if story not in changed], None)
    events.advance(db, list(changed), events.NEEDS_LINKS)


def recount_if_grown(db: Connection) -> None:
    """Weigh terms by their current counts once the cache has grown by `rules.RECOUNT`.

    The most recent stories then wait to be linked again. Runs inside the caller's transaction.
    """
    stories = db.execute("SELECT COUNT(*) FROM event_stories").fetchone()[0]
    if stories < rules.RECOUNT * events.counted(db) or not stories:
        return
    db.execute("UPDATE event_counts SET settled = stories WHERE settled <> stories")
    meta.put(db, events.COUNTED, str(stories))
    since = -1
    if stories > rules.RECOUNTED:
        newest = db.execute("SELECT MAX(day) FROM event_stories").fetchone()[0]
        since = newest - rules.EVENT_DAYS
    if since < 0:
        db.execute("DELETE FROM event_links")
    else:
        rows = db.execute("SELECT row FROM event_stories WHERE day >= ?", (since,)).fetchall()
        event_links.delete(db, [row[0] for row in rows])
    db.execute("DELETE FROM event_terms WHERE day >= ?", (since,))
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) "
        "SELECT story, ? FROM event_stories WHERE day >= ?",
        (events.NEEDS_LINKS, since),
    )


def _remove(db: Connection, story: Row) -> None:
    """Delete a story (a row of event_stories) with its terms and links, and queue the stories whose
    event this may change."""
    row = story["row"]
    _queue_affected(db, row)
    event_postings.delete(
        db,
        TermVector.unpacked(story["words"]).terms,
        dated=bool(story["dated"]),
        day=story["day"],
        story=row,
    )
    event_links.delete(db, [row])
    db.execute("DELETE FROM event_stories WHERE row = ?", (row,))


def _queue_affected(db: Connection, story: int) -> None:
    """Queue the stories that are linked with this one (a row), share its event, or are linked with
    one that does."""
    mates = {
        row[0]
        for row in db.execute(
            "SELECT row FROM event_stories WHERE event IN "
            "(SELECT event FROM event_stories WHERE row = ?)",
            (story,),
        ).fetchall()
    }
    links = event_links.of_stories(db, mates | {story})
    affected = mates.union(*links.values()) - {story}
    db.execute(
        "INSERT OR IGNORE INTO event_waiting (story, stage) "
        f"SELECT story, ? FROM event_stories WHERE row IN {_IDS}",
        (events.NEEDS_EVENT, json.dumps(list(affected))),
    )


def _values(rows: Sequence[Row]) -> tuple[float, int, str, bytes]:
    """A story as events see it, by its first entry: (at, dated, first_seen, words)."""
    at = codec.decode_time(min(row["at"] for row in rows))
    ordinal = at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second) / _DAY
    vector = TermVector.of(rows[0]["title"], codec.decode_paragraphs(rows[0]["body"]))
    dated = any(row["published"] is not None for row in rows)
    return ordinal, int(dated), min(row["first_seen"] for row in rows), vector.packed()
