"""Meetings that the feeds mention and nobody configured, as summits ready to be configured.

Precision before recall: the people hold an office of a country, the day is near, and either one
sentence gives full names, day and place, or several outlets report the meeting in texts of their
own. Calls are no meetings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.domain.proposal import Proposal
from briefing.domain.summit import Summit
from briefing.group import rules
from briefing.group.leaders import Leaders, script
from briefing.group.meeting_reports import meeting_reports, most_outlets
from briefing.group.same_meeting import is_configured, is_part_of
from briefing.text.countries import NAMES_BY_CODE, SHOWN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence
    from datetime import date, datetime, tzinfo

    from briefing.domain.proposal import EntryReport, Evidence
    from briefing.group.leaders import NameKey
    from briefing.group.meeting_reports import MeetingReport


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
    by_key: defaultdict[Hashable, list[MeetingReport]] = defaultdict(list)
    for report in recent:
        for meeting in meeting_reports(report, leaders, now, zone):
            by_key[meeting.mention.key].append(meeting)
    proposals = [
        proposal
        for group in by_key.values()
        if (proposal := _proposal(group, leaders))
        and not is_configured(proposal.summit, summits, zone)
    ]
    ranked = sorted(proposals, key=lambda proposal: (-proposal.outlets, proposal.summit.id))
    chosen: list[Proposal] = []
    for proposal in ranked:
        if not any(
            is_part_of(proposal.summit, other.summit, zone)
            and proposal.outlets * rules.PART_OF <= other.outlets
            for other in chosen
        ):
            chosen.append(proposal)
    return tuple(_with_free_ids(chosen, summits))


def _proposal(group: Sequence[MeetingReport], leaders: Leaders) -> Proposal | None:
    sure = [meeting for meeting in group if meeting.counts]
    first = most_outlets((meeting, meeting.days.first) for meeting in sure)
    where = most_outlets((meeting, meeting.place) for meeting in sure)
    if where is None and first is not None:
        where = most_outlets((meeting, meeting.place) for meeting in group)
    support = [
        meeting
        for meeting in group
        if not meeting.counts and meeting.mention.tense == "open" and meeting.place in (None, where)
    ]
    if not _is_sure(sure, support):
        return None
    mention = sure[0].mention
    if first is None and (where is None or mention.group or mention.country):
        return None
    best = sorted(
        sure + support,
        key=lambda meeting: (
            not meeting.complete, meeting.days.first != first, meeting.place != where,
            -meeting.evidence.report.at.timestamp(), meeting.evidence.report.entry,
        ),
    )  # fmt: skip
    summit = replace(_named(best, where, leaders), starts=first, ends=_last_day(best, first))
    count = len({meeting.outlet for meeting in best})
    return Proposal(summit, _evidence(meeting.evidence for meeting in best), count)


def _is_sure(sure: Sequence[MeetingReport], support: Sequence[MeetingReport]) -> bool:
    """Whether the reports are evidence enough for a proposal."""
    if any(meeting.complete for meeting in sure) or _voices(sure) >= rules.SURE_OUTLETS:
        return True
    dated = any(meeting.days.first for meeting in sure)
    return dated and _voices([*sure, *support]) >= rules.SUPPORTING_OUTLETS


def _voices(meetings: Sequence[MeetingReport]) -> int:
    """How many outlets report it in texts of their own."""
    outlets = {meeting.outlet for meeting in meetings}
    return min(len(outlets), len({meeting.evidence.report.story for meeting in meetings}))


def _last_day(meetings: Sequence[MeetingReport], first: date | None) -> date | None:
    """The last day of a meeting of several days, by the reports that give one."""
    if first is None:
        return None
    last = most_outlets(
        (meeting, meeting.days.last)
        for meeting in meetings
        if meeting.days.first == first and meeting.days.last != first
    )
    length = most_outlets((meeting, meeting.days.length) for meeting in meetings)
    if last is None and length is not None:
        last = first + timedelta(days=length - 1)
    return last


def _named(best: Sequence[MeetingReport], where: str | None, leaders: Leaders) -> Summit:
    """The summit without dates; its people stand in the order of most outlets."""
    mention = best[0].mention
    orders = dict.fromkeys(meeting.mention.people for meeting in best)
    order = max(orders, key=lambda people: _outlets_with_order(best, people))
    place = _spellings_of_place(best, where)
    people = tuple(map(leaders.names, order))
    families = [leaders.family(key) for key in order]
    if mention.group:
        id = slug(f"{mention.group} {where or ''}")
        return Summit(id, f"{mention.group} summit", place=place)
    if mention.country:
        country = SHOWN[mention.country]
        hosts = leaders.heads_in(
            mention.country, {meeting.evidence.report.entry for meeting in best}
        )
        return Summit(
            id=slug(f"{families[0]} {country}"),
            name=f"{families[0]}'s visit to {country}",
            people=(*people, *map(leaders.names, hosts)),
            place=(*NAMES_BY_CODE[mention.country][: rules.MOST_SPELLINGS], *place),
        )
    called = {meeting.outlet for meeting in best if meeting.mention.summit}
    outlets = {meeting.outlet for meeting in best}
    noun = _noun(families[0], best, len(called) >= rules.CALLED_SUMMIT * len(outlets))
    return Summit(
        id="-".join(sorted(map(slug, families))),
        name=f"{'-'.join(families)}{noun}",
        people=people,
        place=place,
    )


def _outlets_with_order(best: Sequence[MeetingReport], people: Sequence[NameKey]) -> int:
    return len({meeting.outlet for meeting in best if meeting.mention.people == people})


def _noun(family: str, best: Sequence[MeetingReport], summit: bool) -> str:
    """The word for the meeting in the language of the names."""
    match script(family):
        case "latin":
            return " summit" if summit else " meeting"
        case "hangul":
            return " 정상회담" if summit else " 회담"
        case _:
            japanese = any(script(letter) == "kana" for letter in best[0].evidence.text)
            return ("首脳会談" if summit else "会談") if japanese else "会晤"


def _spellings_of_place(best: Sequence[MeetingReport], where: str | None) -> tuple[str, ...]:
    """The place as most outlets write it, then its name in other scripts."""
    if where is None:
        return ()
    by_script: dict[str, list[MeetingReport]] = {}
    for meeting in best:
        if meeting.place is not None:
            by_script.setdefault(script(meeting.place), []).append(meeting)
    names = [
        most_outlets((meeting, meeting.place) for meeting in meetings)
        for written, meetings in by_script.items()
        if written != script(where)
    ]
    return (where, *(name for name in names if name))


def _evidence(ranked: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The best sentences, one of each story."""
    by_story: dict[str, Evidence] = {}
    for evidence in ranked:
        by_story.setdefault(evidence.report.story, evidence)
    return tuple(by_story.values())[: rules.MOST_EVIDENCE]


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
