"""Stories indexed by their words, and linked with the stories that are like them."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.group.event_likelihood import Told, likelihood
from briefing.group.term_vector import Wording, index_terms, rarity, weigh
from briefing.store import events, meta

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from sqlite3 import Row

    from briefing.store.connection import Connection

_IDS = "(SELECT value FROM json_each(?))"
_STORY = "row, at, dated, words"
_MOST_HELD = 20_000
_NEVER = 1 << 40
_LIKE = rules.LIKE_ALL + rules.LIKE_LEAD
_APART = tuple(
    rules.DAYS_APART * math.log1p(days) + (0 if days else rules.SAME_DAY)
    for days in range(rules.EVENT_DAYS + 2)
)


_ONE = 8.0
"""Added for each shared term to a cosine, which is smaller: one number holds how many, and that."""


class _Postings:
    """The stories of one kind (with or without a date) that are indexed under some terms."""

    def __init__(self, db: Connection, terms: Iterable[int], dated: int, days: range) -> None:
        self._day: dict[int, int] = {}
        self._by_term: dict[int, tuple[list[int], list[float]]] = {}
        found = db.cursor()
        found.row_factory = None  # a tuple for each of very many rows is enough
        found.execute(
            "SELECT term, story, day, weight FROM event_terms "
            f"WHERE term IN {_IDS} AND dated = ? AND day BETWEEN ? AND ?",
            (json.dumps(list(terms)), dated, days.start, days.stop - 1),
        )
        for term, story, day, weight in found:
            if (held := self._by_term.get(term)) is None:
                held = self._by_term[term] = ([], [])
            held[0].append(story)
            held[1].append(weight)
            self._day[story] = day

    def near(
        self, weights: Mapping[int, float], days: range, around: int | None
    ) -> dict[int, float]:
        """Stories of these days, each with what its shared terms and its day do for likelihood;
        ``around`` is the day from which that falls, None where there is none."""
        shared: dict[int, float] = {}
        get = shared.get
        for term, mine in weights.items():
            if (held := self._by_term.get(term)) is not None:
                for story, weight in zip(*held, strict=True):
                    shared[story] = get(story, 0.0) + mine * weight + _ONE
        least = rules.EVENT_SHARED * _ONE
        enough = [(story, told % _ONE) for story, told in shared.items() if told >= least]
        day = self._day
        if around is None:
            return {
                story: _LIKE * cosine + rules.UNDATED
                for story, cosine in enough
                if day[story] in days
            }
        return {
            story: _LIKE * cosine + _APART[abs(day[story] - around)]
            for story, cosine in enough
            if day[story] in days
        }


class Finder:
    """Finds the stories that are like another; holds what it has read of them."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._stories = int(meta.get(db, events.COUNTED) or 0)
        self._counts: dict[int, int] = {}
        self._idf: dict[int, float] = {}
        self._told: dict[int, Told] = {}

    def link(self, stories: Sequence[str]) -> None:
        """Index these stories (ids) and link them, inside the caller's transaction."""
        rows = self._db.execute(
            f"SELECT {_STORY} FROM event_stories WHERE story IN {_IDS}",
            (json.dumps(list(stories)),),
        ).fetchall()
        self._keep(rows)
        own = {row["row"]: self._told[row["row"]] for row in rows}
        found_by = {row: self._index(told) for row, told in own.items()}
        # In the order of the index: the pages of a large one are met once.
        self._db.executemany(
            "INSERT OR REPLACE INTO event_terms (term, dated, day, story, weight) "
            "VALUES (?, ?, ?, ?, ?)",
            sorted(
                (term, own[row].dated, own[row].day, row, weight)
                for row, terms in found_by.items()
                for term, weight in terms.items()
            ),
        )
        near = self._near(own, found_by)
        self._load({other for found in near.values() for other in found})
        links = [link for row, found in near.items() for link in self._links(row, found)]
        self._db.executemany(
            "INSERT OR REPLACE INTO event_links (one, other, likelihood) VALUES (?, ?, ?)",
            sorted(pair for one, other, p in links for pair in ((one, other, p), (other, one, p))),
        )
        events.advance(self._db, stories, events.UNDECIDED)

    def _index(self, told: Told) -> dict[int, float]:
        return {term: told.weights[term][0] for term in index_terms(told.weights, self._counts)}

    def _near(
        self, own: Mapping[int, Told], found_by: Mapping[int, Mapping[int, float]]
    ) -> dict[int, list[int]]:
        """For each of these stories, the rows of those worth comparing with it."""
        near: dict[int, list[int]] = {}
        for kind in (True, False):
            some = {row: told for row, told in own.items() if told.dated == kind}
            if not some:
                continue
            terms = {term for row in some for term in found_by[row]}
            first = min(told.day for told in some.values()) - rules.EVENT_DAYS
            last = max(told.day for told in some.values()) + rules.EVENT_DAYS
            # What has no date may be older than it looks: it is compared with all that came before.
            dated = _Postings(self._db, terms, 1, range(first if kind else 0, last + 1))
            undated = _Postings(self._db, terms, 0, range(first, _NEVER if kind else last + 1))
            for row, told in some.items():
                first, last = told.day - rules.EVENT_DAYS, told.day + rules.EVENT_DAYS
                weights = found_by[row]
                found = dated.near(
                    weights, range(first if kind else 0, last + 1), told.day if kind else None
                ) | undated.near(weights, range(first, _NEVER if kind else last + 1), None)
                found.pop(row, None)
                near[row] = sorted(found, key=found.__getitem__, reverse=True)[
                    : rules.MOST_COMPARED
                ]
        return near

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
        counts = dict.fromkeys(unknown, 0)
        rows = self._db.execute(
            f"SELECT term, settled FROM event_counts WHERE term IN {_IDS}",
            (json.dumps(list(unknown)),),
        ).fetchall()
        counts |= dict(map(tuple, rows))
        self._counts |= counts
        self._idf |= {term: rarity(self._stories, count) for term, count in counts.items()}
