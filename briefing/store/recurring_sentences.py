"""Sentences that a feed prints in one entry after another; boilerplate, not part of their texts.

Examples are "Read more on our website" or what a ministry says about itself. Which sentences these
are is stored once they are known. It depends on the entries that a feed has brought, not on their
order, and is not undone when some of those entries are deleted.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.store.sqlite import Connection

IS_RECURRING = "EXISTS (SELECT 1 FROM standing AS r WHERE r.feed = e.feed AND r.key = p.key)"
"""SQL: whether the passage ``p`` of the entry ``e`` is such a sentence."""

_ROWS = "(SELECT value FROM json_each(?))"


def learn(db: Connection, rows: Collection[int]) -> list[str]:
    """Find the sentences that recur now that the entries in ``rows``, of one feed, are stored.

    Runs inside the caller's transaction. Entries that hold such a sentence and were grouped before
    it was known wait to be grouped again; their ids are returned, since their paragraphs have to be
    assigned again.
    """
    if not rows:
        return []
    entries = json.dumps(list(rows))
    (feed,) = db.execute(f"SELECT feed FROM entries WHERE row IN {_ROWS}", (entries,)).fetchone()
    # CROSS JOIN fixes the join order to the one whose cost depends on these entries only.
    candidates = db.execute(
        "SELECT q.key, MIN(e.at) AS first, MAX(e.at) AS last FROM "
        f"(SELECT DISTINCT key FROM passages WHERE entry IN {_ROWS} AND paragraph >= 0 "
        "AND NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.feed = ? AND s.key = passages.key)"
        ") AS k CROSS JOIN passages AS q ON q.key = k.key AND q.place >= 0 "
        "CROSS JOIN entries AS e ON e.row = q.entry AND e.feed = ? "
        "GROUP BY q.key HAVING COUNT(DISTINCT q.entry) >= ?",
        (entries, feed, feed, rules.RECURRING_ITEMS),
    ).fetchall()
    keys = [row["key"] for row in candidates if _recurs(row["first"], row["last"])]
    return save(db, feed, keys)


def learn_all(db: Connection) -> None:
    """Find the recurring sentences of all feeds, inside the caller's transaction."""
    candidates = db.execute(
        "SELECT e.feed, p.key, MIN(e.at) AS first, MAX(e.at) AS last "
        "FROM passages AS p JOIN entries AS e ON e.row = p.entry "
        "WHERE p.place >= 0 AND p.paragraph >= 0 "
        "GROUP BY e.feed, p.key HAVING COUNT(DISTINCT p.entry) >= ?",
        (rules.RECURRING_ITEMS,),
    ).fetchall()
    by_feed: defaultdict[str, list[int]] = defaultdict(list)
    for row in candidates:
        if _recurs(row["first"], row["last"]):
            by_feed[row["feed"]].append(row["key"])
    for feed, keys in by_feed.items():
        save(db, feed, keys)


def feeds(db: Connection) -> frozenset[str]:
    """URLs of the feeds that have recurring sentences."""
    return frozenset(row[0] for row in db.execute("SELECT DISTINCT feed FROM standing").fetchall())


def sentences(db: Connection, rows: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The recurring sentences of the entries in ``rows`` that have any, by row, in order."""
    by_entry: defaultdict[int, list[str]] = defaultdict(list)
    for row in db.execute(
        f"SELECT p.entry, {codec.PASSAGE_TEXT} AS text FROM entries AS e "
        "CROSS JOIN passages AS p ON p.entry = e.row AND p.place >= 0 AND p.paragraph >= 0 "
        "CROSS JOIN standing AS s ON s.feed = e.feed AND s.key = p.key "
        f"WHERE e.row IN {_ROWS} ORDER BY p.entry, p.place",
        (json.dumps(list(rows)),),
    ).fetchall():
        by_entry[row["entry"]].append(row["text"])
    return {entry: tuple(texts) for entry, texts in by_entry.items()}


def save(db: Connection, feed: str, keys: Collection[int], *, rotating: bool = False) -> list[str]:
    """Store sentences of a feed that are no part of its texts, inside the caller's transaction.

    ``rotating`` ones are no points either; see store/rotating_passages.py. Returns the ids of the
    entries that hold one of the sentences.
    """
    if not keys:
        return []
    db.executemany(
        "INSERT INTO standing (feed, key, rotating) VALUES (?, ?, ?) "
        "ON CONFLICT (feed, key) DO UPDATE SET rotating = MAX(rotating, excluded.rotating)",
        [(feed, key, rotating) for key in keys],
    )
    holding = db.execute(
        "SELECT DISTINCT e.id FROM "
        "(SELECT value AS key FROM json_each(?)) AS k CROSS JOIN passages AS p ON p.key = k.key "
        "CROSS JOIN entries AS e ON e.row = p.entry AND e.feed = ?",
        (json.dumps(list(keys)), feed),
    ).fetchall()
    ids = sorted(row["id"] for row in holding)
    db.execute(
        "UPDATE entries SET grouped = 0 WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return ids


def _recurs(first: str, last: str) -> bool:
    return codec.decode_time(last) - codec.decode_time(first) > rules.RECURRING_SPAN
