"""Meetings that the feeds mention and nobody configured, as summits ready to be configured.

Precision before recall: the people hold an office of a country, the day is near, and either one
sentence gives full names, day and place, or several outlets report the meeting in texts of their
own. Calls are no meetings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.proposal import Evidence, Proposal
from briefing.domain.summit import Summit
from briefing.group import rules
from briefing.group.leaders import Leaders
from briefing.group.meeting_dates import MeetingDays, days_of
from briefing.group.meeting_places import places
from briefing.group.meetings import meetings, names_in
from briefing.group.same_meeting import is_configured
from briefing.text.dates import day_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.domain.proposal import EntryReport
    from briefing.group.leaders import NameKey
    from briefing.group.meetings import Tense

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _MeetingReport:
    """One sentence about a meeting, with what it says of it."""

    evidence: Evidence
    people: tuple[NameKey, ...]
    full_names: bool
    tense: Tense
    days: MeetingDays
    place: str | None
    summit: bool

    @property
    def counts(self) -> bool:
        """Whether it is evidence by itself: the meeting is near, or said to be to come."""
        return self.days.first is not None or self.tense == "ahead"

    @property
    def complete(self) -> bool:
        return self.full_names and self.days.first is not None and self.place is not None


def propose(
    reports: Sequence[EntryReport], summits: Sequence[Summit], *, now: datetime, zone: tzinfo
) -> tuple[Proposal, ...]:
    """The meetings that ``reports`` mention and ``summits`` lack, the most reported first.

    The ids are slugs of the family names; the same reports give the same proposals.
    """
    recent = sorted(
        (report for report in reports if now - rules.LATELY <= report.at),
        key=lambda report: (-report.at.timestamp(), report.entry),
    )
    leaders = Leaders(recent, summits)
    by_people: defaultdict[frozenset[NameKey], list[_MeetingReport]] = defaultdict(list)
    for report in recent:
        for meeting in _meeting_reports(report, leaders, now, zone):
            by_people[frozenset(meeting.people)].append(meeting)
    proposals = [
        proposal
        for _, group in sorted(by_people.items(), key=lambda item: sorted(map(sorted, item[0])))
        if (proposal := _proposal(group, leaders))
        and not is_configured(proposal.summit, summits, zone)
    ]
    ranked = sorted(proposals, key=lambda proposal: -proposal.outlets)
    return tuple(_with_free_ids(ranked, summits))


def _meeting_reports(
    report: EntryReport, leaders: Leaders, now: datetime, zone: tzinfo
) -> Iterator[_MeetingReport]:
    today = day_in(zone, now)
    previous = ""
    for text in (report.title, *report.sentences):

        def person(name: tuple[str, ...]) -> NameKey | None:
            return leaders.person(name, report)

        def before(other: NameKey, previous: str = previous) -> NameKey | None:
            named = {key for name in names_in(previous) if (key := person(name))} - {other}
            return next(iter(named)) if len(named) == 1 else None

        for mention in meetings(text, person, before):
            leaders.used_alone.update(name[0] for name in mention.names if len(name) == 1)
            days = days_of(
                text,
                (mention.start, mention.end),
                report.at,
                zone,
                ahead=mention.tense == "ahead",
                past=mention.tense == "past",
            )
            if days.first is not None and (
                (mention.tense == "past" and days.first > today)
                or not today - rules.JUST_OVER <= days.last <= today + rules.FAR
            ):
                continue
            if mention.tense == "past" and days.first is None:
                continue
            where = next(
                places(text, mention.start, mention.end, lambda word: person((word,)) is not None),
                None,
            )
            full = all(len(name) > 1 for name in mention.names)
            yield _MeetingReport(
                Evidence(report, text), mention.people, full, mention.tense, days, where,
                mention.summit,
            )  # fmt: skip
        previous = text


def _proposal(group: Sequence[_MeetingReport], leaders: Leaders) -> Proposal | None:
    sure = [meeting for meeting in group if meeting.counts]
    outlets = {meeting.evidence.report.outlet for meeting in sure}
    stories = {meeting.evidence.report.story for meeting in sure}
    if not any(meeting.complete for meeting in sure) and (
        min(len(outlets), len(stories)) < rules.SURE_OUTLETS
    ):
        return None
    first = _most_outlets((meeting, meeting.days.first) for meeting in sure)
    where = _most_outlets((meeting, meeting.place) for meeting in sure)
    if where is None and first is not None:
        where = _most_outlets((meeting, meeting.place) for meeting in group)
    if first is None and where is None:
        return None
    support = [
        meeting
        for meeting in group
        if not meeting.counts and meeting.tense == "open" and meeting.place in (None, where)
    ]
    last = _most_outlets(
        (meeting, meeting.days.last) for meeting in sure if meeting.days.first == first
    )
    best = sorted(
        sure + support,
        key=lambda meeting: (
            not meeting.complete, meeting.days.first != first, meeting.place != where,
            -meeting.evidence.report.at.timestamp(), meeting.evidence.report.entry,
        ),
    )  # fmt: skip
    people = best[0].people
    families = [leaders.family(key) for key in people]
    outlets |= {meeting.evidence.report.outlet for meeting in support}
    called = {meeting.evidence.report.outlet for meeting in sure + support if meeting.summit}
    noun = "summit" if len(called) >= rules.CALLED_SUMMIT * len(outlets) else "meeting"
    summit = Summit(
        id="-".join(sorted(map(slug, families))),
        name=f"{'-'.join(families)} {noun}",
        people=tuple(map(leaders.names, people)),
        place=(where,) if where else (),
        starts=first,
        ends=last if last != first else None,
    )
    return Proposal(summit, evidence_of([meeting.evidence for meeting in best]), len(outlets))


def evidence_of(ranked: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The best sentences, one of each story."""
    by_story: dict[str, Evidence] = {}
    for evidence in ranked:
        by_story.setdefault(evidence.report.story, evidence)
    return tuple(by_story.values())[: rules.MOST_EVIDENCE]


def _most_outlets(votes: Iterable[tuple[_MeetingReport, _T | None]]) -> _T | None:
    """The value that most outlets give; None if none gives one."""
    outlets: defaultdict[_T, set[str]] = defaultdict(set)
    for meeting, value in votes:
        if value is not None:
            outlets[value].add(meeting.evidence.report.outlet)
    return min(outlets, key=lambda value: (-len(outlets[value]), str(value)), default=None)


def _with_free_ids(proposals: Iterable[Proposal], summits: Iterable[Summit]) -> Iterator[Proposal]:
    taken = {summit.id for summit in summits}
    for proposal in proposals:
        summit, number = proposal.summit, 1
        wanted = summit.id
        while wanted in taken:
            number += 1
            wanted = f"{summit.id}-{number}"
        taken.add(wanted)
        yield replace(proposal, summit=replace(summit, id=wanted))


def slug(words: str) -> str:
    """``words`` as part of an id: plain lower case and hyphens; other scripts stay."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    if not plain.strip():
        return re.sub(r"[\W_]+", "-", words).strip("-") or "meeting"
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "meeting"
