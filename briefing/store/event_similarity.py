"""An index of stories by their terms, and links between similar stories."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import DamagedValue
from briefing.group import rules
from briefing.group.event_likelihood import EventModel, StoryFeatures
from briefing.group.term_vector import TermVector, idf, index_terms, tf_idf
from briefing.store import event_links, event_postings, events
from briefing.store.shared_text import SharedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set
    from sqlite3 import Row

    from briefing.store.sqlite import Connection

_Link = tuple[int, int, float]
"""The rows of two stories and how likely they report one event."""

_IDS = "(SELECT value FROM json_each(?))"
_STORY = "row, at, dated, words"
_MOST_CACHED = 20_000
_DISTANT_DAY = 1 << 40
"""An ordinal later than any day."""
_COSINE_WEIGHT = rules.LIKE_ALL + rules.LIKE_LEAD
_TIME_SCORE = tuple(
    rules.DAYS_APART * math.log1p(days) + (0 if days else rules.SAME_DAY)
    for days in range(rules.EVENT_DAYS + 2)
)
_PER_TERM = 8.0
"""Added to the sum for each shared term. The cosine is smaller than this, so one number holds both
the count of shared terms (the quotient) and the cosine (the remainder)."""


class _Postings:
    """The postings of some terms: the stories, all with or all without a date, that hold them."""

    def __init__(self, db: Connection, terms: Iterable[int], days: range, *, dated: bool) -> None:
        self._day: dict[int, int] = {}
        self._by_term: defaultdict[int, list[tuple[tuple[int, ...], tuple[float, ...]]]]
        self._by_term = defaultdict(list)
        for term, day, stories, weights in event_postings.of_terms(
            db, terms, dated=dated, days=days
        ):
            self._by_term[term].append((stories, weights))
            self._day |= dict.fromkeys(stories, day)

    def near(
        self, weights: Mapping[int, float], days: range, around: int | None
    ) -> dict[int, float]:
        """Stories of these days, each with a score for its shared terms and its day.

        The score falls with the distance from the day ``around``; None where no day is known.
        """
        shared: dict[int, float] = {}
        get = shared.get
        for term, own_weight in weights.items():
            for stories, their_weights in self._by_term.get(term, ()):
                for story, weight in zip(stories, their_weights, strict=True):
                    shared[story] = get(story, 0.0) + own_weight * weight + _PER_TERM
        least = rules.EVENT_SHARED * _PER_TERM
        day = self._day
        if around is None:
            return {
                story: _COSINE_WEIGHT * (total % _PER_TERM) + rules.UNDATED
                for story, total in shared.items()
                if total >= least and day[story] in days
            }
        return {
            story: _COSINE_WEIGHT * (total % _PER_TERM) + _TIME_SCORE[abs(day[story] - around)]
            for story, total in shared.items()
            if total >= least and day[story] in days
        }


class SimilarStoryFinder:
    """Finds the stories that are similar to another; caches the stories and counts it has read."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._story_count = events.counted(db)
        self._counts: dict[int, int] = {}
        self._idf: dict[int, float] = {}
        self._by_row: dict[int, StoryFeatures] = {}
        self._terms: dict[int, int] = {}
        self._shared_text = SharedText(db)

    def link(self, stories: Sequence[str]) -> None:
        """Index these stories (ids) and link them, inside the caller's transaction."""
        rows = self._db.execute(
            f"SELECT {_STORY} FROM event_stories WHERE story IN {_IDS}",
            (json.dumps(list(stories)),),
        ).fetchall()
        self._cache(rows)
        own = {row["row"]: self._by_row[row["row"]] for row in rows}
        indexed = {row: self._index(story) for row, story in own.items()}
        event_postings.add(
            self._db,
            (
                (term, own[row].dated, own[row].day, row, weight)
                for row, terms in indexed.items()
                for term, weight in terms.items()
            ),
        )
        near = self._near(own, indexed)
        self._load({other for others in near.values() for other in others})
        event_links.add(self._db, _strongest(self._without_shared_text(self._likely(near))))
        events.advance(self._db, stories, events.NEEDS_EVENT)

    def _index(self, story: StoryFeatures) -> dict[int, float]:
        weights = tf_idf(story.vector, self._idf)
        return {term: weights[term][0] for term in index_terms(weights, self._counts)}

    def _near(
        self, own: Mapping[int, StoryFeatures], indexed: Mapping[int, Mapping[int, float]]
    ) -> dict[int, list[int]]:
        """For each of these stories, the rows of those worth comparing with it, best first."""
        near: dict[int, list[int]] = {}
        for is_dated in (True, False):
            same_kind = {row: story for row, story in own.items() if story.dated == is_dated}
            if not same_kind:
                continue
            terms = {term for row in same_kind for term in indexed[row]}
            first = min(story.day for story in same_kind.values()) - rules.EVENT_DAYS
            last = max(story.day for story in same_kind.values()) + rules.EVENT_DAYS
            # A story without a date may be older than it looks: compare it with all earlier ones.
            dated = _Postings(
                self._db, terms, range(first if is_dated else 0, last + 1), dated=True
            )
            undated = _Postings(
                self._db,
                terms,
                range(first, _DISTANT_DAY if is_dated else last + 1),
                dated=False,
            )
            for row, story in same_kind.items():
                first, last = story.day - rules.EVENT_DAYS, story.day + rules.EVENT_DAYS
                weights = indexed[row]
                scores = dated.near(
                    weights,
                    range(first if is_dated else 0, last + 1),
                    story.day if is_dated else None,
                ) | undated.near(
                    weights, range(first, _DISTANT_DAY if is_dated else last + 1), None
                )
                scores.pop(row, None)
                near[row] = sorted(scores, key=scores.__getitem__, reverse=True)[
                    : rules.MOST_COMPARED
                ]
        return near

    def _likely(self, near: Mapping[int, Sequence[int]]) -> list[_Link]:
        """A link from each of these stories to each of those near it that is likely enough."""
        likelihoods: dict[tuple[int, int], float] = {}
        links = []
        by_row = self._by_row
        for row, others in near.items():
            model = EventModel(by_row[row], self._idf)
            for other in others:
                likelihood = likelihoods.pop((other, row), None)
                if likelihood is None:
                    likelihood = likelihoods[row, other] = model.likelihood(by_row[other])
                if likelihood >= rules.LEAST_LIKELY:
                    links.append((row, other, likelihood))
        return links

    def _without_shared_text(self, links: Sequence[_Link]) -> list[_Link]:
        """The links that are likely without what two texts of one site both contain."""
        self._shared_text.load([link[:2] for link in links])
        sentences = self._shared_text.sentences
        likely = []
        for row, other, likelihood in links:
            if shared := sentences(row, other):
                first, second = (self._without(side, shared) for side in (row, other))
                likelihood = EventModel(first, self._idf).likelihood(second)
            if likelihood >= rules.LEAST_LIKELY:
                likely.append((row, other, likelihood))
        return likely

    def _without(self, row: int, sentences: Set[int]) -> StoryFeatures:
        story = self._by_row[row]
        vector = self._shared_text.terms_without(row, sentences, headline=story.vector.title > 0)
        self._load_counts(set(vector.terms))
        return StoryFeatures.of(story.at, vector, self._idf, dated=story.dated)

    def _load(self, rows: set[int]) -> None:
        unknown = rows - self._by_row.keys()
        loaded = self._db.execute(
            f"SELECT {_STORY} FROM event_stories WHERE row IN {_IDS}",
            (json.dumps(list(unknown)),),
        ).fetchall()
        if len(loaded) < len(unknown):
            raise DamagedValue("a word of a story that does not exist")
        self._cache(loaded)

    def _cache(self, rows: Sequence[Row]) -> None:
        if len(self._by_row) > _MOST_CACHED:
            self._by_row.clear()
            self._terms.clear()
        vectors = {row["row"]: self._vector(row["words"]) for row in rows}
        self._load_counts({term for vector in vectors.values() for term in vector.terms})
        for row in rows:
            self._by_row[row["row"]] = StoryFeatures.of(
                row["at"], vectors[row["row"]], self._idf, dated=bool(row["dated"])
            )

    def _vector(self, words: bytes) -> TermVector:
        """The vector, with one object for each term in all vectors: it is compared by identity."""
        vector = TermVector.unpacked(words)
        return replace(vector, terms=tuple(map(self._terms.setdefault, vector.terms, vector.terms)))

    def _load_counts(self, terms: set[int]) -> None:
        unknown = terms - self._counts.keys()
        counts = dict.fromkeys(unknown, 0)
        rows = self._db.execute(
            f"SELECT term, settled FROM event_counts WHERE term IN {_IDS}",
            (json.dumps(list(unknown)),),
        ).fetchall()
        counts |= dict(map(tuple, rows))
        self._counts |= counts
        self._idf |= {term: idf(self._story_count, count) for term, count in counts.items()}


def _strongest(links: Iterable[_Link]) -> list[_Link]:
    """Of the links of each story that comes first in its links, the likeliest."""
    of_story: defaultdict[int, list[_Link]] = defaultdict(list)
    for link in links:
        of_story[link[0]].append(link)
    return [
        link
        for own in of_story.values()
        for link in sorted(own, key=lambda link: -link[2])[: rules.MOST_LINKED]
    ]
