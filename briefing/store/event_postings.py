"""The index of stories by their terms: for each term and day, the stories indexed under it.

The postings of a term on a day are one value, eight bytes for each story: its row in
``event_stories`` and the weight of the term in it. Stories with and without a date are apart.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.errors import DamagedValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.store.sqlite import Connection

_POSTING = struct.Struct("<If")
_TERMS = "(SELECT value FROM json_each(?))"


def add(db: Connection, postings: Iterable[tuple[int, bool, int, int, float]]) -> None:
    """Index stories: (term, dated, day, story, weight), inside the caller's transaction."""
    added: defaultdict[tuple[int, bool, int], list[bytes]] = defaultdict(list)
    for term, dated, day, story, weight in postings:
        added[term, dated, day].append(_POSTING.pack(story, weight))
    days = [day for _, _, day in added]
    terms = {term for term, _, _ in added}
    present = {
        (term, bool(dated), day): stories
        for dated in (False, True)
        for term, day, stories in _stored(
            db, terms, dated, min(days, default=0), max(days, default=0)
        )
    }
    # Sorted as the index is, so that each page of a large index is visited once.
    db.executemany(
        "INSERT OR REPLACE INTO event_terms (term, dated, day, stories) VALUES (?, ?, ?, ?)",
        sorted((*key, present.get(key, b"") + b"".join(new)) for key, new in added.items()),
    )


def delete(db: Connection, terms: Iterable[int], *, dated: bool, day: int, story: int) -> None:
    """Remove a story from the index, inside the caller's transaction."""
    for term, _, stories in _stored(db, terms, dated, day, day):
        left = [posting for posting in _POSTING.iter_unpack(stories) if posting[0] != story]
        db.execute(
            "UPDATE event_terms SET stories = ? WHERE term = ? AND dated = ? AND day = ?",
            (b"".join(_POSTING.pack(*posting) for posting in left), term, dated, day),
        )
    db.execute(
        "DELETE FROM event_terms WHERE dated = ? AND day = ? AND stories = x''", (dated, day)
    )


def of_terms(
    db: Connection, terms: Iterable[int], *, dated: bool, days: range
) -> Iterator[tuple[int, int, tuple[int, ...], tuple[float, ...]]]:
    """(term, day, stories, weights) for each of the terms and days that has stories; raises
    `DamagedValue`."""
    for term, day, stories in _stored(db, terms, dated, days.start, days.stop - 1):
        flat = struct.unpack(f"<{'If' * (len(stories) // _POSTING.size)}", stories)
        yield term, day, flat[::2], flat[1::2]


def _stored(
    db: Connection, terms: Iterable[int], dated: bool, first: int, last: int
) -> list[tuple[int, int, bytes]]:
    cursor = db.cursor()
    cursor.row_factory = None
    rows: list[tuple[int, int, bytes]] = cursor.execute(
        "SELECT term, day, stories FROM event_terms "
        f"WHERE term IN {_TERMS} AND dated = ? AND day BETWEEN ? AND ?",
        (json.dumps(list(terms)), dated, first, last),
    ).fetchall()
    if any(len(stories) % _POSTING.size for _, _, stories in rows):
        raise DamagedValue("the stories of a word")
    return rows
