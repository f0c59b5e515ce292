"""Meetings that the feeds mention and nobody configured, as summits ready to be configured.

Precision before recall: both people hold an office of a country, the day is near, and either one
sentence gives both full names and the day or the place, or several outlets report the meeting in
texts of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.proposal import Evidence, Proposal
from briefing.domain.summit import Summit
from briefing.group import rules
from briefing.group.meetings import meetings, place
from briefing.text.dates import day_in, mentions
from briefing.text.office_holders import capitalised_names, name_key, office_holders
from briefing.text.person_names import is_shared_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.domain.proposal import EntryReport

_ORDINAL = re.compile("[IVX]+")
"""The number of a king or a pope; no family name looks like this."""

_T = TypeVar("_T")
Name = tuple[str, ...]
NameKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _MeetingReport:
    """One sentence about a meeting, with what it says of it."""

    evidence: Evidence
    people: tuple[Name, Name]
    full_names: bool
    day: date | None
    place: str | None

    @property
    def sufficient(self) -> bool:
        return self.full_names and (self.day is not None or self.place is not None)


def propose(
    reports: Sequence[EntryReport], summits: Sequence[Summit], *, now: datetime, zone: tzinfo
) -> tuple[Proposal, ...]:
    """The meetings that ``reports`` mention and ``summits`` lack, the most reported first.

    The ids are slugs of the family names; the same reports give the same proposals.
    """
    recent = [report for report in reports if now - rules.LATELY <= report.at]
    people = _OfficeHolders(recent, summits)
    by_pair: defaultdict[frozenset[NameKey], list[_MeetingReport]] = defaultdict(list)
    for report in recent:
        for meeting in _meeting_reports(report, people, now, zone):
            by_pair[frozenset(map(name_key, meeting.people))].append(meeting)
    proposals = [
        proposal
        for _, group in sorted(by_pair.items(), key=lambda item: sorted(item[0]))
        if (proposal := _proposal(group, people, summits, zone))
    ]
    ranked = sorted(proposals, key=lambda proposal: -proposal.outlets)
    return tuple(_with_free_ids(ranked, summits))


class _OfficeHolders:
    """Who holds an office, and whom a family name alone refers to."""

    def __init__(self, reports: Sequence[EntryReport], summits: Iterable[Summit]) -> None:
        self.names: dict[NameKey, tuple[str, ...]] = {}
        self.used_alone: Counter[str] = Counter()
        self._full_names: dict[NameKey, Name] = {}
        self._parts: set[str] = set()
        for names in (names for summit in summits for names in summit.people):
            for spelled in names:
                self._add(tuple(spelled.split()))
                self.names.setdefault(name_key(tuple(spelled.split())), names)
        for report in reports:
            for text in (report.title, *report.sentences):
                for name in office_holders(text):
                    self._add(name)
        for full in self._full_names.values():
            self._parts.update(word.lower() for word in (full[0], full[-1]))

    def _add(self, name: Name) -> None:
        if len(name) > 1:
            self._full_names.setdefault(name_key(name), name)

    def full_name(self, name: Name) -> Name | None:
        """The full name, as first written, of an office holder; None for anybody else."""
        if len(name) > 1:
            known = self._full_names.get(name_key(name))
            return self._shown(known) if known else None
        word = name[0].lower()
        if word not in self._parts:
            return None
        candidates = [
            full
            for full in self._full_names.values()
            if word in (full[0].lower(), full[-1].lower())
        ]
        shown = {name_key(self._shown(full)): self._shown(full) for full in candidates}
        if len(shown) != 1:
            return None
        return next(iter(shown.values()))

    def _shown(self, name: Name) -> Name:
        """The first of the names that are configured for the person, else ``name``."""
        configured = self.names.get(name_key(name))
        return tuple(configured[0].split()) if configured else name

    def family(self, name: Name) -> str:
        """The word that texts use alone for the person, by default the last one."""
        first, last = name[0], name[-1]
        if _ORDINAL.fullmatch(last):
            return name[-2]
        if self.used_alone[first] != self.used_alone[last]:
            return max((first, last), key=lambda word: self.used_alone[word])
        return first if is_shared_family(first) else last


def _meeting_reports(
    report: EntryReport, people: _OfficeHolders, now: datetime, zone: tzinfo
) -> Iterator[_MeetingReport]:
    for text in (report.title, *report.sentences):
        for mention in meetings(text):
            first, second = people.full_name(mention.first), people.full_name(mention.second)
            if first is None or second is None or name_key(first) == name_key(second):
                continue
            # If a third person is named before the second, it is unclear who meets whom.
            others = filter(None, map(people.full_name, capitalised_names(text[: mention.end])))
            if {name_key(name) for name in others} != {name_key(first), name_key(second)}:
                continue
            people.used_alone.update(
                name[0] for name in (mention.first, mention.second) if len(name) == 1
            )
            day = _day(text, mention.start, report.at, zone)
            today = day_in(zone, now)
            if day is not None and not today - rules.JUST_OVER <= day <= today + rules.FAR:
                continue
            if day is None and not mention.ahead:
                continue
            full_names = len(mention.first) > 1 and len(mention.second) > 1
            where = place(text, mention.end) or place(text, mention.start)
            yield _MeetingReport(Evidence(report, text), (first, second), full_names, day, where)


def _day(text: str, start: int, at: datetime, zone: tzinfo) -> date | None:
    """The first day that the sentence names from ``start`` on, else the last one before."""
    dates = mentions(text, at, zone)
    after = [mention for mention in dates if mention.start >= start]
    nearest = after[0] if after else dates[-1] if dates else None
    if nearest is None:
        return None
    return day_in(zone, nearest.date) if isinstance(nearest.date, datetime) else nearest.date


def _proposal(
    meetings_of_pair: Sequence[_MeetingReport],
    people: _OfficeHolders,
    summits: Iterable[Summit],
    zone: tzinfo,
) -> Proposal | None:
    stories: dict[str, str] = {}
    for meeting in meetings_of_pair:
        stories.setdefault(meeting.evidence.report.story, meeting.evidence.report.outlet)
    outlets = len({meeting.evidence.report.outlet for meeting in meetings_of_pair})
    if (
        not any(meeting.sufficient for meeting in meetings_of_pair)
        and len(set(stories.values())) < rules.SURE_OUTLETS
    ):
        return None
    day = _commonest([meeting.day for meeting in meetings_of_pair if meeting.day])
    where = _commonest([meeting.place for meeting in meetings_of_pair if meeting.place])
    if day is None and where is None:
        return None
    best = sorted(
        meetings_of_pair,
        key=lambda meeting: (not meeting.sufficient, meeting.day != day, meeting.place != where),
    )
    pair = best[0].people
    summit = Summit(
        id="-".join(sorted(_slug(people.family(name)) for name in pair)),
        name=f"{'-'.join(people.family(name) for name in pair)} meeting",
        people=tuple(people.names.get(name_key(name), (" ".join(name),)) for name in pair),
        place=(where,) if where else (),
        starts=day,
    )
    if any(_same_meeting(summit, known, zone) for known in summits):
        return None
    evidence = {meeting.evidence.report.story: meeting.evidence for meeting in reversed(best)}
    order = [
        meeting.evidence
        for meeting in best
        if evidence[meeting.evidence.report.story] is meeting.evidence
    ]
    return Proposal(summit, tuple(order[: rules.MOST_EVIDENCE]), outlets)


def _same_meeting(proposed: Summit, known: Summit, zone: tzinfo) -> bool:
    """Whether ``known`` is this meeting, or the summit at which it takes place."""
    theirs = {name_key(tuple(name.split())) for names in known.people for name in names}
    shared = sum(
        any(name_key(tuple(name.split())) in theirs for name in names) for names in proposed.people
    )
    over = known.over_at(zone)
    if shared == len(proposed.people):
        if proposed.starts is None or over is None:
            return True
        return proposed.starts <= day_in(zone, over) + rules.OTHER_TIME
    places = {name.casefold() for name in known.place}
    same_place = any(name.casefold() in places for name in proposed.place)
    return proposed.name.casefold() == known.name.casefold() or (shared > 0 and same_place)


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


def _slug(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "meeting"


def _commonest(values: Sequence[_T]) -> _T | None:
    """The most common value, the first of several; None if there is none."""
    return Counter(values).most_common(1)[0][0] if values else None
