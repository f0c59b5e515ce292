"""The cache as grouping sees it: sketches, shared fingerprints, and the stories that come back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.comparison_form import Sketch
from briefing.group.rules_version import STORIES
from briefing.group.stories import fingerprints, keys
from briefing.store import codec, entries, events, meta
from briefing.store import recurring_sentences as standing
from briefing.store.connection import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from sqlite3 import Row

    from briefing.group.stories import Neighbours
    from briefing.store.connection import Connection

_IDS = "(SELECT value FROM json_each(?))"
_SKETCHED = "row, id, feed, COALESCE(original, url) AS url, title, body, at, first_seen"
_CHUNK = 500
_MADE_BY = "stories"
_WINDOW_DAYS = 15
"""A day wider than the window in which texts may join, since days are counted whole."""


class CachedNeighbourhood:
    """`briefing.group.comparison_form.Neighbourhood` over a connection.

    ``prefer`` gives the rank of a feed by URL, from feeds.toml.
    """

    def __init__(self, db: Connection, prefer: Mapping[str, int]) -> None:
        self._db = db
        self._prefer = prefer
        self._with_standing = standing.feeds(db)

    def sketches(self, entries: Collection[str]) -> Iterable[Sketch]:
        """The sketches of the entries with these ids."""
        rows = self._db.execute(
            f"SELECT {_SKETCHED} FROM entries WHERE id IN {_IDS}",
            (json.dumps(list(entries)),),
        ).fetchall()
        marked = [row["row"] for row in rows if row["feed"] in self._with_standing]
        told = standing.sentences(self._db, marked) if marked else {}
        return [
            _sketch(row, self._prefer.get(row["feed"], 0), told.get(row["row"], ())) for row in rows
        ]

    def sharing(self, sketch: Sketch) -> Collection[str]:
        """Ids of the other entries within the window that share enough of their fingerprints, of
        very many those that share most (`rules.MOST_NEAR`)."""
        day = sketch.at.toordinal()
        own, sure = fingerprints(sketch), keys(sketch)
        span = (day - _WINDOW_DAYS, day + _WINDOW_DAYS)
        telling = self._telling(own, span)
        # Postings are counted before entries are looked up: a standing phrase is in very many.
        rows = self._db.execute(
            "SELECT e.id FROM (SELECT entry, COUNT(*) AS common, MAX(own.sure) AS sure "
            "FROM (SELECT json_extract(value, '$[0]') AS hash, json_extract(value, '$[1]') AS sure "
            "FROM json_each(?)) AS own "
            "CROSS JOIN fingerprints AS f ON f.hash = own.hash AND f.day BETWEEN ? AND ? "
            "GROUP BY entry) AS met JOIN entries AS e ON e.row = met.entry WHERE e.id <> ? "
            "AND (met.sure OR met.common >= MIN(?, ? * MIN(?, e.fingerprints))) "
            "ORDER BY met.common DESC, met.sure DESC, e.id LIMIT ?",
            (
                json.dumps([[value, value in sure] for value in telling]),
                *span,
                sketch.entry,
                rules.ENOUGH_SHARED if len(telling) == len(own) else 1,
                rules.SHARED,
                len(own),
                rules.MOST_NEAR,
            ),
        ).fetchall()
        return [row[0] for row in rows]

    def _telling(self, own: Collection[int], span: tuple[int, int]) -> list[int]:
        """The rarest of the fingerprints, until they stand in `rules.MOST_MET` entries together:
        all of them, but for what has a template in common with very many."""
        rows = self._db.execute(
            "SELECT own.value, (SELECT COUNT(*) FROM (SELECT 1 FROM fingerprints AS f "
            "WHERE f.hash = own.value AND f.day BETWEEN ? AND ? LIMIT ?)) AS often "
            "FROM json_each(?) AS own ORDER BY often, own.value",
            (*span, rules.MOST_MET, json.dumps(sorted(own))),
        ).fetchall()
        met = 0
        telling: list[int] = []
        for value, often in rows:
            met += often
            if telling and met > rules.MOST_MET:
                break
            telling.append(value)
        return telling

    def mates(self, entries: Collection[str]) -> Collection[str]:
        """Ids of all entries last grouped in the neighbourhood of one of these."""
        rows = self._db.execute(
            "SELECT id FROM entries WHERE neighbourhood IN "
            f"(SELECT neighbourhood FROM entries WHERE id IN {_IDS})",
            (json.dumps(list(entries)),),
        ).fetchall()
        return [row[0] for row in rows]


def is_current(db: Connection, prefer: Mapping[str, int]) -> bool:
    """Whether stories were made by the rules of this version and these ranks of feeds."""
    return meta.get(db, _MADE_BY) == _rules(prefer)


def reindex(db: Connection, prefer: Mapping[str, int]) -> None:
    """Make all fingerprints anew and let every entry wait to be grouped, some at a time."""
    with transaction(db):
        standing.learn_all(db)
    last = 0
    while rows := db.execute(
        f"SELECT {_SKETCHED} FROM entries WHERE row > ? ORDER BY row LIMIT ?",
        (last, _CHUNK),
    ).fetchall():
        with transaction(db):
            for row in rows:
                sketch = _sketch(row, 0)
                entries.save_fingerprints(db, row["row"], sketch.at, fingerprints(sketch))
                db.execute("UPDATE entries SET grouped = 0 WHERE row = ?", (row["row"],))
        last = rows[-1]["row"]
    with transaction(db):
        meta.put(db, _MADE_BY, _rules(prefer))


def save(db: Connection, groups: Iterable[Neighbours]) -> int:
    """Write stories inside the caller's transaction; returns how many did not exist before."""
    groups = tuple(groups)
    ids = [story.id for group in groups for story in group.stories]
    known = db.execute(
        f"SELECT COUNT(DISTINCT story) FROM entries WHERE story IN {_IDS}", (json.dumps(ids),)
    ).fetchone()[0]
    members = [id for group in groups for story in group.stories for id in story.entries]
    events.await_stories_of(db, members)
    events.await_stories(db, ids)
    db.executemany(
        "UPDATE entries SET neighbourhood = ?, story = ?, place_in_story = ?, grouped = 1 "
        "WHERE id = ?",
        [
            (group.id, story.id, place, entry)
            for group in groups
            for story in group.stories
            for place, entry in enumerate(story.entries)
        ],
    )
    return len(ids) - int(known)


def _rules(prefer: Mapping[str, int]) -> str:
    return json.dumps([STORIES, sorted((url, rank) for url, rank in prefer.items() if rank)])


def _sketch(row: Row, prefer: int, standing: tuple[str, ...] = ()) -> Sketch:
    return Sketch(
        entry=row["id"],
        feed=row["feed"],
        url=row["url"],
        title=row["title"],
        paragraphs=codec.paragraphs(row["body"]),
        at=codec.moment(row["at"]),
        first_seen=codec.moment(row["first_seen"]),
        prefer=prefer,
        standing=standing,
    )
