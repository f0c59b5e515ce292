"""The keys by which entries are known again (`briefing.group.entry_keys`), and look-ups by them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE, Entry, Passage
from briefing.group.rules_version import ENTRY_KEYS
from briefing.store import codec, meta
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from sqlite3 import Row

    from briefing.group.entry_agreement import KnownText
    from briefing.group.entry_keys import EntryKeys
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
        from briefing.group.entry_agreement import KnownText  # a refresh without news needs no text

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
    ids = json.dumps(list(keys))
    stored: defaultdict[str, set[int]] = defaultdict(set)
    for row in db.execute(
        f"SELECT entry, key FROM entry_keys WHERE entry IN {_IDS}", (ids,)
    ).fetchall():
        stored[row["entry"]].add(row["key"])
    new = {id: [key for key in entry.stored if key not in stored[id]] for id, entry in keys.items()}
    outdated = [id for id, own in new.items() if own and len(stored[id]) + len(own) > _MOST_KEYS]
    if outdated:
        db.execute(f"DELETE FROM entry_keys WHERE entry IN {_IDS}", (json.dumps(outdated),))
        new |= {id: list(keys[id].stored) for id in outdated}
    _insert(db, [(key, id) for id, own in new.items() for key in own])


def update_version(db: Connection) -> None:
    """Make the keys of all entries if those in the cache are of an earlier version."""
    if meta.get(db, _NAME) == str(ENTRY_KEYS):
        return
    from briefing.group.entry_keys import entry_keys  # hardly ever needed

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
            _insert(
                db,
                [(key, row["id"]) for row in rows for key in entry_keys(_entry(db, row)).stored],
            )
        last = rows[-1]["row"]
    with transaction(db):
        meta.put(db, _NAME, str(ENTRY_KEYS))


def _insert(db: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Store keys, each with the id of its entry, as long as few entries hold them."""
    count = db.execute(
        "SELECT key, COUNT(*) FROM entry_keys WHERE key IN (SELECT value FROM json_each(?)) "
        "GROUP BY key",
        (json.dumps([key for key, _ in rows]),),
    ).fetchall()
    holders = Counter(dict(count))
    few = []
    for key, entry in dict.fromkeys(rows):
        if holders[key] < _MOST_HOLDERS:
            holders[key] += 1
            few.append((key, entry))
    db.executemany("INSERT OR IGNORE INTO entry_keys (key, entry) VALUES (?, ?)", few)


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
