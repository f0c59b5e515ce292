"""The words of stories: read, counted, indexed, and linked with stories that are like them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.likely import Told, likelihood
from briefing.group.wording import Wording, index_terms, rarity, weigh
from briefing.store import codec, events, meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from sqlite3 import Row

    from briefing.store.connection import Connection

_IDS = "(SELECT value FROM json_each(?))"
_STORY = "row, story, at, dated, words"
_DAY = 86_400
_MOST_HELD = 20_000
_NEVER = 1 << 40
# What was linked with a lost story, or shared its event, or is linked with what shared its event.
_CONCERNED = """
    INSERT OR IGNORE INTO event_waiting (story, stage)
    WITH mates AS (SELECT row FROM event_stories WHERE event IN
                   (SELECT event FROM event_stories WHERE row = :row))
    SELECT s.story, :stage FROM event_stories AS s WHERE s.row <> :row AND (
        s.row IN mates OR s.row IN (SELECT other FROM event_links WHERE one = :row)
        OR s.row IN (SELECT l.other FROM event_links AS l JOIN mates AS m ON m.row = l.one))
"""


def read(db: Connection, stories: Sequence[str]) -> None:
    """Read the words of waiting stories (ids), inside the caller's transaction.

    A story that is gone leaves its event; one that says what it said before waits no longer.
    """
    told: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.execute(
        "SELECT story, title, body, at, published, first_seen FROM entries "
        f"WHERE story IN {_IDS} ORDER BY story, place_in_story, id",
        (json.dumps(list(stories)),),
    ).fetchall():
        told[row["story"]].append(row)
    known = {
        row["story"]: row
        for row in db.execute(
            f"SELECT * FROM event_stories WHERE story IN {_IDS}", (json.dumps(list(stories)),)
        ).fetchall()
    }
    counts, added = Counter[int](), []
    for story in stories:
        made = _made(told[story]) if told[story] else None
        if (before := known.get(story)) is not None:
            if made == tuple(before[name] for name in ("at", "dated", "first_seen", "words")):
                continue
            counts.subtract(Wording.unpacked(before["words"]).terms)
            db.execute(_CONCERNED, {"row": before["row"], "stage": events.UNDECIDED})
            db.execute("DELETE FROM event_stories WHERE row = ?", (before["row"],))
        if made is not None:
            wording = Wording.unpacked(made[3])
            counts.update(wording.terms)
            added.append((story, int(made[0]), not wording.words, *made))
    db.executemany(
        "INSERT INTO event_stories (story, day, bare, at, dated, first_seen, words) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        added,
    )
    db.executemany(
        "INSERT INTO event_counts (term, stories) VALUES (?, ?) "
        "ON CONFLICT (term) DO UPDATE SET stories = stories + excluded.stories",
        [(term, count) for term, count in counts.items() if count],
    )
    fresh = {row[0] for row in added}
    events.advance(db, [story for story in stories if story not in fresh], None)
    events.advance(db, list(fresh), events.UNLINKED)


def settle(db: Connection) -> None:
    """Weigh words by their present count when it has outgrown the last one (`rules.RECOUNT`), and
    let the last stories wait to be linked by that; inside the caller's transaction."""
    stories = db.execute("SELECT COUNT(*) FROM event_stories").fetchone()[0]
    if stories < rules.RECOUNT * int(meta.get(db, events.COUNTED) or 0) or not stories:
        return
    db.execute("UPDATE event_counts SET settled = stories WHERE settled <> stories")
    meta.put(db, events.COUNTED, str(stories))
    since = -1
    if stories > rules.RECOUNTED:
        newest = db.execute("SELECT MAX(day) FROM event_stories").fetchone()[0]
        since = newest - rules.EVENT_DAYS
    rows = "(SELECT row FROM event_stories WHERE day >= ?)"
    db.execute(f"DELETE FROM event_links WHERE one IN {rows}", (since,))
    db.execute(f"DELETE FROM event_links WHERE other IN {rows}", (since,))
    db.execute(f"DELETE FROM event_terms WHERE story IN {rows}", (since,))
    db.execute(
        "INSERT OR REPLACE INTO event_waiting (story, stage) "
        "SELECT story, ? FROM event_stories WHERE day >= ?",
        (events.UNLINKED, since),
    )


