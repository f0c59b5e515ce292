"""Claims that differ: a claim and its denial, or two figures for one thing.

A false dispute does more harm than a missed one, so both sentences must name who speaks, have two
different speakers, use nearly the same words within a day of each other, and agree on whether they
are about what is or what will be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.claims import attributed_claim
from briefing.compose.independent_sources import carriers
from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import (
    DISPUTE_WINDOW,
    MOST_DISPUTES,
    SAME_CLAIM,
    SAME_CLAIM_WORDS,
    SAME_MEASURED,
)
from briefing.domain.briefing import Claim, Dispute
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing.compose.claims import AttributedClaim
    from briefing.compose.facts import Fact
    from briefing.compose.points import Numbering

    _Pair = tuple[AttributedClaim, AttributedClaim]


def disputes(facts: Sequence[Fact], numbering: Numbering) -> tuple[Dispute, ...]:
    """The most certain disputes among ``facts``, newest first; no fact is in two of them."""
    claims = [claim for fact in facts if (claim := attributed_claim(fact)) is not None]
    used: set[int] = set()
    disputed: list[Dispute] = []
    for pair in sorted(_pairs(claims), key=_newest, reverse=True):
        pair_ids = {id(claim.fact) for claim in pair}
        if len(disputed) < MOST_DISPUTES and not used & pair_ids:
            used |= pair_ids
            sides = sorted(pair, key=lambda claim: claim.fact.shown.order)
            disputed.append(Dispute(tuple(_claim(claim, numbering) for claim in sides)))
    return tuple(disputed)


def _pairs(claims: Sequence[AttributedClaim]) -> Iterator[_Pair]:
    denials = [claim for claim in claims if claim.denied]
    assertions = [claim for claim in claims if not claim.denied]
    for denial in denials:
        for assertion in assertions:
            same_matter = _same_matter(denial, assertion, SAME_CLAIM)
            if same_matter and _same_figure(denial, assertion):
                yield denial, assertion
    counted = [claim for claim in claims if claim.figure is not None]
    for place, first in enumerate(counted):
        for second in counted[place + 1 :]:
            if (
                first.denied == second.denied
                and _same_matter(first, second, SAME_MEASURED)
                and _figures_differ(first, second)
            ):
                yield first, second


def _same_matter(first: AttributedClaim, second: AttributedClaim, least: float) -> bool:
    if len(first.stems & second.stems) < SAME_CLAIM_WORDS:
        return False
    if first.speaker_words & second.speaker_words:
        return False
    # "Its plan" means a different plan for each speaker.
    if first.possessive and second.possessive:
        return False
    if abs(_at(first) - _at(second)) > DISPUTE_WINDOW or first.modal_words != second.modal_words:
        return False
    # If each side has a name that the other lacks, they are two matters in the same words.
    if (
        first.names - second.names - first.speaker_words - second.speaker_words
        and second.names - first.names - first.speaker_words - second.speaker_words
    ):
        return False
    shared = overlap(first.stems - second.speaker_words, second.stems - first.speaker_words)
    return shared >= least


def _same_figure(first: AttributedClaim, second: AttributedClaim) -> bool:
    ours, theirs = first.figure, second.figure
    return ours is None or theirs is None or (ours.value, ours.unit) == (theirs.value, theirs.unit)


def _figures_differ(first: AttributedClaim, second: AttributedClaim) -> bool:
    ours, theirs = first.figure, second.figure
    if ours is None or theirs is None or ours.unit != theirs.unit or ours.value == theirs.value:
        return False
    if first.possessive or second.possessive:
        return False
    # Both must cover each other: a longer sentence may measure something else.
    shared = len(first.stems & second.stems) / max(len(first.stems), len(second.stems))
    return shared >= SAME_CLAIM and _is_exact_count(first) and _is_exact_count(second)


def _is_exact_count(claim: AttributedClaim) -> bool:
    """Whether its only figure is an exact count, neither a date nor a bound."""
    text, figure = claim.fact.shown.text, claim.figure
    if figure is None or LANGUAGE.names_date(text):
        return False
    start = text.find(figure.text)
    return start >= 0 and not LANGUAGE.ends_with_bound(text[:start])


def _at(claim: AttributedClaim) -> datetime:
    return claim.fact.shown.published or claim.fact.shown.passage.first_seen


def _newest(pair: _Pair) -> tuple[datetime, str]:
    return (max(map(_at, pair)), min(claim.fact.shown.text for claim in pair))


def _claim(claim: AttributedClaim, numbering: Numbering) -> Claim:
    text = claim.fact.shown.text
    return Claim(claim.speaker, text, numbering.sources(carriers((claim.fact,))))
