"""Vectors of sentences, and which sentences of a summit in different scripts are similar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.store import codec
from briefing.store.recurring_sentences import IS_RECURRING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.store.sqlite import Connection

    SimilarPair = tuple[int, int, float]

_KEYS = "(SELECT value FROM json_each(?))"


def sentences(db: Connection, summit: str, *, entries: int, limit: int) -> dict[int, str]:
    """The sentences of the newest ``entries`` entries of a summit (id) by key, ``limit`` at most.

    These are the passages of the paragraphs that were assigned to it, newest first.
    """
    rows = db.execute(
        f"SELECT p.key, {codec.PASSAGE_TEXT} AS text "
        "FROM (SELECT DISTINCT entry, at FROM assignments WHERE summit = ? "
        "ORDER BY at DESC, entry LIMIT ?) AS n "
        "CROSS JOIN assignments AS a ON a.summit = ? AND a.at = n.at AND a.entry = n.entry "
        "CROSS JOIN entries AS e ON e.row = n.entry "
        "CROSS JOIN passages AS p ON p.entry = e.row AND p.paragraph = a.paragraph "
        f"WHERE p.place >= 0 AND NOT (p.paragraph >= 0 AND {IS_RECURRING}) "
        "ORDER BY n.at DESC, e.id, p.place LIMIT ?",
        (summit, entries, summit, limit),
    ).fetchall()
    texts: dict[int, str] = {}
    for row in rows:
        # Sentences with equal words may differ in their punctuation.
        texts[row["key"]] = min(row["text"], texts.get(row["key"], row["text"]))
    return texts


def vectors(db: Connection, keys: Collection[int]) -> dict[int, bytes]:
    """The stored vectors of these sentences, by key."""
    return dict(
        db.execute(
            f"SELECT key, vector FROM sentence_vectors WHERE key IN {_KEYS}",
            (json.dumps(sorted(keys)),),
        ).fetchall()
    )


def put_vectors(db: Connection, encoded: Mapping[int, bytes]) -> None:
    """Store the vectors of sentences by key."""
    db.executemany("INSERT OR REPLACE INTO sentence_vectors VALUES (?, ?)", list(encoded.items()))


def of_summit(db: Connection, summit: str) -> tuple[SimilarPair, ...]:
    """The similar sentences of a summit (id): the keys of both, the smaller first, and a cosine."""
    rows = db.execute(
        "SELECT first, second, similarity FROM similar_sentences WHERE summit = ? "
        "ORDER BY first, second",
        (summit,),
    ).fetchall()
    return tuple((row["first"], row["second"], row["similarity"]) for row in rows)


def replace(db: Connection, summit: str, pairs: Sequence[SimilarPair]) -> None:
    """Store the similar sentences of a summit (id) in place of its earlier ones."""
    db.execute("DELETE FROM similar_sentences WHERE summit = ?", (summit,))
    db.executemany(
        "INSERT INTO similar_sentences VALUES (?, ?, ?, ?)", [(summit, *pair) for pair in pairs]
    )


def delete_all(db: Connection) -> None:
    """Delete everything, as if the extra had never been there."""
    db.execute("DELETE FROM sentence_vectors")
    db.execute("DELETE FROM similar_sentences")


def delete_except(db: Connection, summits: Collection[str], keys: Collection[int]) -> None:
    """Delete what is about other summits (ids) or other sentences (keys)."""
    db.execute(
        f"DELETE FROM similar_sentences WHERE summit NOT IN {_KEYS}",
        (json.dumps(sorted(summits)),),
    )
    db.execute(
        f"DELETE FROM sentence_vectors WHERE key NOT IN {_KEYS}", (json.dumps(sorted(keys)),)
    )


def delete_orphans(db: Connection) -> None:
    """Delete the vectors of sentences that no entry has any more, and their pairs."""
    db.execute("DELETE FROM sentence_vectors WHERE key NOT IN (SELECT key FROM passages)")
    db.execute(
        "DELETE FROM similar_sentences WHERE first NOT IN (SELECT key FROM sentence_vectors) "
        "OR second NOT IN (SELECT key FROM sentence_vectors)"
    )
