"""The text of entries' own web pages; each page is requested once in an entry's life."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.domain.entry import Entry, Passage
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

_IDS = "(SELECT value FROM json_each(?))"


def texts(db: Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The paragraphs of the pages that were fetched, by entry id."""
    rows = db.execute(
        f"SELECT entry, body FROM articles WHERE body IS NOT NULL AND entry IN {_IDS}",
        (json.dumps(list(ids)),),
    )
    return {row["entry"]: codec.decode_paragraphs(row["body"]) for row in rows.fetchall()}


def entries_without_page(
    db: Connection, feed: str, since: datetime, limit: int
) -> tuple[Entry, ...]:
    """The newest entries of a feed, first seen since then, whose pages were never requested."""
    rows = db.execute(
        "SELECT e.* FROM entries AS e WHERE e.feed = ? AND e.first_seen >= ? "
        "AND e.url IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.entry = e.id) "
        "ORDER BY e.at DESC, e.id LIMIT ?",
        (feed, codec.encode_time(since), limit),
    ).fetchall()
    return tuple(_entry(db, row) for row in rows)


def save(
    db: Connection,
    entry: str,
    requested: datetime,
    *,
    paragraphs: Sequence[str] = (),
    error: str | None = None,
) -> None:
    """Store the text of an entry's page, or why there is none, inside the caller's transaction."""
    db.execute(
        "INSERT OR REPLACE INTO articles (entry, asked, body, error) VALUES (?, ?, ?, ?)",
        (entry, codec.encode_time(requested), codec.encode_paragraphs(paragraphs) or None, error),
    )


def _entry(db: Connection, row: Row) -> Entry:
    passages = db.execute(
        f"SELECT p.place, p.paragraph, {codec.PASSAGE_TEXT}, p.key FROM entries AS e "
        "CROSS JOIN passages AS p ON p.entry = e.row WHERE e.row = ? AND p.place >= 0 "
        "ORDER BY p.place",
        (row["row"],),
    ).fetchall()
    return Entry(
        feed=row["feed"],
        guid=row["guid"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        published=codec.decode_time(row["published"]),
        updated=codec.decode_time(row["updated"]),
        paragraphs=codec.decode_paragraphs(row["body"]),
        passages=tuple(Passage(*passage) for passage in passages),
        html=codec.decompress(row["html"], like=row["body"]),
        language=row["language"],
        original=row["original"],
        published_title=row["published_title"],
    )
