"""What a briefing is composed from: the stories of a summit or an event, and their passages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.briefing import Counts
from briefing.domain.story import SummitPassage
from briefing.store import codec, similar_sentences, stories
from briefing.store.notes import KEPT_KEYS
from briefing.store.recurring_sentences import IS_RECURRING
from briefing.store.stories import OF_EVENT, OF_SUMMIT
from briefing.text.normalize import fold_width

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.story import Story
    from briefing.store.feeds import FeedNames
    from briefing.store.similar_sentences import SimilarPair
    from briefing.store.sqlite import Connection

# CROSS JOIN fixes SQLite's join order to the one whose cost depends on what is asked for only,
# however many entries a summit has.
_IDS = "(SELECT value FROM json_each(?))"
_PASSAGE = (
    "SELECT e.id, e.story, p.place, p.paragraph, p.key, m.key AS mark, s.key AS star, "
    "h.key AS hidden, m.at AS marked, {sentences} AS sentences, n.text AS note, "
    "(SELECT group_concat(l.label, ' ') FROM labels AS l WHERE l.key = p.key) AS labels, "
    f"{codec.PASSAGE_TEXT} AS text, "
    "(SELECT MIN(q.first_seen) FROM passages AS q WHERE q.key = p.key) AS first_seen "
    "FROM entries AS e {joined} CROSS JOIN passages AS p ON p.entry = e.row {narrowed} "
    "LEFT JOIN marks AS m ON m.key = p.key LEFT JOIN stars AS s ON s.key = p.key "
    "LEFT JOIN hidden AS h ON h.key = p.key LEFT JOIN notes AS n ON n.key = p.key "
    f"WHERE e.story IN {_IDS} AND p.place >= 0 AND NOT (p.paragraph >= 0 AND {IS_RECURRING}) "
    "ORDER BY e.story, e.place_in_story, p.place"
)


@dataclass(frozen=True, slots=True)
class BriefingInput:
    """Stories, newest first, and those of their passages that belong to the summit or event.

    ``totals`` counts everything the cache has on it, ``stories`` may be the newest part only.
    ``similar`` are sentences in different scripts with a cosine, by the keys of their passages.
    """

    stories: tuple[Story, ...]
    passages: tuple[SummitPassage, ...]
    totals: Counts
    similar: tuple[SimilarPair, ...] = ()


EMPTY = BriefingInput((), (), Counts(entries=0, stories=0, outlets=0, new=0))


def of_summit(
    db: Connection, summit: str, names: FeedNames, *, limit: int, since: datetime | None
) -> BriefingInput:
    """The input for a summit (id): the stories with its newest ``limit`` entries, with entries
    first seen after ``since`` (whatever date the publisher gave them; ``limit`` at most), and with
    a star, a note or a label."""
    ids = _newest_of_summit(db, summit, limit, since)
    rows = db.execute(
        _PASSAGE.format(
            joined="CROSS JOIN assignments AS a "
            "ON a.summit = ? AND a.at = e.at AND a.entry = e.row",
            narrowed="AND p.paragraph = a.paragraph",
            sentences="a.sentences",
        ),
        (summit, json.dumps(ids)),
    ).fetchall()
    return BriefingInput(
        stories.load(db, ids, names),
        tuple(_seen_passage(row) for row in rows if _is_about(row)),
        _totals(db, OF_SUMMIT, summit, names),
        similar_sentences.of_summit(db, summit),
    )


def of_event(db: Connection, event: str, names: FeedNames, *, limit: int) -> BriefingInput:
    """The input for an event (id): the stories with its newest ``limit`` entries, all passages."""
    rows = db.execute(
        f"SELECT story FROM entries WHERE {OF_EVENT} ORDER BY at DESC, id LIMIT ?", (event, limit)
    ).fetchall()
    ids = list(dict.fromkeys(row["story"] for row in rows))
    rows = db.execute(
        _PASSAGE.format(joined="", narrowed="", sentences="NULL"), (json.dumps(ids),)
    ).fetchall()
    return BriefingInput(
        stories.load(db, ids, names),
        tuple(map(_seen_passage, rows)),
        _totals(db, OF_EVENT, event, names),
    )


def _newest_of_summit(db: Connection, summit: str, limit: int, since: datetime | None) -> list[str]:
    rows = db.execute(
        "SELECT e.story FROM (SELECT DISTINCT entry, at FROM assignments "
        "WHERE summit = ? ORDER BY at DESC LIMIT ?) AS a "
        "JOIN entries AS e ON e.row = a.entry WHERE e.story IS NOT NULL ORDER BY a.at DESC, e.id",
        (summit, limit),
    ).fetchall()
    if since is not None:
        rows += db.execute(
            f"SELECT e.story FROM entries AS e WHERE e.first_seen > ? AND e.{OF_SUMMIT} "
            "AND e.story IS NOT NULL ORDER BY e.first_seen DESC, e.id LIMIT ?",
            (codec.encode_time(since), summit, limit),
        ).fetchall()
    rows += db.execute(
        f"SELECT e.story FROM ({KEPT_KEYS}) AS s CROSS JOIN passages AS p ON p.key = s.key "
        "CROSS JOIN entries AS e ON e.row = p.entry WHERE e.story IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM assignments AS a WHERE a.entry = e.row AND +a.summit = ?) "
        "ORDER BY s.at DESC, e.id LIMIT ?",
        (summit, limit),
    ).fetchall()
    return list(dict.fromkeys(row["story"] for row in rows))


def _is_about(row: Row) -> bool:
    """Whether the sentence is about the summit, in a paragraph that serves several; its stored
    parts are folded as texts are when they are assigned."""
    if row["sentences"] is None:
        return True
    text = fold_width(row["text"])
    return any(text in part or part in text for part in row["sentences"].splitlines())


def _seen_passage(row: Row) -> SummitPassage:
    """Its ``first_seen`` is when any entry first held the same words, however often repeated."""
    return SummitPassage(
        entry=row["id"],
        story=row["story"],
        place=row["place"],
        paragraph=row["paragraph"],
        text=row["text"],
        key=row["key"],
        first_seen=codec.decode_microseconds(row["first_seen"]),
        read=row["mark"] is not None,
        starred=row["star"] is not None,
        hidden=row["hidden"] is not None,
        marked=codec.decode_time(row["marked"]) if row["marked"] else None,
        note=row["note"] or "",
        labels=tuple((row["labels"] or "").split()),
    )


def _totals(db: Connection, condition: str, id: str, names: FeedNames) -> Counts:
    entries, count = db.execute(
        f"SELECT COUNT(*), COUNT(DISTINCT story) FROM entries WHERE {condition}", (id,)
    ).fetchone()
    outlets = db.execute(
        "SELECT DISTINCT e.feed, e.outlet, f.title FROM entries AS e "
        f"JOIN feeds AS f ON f.url = e.feed WHERE e.{condition}",
        (id,),
    ).fetchall()
    names_shown = {names.outlet(row["feed"], row["title"], row["outlet"]) for row in outlets}
    return Counts(entries, count, len(names_shown), new=0)
