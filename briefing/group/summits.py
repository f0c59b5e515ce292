"""Which summits the paragraphs of an entry are about, and which terms show it.

A paragraph's score for a summit is the weight of the summit's terms in it (by log frequency and by
idf over summits: a name that all of them have counts almost nothing), plus a share for the entry as
a whole and for the paragraph before. The dates of the summits are a prior. An entry qualifies for a
summit only with enough evidence close together.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.entry import HEADLINE
from briefing.domain.summit import Assignment
from briefing.group import rules
from briefing.group.date_prior import days_away, prior
from briefing.group.digest import is_digest
from briefing.group.meeting_words import names_the_meeting
from briefing.group.qualification import Qualification
from briefing.group.shared_paragraph import sentences_by_summit
from briefing.group.summit_terms import terms
from briefing.group.term_finder import TermFinder
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.summit import Summit
    from briefing.group.summit_terms import Term
    from briefing.group.term_finder import Mention

TermCounts = Counter["Term"]

WHOLLY = "its feed is wholly about it"
WITH_ARTICLE = "with its article"
WITH_BEFORE = "with the paragraph before"
AWAY = "days away"

_REFERENCE = lazy_regex(
    r"\b(?:the (?:two|three) (?:leaders|presidents|sides|countries|men|governments|nations)"
    r"|both (?:leaders|presidents|sides|countries|men|governments|nations)|the pair"
    r"|the president|the prime minister|the premier)\b|^[\"“]?(?:They|He|She|Both)\b"
    r"|두 정상|양 정상|양측|양국",
    re.IGNORECASE,
)
_LIST_ITEM = lazy_regex(r"\s*[•●▪■◆▶▲◇▷*·]\s?")
"""Items of a list may be about anything, unless the headline says what the list is about."""


class _EntryContext(NamedTuple):
    """What is the same for all paragraphs of an entry.

    Per summit: the days to it, its share of the entry's evidence, the person or place in most
    passages (which all of the entry may be about), and whether the entry is about it.
    """

    qualified: tuple[str, ...]
    days_away: Mapping[str, int]
    share: Mapping[str, float]
    main_term: Mapping[str, Term | None]
    about: frozenset[str]


class Matcher:
    """Assigns passages to ``summits``; compiled once and used for every entry."""

    def __init__(self, summits: Sequence[Summit]) -> None:
        self.summits = tuple(summits)
        self._summits = tuple(summit.id for summit in summits)
        all_terms = terms(summits)
        self._finder = TermFinder(all_terms)
        self._qualification = Qualification(summits, all_terms)

    def may_assign(self, text: str) -> bool:
        """Whether an entry whose headline and paragraphs are all in ``text`` may be in a summit
        that its feed is not wholly about: a quick look at its terms, which most do not pass."""
        by_summit: defaultdict[str, list[Term]] = defaultdict(list)
        for term in self._finder.terms_in(text):
            by_summit[term.summit].append(term)
        return any(
            self._qualification.can_qualify(summit, own) for summit, own in by_summit.items()
        )

    def assign(
        self,
        entry: str,
        title: str,
        paragraphs: Sequence[str],
        wholly: Collection[str] = (),
        published: datetime | None = None,
    ) -> tuple[Assignment, ...]:
        """The assignments of ``entry``, the headline's first, each with the terms that it rests on.

        A summit needs two pieces of evidence close together (in the headline, a paragraph and the
        one before it): two people, or a person and the place. Its whole name, or a literal term
        that is a proper name, is enough alone. Paragraphs without evidence of their own go with
        the entry. Summits in ``wholly`` (ids) take every paragraph.
        """
        texts = (title, *paragraphs)
        mentions = self._finder.find(texts)
        if not wholly and not any(mentions):
            return ()
        away = {summit.id: days_away(summit, published) for summit in self.summits}
        evidence = self._qualification.evidence(texts, mentions, away)
        qualified = self._qualification.qualified(evidence, away) if any(evidence) else ()
        if not qualified and not wholly:
            return ()
        counts_by_text = [Counter(mention.term for mention in here) for here in evidence]
        context = _context(qualified, counts_by_text, away, self._qualification.far(away))
        if context.about and is_digest(title, paragraphs):
            context = context._replace(about=frozenset())
        assignments: list[Assignment] = []
        before: frozenset[str] = frozenset()
        of_lists = context._replace(
            about=context.about & {term.summit for term in counts_by_text[0]}
        )
        latest = 0
        for place, (text, counts) in enumerate(zip(texts, counts_by_text, strict=True)):
            if any(term.summit in context.about for term in counts):
                latest = place
            apart = _LIST_ITEM.match(text) or place - latest > rules.ARTICLE_REACH
            chosen = _choose(
                of_lists if apart else context,
                counts,
                before,
                refers_back=bool(before and _REFERENCE.search(text)),
                names_meeting=bool(context.about) and names_the_meeting(text),
            )
            before = frozenset(chosen) if place else before
            parts = _parts(context, chosen, text, evidence[place]) if place else {}
            for summit in self._summits:
                if summit in wholly or summit in chosen:
                    score, reasons = chosen.get(summit, (0.0, ()))
                    if summit in wholly:
                        score, reasons = score + 1, (*reasons, WHOLLY)
                    paragraph = HEADLINE if place == 0 else place - 1
                    part = () if summit in wholly else parts.get(summit, ())
                    assignments.append(Assignment(entry, paragraph, summit, score, reasons, part))
        return tuple(assignments)


def _context(
    qualified: tuple[str, ...],
    counts_by_text: Sequence[TermCounts],
    away: Mapping[str, int],
    far: Collection[str],
) -> _EntryContext:
    evidence = {
        summit: sum(_evidence(counts, summit) for counts in counts_by_text) for summit in qualified
    }
    total = sum(evidence.values()) or 1.0
    main_term = {summit: _main_term(counts_by_text, summit) for summit in qualified}
    return _EntryContext(
        qualified,
        away,
        {summit: evidence[summit] / total for summit in qualified},
        main_term,
        frozenset(
            summit
            for summit in qualified
            if _is_about(counts_by_text, summit, main_term[summit])
            and (
                summit not in far or any(_evidence(counts, summit) for counts in counts_by_text[:2])
            )
        ),
    )


def _main_term(counts_by_text: Sequence[TermCounts], summit: str) -> Term | None:
    """The person or place in more passages than any other term: all of the entry may be about it,
    whatever else happens there."""
    passages = Counter(
        term for counts in counts_by_text for term in counts if term.summit == summit
    )
    ranked = passages.most_common(2)
    unique = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
    return ranked[0][0] if unique and ranked[0][0].kind in ("person", "place") else None


def _is_about(counts_by_text: Sequence[TermCounts], summit: str, main_term: Term | None) -> bool:
    """Whether the entry is about the summit, so that paragraphs without evidence go with it."""
    own_terms = [[term for term in counts if term.summit == summit] for counts in counts_by_text]
    least = rules.ABOUT_SUMMIT * len(counts_by_text)
    if sum(map(bool, own_terms)) < least:
        return False
    opening = {term for terms_here in own_terms[:2] for term in terms_here}
    others = sum(any(term != main_term for term in terms_here) for terms_here in own_terms)
    return len(opening) >= rules.PIECES or others >= least


def _has_evidence(context: _EntryContext, counts: TermCounts, summit: str, evidence: float) -> bool:
    """Whether a paragraph goes to the summit by its own words. In an entry about something else,
    the person or place that is in most of its paragraphs is no evidence."""
    if evidence < rules.EVIDENCE:
        return False
    here = [term for term in counts if term.summit == summit]
    if summit in context.about or _complete(counts, summit):
        return True
    return not context.about and here != [context.main_term[summit]]


def _choose(
    context: _EntryContext,
    counts: TermCounts,
    before: frozenset[str],
    *,
    refers_back: bool,
    names_meeting: bool,
) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The summits of one paragraph, each with its score and the reasons."""
    evidence = {summit: _evidence(counts, summit) for summit in context.qualified}
    own = {
        summit for summit in evidence if _has_evidence(context, counts, summit, evidence[summit])
    }
    meant = _meant(context)
    if meant and names_meeting:
        own.add(meant)
    scores: dict[str, float] = {}
    for summit in context.qualified:
        follows = summit in before and (refers_back or bool(context.about and not counts))
        if summit in own or summit == meant or follows:
            bonus = rules.REFERENCE if refers_back else rules.BEFORE
            scores[summit] = _evidence(counts, summit, prior(context.days_away[summit]))
            scores[summit] += rules.ENTRY_SHARE * context.share[summit]
            scores[summit] += bonus if follows else 0.0
            scores[summit] += rules.THE_MEETING if names_meeting and summit == meant else 0.0
    if not scores:
        return {}
    best = max(scores, key=scores.__getitem__)
    least = rules.SECOND * scores[best]
    return {
        summit: (round(score, 4), _reasons(context, counts, summit, has_own=summit in own))
        for summit, score in scores.items()
        if summit == best or (summit in own and score >= least)
    }


