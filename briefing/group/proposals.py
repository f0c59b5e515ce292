"""Meetings that the feeds speak of and nobody configured, as summits ready to be configured.

Precision before recall: both who meet hold an office of a country, the day is near, and either one
sentence names both people in full and the day or the place, or several outlets say so in texts of
their own.
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
"""Of kings and popes; no family is called so."""

_T = TypeVar("_T")
Name = tuple[str, ...]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence on one meeting, with what it says of it."""

    evidence: Evidence
    people: tuple[Name, Name]
    whole: bool
    day: date | None
    place: str | None

    @property
    def clear(self) -> bool:
        return self.whole and (self.day is not None or self.place is not None)


def propose(
    reports: Sequence[EntryReport], summits: Sequence[Summit], *, now: datetime, zone: tzinfo
) -> tuple[Proposal, ...]:
    """What ``reports`` speak of and ``summits`` do not hold, the best known first.

    The ids are slugs of the family names; the same reports give the same proposals.
    """
    recent = [report for report in reports if now - rules.LATELY <= report.at]
    people = _People(recent, summits)
    told: defaultdict[frozenset[Key], list[_Told]] = defaultdict(list)
    for report in recent:
        for found in _told(report, people, now, zone):
            told[frozenset(map(name_key, found.people))].append(found)
    made = [
        proposal
        for _, found in sorted(told.items(), key=lambda each: sorted(each[0]))
        if (proposal := _proposal(found, people, summits, zone))
    ]
    return tuple(_with_free_ids(sorted(made, key=lambda one: -one.outlets), summits))


class _People:
    """Who holds an office, and whom a family name alone means."""

    def __init__(self, reports: Sequence[EntryReport], summits: Iterable[Summit]) -> None:
        self.names: dict[Key, tuple[str, ...]] = {}
        self.alone: Counter[str] = Counter()
        self._whole: dict[Key, Name] = {}
        self._parts: set[str] = set()
        for names in (names for summit in summits for names in summit.people):
            for spelled in names:
                self._know(tuple(spelled.split()))
                self.names.setdefault(name_key(tuple(spelled.split())), names)
        for report in reports:
            for text in (report.title, *report.sentences):
                for name in office_holders(text):
                    self._know(name)
        for told in self._whole.values():
            self._parts.update(word.lower() for word in (told[0], told[-1]))

    def _know(self, name: Name) -> None:
        if len(name) > 1:
            self._whole.setdefault(name_key(name), name)

    def whole(self, name: Name) -> Name | None:
        """The full name, as first written, of one who holds an office; None for anybody else."""
        if len(name) > 1:
            found = self._whole.get(name_key(name))
            return self._shown(found) if found else None
        word = name[0].lower()
        if word not in self._parts:
            return None
        meant = [
            full for full in self._whole.values() if word in (full[0].lower(), full[-1].lower())
        ]
        shown = {name_key(self._shown(full)): self._shown(full) for full in meant}
        if len(shown) != 1:
            return None
        return next(iter(shown.values()))

    def _shown(self, name: Name) -> Name:
        """Under the first of the names that are configured for the person."""
        configured = self.names.get(name_key(name))
        return tuple(configured[0].split()) if configured else name

    def family(self, name: Name) -> str:
        """The word that stands for the person: what texts call them, else by custom the last."""
        first, last = name[0], name[-1]
        if _ORDINAL.fullmatch(last):
            return name[-2]
        if self.alone[first] != self.alone[last]:
            return max((first, last), key=lambda word: self.alone[word])
        return first if is_shared_family(first) else last


def _told(report: EntryReport, people: _People, now: datetime, zone: tzinfo) -> Iterator[_Told]:
    for text in (report.title, *report.sentences):
        for said in meetings(text):
            one, other = people.whole(said.one), people.whole(said.other)
            if one is None or other is None or name_key(one) == name_key(other):
                continue
            # Where a third is named before the second, who meets whom is anybody's guess.
            others = filter(None, map(people.whole, capitalised_names(text[: said.end])))
            if {name_key(name) for name in others} != {name_key(one), name_key(other)}:
                continue
            people.alone.update(name[0] for name in (said.one, said.other) if len(name) == 1)
            day = _day(text, said.start, report.at, zone)
            today = day_in(zone, now)
            if day is not None and not today - rules.JUST_OVER <= day <= today + rules.FAR:
                continue
            if day is None and not said.ahead:
                continue
            whole = len(said.one) > 1 and len(said.other) > 1
            where = place(text, said.end) or place(text, said.start)
            yield _Told(Evidence(report, text), (one, other), whole, day, where)


def _day(text: str, start: int, at: datetime, zone: tzinfo) -> date | None:
    """The first day that the sentence names from ``start`` on, else the last one before."""
    found = mentions(text, at, zone)
    after = [mention for mention in found if mention.start >= start]
    nearest = after[0] if after else found[-1] if found else None
    if nearest is None:
        return None
    return day_in(zone, nearest.date) if isinstance(nearest.date, datetime) else nearest.date


def _proposal(
    found: Sequence[_Told], people: _People, summits: Iterable[Summit], zone: tzinfo
) -> Proposal | None:
    stories: dict[str, str] = {}
    for told in found:
        stories.setdefault(told.evidence.report.story, told.evidence.report.outlet)
    outlets = len({told.evidence.report.outlet for told in found})
    if not any(told.clear for told in found) and len(set(stories.values())) < rules.SURE_OUTLETS:
        return None
    day = _most([told.day for told in found if told.day])
    where = _most([told.place for told in found if told.place])
    if day is None and where is None:
        return None
    best = sorted(found, key=lambda told: (not told.clear, told.day != day, told.place != where))
    pair = best[0].people
    summit = Summit(
        id="-".join(sorted(_slug(people.family(name)) for name in pair)),
        name=f"{'-'.join(people.family(name) for name in pair)} meeting",
        people=tuple(people.names.get(name_key(name), (" ".join(name),)) for name in pair),
        place=(where,) if where else (),
        starts=day,
    )
    if any(_same(summit, known, zone) for known in summits):
        return None
    evidence = {told.evidence.report.story: told.evidence for told in reversed(best)}
    order = [
        told.evidence for told in best if evidence[told.evidence.report.story] is told.evidence
    ]
    return Proposal(summit, tuple(order[: rules.MOST_EVIDENCE]), outlets)


def _same(proposed: Summit, known: Summit, zone: tzinfo) -> bool:
    """Whether ``known`` is this meeting, or what it is held at."""
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
    there = any(name.casefold() in places for name in proposed.place)
    return proposed.name.casefold() == known.name.casefold() or (shared > 0 and there)


def _with_free_ids(made: Iterable[Proposal], summits: Iterable[Summit]) -> Iterator[Proposal]:
    taken = {summit.id for summit in summits}
    for proposal in made:
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


def _most(values: Sequence[_T]) -> _T | None:
    """The commonest value, the first of several."""
    return Counter(values).most_common(1)[0][0] if values else None
