"""Claims that differ: one against its denial, or two figures for one thing.

A dispute that is none harms more than one that is missed: both sentences must name who speaks,
two different speakers, say nearly the same words within a day of each other, and be of one mind
on whether they speak of what is or of what will be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.compose.claims import said
from briefing.compose.independent_sources import carriers
from briefing.compose.rules import (
    MOST_DISPUTES,
    ONE_DISPUTE,
    SAME_CLAIM,
    SAME_CLAIM_WORDS,
    SAME_MEASURED,
)
from briefing.domain.briefing import Claim, Dispute
from briefing.text.calendar_names import SHORT_MONTHS
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing.compose.claims import Said
    from briefing.compose.facts import Fact
    from briefing.compose.points import Numbering

_ABOUT = re.compile(
    r"(?:more|less|fewer|greater) than|over|under|at (?:least|most)|up to|as many as|about|around"
    r"|some|nearly|almost|roughly|approximately|above|below"
)
_BEFORE = re.compile(rf"\b(?:{_ABOUT.pattern})\s$", re.IGNORECASE)
_CALENDAR = re.compile(
    rf"\b(?:{'|'.join(SHORT_MONTHS)})[a-z]*\b"
    r"|\d(?:st|nd|rd|th)\b|\d:\d\d"
    r"|\b(?:19|20)\d\d\b"
)


def disputes(found: Sequence[Fact], numbering: Numbering) -> tuple[Dispute, ...]:
    """The surest disputes among the facts ``found``, the newest first, no fact in two of them."""
    claims = [claim for fact in found if (claim := said(fact)) is not None]
    told: set[int] = set()
    disputed: list[Dispute] = []
    for one, other in sorted(_pairs(claims), key=_newest, reverse=True):
        if len(disputed) < MOST_DISPUTES and not told & {id(one.fact), id(other.fact)}:
            told |= {id(one.fact), id(other.fact)}
            sides = sorted((one, other), key=lambda each: each.fact.shown.order)
            disputed.append(Dispute(tuple(_claim(each, numbering) for each in sides)))
    return tuple(disputed)


def _pairs(claims: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    denied = [claim for claim in claims if claim.denied]
    stated = [claim for claim in claims if not claim.denied]
    for one in denied:
        for other in stated:
            if _same_matter(one, other, SAME_CLAIM) and _same_figure(one, other):
                yield one, other
    counted = [claim for claim in claims if claim.figure is not None]
    for place, one in enumerate(counted):
        for other in counted[place + 1 :]:
            if (
                one.denied == other.denied
                and _same_matter(one, other, SAME_MEASURED)
                and _measured_apart(one, other)
            ):
                yield one, other


def _same_matter(one: Said, other: Said, least: float) -> bool:
    if len(one.about & other.about) < SAME_CLAIM_WORDS or one.by & other.by:
        return False
    # "Its plan" is each time another's.
    if one.own and other.own:
        return False
    if abs(_at(one) - _at(other)) > ONE_DISPUTE or one.modal != other.modal:
        return False
    # A name on each side that the other lacks: two matters told in the same words.
    if one.names - other.names - one.by - other.by and other.names - one.names - one.by - other.by:
        return False
    return overlap(one.about - other.by, other.about - one.by) >= least


def _same_figure(one: Said, other: Said) -> bool:
    mine, others = one.figure, other.figure
    return mine is None or others is None or (mine.value, mine.unit) == (others.value, others.unit)


def _measured_apart(one: Said, other: Said) -> bool:
    mine, others = one.figure, other.figure
    if mine is None or others is None or mine.unit != others.unit or mine.value == others.value:
        return False
    if one.own or other.own:
        return False
    # Both must cover each other: a longer sentence may measure something else.
    shared = len(one.about & other.about) / max(len(one.about), len(other.about))
    return shared >= SAME_CLAIM and _is_plain(one) and _is_plain(other)


def _is_plain(claim: Said) -> bool:
    """Its one figure is an exact count, no date and no bound."""
    text, figure = claim.fact.shown.passage.text, claim.figure
    if figure is None or _CALENDAR.search(text):
        return False
    start = text.find(figure.text)
    return start >= 0 and not _BEFORE.search(text[:start])


def _at(claim: Said) -> datetime:
    return claim.fact.shown.told or claim.fact.shown.passage.first_seen


def _newest(pair: tuple[Said, Said]) -> tuple[datetime, str]:
    return (max(map(_at, pair)), min(each.fact.shown.passage.text for each in pair))


def _claim(claim: Said, numbering: Numbering) -> Claim:
    text = claim.fact.shown.passage.text
    return Claim(claim.speaker, text, numbering.sources(carriers((claim.fact,))))
