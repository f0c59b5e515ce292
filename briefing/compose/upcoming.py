"""What is still to come, by the dates that sentences name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from briefing.compose.independent_sources import first_per_outlet
from briefing.compose.rules import MOST_DATES, MOST_PER_DAY, SAME_DATE_TEXT, SURE_AHEAD
from briefing.domain.briefing import NextDate
from briefing.text.date_ranges import periods
from briefing.text.dates import day_in, mentions
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.points import Numbering
    from briefing.compose.summit_names import SummitNames
    from briefing.domain.story import Story
    from briefing.domain.summit import Summit
    from briefing.text.dates import Mention


@dataclass(frozen=True, slots=True)
class _When:
    """A day or an instant, and the last day of a range; ``vague``: some day within the range."""

    at: date | datetime
    ends: date | None = None
    vague: bool = False

    def day(self, zone: tzinfo) -> date:
        return day_in(zone, self.at) if isinstance(self.at, datetime) else self.at

    def order(self, zone: tzinfo) -> tuple[date, float, bool]:
        moment = self.at.timestamp() if isinstance(self.at, datetime) else 0.0
        return (self.day(zone), moment, self.vague)

    def may_be(self, other: _When, zone: tzinfo) -> bool:
        """Whether both can be one day; this one may be vague."""
        own_day, other_day = self.day(zone), other.day(zone)
        if not self.vague:
            return own_day == other_day
        return own_day <= other_day <= (self.ends or own_day)


DatedDraft = tuple["Draft", _When]
"""A sentence and a date that it names."""


@dataclass(slots=True)
class _UpcomingDate:
    """A coming date in its best sentence, and the other sentences that report it."""

    when: _When
    draft: Draft
    others: list[Draft] = field(default_factory=list)

    def carriers(self) -> tuple[Carrier, ...]:
        """The first report of each outlet; for the outlet quoted, that with the sentence itself."""
        other_carriers = [carrier for draft in self.others for carrier in draft.carriers]
        return first_per_outlet([*self.draft.carriers, *other_carriers], self.draft.quoted)


def dated_drafts(drafts: Sequence[Draft], now: datetime, zone: tzinfo) -> list[DatedDraft]:
    """Every date from today on that ``drafts`` name, those of the best supported ones first.

    A relative date counts from the earliest publication of the sentence's story.
    """
    ranked = sorted(drafts, key=lambda draft: (-draft.independent, -draft.outlets))
    standalone = [draft for draft in ranked if draft.anchor is None]
    return [(draft, when) for draft in standalone for when in _dates(draft, now, zone)]


def valid_until(
    summit: Summit, dated: Sequence[DatedDraft], now: datetime, zone: tzinfo
) -> datetime:
    """The first instant at which a briefing reads differently although nothing new came in.

    That is when the next time named in a sentence is reached, when the summit begins or is over, or
    when the day ends.
    """
    hours = [when.at for _, when in dated if isinstance(when.at, datetime)]
    bounds = [at for at in (summit.begins_at(zone), summit.over_at(zone)) if at]
    tomorrow = datetime.combine(day_in(zone, now) + timedelta(days=1), time(), zone)
    return min([tomorrow, *(at for at in (*hours, *bounds) if at > now)])


def upcoming(
    dated: Sequence[DatedDraft],
    numbering: Numbering,
    *,
    summit_names: SummitNames,
    zone: tzinfo,
) -> tuple[NextDate, ...]:
    """The dates that sentences name, soonest first, each date once.

    One without a day ("next week") stays a range, and is listed only if exact days leave room.
    """
    listed: list[_UpcomingDate] = []
    known: list[_UpcomingDate] = []  # also those already listed in another language
    for draft, when in sorted(dated, key=lambda pair: pair[1].vague):
        same_day = [listing for listing in known if when.may_be(listing.when, zone)]
        own_words = set(draft.words)
        same = [
            listing
            for listing in same_day
            if overlap(own_words, set(listing.draft.words)) >= SAME_DATE_TEXT
            or summit_names.same_meeting(draft.text, listing.draft.text)
        ]
        if same:
            same[0].others.append(draft)
            continue
        new_date = _UpcomingDate(when, draft)
        known.append(new_date)
        count = sum(listing.when == when for listing in listed)
        if count < MOST_PER_DAY and not _is_translation(draft, same_day, summit_names):
            listed.append(new_date)
    exact_first = sorted(listed, key=lambda listing: (listing.when.vague, listing.when.order(zone)))
    shown = sorted(exact_first[:MOST_DATES], key=lambda listing: listing.when.order(zone))
    return tuple(
        NextDate(
            listing.when.at,
            listing.draft.text,
            numbering.sources(carriers),
            listing.when.ends,
            listing.when.vague,
        )
        for listing in shown
        for carriers in (listing.carriers(),)
    )


def _is_translation(
    draft: Draft, same_day: Iterable[_UpcomingDate], summit_names: SummitNames
) -> bool:
    return any(
        summit_names.are_translations(draft.text, other.text)
        for listing in same_day
        for other in (listing.draft, *listing.others)
    )


def _dates(draft: Draft, now: datetime, zone: tzinfo) -> Iterator[_When]:
    anchor = published(draft.head.story)
    # A feed may date an entry ahead of the clock, later than the day it reports.
    today = max(now, anchor)
    exact = mentions(draft.text, anchor, zone)
    for mention in exact:
        if _to_come(mention, today, zone):
            yield _When(mention.date, mention.ends)
    # If a sentence also names a day, its "next week" is the context of that day.
    for period in () if exact else periods(draft.text, day_in(zone, anchor)):
        if period.last >= day_in(zone, today):
            yield _When(period.first, period.last, vague=True)


def published(story: Story) -> datetime:
    """When the story was first published, else when it was first seen."""
    dates = [entry.published for entry in story.entries if entry.published]
    return min(dates, default=story.first_seen)


def _to_come(mention: Mention, now: datetime, zone: tzinfo) -> bool:
    today, day = day_in(zone, now), _When(mention.date).day(zone)
    if isinstance(mention.date, datetime) and mention.date <= now:
        return False
    # What happened this morning is also reported with today's date.
    if mention.ahead:
        return (mention.ends or day) >= today
    return today < day <= today + SURE_AHEAD
