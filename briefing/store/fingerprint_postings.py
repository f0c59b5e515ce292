"""Which entries have which fingerprints, read for many entries at once."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from briefing.group.story_rules import MOST_POSTINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.store.sqlite import Connection

_HASHES_AT_ONCE = 2_000
"""Fingerprints in one query: limits memory."""

Span = tuple[int, int]
"""The first and the last day, as ordinals."""


class FingerprintPostings:
    """The entries (rows) on certain days that have one of ``hashes``.

    Lists shorter than `story_rules.MOST_POSTINGS` are held in memory, ordered by day; the few
    longer ones are read when they are needed, since they may be as long as the cache.
    """

    def __init__(self, db: Connection, hashes: Collection[int], span: Span) -> None:
        self._db = db
        self._lists: dict[int, tuple[array[int], array[int]]] = {}
        self._counts: dict[tuple[int, Span], int] = {}
        ordered = sorted(hashes)
        for start in range(0, len(ordered), _HASHES_AT_ONCE):
            self._read(ordered[start : start + _HASHES_AT_ONCE], span)

    def count(self, value: int, span: Span) -> int:
        """How many entries have this fingerprint on these days; at most `MOST_POSTINGS`."""
        held = self._lists.get(value)
        if held is not None:
            start, end = _range(held[0], span)
            return end - start
        if (value, span) not in self._counts:
            self._counts[value, span] = self._db.execute(
                "SELECT COUNT(*) FROM (SELECT 1 FROM fingerprints "
                "WHERE hash = ? AND day BETWEEN ? AND ? LIMIT ?)",
                (value, *span, MOST_POSTINGS),
            ).fetchone()[0]
        return self._counts[value, span]

    def entries(self, value: int, span: Span) -> Sequence[int]:
        """The rows of the entries that have this fingerprint on these days."""
        held = self._lists.get(value)
        if held is not None:
            start, end = _range(held[0], span)
            return held[1][start:end]
        rows = self._db.execute(
            "SELECT entry FROM fingerprints WHERE hash = ? AND day BETWEEN ? AND ?", (value, *span)
        ).fetchall()
        return [row[0] for row in rows]

    def _read(self, hashes: Sequence[int], span: Span) -> None:
        cursor = self._db.cursor()
        cursor.row_factory = None  # plain tuples are cheaper, and there are very many rows
        counts = cursor.execute(
            "SELECT own.value, (SELECT COUNT(*) FROM (SELECT 1 FROM fingerprints AS f "
            "WHERE f.hash = own.value AND f.day BETWEEN ? AND ? LIMIT ?)) FROM json_each(?) AS own",
            (*span, MOST_POSTINGS, json.dumps(hashes)),
        ).fetchall()
        short = [value for value, count in counts if count < MOST_POSTINGS]
        self._lists.update((value, (array("q"), array("q"))) for value in short)
        for value, day, entry in cursor.execute(
            "SELECT f.hash, f.day, f.entry FROM json_each(?) AS own "
            "CROSS JOIN fingerprints AS f ON f.hash = own.value AND f.day BETWEEN ? AND ?",
            (json.dumps(short), *span),
        ).fetchall():
            days, entries = self._lists[value]
            days.append(day)
            entries.append(entry)


def _range(days: Sequence[int], span: Span) -> tuple[int, int]:
    if not days or (span[0] <= days[0] and days[-1] <= span[1]):
        return 0, len(days)
    return bisect_left(days, span[0]), bisect_right(days, span[1])
