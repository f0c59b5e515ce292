"""The keys by which entries are known again (`briefing.group.entry_keys`), and look-ups by them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE, Entry, Passage
from briefing.group.entry_agreement import KnownText
from briefing.group.entry_keys import VERSION, EntryKeys, entry_keys
from briefing.store import codec, meta
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

_IDS = "(SELECT value FROM json_each(?))"
_NAME = "entry keys"
_CHUNK = 500
_MOST_HOLDERS = 3
"""Entries stored under one key. Two are enough to know that it identifies none of them, and a key
that all entries of a feed share would make look-ups slower as the cache grows."""
_MOST_KEYS = 16
"""Keys of one entry, of all its states: after about three edits only those of the last are left."""


class FeedEntries:
    """`briefing.group.entry_agreement.KnownEntries` over a connection."""

    def __init__(self, db: Connection, feed: str) -> None:
        self._db = db
        self._feed = feed

    def holders(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """See `KnownEntries`."""
        holders: defaultdict[int, list[str]] = defaultdict(list)
        for row in self._db.execute(
            f"SELECT key, entry FROM entry_keys WHERE key IN {_IDS}", (json.dumps(list(keys)),)
        ).fetchall():
            holders[row["key"]].append(row["entry"])
        return holders

    def guids(self, ids: Collection[str]) -> Mapping[str, str]:
        """See `KnownEntries`."""
        return self._guids("entries", ids)

    def deleted_guids(self, ids: Collection[str]) -> Mapping[str, str]:
        """See `KnownEntries`."""
        return self._guids("deleted_entries", ids)

    def texts(self, ids: Collection[str]) -> Mapping[str, KnownText]:
        """See `KnownEntries`."""
        rows = self._db.execute(
            f"SELECT id, title, COALESCE(original, url) AS page, published, body FROM entries "
            f"WHERE id IN {_IDS}",
            (json.dumps(list(ids)),),
        ).fetchall()
        return {
            row["id"]: KnownText(
                row["title"],
                row["page"],
                codec.decode_time(row["published"]),
                codec.decode_paragraphs(row["body"]),
            )
            for row in rows
        }

    def last_document(self) -> Collection[str]:
        """See `KnownEntries`."""
        rows = self._db.execute(
            "SELECT id FROM entries WHERE feed = ? "
            "AND last_seen = (SELECT MAX(last_seen) FROM entries WHERE feed = ?)",
            (self._feed, self._feed),
        ).fetchall()
        return [row["id"] for row in rows]

    def _guids(self, table: str, ids: Collection[str]) -> dict[str, str]:
        rows = self._db.execute(
            f"SELECT id, guid FROM {table} WHERE id IN {_IDS}", (json.dumps(list(ids)),)
        )
        return dict(rows.fetchall())


def save(db: Connection, keys: Mapping[str, EntryKeys]) -> None:
    """Store the present keys of entries, by id, beside those of their earlier states.

    Runs inside the caller's transaction.
    """
    rows = [(key, id) for id, entry in keys.items() for key in entry.stored]
    missing = db.execute(
        "SELECT new.key, new.entry FROM (SELECT json_extract(value, '$[0]') AS key, "
        "json_extract(value, '$[1]') AS entry FROM json_each(?)) AS new WHERE NOT EXISTS "
        "(SELECT 1 FROM entry_keys AS k WHERE k.key = new.key AND k.entry = new.entry)",
        (json.dumps(rows),),
    ).fetchall()
    for entry in {row["entry"] for row in missing}:
        new = [row["key"] for row in missing if row["entry"] == entry]
        (before,) = db.execute(
            "SELECT COUNT(*) FROM entry_keys WHERE entry = ?", (entry,)
        ).fetchone()
        if before + len(new) > _MOST_KEYS:
            db.execute("DELETE FROM entry_keys WHERE entry = ?", (entry,))
            new = list(keys[entry].stored)
        _insert(db, ((key, entry) for key in new))


def update_version(db: Connection) -> None:
    """Make the keys of all entries if those in the cache are of an earlier version."""
    if meta.get(db, _NAME) == str(VERSION):
        return
    last = 0
    while rows := db.execute(
        "SELECT e.*, a.entry IS NOT NULL AS from_page FROM entries AS e "
        "LEFT JOIN articles AS a ON a.entry = e.id AND a.body IS NOT NULL "
        "WHERE e.row > ? ORDER BY e.row LIMIT ?",
        (last, _CHUNK),
    ).fetchall():
        with transaction(db):
            db.execute(
                f"DELETE FROM entry_keys WHERE entry IN {_IDS}",
                (json.dumps([row["id"] for row in rows]),),
            )
            for row in rows:
                keys = entry_keys(_entry(db, row))
                _insert(db, ((key, row["id"]) for key in keys.stored))
        last = rows[-1]["row"]
    with transaction(db):
        meta.put(db, _NAME, str(VERSION))


def _insert(db: Connection, rows: Iterable[tuple[int, str]]) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO entry_keys (key, entry) SELECT ?1, ?2 "
        "WHERE (SELECT COUNT(*) FROM entry_keys WHERE key = ?1) < ?3",
        [(*row, _MOST_HOLDERS) for row in rows],
    )


def _entry(db: Connection, row: Row) -> Entry:
    """An entry with what its keys are made of. The text of a page is not the feed's own."""
    passages = db.execute(
        f"SELECT p.place, p.paragraph, {codec.PASSAGE_TEXT}, p.key FROM entries AS e "
        "CROSS JOIN passages AS p ON p.entry = e.row WHERE e.row = ? AND p.paragraph > ? "
        "ORDER BY p.place",
        (row["row"], HEADLINE),
    ).fetchall()
    return Entry(
        feed=row["feed"],
        guid=row["guid"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        published=codec.decode_time(row["published"]),
        updated=None,
        paragraphs=(),
        passages=() if row["from_page"] else tuple(Passage(*passage) for passage in passages),
        own_guid=row["guid"],
        own_page=row["original"] or row["url"] or "",
    )
