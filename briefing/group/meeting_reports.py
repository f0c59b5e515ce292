"""What the sentences of an entry say of meetings: who meets, when and where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.proposal import Evidence
from briefing.group import rules
from briefing.group.east_asian_meetings import east_asian_meetings, east_asian_place
from briefing.group.group_summits import group_summits
from briefing.group.marked_sentence import marked_sentence, names_in
from briefing.group.meeting_dates import MeetingDays, days_of
from briefing.group.meeting_places import places
from briefing.group.meetings import may_name_a_meeting, meetings
from briefing.group.visits import visits
from briefing.text.countries import country_name
from briefing.text.dates import day_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime, tzinfo

    from briefing.domain.proposal import EntryReport
    from briefing.group.leaders import Leaders, NameKey
    from briefing.group.meeting_mention import MeetingMention

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """One sentence about a meeting, with what it says of it."""

    evidence: Evidence
    mention: MeetingMention
    days: MeetingDays
    place: str | None

    @property
    def outlet(self) -> str:
        return self.evidence.report.outlet

    @property
    def counts(self) -> bool:
        """Whether it is evidence by itself: the meeting is near, or said to be to come."""
        return self.days.first is not None or self.mention.tense == "ahead"

    @property
    def complete(self) -> bool:
        """Whether it says all: two full names, the day and the place."""
        full = len(self.mention.people) > 1 and all(len(name) > 1 for name in self.mention.names)
        return full and self.days.first is not None and self.place is not None


def meeting_reports(
    report: EntryReport, leaders: Leaders, now: datetime, zone: tzinfo
) -> Iterator[MeetingReport]:
    """The meetings in an entry's headline and sentences, but for those that are long over."""
    today = day_in(zone, now)

    def person(name: tuple[str, ...]) -> NameKey | None:
        return leaders.person(name, report)

    previous = ""
    for text in (report.title, *report.sentences):
        for mention in _mentions(text, previous, leaders, person):
            leaders.used_alone.update(name[0] for name in mention.names if len(name) == 1)
            tense = mention.tense
            days = days_of(
                text, (mention.start, mention.end), report.at, zone,
                ahead=tense == "ahead", past=tense == "past",
            )  # fmt: skip
            if not _is_near(days, today, mention):
                continue
            yield MeetingReport(
                Evidence(report, text), mention, days, _place(text, mention, person)
            )
        previous = text


def _is_near(days: MeetingDays, today: date, mention: MeetingMention) -> bool:
    """Whether the meeting may be proposed today; one that is over needs a day."""
    if days.first is None or days.last is None:
        return mention.tense != "past"
    if mention.tense == "past" and days.first > today and not mention.group:
        return False
    return today - rules.JUST_OVER <= days.last and days.first <= today + rules.FAR


def _mentions(
    text: str, previous: str, leaders: Leaders, person: Callable[[tuple[str, ...]], NameKey | None]
) -> Iterator[MeetingMention]:
    yield from east_asian_meetings(text, leaders, person)
    if not may_name_a_meeting(text):
        return
    marked = marked_sentence(text, person)

    def before(other: NameKey) -> NameKey | None:
        named = {key for name in names_in(previous) if (key := person(name))} - {other}
        return next(iter(named)) if len(named) == 1 else None

    yield from meetings(marked, before)
    yield from group_summits(marked, leaders)
    yield from visits(marked, leaders)


def _place(
    text: str, mention: MeetingMention, person: Callable[[tuple[str, ...]], NameKey | None]
) -> str | None:
    if not any(mention.names) and (where := east_asian_place(text)):
        return where
    named = places(text, mention.start, mention.end, lambda word: person((word,)) is not None)
    if mention.country:
        return next((place for place in named if country_name(place) is None), None)
    return next(named, None)


def most_outlets(votes: Iterable[tuple[MeetingReport, _T | None]]) -> _T | None:
    """The value that most outlets give; None if none gives one."""
    outlets: defaultdict[_T, set[str]] = defaultdict(set)
    for meeting, value in votes:
        if value is not None:
            outlets[value].add(meeting.outlet)
    return min(outlets, key=lambda value: (-len(outlets[value]), str(value)), default=None)
