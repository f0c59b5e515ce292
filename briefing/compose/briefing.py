"""Composes the briefing on one summit from its stories and passages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.compose.changed_facts import find_versions
from briefing.compose.disputes import disputes
from briefing.compose.drafts import make_drafts
from briefing.compose.facts import group_facts
from briefing.compose.headlines import Headlines
from briefing.compose.novelty import unseen
from briefing.compose.numbers import numbers
from briefing.compose.ordering import lead, ordered
from briefing.compose.points import Numbering, point
from briefing.compose.rules import ACTIVITY_DAYS
from briefing.compose.selection import select, without_contained
from briefing.compose.statements import statements
from briefing.compose.summit_names import SummitNames
from briefing.compose.upcoming import dated_drafts, upcoming, valid_until
from briefing.compose.weights import Weights
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

    ``passages`` are those assigned to the summit; each point's text appears verbatim in an entry
    of ``stories`` that it cites. ``max_words`` limits the texts of lead, why and points together;
    the count of new points includes those that do not fit. ``totals`` are the counts of entries,
    stories and outlets if ``stories`` is only a part. Days are those of ``zone``. The order of
    ``stories`` and ``passages`` does not matter.
    """
    facts = group_facts(statements(stories, passages))
    new = unseen(facts, read_at)
    versions = find_versions(facts, new)
    drafts = make_drafts(facts, new, versions)
    distinct = without_contained(drafts)
    weights = Weights(distinct, stories)
    shown = ordered(select(distinct, weights, max_words))
    lead_draft = lead(shown, weights, read_at)
    numbering = Numbering()
    why_draft = why(distinct if max_words is None else shown, lead_draft, weights, summit=summit)
    if why_draft is not None and not any(draft is why_draft for draft in shown):
        shown = ordered([*shown, why_draft])
    lead_point = point(lead_draft, numbering) if lead_draft else None
    why_point = point(why_draft, numbering) if why_draft else None
    points = tuple(
        point(draft, numbering)
        for draft in shown
        if draft is not lead_draft and draft is not why_draft
    )
    all_drafts = ordered(drafts)
    headlines = Headlines(passages, shown)
    figures = numbers(all_drafts, headlines, numbering)
    dated = dated_drafts(all_drafts, now, zone)
    dates = upcoming(dated, headlines, numbering, summit_names=SummitNames(summit), zone=zone)
    disputed = disputes(
        [
            fact
            for number, fact in enumerate(facts)
            if number not in versions.replaced and not fact.hidden
        ],
        numbering,
        summit=summit,
    )
    return Briefing(
        summit=summit,
        status=summit.status(now, zone),
        read_at=read_at,
        counts=_counts(stories, totals, sum(draft.new for draft in distinct)),
        lead=lead_point,
        why=why_point,
        points=points,
        disputed=disputed,
        numbers=figures,
        next=dates,
        stories=tuple(stories),
        outlets=numbering.outlets,
        activity=_activity(stories, now, zone),
        valid_until=valid_until(summit, dated, now, zone),
    )


def today(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """The new points of each briefing, in the given order; briefings without any are left out.

    The sources keep their numbers from the whole briefing.
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
    days = Counter(day_in(zone, entry.order_at) for story in stories for entry in story.entries)
    return tuple(days[last - timedelta(days=back)] for back in reversed(range(ACTIVITY_DAYS)))