class Finder:
    """Finds the stories that are like another; holds what it has read of them."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._stories = int(meta.get(db, events.COUNTED) or 0)
        self._counts: dict[int, int] = {}
        self._told: dict[int, Told] = {}

    def link(self, stories: Sequence[str]) -> None:
        """Index these stories (ids) and link them, inside the caller's transaction."""
        rows = self._db.execute(
            f"SELECT {_STORY} FROM event_stories WHERE story IN {_IDS}",
            (json.dumps(list(stories)),),
        ).fetchall()
        self._keep(rows)
        terms = {
            row["row"]: index_terms(self._told[row["row"]].weights, self._count) for row in rows
        }
        self._db.executemany(
            "INSERT OR REPLACE INTO event_terms (term, dated, day, story, weight) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (term, told.dated, told.day, row, sum(told.weights[term]))
                for row, chosen in terms.items()
                for told in (self._told[row],)
                for term in chosen
            ],
        )
        near = {row: self._near(row, chosen) for row, chosen in terms.items()}
        self._load({other for found in near.values() for other in found})
        links = [link for row, found in near.items() for link in self._links(row, found)]
        self._db.executemany(
            "INSERT OR REPLACE INTO event_links (one, other, likelihood) VALUES (?, ?, ?)",
            [pair for one, other, p in links for pair in ((one, other, p), (other, one, p))],
        )
        events.advance(self._db, stories, events.UNDECIDED)

    def _near(self, row: int, terms: Sequence[int]) -> list[int]:
        """Rows of the stories worth comparing with this one."""
        told = self._told[row]
        first, last = told.day - rules.EVENT_DAYS, told.day + rules.EVENT_DAYS
        # What has no date may be older than it looks: it is compared with all that came before.
        dated = (first, last) if told.dated else (0, last)
        undated = (first, _NEVER) if told.dated else (first, last)
        listed = ", ".join("?" * len(terms))
        found = self._db.execute(
            "SELECT story, SUM(weight) AS shared FROM ("
            f"SELECT story, weight FROM event_terms WHERE term IN ({listed}) "
            "AND dated = 1 AND day BETWEEN ? AND ? UNION ALL "
            f"SELECT story, weight FROM event_terms WHERE term IN ({listed}) "
            "AND dated = 0 AND day BETWEEN ? AND ?) "
            "WHERE story <> ? GROUP BY story HAVING COUNT(*) >= ? ORDER BY shared DESC LIMIT ?",
            (*terms, *dated, *terms, *undated, row, rules.EVENT_SHARED, rules.MOST_COMPARED),
        ).fetchall()
        return [one[0] for one in found]

    def _links(self, row: int, found: Iterable[int]) -> list[tuple[int, int, float]]:
        told = self._told[row]
        links = [(row, other, likelihood(told, self._told[other])) for other in found]
        likely = [link for link in links if link[2] >= rules.LEAST_LIKELY]
        return sorted(likely, key=lambda link: -link[2])[: rules.MOST_LINKED]

    def _load(self, rows: set[int]) -> None:
        unknown = rows - self._told.keys()
        self._keep(
            self._db.execute(
                f"SELECT {_STORY} FROM event_stories WHERE row IN {_IDS}",
                (json.dumps(list(unknown)),),
            ).fetchall()
        )

    def _keep(self, rows: Sequence[Row]) -> None:
        if len(self._told) > _MOST_HELD:
            self._told.clear()
        wordings = {row["row"]: Wording.unpacked(row["words"]) for row in rows}
        self._learn({term for wording in wordings.values() for term in wording.terms})
        for row in rows:
            wording = wordings[row["row"]]
            self._told[row["row"]] = Told(
                at=row["at"],
                dated=bool(row["dated"]),
                words=wording.words,
                title=wording.title,
                weights=weigh(wording, self._idf),
            )

    def _learn(self, terms: set[int]) -> None:
        unknown = terms - self._counts.keys()
        self._counts |= dict.fromkeys(unknown, 0)
        rows = self._db.execute(
            f"SELECT term, settled FROM event_counts WHERE term IN {_IDS}",
            (json.dumps(list(unknown)),),
        ).fetchall()
        self._counts |= dict(map(tuple, rows))

    def _count(self, term: int) -> int:
        return self._counts[term]

    def _idf(self, term: int) -> float:
        return rarity(self._stories, self._counts[term])


def _made(rows: Sequence[Row]) -> tuple[float, int, str, bytes]:
    """What events know of a story: (at, dated, first_seen, words). Its first entry speaks."""
    at = codec.moment(min(row["at"] for row in rows))
    ordinal = at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second) / _DAY
    wording = Wording.of(rows[0]["title"], codec.paragraphs(rows[0]["body"]))
    dated = any(row["published"] is not None for row in rows)
    return ordinal, int(dated), min(row["first_seen"] for row in rows), wording.packed()
