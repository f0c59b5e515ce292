"""Entries and their rows in the full-text index."""

from __future__ import annotations

import json
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.domain.change import CachedVersion
from briefing.domain.entry import CachedEntry, order_time
from briefing.store import (
    codec,
    deleted_entries,
    passages,
    recurring_sentences,
    rotating_passages,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from sqlite3 import Row

    from briefing.domain.change import FeedChange
    from briefing.domain.entry import Entry
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection

_COLUMNS = (
    *("guid", "url", "original", "title", "outlet", "published", "updated"),
    *("digest", "body", "html", "language", "published_title"),
)
_INSERTED = (
    *("row", "id", "feed", "at", "first_seen", "last_seen", "returned", "piece", "fingerprints"),
    *_COLUMNS,
)
_INSERT_FINGERPRINT = "INSERT INTO fingerprints (hash, day, entry) VALUES (?, ?, ?)"
_IDS = "(SELECT value FROM json_each(?))"
_IN_LAST_DOCUMENT = "feed = ? AND last_seen = (SELECT MAX(last_seen) FROM entries WHERE feed = ?)"
CACHED_ENTRY = """
    e.id, e.feed, e.guid, e.title, e.url, e.original, e.outlet, e.published, e.first_seen, e.at,
    e.body, e.published_title, f.title AS feed_title, f.newest
"""
"""The columns that `cached_entry` reads: ``entries AS e JOIN feeds AS f ON f.url = e.feed``."""


def versions(db: Connection, ids: Sequence[str]) -> dict[str, CachedVersion]:
    """The version of every one of these entries that is cached, by entry id."""
    rows = db.execute(
        f"SELECT id, digest, published_title FROM entries WHERE id IN {_IDS}", (json.dumps(ids),)
    )
    return {id: CachedVersion(*version) for id, *version in rows.fetchall()}


def markup_digests(db: Connection, feed: str) -> dict[str, str]:
    """Ids of the entries in the feed's last document, by the digest of their markup."""
    rows = db.execute(
        f"SELECT piece, id FROM entries WHERE {_IN_LAST_DOCUMENT} AND piece IS NOT NULL",
        (feed, feed),
    )
    return dict(rows.fetchall())


def times_in_last_document(db: Connection, feed: str) -> list[datetime]:
    """When the entries in the feed's last document were published, or else first seen."""
    rows = db.execute(f"SELECT at FROM entries WHERE {_IN_LAST_DOCUMENT}", (feed, feed))
    return [codec.decode_time(row["at"]) for row in rows.fetchall()]


def dates_after(db: Connection, now: datetime) -> dict[str, tuple[datetime, ...]]:
    """The dates after ``now`` of entries in the last document of each feed, by URL, in order."""
    rows = db.execute(
        "SELECT e.feed, e.published FROM feeds AS f CROSS JOIN entries AS e ON e.feed = f.url "
        "AND e.last_seen = (SELECT MAX(last_seen) FROM entries WHERE feed = f.url) "
        "AND e.published > ? ORDER BY e.published",
        (codec.encode_time(now),),
    ).fetchall()
    by_feed: defaultdict[str, list[datetime]] = defaultdict(list)
    for row in rows:
        by_feed[row["feed"]].append(codec.decode_time(row["published"]))
    return {feed: tuple(dates) for feed, dates in by_feed.items()}


def apply(
    db: Connection,
    change: FeedChange,
    fingerprints: Mapping[str, Collection[int]],
    now: datetime,
    markup_digests: Mapping[str, str] = MappingProxyType({}),
    returned: Mapping[str, datetime] = MappingProxyType({}),
) -> list[str]:
    """Write what a feed changed, inside the caller's transaction.

    ``fingerprints`` are those of the new and updated entries, ``markup_digests`` those of the
    markup that was parsed; both by entry id. ``returned`` is when those of the new entries that
    had been deleted, and have come back as they were, were first seen. Every entry written waits to
    be grouped; the caller has to assign its paragraphs in the same transaction, and those of the
    entries whose ids are returned: a sentence of theirs has become known as recurring.
    """
    seen = codec.encode_time(now)
    written = _insert(db, change.new, fingerprints, now, markup_digests, returned)
    holding_recurring = rotating_passages.learn(db, change.updated)
    for entry in change.updated:
        before = passages.of_entry(db, entry.id)
        row, at = _update(db, entry, now)
        passages.replace(db, row, entry, before, now)
        save_fingerprints(db, row, at, fingerprints[entry.id])
        written.append(row)
    new = {entry.id for entry in change.new}
    deleted_entries.back_in_feed(db, new)
    holding_recurring += recurring_sentences.learn(db, written)
    if change.unchanged:
        db.execute(
            f"UPDATE entries SET last_seen = ? WHERE id IN {_IDS}",
            (seen, json.dumps(change.unchanged)),
        )
    db.executemany(
        "UPDATE entries SET published_title = ? WHERE id = ?",
        [(entry.published_title, entry.id) for entry in change.retitled],
    )
    _save_markup_digests(db, {id: digest for id, digest in markup_digests.items() if id not in new})
    return holding_recurring


def ungrouped(db: Connection) -> list[str]:
    """Ids of the entries that wait to be grouped, the newest first."""
    rows = db.execute("SELECT id FROM entries WHERE grouped = 0 ORDER BY at DESC, id").fetchall()
    return [row["id"] for row in rows]


def first_seen_times(db: Connection, ids: Sequence[str]) -> dict[str, datetime]:
    """When each of the entries was first seen."""
    rows = db.execute(
        f"SELECT id, first_seen FROM entries WHERE id IN {_IDS}",
        (json.dumps(ids),),
    ).fetchall()
    return {row["id"]: codec.decode_time(row["first_seen"]) for row in rows}


def save_fingerprints(db: Connection, row: int, at: datetime, hashes: Collection[int]) -> None:
    """Replace the fingerprints of the entry in ``row``; look-ups cover only days near ``at``."""
    day = at.toordinal()
    db.execute("DELETE FROM fingerprints WHERE entry = ?", (row,))
    db.executemany(_INSERT_FINGERPRINT, [(value, day, row) for value in hashes])
    db.execute("UPDATE entries SET fingerprints = ? WHERE row = ?", (len(hashes), row))


def cached_entry(row: Row, names: FeedNames) -> CachedEntry:
    """An entry from a row of the columns `CACHED_ENTRY`, with the names that feeds.toml gives."""
    url = row["feed"]
    return CachedEntry(
        id=row["id"],
        feed=names.feed(url, row["feed_title"]),
        outlet=names.outlet(url, row["feed_title"], row["outlet"]),
        guid=row["guid"],
        title=row["title"],
        url=row["url"],
        published=codec.decode_time(row["published"]),
        first_seen=codec.decode_time(row["first_seen"]),
        paragraphs=codec.decode_paragraphs(row["body"]),
        original=row["original"],
        feed_is_dated=row["newest"] is not None,
        held_at=codec.decode_time(row["at"]),
        published_title=row["published_title"],
    )


def _save_markup_digests(db: Connection, digests: Mapping[str, str]) -> None:
    """Store the ``digests`` of entries, by id, that are not stored yet."""
    if not digests:
        return
    stored = db.execute(
        f"SELECT id, piece FROM entries WHERE id IN {_IDS}", (json.dumps([*digests]),)
    )
    db.executemany(
        "UPDATE entries SET piece = ? WHERE id = ?",
        [(digests[id], id) for id, digest in stored.fetchall() if digests[id] != digest],
    )


def _column_values(entry: Entry) -> list[object]:
    body = codec.encode_paragraphs(entry.paragraphs)
    return [
        entry.guid,
        entry.url,
        entry.original,
        entry.title,
        entry.outlet,
        codec.encode_time(entry.published),
        codec.encode_time(entry.updated),
        entry.digest,
        body,
        codec.compress(entry.html, like=body),
        entry.language,
        entry.published_title,
    ]


def _insert(
    db: Connection,
    new: Sequence[Entry],
    fingerprints: Mapping[str, Collection[int]],
    now: datetime,
    markup_digests: Mapping[str, str],
    returned: Mapping[str, datetime],
) -> list[int]:
    """Write new entries with all that is derived from them; returns their rows.

    The rows are numbered here, so that one statement can write all of them.
    """
    (last,) = db.execute("SELECT COALESCE(MAX(row), 0) FROM entries").fetchone()
    rows = range(last + 1, last + 1 + len(new))
    first_seen = [returned.get(entry.id, now) for entry in new]
    at = [order_time(entry.published, seen) for entry, seen in zip(new, first_seen, strict=True)]
    seen_now = codec.encode_time(now)
    db.executemany(
        f"INSERT INTO entries ({', '.join(_INSERTED)}) VALUES ({', '.join('?' * len(_INSERTED))})",
        [
            (
                row,
                entry.id,
                entry.feed,
                codec.encode_time(at_time),
                codec.encode_time(seen),
                seen_now,
                seen_now if entry.id in returned else None,
                markup_digests.get(entry.id),
                len(fingerprints[entry.id]),
                *_column_values(entry),
            )
            for row, entry, seen, at_time in zip(rows, new, first_seen, at, strict=True)
        ],
    )
    db.executemany(
        "INSERT INTO entries_fts (rowid, title, body) VALUES (?, ?, ?)",
        [
            (row, entry.title, codec.encode_paragraphs(entry.paragraphs))
            for row, entry in zip(rows, new, strict=True)
        ],
    )
    passages.insert(db, zip(rows, new, first_seen, strict=True))
    db.executemany(
        _INSERT_FINGERPRINT,
        [
            (value, at_time.toordinal(), row)
            for row, entry, at_time in zip(rows, new, at, strict=True)
            for value in fingerprints[entry.id]
        ],
    )
    return list(rows)


def _update(db: Connection, entry: Entry, now: datetime) -> tuple[int, datetime]:
    """Write an updated entry; returns its row and where it stands in time."""
    old = db.execute(
        "SELECT row, title, body, published, at, first_seen FROM entries WHERE id = ?", (entry.id,)
    ).fetchone()
    db.execute(
        "INSERT INTO entries_fts (entries_fts, rowid, title, body) VALUES ('delete', ?, ?, ?)",
        (old["row"], old["title"], old["body"]),
    )
    # A date that was ahead when it was read stays where it was held, whatever else changes.
    at = codec.decode_time(old["at"])
    if codec.encode_time(entry.published) != old["published"]:
        read = now if entry.published else codec.decode_time(old["first_seen"])
        at = order_time(entry.published, read)
    updates = ", ".join(f"{name} = ?" for name in _COLUMNS)
    db.execute(
        f"UPDATE entries SET {updates}, at = ?, last_seen = ?, grouped = 0 WHERE row = ?",
        [*_column_values(entry), codec.encode_time(at), codec.encode_time(now), old["row"]],
    )
    db.execute(
        "INSERT INTO entries_fts (rowid, title, body) VALUES (?, ?, ?)",
        (old["row"], entry.title, codec.encode_paragraphs(entry.paragraphs)),
    )
    return old["row"], at
