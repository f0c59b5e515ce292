"""What is still to come, by the dates that the sentences name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import first_of_each
from briefing.compose.rules import MOST_DATES, MOST_OF_A_DAY, SAME_DATE_TEXT, SURE_AHEAD
from briefing.domain.briefing import NextDate
from briefing.text.date_ranges import periods
from briefing.text.dates import day_in, mentions
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.compose.drafts import Draft
    from briefing.compose.headlines import Headlines
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.points import Numbering
    from briefing.compose.summit_names import Named
    from briefing.domain.story import Story
    from briefing.domain.summit import Summit
    from briefing.text.dates import Mention


@dataclass(frozen=True, slots=True)
class _When:
    """A day or an instant, the last day of a range; ``vague``: some day of the range."""

    at: date | datetime
    ends: date | None = None
    vague: bool = False

    def day(self, zone: tzinfo) -> date:
        return day_in(zone, self.at) if isinstance(self.at, datetime) else self.at

    def order(self, zone: tzinfo) -> tuple[date, float, bool]:
        moment = self.at.timestamp() if isinstance(self.at, datetime) else 0.0
        return (self.day(zone), moment, self.vague)

    def may_be(self, other: _When, zone: tzinfo) -> bool:
        """Whether both can be one day: this one vague or not, the other as found before."""
        mine, others = self.day(zone), other.day(zone)
        if not self.vague:
            return mine == others
        return mine <= others <= (self.ends or mine)


Dated = tuple["Draft", _When]
"""A sentence and a date that it names."""


@dataclass(slots=True)
class _Appointment:
    """What is to be, in its best sentence, and the sentences that tell of it too."""

    when: _When
    draft: Draft
    others: list[Draft] = field(default_factory=list)

    def carriers(self) -> tuple[Carrier, ...]:
        """The first report of each outlet, of the one quoted that with the sentence itself."""
        told = [carrier for draft in self.others for carrier in draft.carriers]
        return first_of_each([*self.draft.carriers, *told], self.draft.quoted)


def dated(drafts: Sequence[Draft], now: datetime, zone: tzinfo) -> list[Dated]:
    """Every date from today on that ``drafts`` name, those of the best known ones first.

    A relative date counts from the earliest publication of the sentence's story.
    """
    told = sorted(drafts, key=lambda draft: (-draft.independent, -draft.outlets))
    alone = [draft for draft in told if draft.anchor is None]
    return [(draft, when) for draft in alone for when in _dates(draft, now, zone)]


def valid_until(summit: Summit, dated: Sequence[Dated], now: datetime, zone: tzinfo) -> datetime:
    """The first instant at which a briefing reads otherwise though nothing has come in.

    That is when the next hour that somebody named is there, when the summit begins or is over, or
    when the day ends.
    """
    hours = [when.at for _, when in dated if isinstance(when.at, datetime)]
    bounds = [at for at in (summit.begins_at(zone), summit.over_at(zone)) if at]
    tomorrow = datetime.combine(day_in(zone, now) + timedelta(days=1), time(), zone)
    return min([tomorrow, *(at for at in (*hours, *bounds) if at > now)])


def upcoming(
    dated: Sequence[Dated],
    headlines: Headlines,
    numbering: Numbering,
    *,
    named: Named,
    zone: tzinfo,
) -> tuple[NextDate, ...]:
    """The dates that were named, soonest first, each appointment once.

    One without a day ("next week") stays a span, and stands only where no exact day crowds it out.
    """
    found: list[_Appointment] = []
    met: list[_Appointment] = []  # and those told in another language before
    for draft, when in sorted(dated, key=lambda each: each[1].vague):
        known = [each for each in met if when.may_be(each.when, zone)]
        own = set(draft.words)
        same = [
            each
            for each in known
            if overlap(own, set(each.draft.words)) >= SAME_DATE_TEXT
            or named.meeting(draft.text, each.draft.text)
        ]
        if same:
            same[0].others.append(draft)
            continue
        appointment = _Appointment(when, draft)
        met.append(appointment)
        listed = sum(each.when == when for each in found)
        if listed < MOST_OF_A_DAY and not _translated(draft, known, named):
            found.append(appointment)
    exact = sorted(found, key=lambda each: (each.when.vague, each.when.order(zone)))[:MOST_DATES]
    exact.sort(key=lambda each: each.when.order(zone))
    return tuple(
        NextDate(
            each.when.at,
            headlines.instead(each.draft, carriers, partial(_names, each, zone)),
            numbering.sources(carriers),
            each.when.ends,
            each.when.vague,
        )
        for each in exact
        for carriers in (each.carriers(),)
    )


def _translated(draft: Draft, known: Iterable[_Appointment], named: Named) -> bool:
    return any(
        named.translated(draft.text, other.text)
        for each in known
        for other in (each.draft, *each.others)
    )


def _dates(draft: Draft, now: datetime, zone: tzinfo) -> Iterator[_When]:
    anchor = published(draft.head.story)
    # A feed may date an entry ahead of the clock, beyond the day it tells of.
    here = max(now, anchor)
    exact = mentions(draft.text, anchor, zone)
    for mention in exact:
        if _to_come(mention, here, zone):
            yield _When(mention.date, mention.ends)
    # Beside a day that a sentence names, its "next week" is the frame of that day.
    for period in () if exact else periods(draft.text, day_in(zone, anchor)):
        if period.last >= day_in(zone, here):
            yield _When(period.first, period.last, vague=True)


def _names(appointment: _Appointment, zone: tzinfo, text: str) -> bool:
    """Whether ``text``, printed above a sentence, tells of the same day as still to come."""
    when, anchor = appointment.when, published(appointment.draft.head.story)
    if when.vague:
        return any(
            (each.first, each.last) == (when.at, when.ends)
            for each in periods(text, day_in(zone, anchor))
        )
    return any(
        each.ahead and _When(each.date).day(zone) == when.day(zone)
        for each in mentions(text, anchor, zone)
    )


def published(story: Story) -> datetime:
    """When the story was first published, else when it was first seen."""
    dates = [entry.published for entry in story.entries if entry.published]
    return min(dates, default=story.first_seen)


def _to_come(mention: Mention, now: datetime, zone: tzinfo) -> bool:
    today, day = day_in(zone, now), _When(mention.date).day(zone)
    if isinstance(mention.date, datetime) and mention.date <= now:
        return False
    # What happened this morning is told with today's date too.
    if mention.ahead:
        return (mention.ends or day) >= today
    return today < day <= today + SURE_AHEAD
