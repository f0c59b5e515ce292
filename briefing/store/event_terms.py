"""The words of stories, read and counted."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.term_vector import Wording
from briefing.store import codec, events, meta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Row

    from briefing.store.connection import Connection

_IDS = "(SELECT value FROM json_each(?))"
_DAY = 86_400
# What was linked with a lost story, or shared its event, or is linked with what shared its event.
_CONCERNED = """
    INSERT OR IGNORE INTO event_waiting (story, stage)
    WITH mates AS (SELECT row FROM event_stories WHERE event IN
                   (SELECT event FROM event_stories WHERE row = :row))
    SELECT s.story, :stage FROM event_stories AS s WHERE s.row <> :row AND (
        s.row IN mates OR s.row IN (SELECT other FROM event_links WHERE one = :row)
        OR s.row IN (SELECT l.other FROM event_links AS l JOIN mates AS m ON m.row = l.one))
"""


def read(db: Connection, stories: Sequence[str]) -> None:
    """Read the words of waiting stories (ids), inside the caller's transaction.

    A story that is gone leaves its event; one that says what it said before waits no longer.
    """
    told: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.execute(
        "SELECT story, title, body, at, published, first_seen FROM entries "
        f"WHERE story IN {_IDS} ORDER BY story, place_in_story, id",
        (json.dumps(list(stories)),),
    ).fetchall():
        told[row["story"]].append(row)
    known = {
        row["story"]: row
        for row in db.execute(
            f"SELECT * FROM event_stories WHERE story IN {_IDS}", (json.dumps(list(stories)),)
        ).fetchall()
    }
    counts, added = Counter[int](), []
    for story in stories:
        made = _made(told[story]) if told[story] else None
        if (before := known.get(story)) is not None:
            if made == tuple(before[name] for name in ("at", "dated", "first_seen", "words")):
                continue
            counts.subtract(Wording.unpacked(before["words"]).terms)
            _remove(db, before)
        if made is not None:
            wording = Wording.unpacked(made[3])
            counts.update(wording.terms)
            added.append((story, int(made[0]), not wording.words, *made))
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
    fresh = {row[0] for row in added}
    events.advance(db, [story for story in stories if story not in fresh], None)
    events.advance(db, list(fresh), events.UNLINKED)


def settle(db: Connection) -> None:
    """Weigh words by their present count when it has outgrown the last one (`rules.RECOUNT`), and
    let the last stories wait to be linked by that; inside the caller's transaction."""
    stories = db.execute("SELECT COUNT(*) FROM event_stories").fetchone()[0]
    if stories < rules.RECOUNT * int(meta.get(db, events.COUNTED) or 0) or not stories:
        return
    db.execute("UPDATE event_counts SET settled = stories WHERE settled <> stories")
    meta.put(db, events.COUNTED, str(stories))
    since = -1
    if stories > rules.RECOUNTED:
        newest = db.execute("SELECT MAX(day) FROM event_stories").fetchone()[0]
        since = newest - rules.EVENT_DAYS
    rows = "(SELECT row FROM event_stories WHERE day >= ?)"
    db.execute(f"DELETE FROM event_links WHERE one IN {rows} OR other IN {rows}", (since, since))
    db.execute("DELETE FROM event_terms WHERE day >= ?", (since,))
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) "
        "SELECT story, ? FROM event_stories WHERE day >= ?",
        (events.UNLINKED, since),
    )


def _remove(db: Connection, story: Row) -> None:
    """Take a story (a row of event_stories) out, with its terms and links; what that concerns
    waits to be decided."""
    row = story["row"]
    db.execute(_CONCERNED, {"row": row, "stage": events.UNDECIDED})
    db.execute(
        f"DELETE FROM event_terms WHERE term IN {_IDS} AND dated = ? AND day = ? AND story = ?",
        (
            json.dumps(Wording.unpacked(story["words"]).terms),
            story["dated"],
            story["day"],
            row,
        ),
    )
    db.execute(
        "DELETE FROM event_links WHERE other = :row "
        "AND one IN (SELECT other FROM event_links WHERE one = :row)",
        {"row": row},
    )
    db.execute("DELETE FROM event_links WHERE one = ?", (row,))
    db.execute("DELETE FROM event_stories WHERE row = ?", (row,))


def _made(rows: Sequence[Row]) -> tuple[float, int, str, bytes]:
    """What events know of a story: (at, dated, first_seen, words). Its first entry speaks."""
    at = codec.moment(min(row["at"] for row in rows))
    ordinal = at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second) / _DAY
    wording = Wording.of(rows[0]["title"], codec.paragraphs(rows[0]["body"]))
    dated = any(row["published"] is not None for row in rows)
    return ordinal, int(dated), min(row["first_seen"] for row in rows), wording.packed()
