"""What is still to come, by the dates that sentences name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from briefing.compose.appointments import appointments
from briefing.compose.independent_sources import first_per_outlet, independent
from briefing.compose.rules import (
    MOST_DATES,
    MOST_PER_DAY,
    SAME_DATE_TEXT,
    SAME_MEETING_PEOPLE,
    SHORT_DATE_TEXT,
    SHORTER_DATE_TEXT,
)
from briefing.domain.briefing import NextDate
from briefing.text.dates import day_in
from briefing.text.shingles import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from briefing.compose.appointments import Appointment, When
    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier
    from briefing.compose.points import Numbering
    from briefing.compose.summit_names import SummitNames
    from briefing.domain.summit import Summit


@dataclass(slots=True)
class _UpcomingDate:
    """A coming date in its best sentence, and the other sentences that report it."""

    best: Appointment
    others: list[Draft] = field(default_factory=list)

    @property
    def when(self) -> When:
        return self.best.when

    def carriers(self) -> tuple[Carrier, ...]:
        """The first report of each outlet; for the outlet quoted, that with the sentence itself."""
        draft = self.best.draft
        other_carriers = [carrier for other in self.others for carrier in other.carriers]
        return first_per_outlet([*draft.carriers, *other_carriers], draft.quoted)


def dated_drafts(
    drafts: Sequence[Draft], summit: Summit, now: datetime, zone: tzinfo
) -> list[Appointment]:
    """What ``drafts`` announce for today and later, the sentence that says it best first.

    That is one which announces, names most of the summit and one day only, gives the hour and is
    short. Of equal ones the order of ``drafts`` decides.
    """
    return sorted(
        appointments(drafts, summit, now, zone),
        key=lambda item: (
            item.doubt,
            -min(len(item.people), SAME_MEETING_PEOPLE) - (item.marks > 0),
            not item.plain,
            item.until is None,
            max(item.draft.length, SHORT_DATE_TEXT) // SHORTER_DATE_TEXT,
            -item.draft.independent,
            -item.draft.outlets,
        ),
    )


def valid_until(
    summit: Summit, dated: Sequence[Appointment], now: datetime, zone: tzinfo
) -> datetime:
    """The first instant at which a briefing reads differently although nothing new came in.

    That is when the next hour named in a sentence is reached, when the summit begins or is over, or
    when the day ends, here or at its place.
    """
    hours = [item.until for item in dated if item.until]
    bounds = [at for at in (summit.begins_at(zone), summit.over_at(zone)) if at]
    midnights = [
        datetime.combine(day_in(days, now) + timedelta(days=1), time(), days)
        for days in {zone, summit.zone_of_days(zone)}
    ]
    return min([*midnights, *(at for at in (*hours, *bounds) if at > now)])


def upcoming(
    dated: Sequence[Appointment],
    numbering: Numbering,
    *,
    summit_names: SummitNames,
    zone: tzinfo,
) -> tuple[NextDate, ...]:
    """The dates that sentences name, soonest first, each appointment once with all who report it.

    One without a day ("next week") stays a range, and is listed only if exact days leave room.
    """
    known: list[_UpcomingDate] = []
    for item in sorted(dated, key=lambda item: item.when.vague):
        same = next(
            (
                other
                for other in known
                if item.when.may_be(other.when, zone)
                and (
                    _is_same(item, other.best, summit_names)
                    or _is_translation(item.draft, other, summit_names)
                )
            ),
            None,
        )
        if same:
            same.others.append(item.draft)
        else:
            known.append(_UpcomingDate(item))
    listed = _most_reported([other for other in known if _is_certain(other)], zone)
    exact_first = sorted(listed, key=lambda other: (other.when.vague, other.when.order(zone)))
    shown = sorted(exact_first[:MOST_DATES], key=lambda other: other.when.order(zone))
    return tuple(
        NextDate(
            other.when.at,
            other.best.draft.text,
            numbering.sources(carriers),
            other.when.ends,
            other.when.vague,
        )
        for other in shown
        for carriers in (other.carriers(),)
    )


def _is_same(item: Appointment, other: Appointment, summit_names: SummitNames) -> bool:
    """Whether two sentences on one day announce one thing.

    On a day of the summit a meeting is the summit; on another day the same people have to meet, or
    one of them at the summit's place.
    """
    alike = item.kind == other.kind or "other" in (item.kind, other.kind)
    if alike and overlap(set(item.draft.words), set(other.draft.words)) >= SAME_DATE_TEXT:
        return True
    if item.kind != other.kind or item.kind == "other":
        about_meeting = {item.kind, other.kind} == {"meeting", "other"} and item.days_off != 0
        return about_meeting and summit_names.same_meeting(item.draft.text, other.draft.text)
    people = item.people & other.people
    if item.kind != "meeting" or not people:
        return bool(people) or (item.kind == "meeting" and item.days_off == 0)
    at_its_place = item.marks > 0 and other.marks > 0
    return item.days_off == 0 or at_its_place or len(people) >= SAME_MEETING_PEOPLE


def _is_certain(date: _UpcomingDate) -> bool:
    """Whether one source is enough, or there are two.

    What is not plainly an appointment needs a second source on the summit's days, which any
    sentence may name, and on others if the sentence has no name of the summit but its people. So
    does a meeting on the day before or after: more often it is the summit itself, in a text that
    says "tomorrow" as somebody else said it a day before.
    """
    best, days_off = date.best, date.best.days_off
    if best.kind in ("other", "travel"):
        one_is_enough = days_off is None or (days_off > 0 and best.marks > 0)
    else:
        one_is_enough = best.kind != "meeting" or days_off != 1
    return one_is_enough or independent(date.carriers()) > 1


def _most_reported(dates: Iterable[_UpcomingDate], zone: tzinfo) -> list[_UpcomingDate]:
    by_when: dict[tuple[object, ...], list[_UpcomingDate]] = {}
    for date in dates:
        by_when.setdefault((date.when.day(zone), date.when.vague), []).append(date)
    return [
        date
        for same_day in by_when.values()
        for date in sorted(
            same_day, key=lambda item: (item.best.kind == "other", -independent(item.carriers()))
        )[:MOST_PER_DAY]
    ]


def _is_translation(draft: Draft, date: _UpcomingDate, summit_names: SummitNames) -> bool:
    return any(
        summit_names.are_translations(draft.text, other.text)
        for other in (date.best.draft, *date.others)
    )
