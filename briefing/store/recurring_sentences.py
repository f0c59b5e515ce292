"""Standing words: sentences that a feed prints under one item after another.

"Read more on our website" or what a ministry says about itself is no part of the texts it stands
in. Which sentences those are is kept once they are known: a function of the entries that a feed
has brought, whatever their order, and it is not taken back when some of them are let go.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.store import codec

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.store.connection import Connection

_ROWS = "(SELECT value FROM json_each(?))"


def learn(db: Connection, rows: Collection[int]) -> None:
    """Take in what the entries in these rows, of one feed, make standing words of it.

    Inside the caller's transaction. Entries that hold such a sentence, and were grouped before it
    was known for one, wait to be grouped again.
    """
    if not rows:
        return
    told = json.dumps(list(rows))
    (feed,) = db.execute(f"SELECT feed FROM entries WHERE row IN {_ROWS}", (told,)).fetchone()
    # CROSS JOIN keeps SQLite at the order that costs no more than the sentences of the entries.
    found = db.execute(
        "SELECT q.key, MIN(e.at) AS first, MAX(e.at) AS last FROM "
        f"(SELECT DISTINCT key FROM passages WHERE entry IN {_ROWS} AND paragraph >= 0 "
        "AND NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.feed = ? AND s.key = passages.key)"
        ") AS k CROSS JOIN passages AS q ON q.key = k.key AND q.place >= 0 "
        "CROSS JOIN entries AS e ON e.row = q.entry AND e.feed = ? "
        "GROUP BY q.key HAVING COUNT(DISTINCT q.entry) >= ?",
        (told, feed, feed, rules.STANDING_ITEMS),
    ).fetchall()
    _keep(db, feed, [row["key"] for row in found if _stands(row["first"], row["last"])])


def learn_all(db: Connection) -> None:
    """Take in all entries of all feeds, inside the caller's transaction."""
    found = db.execute(
        "SELECT e.feed, p.key, MIN(e.at) AS first, MAX(e.at) AS last "
        "FROM passages AS p JOIN entries AS e ON e.row = p.entry "
        "WHERE p.place >= 0 AND p.paragraph >= 0 "
        "GROUP BY e.feed, p.key HAVING COUNT(DISTINCT p.entry) >= ?",
        (rules.STANDING_ITEMS,),
    ).fetchall()
    by_feed: defaultdict[str, list[int]] = defaultdict(list)
    for row in found:
        if _stands(row["first"], row["last"]):
            by_feed[row["feed"]].append(row["key"])
    for feed, keys in by_feed.items():
        _keep(db, feed, keys)


def feeds(db: Connection) -> frozenset[str]:
    """The feeds of which standing words are known."""
    return frozenset(row[0] for row in db.execute("SELECT DISTINCT feed FROM standing").fetchall())


def sentences(db: Connection, rows: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The standing words in each of the entries in these rows that has any, by row, in order."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in db.execute(
        "SELECT p.entry, p.text FROM entries AS e CROSS JOIN passages AS p ON p.entry = e.row "
        "AND p.place >= 0 AND p.paragraph >= 0 "
        "CROSS JOIN standing AS s ON s.feed = e.feed AND s.key = p.key "
        f"WHERE e.row IN {_ROWS} ORDER BY p.entry, p.place",
        (json.dumps(list(rows)),),
    ).fetchall():
        found[row["entry"]].append(row["text"])
    return {entry: tuple(texts) for entry, texts in found.items()}


def _stands(first: str, last: str) -> bool:
    return codec.moment(last) - codec.moment(first) > rules.STANDING_SPAN


def _keep(db: Connection, feed: str, keys: Collection[int]) -> None:
    if not keys:
        return
    db.executemany(
        "INSERT OR IGNORE INTO standing (feed, key) VALUES (?, ?)", [(feed, key) for key in keys]
    )
    db.execute(
        "UPDATE entries SET grouped = 0 WHERE row IN (SELECT e.row FROM "
        "(SELECT value AS key FROM json_each(?)) AS k CROSS JOIN passages AS p ON p.key = k.key "
        "CROSS JOIN entries AS e ON e.row = p.entry AND e.feed = ?)",
        (json.dumps(list(keys)), feed),
    )
