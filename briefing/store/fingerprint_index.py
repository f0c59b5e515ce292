"""Finds the entries that share fingerprints with another, for grouping into stories."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from briefing.group.candidate_search import CandidateSearch
from briefing.group.comparison_form import ComparisonForm
from briefing.group.stories import fingerprints
from briefing.store import codec, entries, recurring_sentences, stories
from briefing.store.fingerprint_postings import FingerprintPostings
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

_IDS = "(SELECT value FROM json_each(?))"
_COLUMNS = "row, id, feed, COALESCE(original, url) AS url, title, body, at, first_seen"
_CHUNK = 500


class FingerprintIndex:
    """`briefing.group.comparison_form.CandidateIndex` over a connection.

    ``prefer`` gives the rank of a feed by URL, from feeds.toml.
    """

    def __init__(self, db: Connection, prefer: Mapping[str, int]) -> None:
        self._db = db
        self._prefer = prefer
        self._feeds_with_recurring = recurring_sentences.feeds(db)

    def forms(self, entries: Collection[str]) -> Iterable[ComparisonForm]:
        """The comparison forms of the entries with these ids."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM entries WHERE id IN {_IDS}",
            (json.dumps(list(entries)),),
        ).fetchall()
        affected = [row["row"] for row in rows if row["feed"] in self._feeds_with_recurring]
        recurring = recurring_sentences.sentences(self._db, affected) if affected else {}
        return [
            _comparison_form(row, self._prefer.get(row["feed"], 0), recurring.get(row["row"], ()))
            for row in rows
        ]

    def candidates(self, forms: Collection[ComparisonForm]) -> Mapping[str, Collection[str]]:
        """By entry id, the ids of the other entries within the window that share enough
        fingerprints; where there are very many, the `rules.MOST_CANDIDATES` that share most."""
        searches = [CandidateSearch(form) for form in forms]
        if not searches:
            return {}
        days = [day for search in searches for day in search.span]
        hashes = set[int]().union(*(search.fingerprints for search in searches))
        postings = FingerprintPostings(self._db, hashes, (min(days), max(days)))
        for search in searches:
            search.count(postings)
        rows = {row for search in searches for row in search.common}
        ids = self._column("id", rows)
        doubtful = {row for search in searches for row in search.doubtful}
        sizes = self._column("fingerprints", doubtful)
        return {search.entry: search.best(ids, sizes) for search in searches}

    def _column(self, name: str, rows: Collection[int]) -> dict[int, Any]:
        cursor = self._db.cursor()
        cursor.row_factory = None
        return dict(
            cursor.execute(
                f"SELECT row, {name} FROM entries WHERE row IN {_IDS}", (json.dumps(list(rows)),)
            ).fetchall()
        )

    def components(self, entries: Collection[str]) -> Collection[Collection[str]]:
        """The components in which these entries were last grouped: ids of all their entries."""
        components: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._db.execute(
            "SELECT neighbourhood, id FROM entries WHERE neighbourhood IN "
            f"(SELECT neighbourhood FROM entries WHERE id IN {_IDS})",
            (json.dumps(list(entries)),),
        ).fetchall():
            components[row["neighbourhood"]].append(row["id"])
        return components.values()


def reindex(db: Connection, prefer: Mapping[str, int]) -> None:
    """Recompute all fingerprints and queue every entry for grouping, a few hundred at a time."""
    with transaction(db):
        recurring_sentences.learn_all(db)
    last = 0
    while rows := db.execute(
        f"SELECT {_COLUMNS} FROM entries WHERE row > ? ORDER BY row LIMIT ?",
        (last, _CHUNK),
    ).fetchall():
        with transaction(db):
            for row in rows:
                form = _comparison_form(row, 0)
                entries.save_fingerprints(db, row["row"], form.at, fingerprints(form))
                db.execute("UPDATE entries SET grouped = 0 WHERE row = ?", (row["row"],))
        last = rows[-1]["row"]
    with transaction(db):
        stories.record_rules(db, prefer)


def _comparison_form(row: Row, prefer: int, recurring: tuple[str, ...] = ()) -> ComparisonForm:
    return ComparisonForm(
        entry=row["id"],
        feed=row["feed"],
        url=row["url"],
        title=row["title"],
        paragraphs=codec.decode_paragraphs(row["body"]),
        at=codec.decode_time(row["at"]),
        first_seen=codec.decode_time(row["first_seen"]),
        prefer=prefer,
        recurring=recurring,
    )
