"""Why an entry is not in a summit: which of its words matched, and what was lacking."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.summit_check import NearMiss
from briefing.group import rules
from briefing.group.date_prior import days_away
from briefing.group.place_evidence import dateline_end
from briefing.group.qualification import Qualification
from briefing.group.summit_terms import Term, terms
from briefing.group.term_finder import (
    NO_MEETING,
    NO_OTHER_HALF,
    NOT_NAMED,
    NOT_PROPER,
    NOT_THERE,
    TermFinder,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.summit import Summit
    from briefing.group.term_finder import Mention

_DATELINE_ONLY = "it stands in a dateline only"
_DOUBTFUL = 0.5
"""A word that is no evidence where it stands says less than one that is."""
_EVERYDAY = 0.1
_MOST_ABSENT = 3


class _Words(NamedTuple):
    """The words of one summit in an entry.

    ``near`` are the pieces of evidence close together, place by place. ``doubtful`` has a mention
    of each term that is nowhere evidence, and why; ``everyday`` are words that only add weight.
    """

    evidence: tuple[Term, ...]
    near: tuple[frozenset[Term], ...]
    doubtful: Mapping[Term, tuple[str, str]]
    everyday: tuple[Term, ...]


class MissFinder:
    """Explains for ``summits``; compiled once and used for every entry."""

    def __init__(self, summits: Sequence[Summit]) -> None:
        self._summits = {summit.id: summit for summit in summits}
        self._terms = terms(summits)
        self._finder = TermFinder(self._terms)
        self._qualification = Qualification(summits, self._terms)

    def misses(
        self,
        title: str,
        paragraphs: Sequence[str],
        published: datetime | None,
        assigned: Collection[str] = (),
    ) -> tuple[NearMiss, ...]:
        """Why the entry is not in the summits of which it has a word, the nearest first; without
        those in ``assigned`` (ids)."""
        texts = (title, *paragraphs)
        mentions = self._finder.find(texts)
        mentioned = {mention.term.summit for here in mentions for mention in here}
        missed = [id for id in self._summits if id in mentioned and id not in assigned]
        if not missed:
            return ()
        away = {id: days_away(summit, published) for id, summit in self._summits.items()}
        evidence = self._qualification.evidence(texts, mentions, away)
        qualified = self._qualification.qualified(evidence, away)
        explained = []
        for id in missed:
            words = _words_of(id, texts, mentions)
            withheld = bool(words.evidence) and not any(
                mention.term.summit == id and mention.term.strength != "weight"
                for evidence_here in evidence
                for mention in evidence_here
            )
            lacking: tuple[str, ...]
            if id in qualified:
                lacking = ("each of its paragraphs is more likely about another summit",)
            elif withheld:
                lacking = (_of_rival(self._qualification.rivals(id)),)
            else:
                lacking = tuple(self._lacking(id, words, away[id]))
            explained.append(
                NearMiss(
                    id,
                    tuple(term.label for term in (*words.evidence, *words.everyday)),
                    lacking,
                    len(words.evidence)
                    - (1 if id in qualified or withheld else 0)
                    + _DOUBTFUL * min(len(words.doubtful), 1)
                    + _EVERYDAY * min(len(words.everyday), 1),
                )
            )
        return tuple(sorted(explained, key=lambda miss: -miss.nearness))

    def _lacking(self, id: str, words: _Words, days: int) -> Iterator[str]:
        enough = self._qualification.can_qualify
        if days > rules.HALF_YEAR and words.evidence:
            yield f"it appeared {days} days from the summit"
        elif not words.evidence:
            yield "none of its words is evidence"
        elif not enough(id, words.evidence):
            yield "a second piece of evidence was lacking"
            yield from self._absent(id, words)
        elif not any(enough(id, tuple(near)) for near in words.near):
            yield "the words stand too far apart"
        elif days > rules.PEOPLE_DAYS and all(term.kind == "person" for term in words.evidence):
            yield f"people alone do not count {days} days from the summit"
        elif place := next((term for term in words.evidence if term.kind == "place"), None):
            yield f"no word says that somebody comes to {place.label}"
        else:
            yield "no word of meeting stands beside them"
        yield from (_doubt(term, *doubt) for term, doubt in words.doubtful.items())
        for term in words.everyday:
            yield f"{term.label} is an everyday word"

    def _absent(self, id: str, words: _Words) -> Iterator[str]:
        """The people, place and nouns of the name that the entry does not mention."""
        mentioned = {*words.evidence, *words.doubtful}
        absent = [
            term.label
            for term in self._terms
            if term.summit == id
            and term not in mentioned
            and (term.kind in ("person", "place") or term.strength in ("beside", "half"))
        ]
        *others, last = absent[:_MOST_ABSENT] or [""]
        if last:
            yield f"no {', '.join(others)} or {last}" if others else f"no {last}"


def _words_of(id: str, texts: Sequence[str], mentions: Sequence[Sequence[Mention]]) -> _Words:
    own = [[mention for mention in here if mention.term.summit == id] for here in mentions]
    evidence = [
        frozenset(
            mention.term
            for mention in here
            if not mention.lacks and mention.term.strength != "weight"
        )
        for here in own
    ]
    headline, *rest = evidence
    near = tuple(
        headline | before | here for before, here in pairwise((frozenset(), *(rest or [headline])))
    )
    sure = frozenset[Term]().union(*evidence)
    labels = {term.label for term in sure}
    doubtful: dict[Term, tuple[str, str]] = {}
    everyday: dict[Term, None] = {}
    for text, here in zip(texts, own, strict=True):
        for mention in here:
            if mention.term.label in labels:
                continue
            if not mention.lacks:
                everyday[mention.term] = None
            elif mention.lacks == NOT_THERE and mention.end <= dateline_end(text):
                doubtful.setdefault(mention.term, (mention.term.label, _DATELINE_ONLY))
            elif doubtful.get(mention.term, ("", _DATELINE_ONLY))[1] == _DATELINE_ONLY:
                doubtful[mention.term] = (text[mention.start : mention.end], mention.lacks)
    in_order = sorted(sure, key=lambda term: (-term.weight, term.kind, term.label))
    return _Words(tuple(in_order), near, doubtful, tuple(everyday))


def _doubt(term: Term, written: str, lacks: str) -> str:
    """Why ``written``, which is the only mention of a term, is no evidence."""
    return {
        _DATELINE_ONLY: f"{term.label} stands in a dateline only",
        NOT_THERE: f"no word says that something is in {term.label}",
        NO_MEETING: f"no word of meeting beside {term.label}",
        NO_OTHER_HALF: f"{term.label} without {_other_half(term)} in the same paragraph",
        NOT_NAMED: f"“{written}” may be another's name",
        NOT_PROPER: f"“{written}” may be an everyday word there",
    }[lacks]


def _other_half(term: Term) -> str:
    return " or ".join(half for half in term.pair.split("-") if half != term.label)


def _of_rival(rivals: Sequence[str]) -> str:
    return (
        f"news of the same people goes to {' or '.join(rivals)}, "
        "unless it speaks of a visit or a next meeting"
    )
