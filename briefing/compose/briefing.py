"""One summit's stories and passages to the briefing a person reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.compose.changed_facts import versions
from briefing.compose.disputes import disputes
from briefing.compose.drafts import drafts
from briefing.compose.facts import facts
from briefing.compose.headlines import Headlines
from briefing.compose.novelty import unseen
from briefing.compose.numbers import numbers
from briefing.compose.ordering import lead, ordered
from briefing.compose.points import Numbering, point
from briefing.compose.rules import ACTIVITY_DAYS
from briefing.compose.selection import chosen, without_shorter
from briefing.compose.statements import statements
from briefing.compose.summit_names import Named
from briefing.compose.upcoming import dated, upcoming, valid_until
from briefing.compose.weights import Worth
from briefing.compose.why_it_matters import why
from briefing.domain.briefing import Briefing, Counts
from briefing.text.dates import day_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from briefing.domain.story import Story, SummitPassage
    from briefing.domain.summit import Summit


def compose(
    summit: Summit,
    *,
    stories: Sequence[Story],
    passages: Sequence[SummitPassage],
    read_at: datetime | None,
    now: datetime,
    zone: tzinfo,
    max_words: int | None = None,
    totals: Counts | None = None,
) -> Briefing:
    """The briefing on ``summit``: each fact once, with everyone who reports it.

    ``passages`` are those assigned to the summit; each point's text stands verbatim in an entry
    of ``stories`` that it cites. ``max_words`` bounds the texts of lead, why and points together;
    the count of new points is of all there are, whether they fit or not.
    ``totals`` are the counts of entries, stories and outlets where ``stories`` is only a part.
    Days are those of ``zone``. The order of ``stories`` and ``passages`` does not matter.
    """
    found = facts(statements(stories, passages))
    new = unseen(found, read_at)
    anew = versions(found, new)
    told = drafts(found, new, anew)
    distinct = without_shorter(told)
    worth = Worth(distinct, stories)
    shown = ordered(chosen(distinct, worth, max_words))
    top = lead(shown, worth, read_at)
    numbering = Numbering()
    reason = why(shown, top, worth)
    first = point(top, numbering) if top else None
    second = point(reason, numbering) if reason else None
    points = tuple(
        point(draft, numbering) for draft in shown if draft is not top and draft is not reason
    )
    everything = ordered(told)
    headlines = Headlines(passages, shown)
    figures = numbers(everything, headlines, numbering)
    named = dated(everything, now, zone)
    dates = upcoming(named, headlines, numbering, named=Named(summit), zone=zone)
    differing = disputes(
        [
            fact
            for number, fact in enumerate(found)
            if number not in anew.replaced and not fact.hidden
        ],
        numbering,
    )
    return Briefing(
        summit=summit,
        status=summit.status(now, zone),
        read_at=read_at,
        counts=_counts(stories, totals, sum(draft.new for draft in distinct)),
        lead=first,
        why=second,
        points=points,
        disputed=differing,
        numbers=figures,
        next=dates,
        stories=tuple(stories),
        outlets=numbering.outlets,
        activity=_activity(stories, now, zone),
        valid_until=valid_until(summit, named, now, zone),
    )


def today(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """The new points of every briefing, in the given order; those that show none are left out.

    The numbers of the sources stay those of the whole briefing.
    """
    return tuple(
        replace(
            briefing,
            lead=briefing.lead if briefing.lead and briefing.lead.new else None,
            why=briefing.why if briefing.why and briefing.why.new else None,
            points=tuple(point for point in briefing.points if point.new),
            disputed=(),
            numbers=(),
            next=(),
        )
        for briefing in briefings
        if briefing.new_points
    )


def _counts(stories: Iterable[Story], totals: Counts | None, new: int) -> Counts:
    if totals is not None:
        return replace(totals, new=new)
    known = {story.id: story for story in stories}
    entries = [entry for story in known.values() for entry in story.entries]
    return Counts(len(entries), len(known), len({entry.outlet for entry in entries}), new)


def _activity(stories: Iterable[Story], now: datetime, zone: tzinfo) -> tuple[int, ...]:
    last = day_in(zone, now)
    days = Counter(day_in(zone, entry.at) for story in stories for entry in story.entries)
    return tuple(days[last - timedelta(days=back)] for back in reversed(range(ACTIVITY_DAYS)))
