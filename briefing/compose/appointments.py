"""The sentences that speak of something to come at a summit, with the day on which it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.compose.appointment_kinds import is_called_off, is_near, kind_of
from briefing.compose.rules import SURE_AHEAD, TOLD_AS_HELD
from briefing.compose.summit_subject import SummitSubject
from briefing.text.date_ranges import periods
from briefing.text.dates import day_in, mentions
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import has_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from briefing.compose.appointment_kinds import Kind
    from briefing.compose.drafts import Draft
    from briefing.domain.story import Story
    from briefing.domain.summit import Summit
    from briefing.text.dates import Mention
    from briefing.text.tense import Tense

_BEGAN = lazy_regex(
    r"\b(?:met|began|opened|started|kicked\soff|commenced|held|sat\sdown|concluded|ended|wrapped\sup"
    r"|tackled|spoke|shook\shands|hosted|signed)\b"
)
_NOT_YET = lazy_regex(r"\b(?:ahead\sof|before|prior\sto|prepar\w+|until|later)\b")
_ONCE_A_DAY = frozenset(("meeting", "press", "meal", "travel"))
_DOUBTS: dict[Tense, int] = {"future": 0, "present": 1}


@dataclass(frozen=True, slots=True)
class When:
    """A day or an instant, and the last day of a range; ``vague``: some day within the range."""

    at: date | datetime
    ends: date | None = None
    vague: bool = False

    def day(self, zone: tzinfo) -> date:
        """Its first day in ``zone``."""
        return day_in(zone, self.at) if isinstance(self.at, datetime) else self.at

    def order(self, zone: tzinfo) -> tuple[date, float, bool]:
        """Soonest first; a day comes before the times within it."""
        moment = self.at.timestamp() if isinstance(self.at, datetime) else 0.0
        return (self.day(zone), moment, self.vague)

    def may_be(self, other: When, zone: tzinfo) -> bool:
        """Whether both can be one day; this one may be vague."""
        own_day, other_day = self.day(zone), other.day(zone)
        if not self.vague:
            return own_day == other_day
        return own_day <= other_day <= (self.ends or own_day)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A sentence and one day to come that it names for something at the summit.

    ``people`` are the numbers of the summit's people in it, ``marks`` counts its place, terms and
    nouns there. ``doubt`` is 0 if its verb is in the future, 1 for a present or
    a day in front of a noun ("Thursday's talks"), 2 for what may be.
    ``plain``: it names no other day, and the word for what is on stands near this one. ``until`` is
    the instant at which its hour has come; None if it names none. ``days_off`` is how many days lie
    between it and the days of the summit, 0 on one of them; None if the summit has no dates.
    """

    draft: Draft
    when: When
    kind: Kind
    people: frozenset[int]
    marks: int
    doubt: int
    plain: bool
    until: datetime | None
    days_off: int | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence that tells something of ``kind`` as done today."""

    kind: Kind
    people: frozenset[int]
    draft: Draft


def appointments(
    drafts: Sequence[Draft], summit: Summit, now: datetime, zone: tzinfo
) -> list[Appointment]:
    """What ``drafts`` announce from today on, today being that of the summit's place.

    Only sentences that speak of the summit by their own words count, and nothing that has been
    called off, whose hour has come, or that other sentences tell as done. A relative date counts
    from the earliest publication of the sentence's story, in ``zone``.
    """
    return _Finder(summit, now, zone).appointments(drafts)


def published(story: Story) -> datetime:
    """When the story was first published, else when it was first seen."""
    dates = [entry.published for entry in story.entries if entry.published]
    return min(dates, default=story.first_seen)


class _Finder:
    def __init__(self, summit: Summit, now: datetime, zone: tzinfo) -> None:
        self._summit = summit
        self._subject = SummitSubject(summit)
        self._now = now
        self._zone = zone
        self._place_zone = summit.zone_of_days(zone)
        self._is_over = summit.status(now, zone) == "concluded"
        begins, over = summit.begins_at(zone), summit.over_at(zone)
        self._days: tuple[date, date] | None = None
        if begins and over:
            last = day_in(self._place_zone, over - timedelta(microseconds=1))
            self._days = (day_in(self._place_zone, begins), last)

    def appointments(self, drafts: Sequence[Draft]) -> list[Appointment]:
        coming: list[Appointment] = []
        held: list[_Held] = []
        today = day_in(self._place_zone, self._now)
        for draft in drafts:
            if draft.anchor is not None or not self._subject.may_be_named_in(draft.text):
                continue
            anchor = published(draft.head.story)
            # A feed may date an entry ahead of the clock, later than the day it reports.
            moment = max(self._now, anchor)
            named = mentions(draft.text, anchor, self._zone, since=today)
            for mention in named:
                is_to_come = self._is_to_come(mention, moment)
                may_be_held = mention.tense == "past" and self._is_today(mention)
                if not (is_to_come or may_be_held):
                    continue
                kind = kind_of(draft.text, mention.start, mention.end)
                if may_be_held and self._tells_as_held(draft.text, kind):
                    held.append(_Held(kind, self._subject.people_in(draft.text), draft))
                elif is_to_come:
                    when = When(mention.date, mention.ends)
                    coming += self._appointment(draft, when, kind, mention, len(named))
            # If a sentence also names a day, its "next week" is the context of that day.
            for period in () if named else periods(draft.text, day_in(self._zone, anchor)):
                if period.last >= day_in(self._place_zone, moment):
                    start = draft.text.find(period.text)
                    kind = kind_of(draft.text, start, start + len(period.text))
                    when = When(period.first, period.last, vague=True)
                    coming += self._appointment(draft, when, kind, None)
        return [
            item
            for item in coming
            if item.when.day(self._place_zone) > today or not _is_held(item, held)
        ]

    def _is_to_come(self, mention: Mention, moment: datetime) -> bool:
        today = day_in(self._place_zone, moment)
        day = When(mention.date).day(self._place_zone)
        at = self._instant(mention)
        if at is not None and at <= moment:
            return False
        # What happened this morning is also reported with today's date.
        if mention.ahead:
            return (mention.ends or day) >= today
        return today < day <= today + SURE_AHEAD

    def _instant(self, mention: Mention) -> datetime | None:
        """When the hour of an appointment comes; an hour without a zone is that of the place."""
        if isinstance(mention.date, datetime):
            return mention.date
        if mention.hour is None or mention.ends is not None:
            return None
        return datetime.combine(mention.date, mention.hour, self._place_zone)

    def _appointment(
        self, draft: Draft, when: When, kind: Kind, mention: Mention | None, days: int = 1
    ) -> Iterator[Appointment]:
        text = draft.text
        people, marks = self._subject.people_in(text), self._subject.marks_in(text)
        days_off = self._days_off(when)
        if not self._speaks_of_summit(text, kind, people, marks, days_off):
            return
        if mention and is_called_off(text, mention.start, mention.end):
            return
        doubt = _DOUBTS.get(mention.tense, 2) if mention else 0
        if mention and text.startswith(("'s", "’s"), mention.end):
            doubt = max(doubt, 1)
        plain = mention is not None and days == 1 and is_near(text, kind, mention.start)
        until = self._instant(mention) if mention else None
        yield Appointment(draft, when, kind, people, marks, doubt, plain, until, days_off)

    def _days_off(self, when: When) -> int | None:
        if self._days is None:
            return None
        first = when.day(self._place_zone)
        last = when.ends or first
        return max((first - self._days[1]).days, (self._days[0] - last).days, 0)

    def _speaks_of_summit(
        self, text: str, kind: Kind, people: frozenset[int], marks: int, days_off: int | None
    ) -> bool:
        """Whether ``text`` names enough of the summit for its day to be one of its matters.

        One name is enough beside a word of meeting, else two are needed. A meeting on another day
        than the summit's is another meeting, unless the place or the name is the summit's; after
        the summit, unless its people meet again.
        """
        if not self._subject.is_known:
            return True
        two_people = len(people) > 1 or not self._subject.needs_two_people
        if not two_people and self._subject.names_another_meeting(text):
            return False
        if kind not in ("meeting", "press", "meal"):
            return len(people) + marks > 1
        if self._is_over and kind == "meeting":
            return bool(people) and two_people and days_off != 0
        if days_off and kind == "meeting":
            return marks > 0 if self._summit.place else bool(people) and two_people
        return bool(people) or marks > 0

    def _is_today(self, mention: Mention) -> bool:
        return When(mention.date).day(self._place_zone) == day_in(self._place_zone, self._now)

    def _tells_as_held(self, text: str, kind: Kind) -> bool:
        """Whether ``text``, which names today, says that something of ``kind`` has taken place."""
        if kind not in _ONCE_A_DAY or _NOT_YET.search(text):
            return False
        if kind != "meeting":
            return True
        if not has_cjk(text) and not _BEGAN.search(text):
            return False
        return not self._subject.needs_two_people or len(self._subject.people_in(text)) > 1


def _is_held(item: Appointment, held: Sequence[_Held]) -> bool:
    """Whether the reports ``held`` of today tell ``item`` as done."""
    same = [report for report in held if report.kind == item.kind]
    if item.kind == "travel":
        return any(item.people and item.people <= report.people for report in same)
    outlets = {carrier.entry.outlet for report in same for carrier in report.draft.carriers}
    return len(outlets) >= (TOLD_AS_HELD if item.kind == "meeting" else 1)
