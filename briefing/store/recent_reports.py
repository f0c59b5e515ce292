"""Entries in the form that is searched for meetings: recent ones, and those of an event."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.domain.proposal import EntryReport
from briefing.store import codec
from briefing.store.stories import OF_EVENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection


def reports(
    db: Connection, since: datetime, limit: int, names: FeedNames
) -> tuple[EntryReport, ...]:
    """The newest ``limit`` entries published since ``since``, one copy of each story."""
    return _reports(
        db,
        "SELECT row FROM entries WHERE at >= ? AND place_in_story = 0 "
        "AND story IS NOT NULL ORDER BY at DESC, id LIMIT ?",
        (codec.encode_time(since), limit),
        names,
    )


def reports_of_event(
    db: Connection, event: str, limit: int, names: FeedNames
) -> tuple[EntryReport, ...]:
    """The newest ``limit`` entries of an event (id), copies included."""
    return _reports(
        db,
        f"SELECT row FROM entries WHERE {OF_EVENT} ORDER BY at DESC, id LIMIT ?",
        (event, limit),
        names,
    )


def reports_of_entries(
    db: Connection, entries: Sequence[str], names: FeedNames
) -> tuple[EntryReport, ...]:
    """These entries (ids), the newest first."""
    return _reports(
        db,
        "SELECT row FROM entries WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entries)),),
        names,
    )


def entries_with_phrase(db: Connection, phrase: str, limit: int) -> int:
    """How many entries contain these words in a row; at most ``limit`` are counted."""
    quoted = f'"{phrase.replace(chr(34), " ")}"'
    return int(
        db.execute(
            "SELECT COUNT(*) FROM "
            "(SELECT rowid FROM entries_fts WHERE entries_fts MATCH ? LIMIT ?)",
            (quoted, limit),
        ).fetchone()[0]
    )


def _reports(
    db: Connection, chosen: str, values: tuple[object, ...], names: FeedNames
) -> tuple[EntryReport, ...]:
    rows = db.execute(
        "SELECT e.row, e.id, e.story, e.feed, e.outlet, e.title, e.at, e.published_title, "
        f"COALESCE(e.original, e.url) AS url, f.title AS feed_title, {codec.PASSAGE_TEXT} AS text "
        f"FROM ({chosen}) AS c CROSS JOIN entries AS e ON e.row = c.row "
        "JOIN feeds AS f ON f.url = e.feed "
        "LEFT JOIN passages AS p ON p.entry = e.row AND p.paragraph > ? "
        "ORDER BY e.at DESC, e.id, p.place",
        (*values, HEADLINE),
    ).fetchall()
    entries = []
    for _, group in groupby(rows, key=lambda row: row["row"]):
        passages = list(group)
        first = passages[0]
        entries.append(
            EntryReport(
                entry=first["id"],
                story=first["story"],
                outlet=names.outlet(first["feed"], first["feed_title"], first["outlet"]),
                title=first["title"],
                url=first["url"],
                at=codec.decode_time(first["at"]),
                sentences=tuple(row["text"] for row in passages if row["text"]),
                published_title=first["published_title"],
            )
        )
    return tuple(entries)