def _meant(context: _EntryContext) -> str | None:
    """The summit that "the summit" means, and that paragraphs without evidence go to: of those that
    the entry is about, the nearest."""
    return min(
        context.about,
        key=lambda summit: (context.days_away[summit], -context.share[summit], summit),
        default=None,
    )


def _parts(
    context: _EntryContext,
    chosen: Mapping[str, tuple[float, tuple[str, ...]]],
    text: str,
    mentions: Sequence[Mention],
) -> Mapping[str, tuple[str, ...]]:
    """The sentences of a paragraph for each summit that does not take all of it: it takes all if
    the entry is about it and no other."""
    summits = context.about | chosen.keys()
    if not summits or (summits == context.about and len(summits) == 1):
        return {}
    likeliest = sorted(
        summits,
        key=lambda summit: (
            summit not in context.about,
            context.days_away[summit],
            -chosen.get(summit, (0.0,))[0],
            summit,
        ),
    )
    return sentences_by_summit(text, mentions, likeliest, about_first=bool(context.about))


def _reasons(
    context: _EntryContext, counts: TermCounts, summit: str, *, has_own: bool
) -> tuple[str, ...]:
    matched = sorted(
        (term for term in counts if term.summit == summit),
        key=lambda term: (-term.weight, str(term)),
    )
    reasons = list(dict.fromkeys(map(str, matched)))
    if not has_own:
        reasons.append(WITH_ARTICLE if summit in context.about else WITH_BEFORE)
    if len(context.qualified) > 1 and context.days_away[summit]:
        reasons.append(f"{context.days_away[summit]} {AWAY}")
    return tuple(reasons)


def _complete(counts: TermCounts, summit: str) -> bool:
    """Whether a paragraph alone has all that qualifies an entry for the summit."""
    own = [term for term in counts if term.summit == summit and term.strength != "weight"]
    return (len(own) >= rules.PIECES or any(term.strength == "enough" for term in own)) and any(
        term.weight >= rules.EVIDENCE for term in own
    )


def _evidence(counts: TermCounts, summit: str, person: float = 1.0) -> float:
    """The weight of the summit's terms; that of people, who meet again, times ``person``."""
    return sum(
        term.weight * (1 + math.log(count)) * (person if term.kind == "person" else 1)
        for term, count in counts.items()
        if term.summit == summit
    )
