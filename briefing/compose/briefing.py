"""Composes the briefing on one summit from its stories and passages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.compose.also_reported import also_reported
from briefing.compose.changed_facts import find_versions
from briefing.compose.disputes import disputes
from briefing.compose.drafts import make_drafts
from briefing.compose.facts import group_facts
from briefing.compose.folding import folded
from briefing.compose.novelty import unseen
from briefing.compose.numbers import numbers
from briefing.compose.ordering import best_first, lead, newest_first
from briefing.compose.point_links import link_points
from briefing.compose.points import Numbering, point, with_other_reports
from briefing.compose.reach import Reach
from briefing.compose.rules import ACTIVITY_DAYS, MOST_ALSO_REPORTED
from briefing.compose.selection import select, without_contained
from briefing.compose.statements import statements
from briefing.compose.summit_names import SummitNames
from briefing.compose.upcoming import dated_drafts, upcoming, valid_until
from briefing.compose.why_it_matters import why
from briefing.compose.worth import Worth
from briefing.domain.briefing import Briefing, Counts
from briefing.text.dates import day_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.compose.drafts import Draft
    from briefing.domain.briefing import Point
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
    languages: Sequence[str] = (),
    similar: Sequence[tuple[int, int, float]] = (),
    whole: bool = False,
) -> Briefing:
    """The briefing on ``summit``: each fact once, with everyone who reports it.

    ``passages`` are those assigned to the summit; each point's text appears verbatim in an entry
    of ``stories`` that it cites. ``max_words`` limits the texts of lead, why and points together;
    the count of new points includes those that do not fit. ``totals`` are the counts of entries,
    stories and outlets if ``stories`` is only a part. Days are those of ``zone``. ``languages`` are
    codes ("en"), the preferred first. ``similar`` are passages in two scripts, by their keys, with
    a cosine (`across_scripts.links`). The order of ``stories`` and ``passages`` does not matter.
    ``whole``: what does not fit follows the points that do, which stay as they are.
    """
    facts = group_facts(statements(stories, passages))
    new = unseen(facts, read_at)
    versions = find_versions(facts, new)
    drafts = make_drafts(facts, new, versions)
    distinct = without_contained(drafts)
    reach = Reach(distinct, facts, stories, passages)
    distinct = folded(distinct, reach, summit, languages=languages, similar=similar)
    names = SummitNames(summit)
    limited = max_words is not None
    worth = Worth(reach, summit, names, now=now, zone=zone, limited=limited)
    first = None if limited else lead(distinct, worth, read_at, languages)
    selected = select(distinct, worth, max_words, first)
    shown = best_first(selected)
    lead_draft = lead(selected, worth, read_at, languages) if limited else first
    numbering = Numbering()
    why_draft = why(shown if limited else distinct, lead_draft, worth.weights, summit=summit)
    if why_draft is not None and why_draft not in shown:
        shown = [*shown, why_draft]
    lead_point = point(lead_draft, numbering) if lead_draft else None
    why_point = point(why_draft, numbering) if why_draft else None
    points = tuple(
        point(draft, numbering)
        for draft in shown
        if draft is not lead_draft and draft is not why_draft
    )
    all_drafts = newest_first(drafts)
    figures = numbers(all_drafts, lead_draft, names, numbering)
    dated = dated_drafts(all_drafts, summit, now, zone)
    dates = upcoming(dated, numbering, summit_names=names, zone=zone)
    disputed = disputes(
        [
            fact
            for number, fact in enumerate(facts)
            if number not in versions.replaced and not fact.hidden
        ],
        numbering,
        summit=summit,
    )
    composed = Briefing(
        summit=summit,
        status=summit.status(now, zone),
        read_at=read_at,
        counts=_counts(stories, totals, distinct),
        lead=lead_point,
        why=why_point,
        points=points,
        disputed=disputed,
        numbers=figures,
        next=dates,
        stories=tuple(stories),
        activity=_activity(stories, now, zone),
        valid_until=valid_until(summit, dated, now, zone),
    )
    composed = with_other_reports(composed, {draft.id: draft for draft in shown}, reach, numbering)
    limit = None if whole else MOST_ALSO_REPORTED
    listed, total = also_reported(composed, passages, numbering, limit)
    composed = link_points(composed)
    if whole:
        ids = {draft.id for draft in shown}
        rest = [draft for draft in newest_first(distinct) if draft.id not in ids]
        composed = replace(composed, points=(*composed.points, *_left_out(rest, reach, numbering)))
        composed = replace(composed, points=tuple(sorted(composed.points, key=lambda p: not p.new)))
    return replace(
        composed, also_reported=listed, also_reported_total=total, outlets=numbering.outlets
    )


def _left_out(rest: Sequence[Draft], reach: Reach, numbering: Numbering) -> Iterator[Point]:
    """The points of what did not fit, each with the further reports of its fact."""
    for draft in rest:
        left_out = point(draft, numbering)
        others = reach.other_reports(draft)
        yield replace(left_out, other_reports=numbering.sources(others)) if others else left_out


def _counts(stories: Iterable[Story], totals: Counts | None, distinct: Sequence[Draft]) -> Counts:
    new = sum(draft.new for draft in distinct)
    earlier = len(distinct) - new
    if totals is not None:
        return replace(totals, new=new, earlier=earlier)
    known = {story.id: story for story in stories}
    entries = [entry for story in known.values() for entry in story.entries]
    outlets = len({entry.outlet for entry in entries})
    return Counts(len(entries), len(known), outlets, new, earlier)


def _activity(stories: Iterable[Story], now: datetime, zone: tzinfo) -> tuple[int, ...]:
    last = day_in(zone, now)
    days = Counter(day_in(zone, entry.order_at) for story in stories for entry in story.entries)
    return tuple(days[last - timedelta(days=back)] for back in reversed(range(ACTIVITY_DAYS)))
