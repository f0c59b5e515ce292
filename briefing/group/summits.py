"""Which summits the paragraphs of an entry are about, and which words say so.

A paragraph's score for a summit is the weight of the summit's terms in it (by log frequency and
by idf over summits: a name that all have says nothing), plus what the article as a whole and the
paragraph before say. The dates of the summits are a prior. An entry qualifies for a summit only
with enough evidence close together.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.entry import HEADLINE
from briefing.domain.summit import Assignment
from briefing.group import rules
from briefing.group.date_prior import days_away, prior
from briefing.group.summit_terms import terms
from briefing.group.term_finder import Finder

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.summit import Summit
    from briefing.group.summit_terms import Term
    from briefing.group.term_finder import Found

WHOLLY = "its feed is wholly about it"
WITH_ARTICLE = "with its article"
WITH_BEFORE = "with the paragraph before"
AWAY = "days away"

_REFERENCE = re.compile(
    r"\b(?:the (?:two|three) (?:leaders|presidents|sides|countries|men|governments|nations)"
    r"|both (?:leaders|presidents|sides|countries|men|governments|nations)|the pair"
    r"|the president|the prime minister|the premier)\b|^[\"“]?(?:They|He|She|Both)\b"
    r"|두 정상|양 정상|양측|양국",
    re.IGNORECASE,
)


class _Article(NamedTuple):
    """What is the same for all paragraphs of an entry."""

    qualified: tuple[str, ...]
    away: Mapping[str, int]
    share: Mapping[str, float]
    usual: Mapping[str, Term | None]
    carries: frozenset[str]


class Matcher:
    """Assigns passages to ``summits``; compiled once, used for every entry."""

    def __init__(self, summits: Sequence[Summit]) -> None:
        self.summits = tuple(summits)
        self._summits = tuple(summit.id for summit in summits)
        all_terms = terms(summits)
        self._finder = Finder(all_terms)
        pieces = Counter(
            term.summit for term in all_terms if not term.suffices and not term.subject
        )
        people = Counter(term.summit for term in all_terms if term.kind == "person")
        # A summit described by one name that is no person's has no second piece to ask for.
        self._single = frozenset(
            summit for summit in self._summits if pieces[summit] <= 1 and not people[summit]
        )

    def assign(
        self,
        entry: str,
        title: str,
        paragraphs: Sequence[str],
        wholly: Collection[str] = (),
        published: datetime | None = None,
    ) -> tuple[Assignment, ...]:
        """The assignments of ``entry``, the headline's first, each with the terms behind it.

        A summit needs two pieces of evidence in one place (the headline, a paragraph and the one
        before it): two people, or a person and the place; its whole name or a literal
        term that is a name is enough. Paragraphs without evidence of their own go with
        the article. Summits in ``wholly`` (ids) take every paragraph.
        """
        found = self._finder.find((title, *paragraphs))
        away = {summit.id: days_away(summit, published) for summit in self.summits}
        qualified = self._qualified(found, away) if any(found) else ()
        if not qualified and not wholly:
            return ()
        article = _article(qualified, found, away)
        made: list[Assignment] = []
        before: frozenset[str] = frozenset()
        for place, (text, counts) in enumerate(zip((title, *paragraphs), found, strict=True)):
            chosen = _choose(article, counts, before, leans=bool(_REFERENCE.search(text)))
            before = frozenset(chosen) if place else before
            for summit in self._summits:
                if summit in wholly or summit in chosen:
                    score, why = chosen.get(summit, (0.0, ()))
                    if summit in wholly:
                        score, why = score + 1, (*why, WHOLLY)
                    made.append(
                        Assignment(entry, HEADLINE if place == 0 else place - 1, summit, score, why)
                    )
        return tuple(made)

    def _qualified(self, found: Sequence[Found], away: Mapping[str, int]) -> tuple[str, ...]:
        headline, *rest = (set(counts) for counts in found)
        enough: set[str] = set()
        before: set[Term] = set()
        for here in rest or [before]:
            near = headline | here | before
            enough.update(term.summit for term in near if term.suffices)
            named = [term for term in near if not term.subject]
            pieces = Counter(term.summit for term in named)
            placed = {term.summit for term in named if term.kind != "person"}
            enough.update(
                summit
                for summit, count in pieces.items()
                if count >= rules.PIECES and (summit in placed or away[summit] <= rules.PEOPLE_DAYS)
            )
            enough.update(term.summit for term in near if term.summit in self._single)
            before = here
        return tuple(summit for summit in self._summits if summit in enough)


def _article(
    qualified: tuple[str, ...], found: Sequence[Found], away: Mapping[str, int]
) -> _Article:
    told = {summit: sum(_own(counts, summit) for counts in found) for summit in qualified}
    whole = sum(told.values()) or 1.0
    usual = {summit: _usual(found, summit) for summit in qualified}
    return _Article(
        qualified,
        away,
        {summit: told[summit] / whole for summit in qualified},
        usual,
        frozenset(summit for summit in qualified if _carries(found, summit, usual[summit])),
    )


def _usual(found: Sequence[Found], summit: str) -> Term | None:
    """The person in more passages than any other term: the one whom all news is about."""
    spread = Counter(term for counts in found for term in counts if term.summit == summit)
    ranked = spread.most_common(2)
    alone = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
    return ranked[0][0] if alone and ranked[0][0].kind == "person" else None


def _carries(found: Sequence[Found], summit: str, usual: Term | None) -> bool:
    """Whether the article is about the summit, so that paragraphs without evidence go with it."""
    speaking = [[term for term in counts if term.summit == summit] for counts in found]
    least = rules.CARRIES * len(found)
    if sum(map(bool, speaking)) < least:
        return False
    opening = {term for terms_here in speaking[:2] for term in terms_here}
    beside = sum(any(term != usual for term in terms_here) for terms_here in speaking)
    return len(opening) >= rules.PIECES or beside >= least


def _speaks(article: _Article, counts: Found, summit: str, own: float) -> bool:
    """Whether a paragraph goes to the summit by its own words. In an article about something
    else, the person who is in every paragraph of it is no evidence."""
    if own < rules.EVIDENCE:
        return False
    here = [term for term in counts if term.summit == summit]
    return summit in article.carries or len(here) >= rules.PIECES or here != [article.usual[summit]]


def _choose(
    article: _Article, counts: Found, before: frozenset[str], *, leans: bool
) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The summits of one paragraph, each with its score and the reasons."""
    own = {summit: _own(counts, summit) for summit in article.qualified}
    speaks = {summit for summit in own if _speaks(article, counts, summit, own[summit])}
    scores: dict[str, float] = {}
    for summit in article.qualified:
        follows = summit in before and (leans or bool(article.carries))
        if summit in speaks or summit in article.carries or follows:
            bonus = rules.REFERENCE if leans else rules.BEFORE
            scores[summit] = _own(counts, summit, prior(article.away[summit]))
            scores[summit] += rules.ARTICLE * article.share[summit]
            scores[summit] += bonus if follows else 0.0
    if not scores:
        return {}
    best = max(scores, key=scores.__getitem__)
    near = (1 - rules.SECOND) * scores[best]
    return {
        summit: (round(score, 4), _reasons(article, counts, summit, spoken=summit in speaks))
        for summit, score in scores.items()
        if summit == best or (summit in speaks and (score >= near or _complete(counts, summit)))
    }


def _reasons(article: _Article, counts: Found, summit: str, *, spoken: bool) -> tuple[str, ...]:
    matched = sorted(
        (term for term in counts if term.summit == summit),
        key=lambda term: (-term.weight, str(term)),
    )
    reasons = list(dict.fromkeys(map(str, matched)))
    if not spoken:
        reasons.append(WITH_ARTICLE if summit in article.carries else WITH_BEFORE)
    if len(article.qualified) > 1 and article.away[summit]:
        reasons.append(f"{article.away[summit]} {AWAY}")
    return tuple(reasons)


def _complete(counts: Found, summit: str) -> bool:
    """Whether a paragraph has by itself all that brings an entry to the summit, none of it shared
    with most others, and not people alone."""
    own = [
        term
        for term in counts
        if term.summit == summit and not term.subject and term.weight >= rules.EVIDENCE
    ]
    return len(own) >= rules.PIECES and any(term.kind != "person" for term in own)


def _own(counts: Found, summit: str, person: float = 1.0) -> float:
    """The weight of the summit's terms; that of people, who meet again, times ``person``."""
    return sum(
        term.weight * (1 + math.log(often)) * (person if term.kind == "person" else 1)
        for term, often in counts.items()
        if term.summit == summit
    )
