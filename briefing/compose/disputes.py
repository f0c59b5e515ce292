"""Claims that differ: a claim and its denial, or two figures for one thing.

A false dispute does more harm than a missed one. What no sentence sets against each other is a
dispute only if both sentences name who speaks, use nearly the same words within a day of each
other, and agree on whether they are about what is or what will be.
"""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import islice
from typing import TYPE_CHECKING

from briefing.compose.claims import attributed_claim
from briefing.compose.independent_sources import carriers
from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import (
    DISPUTE_WINDOW,
    MOST_ASSERTIONS,
    MOST_COUNTS,
    MOST_DENIALS,
    MOST_DENIED,
    MOST_DISPUTES,
    MOST_LATER_COUNTS,
    SAME_CLAIM,
    SAME_CLAIM_PAIRS,
    SAME_CLAIM_WORDS,
    SAME_MEASURED,
)
from briefing.compose.sentence_disputes import SentenceDisputes, StatedSide
from briefing.compose.speaker_identity import SpeakerIdentity
from briefing.domain.briefing import Claim, Dispute
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.compose.claims import AttributedClaim
    from briefing.compose.facts import Fact
    from briefing.compose.points import Numbering
    from briefing.domain.summit import Summit

    _Sides = tuple[StatedSide, StatedSide]


def disputes(facts: Sequence[Fact], numbering: Numbering, *, summit: Summit) -> tuple[Dispute, ...]:
    """The disputes among ``facts`` that most stories carry, of equals the newest.

    No fact is in two of them, and no two speakers.
    """
    identity = SpeakerIdentity(summit)
    claims = [claim for fact in facts if (claim := attributed_claim(fact)) is not None]
    candidates = [*SentenceDisputes(facts, identity), *_pairs(claims, identity)]
    chosen: list[_Sides] = []
    for sides in sorted(candidates, key=_rank):
        if len(chosen) == MOST_DISPUTES:
            break
        if not any(_same_dispute(sides, other, identity) for other in chosen):
            chosen.append(sides)
    return tuple(
        Dispute(tuple(_claim(side, numbering) for side in sides))
        for sides in sorted(chosen, key=_newest)
    )


def _pairs(claims: Sequence[AttributedClaim], identity: SpeakerIdentity) -> Iterator[_Sides]:
    for first, second in _differing(claims):
        if not identity.may_be_one(first.speaker, second.speaker):
            sides = sorted((first, second), key=lambda claim: claim.fact.shown.order)
            earlier, later = (StatedSide(claim.fact, claim.speaker, claim.text) for claim in sides)
            yield earlier, later


def _differing(claims: Sequence[AttributedClaim]) -> Iterator[tuple[AttributedClaim, ...]]:
    denials = [claim for claim in claims if claim.denied][-MOST_DENIALS:]
    assertions = [claim for claim in claims if not claim.denied][-MOST_ASSERTIONS:]
    for denial in denials:
        if denial.asserted:
            denied = (claim for claim in reversed(assertions) if _denies(denial, claim))
            yield from ((denial, claim) for claim in islice(denied, MOST_DENIED))
    counted = [claim for claim in claims if _counts_exactly(claim)][-MOST_COUNTS:]
    by_kind: dict[object, deque[AttributedClaim]] = defaultdict(deque)
    for claim in counted:
        by_kind[_kind(claim)].append(claim)
    for first in counted:
        later = by_kind[_kind(first)]
        later.popleft()
        for second in islice(later, MOST_LATER_COUNTS):
            if _figures_differ(first, second) and _same_matter(first, second, SAME_MEASURED):
                yield first, second


def _denies(denial: AttributedClaim, assertion: AttributedClaim) -> bool:
    return (
        _same_matter(denial, assertion, SAME_CLAIM)
        and _same_figure(denial, assertion)
        and assertion.asserted
    )


def _same_matter(first: AttributedClaim, second: AttributedClaim, least: float) -> bool:
    fewest = SAME_CLAIM_PAIRS if first.in_pairs else SAME_CLAIM_WORDS
    if first.in_pairs != second.in_pairs or len(first.stems & second.stems) < fewest:
        return False
    # "Its plan" means a different plan for each speaker.
    if first.possessive and second.possessive:
        return False
    if (
        abs(first.fact.shown.reported_at - second.fact.shown.reported_at) > DISPUTE_WINDOW
        or first.modal_words != second.modal_words
    ):
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


def _kind(claim: AttributedClaim) -> tuple[object, ...]:
    """What two claims with different figures have in common."""
    unit = claim.figure.unit if claim.figure is not None else ""
    return (unit, claim.denied, claim.modal_words, claim.in_pairs)


def _figures_differ(first: AttributedClaim, second: AttributedClaim) -> bool:
    """Whether two claims of one unit differ in their figures and in few of their words."""
    ours, theirs = first.figure, second.figure
    if ours is None or theirs is None or ours.value == theirs.value:
        return False
    # Both must cover each other: a longer sentence may measure something else.
    shared = len(first.stems & second.stems) / max(len(first.stems), len(second.stems))
    return shared >= SAME_CLAIM


def _counts_exactly(claim: AttributedClaim) -> bool:
    """Whether its only figure is an exact count, neither a date nor a bound, and of nothing that
    each speaker has."""
    text, figure = claim.fact.shown.text, claim.figure
    if figure is None or claim.possessive or LANGUAGE.names_date(text):
        return False
    start = text.find(figure.text)
    return start >= 0 and not LANGUAGE.ends_with_bound(text[:start])


def _newest(sides: _Sides) -> tuple[float, str]:
    newest = max(side.fact.shown.reported_at for side in sides)
    return (-newest.timestamp(), min(side.text for side in sides))


def _rank(sides: _Sides) -> tuple[int, float, str]:
    stories = frozenset[str]().union(*(side.fact.stories for side in sides))
    return (-len(stories), *_newest(sides))


def _same_dispute(sides: _Sides, other: _Sides, identity: SpeakerIdentity) -> bool:
    if {id(side.fact) for side in sides} & {id(side.fact) for side in other}:
        return True
    (first, second), (third, fourth) = ((side.speaker for side in pair) for pair in (sides, other))
    same = identity.may_be_one
    return (same(first, third) and same(second, fourth)) or (
        same(first, fourth) and same(second, third)
    )


def _claim(side: StatedSide, numbering: Numbering) -> Claim:
    return Claim(side.speaker, side.text, numbering.sources(carriers((side.fact,))))
