"""Newer snapshots, briefings and proposals: when they are shown. Nothing that is read moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.opening import nearby_ids, open_view, rebuild_sections, show_view
from briefing.tui.model.saved_views import saved_view
from briefing.tui.model.snapshot import briefing_with_marks, with_briefing, with_marks
from briefing.tui.model.views import FEEDS, STARRED, TODAY, UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.event import Event, OutsideEvent
    from briefing.domain.feed_activity import FeedActivity
    from briefing.domain.proposal import Proposal
    from briefing.domain.saved_search import ViewHits
    from briefing.domain.story import Story
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State


def receive(state: State, snapshot: Snapshot, at: float) -> State:
    """A newer snapshot: shown at once where nothing was being read, else kept until ``.``.

    A briefing that is still to be composed keeps its older one until then. The feeds and the
    stories in no summit, which nobody reads in order, are always updated; an open page of feeds
    follows, its cursor on the same feed.
    """
    older = state.snapshot
    snapshot = replace(
        snapshot,
        proposals=older.proposals,
        event_briefing=older.event_briefing,
        feed_activity=older.feed_activity,
        views=older.views,
    )
    awaited = frozenset(known.summit.id for known in snapshot.pending)
    state = replace(state, awaited=awaited, not_composed="")
    if state.snapshot.empty or state.untouched:
        with_points = (known for known in state.snapshot.briefings if known.counts.entries)
        snapshot = _with_older(snapshot, with_points)
        return show_view(replace(state, snapshot=snapshot, waiting=None), state.view, at)
    current = snapshot.briefings
    snapshot = _with_older(snapshot, (state.waiting or state.snapshot).briefings)
    updated = replace(
        state.snapshot,
        version=snapshot.version,
        unassigned=snapshot.unassigned,
        unassigned_count=snapshot.unassigned_count,
        events=snapshot.events,
        outside=snapshot.outside,
        feeds=snapshot.feeds,
        refreshed_at=snapshot.refreshed_at,
    )
    state = _with_marks_of(replace(state, snapshot=updated, waiting=snapshot), current)
    if state.view == FEEDS:
        state = rebuild_sections(state, state.cursor)
    return _fill_in(state, [known for known in current if _is_pending(state, known)])


def receive_briefings(
    state: State, briefings: Iterable[Briefing], at: float, *, at_once: bool = False
) -> State:
    """Briefings that have been composed: in place of what is pending, where nothing could be read.

    A newer briefing of a summit that has one waits with the newer snapshot, unless it is to be
    shown ``at_once``.
    """
    shown: list[Briefing] = []
    for composed in briefings:
        briefing = briefing_with_marks(
            composed, state.left_marks, state.left_stars, state.left_annotations
        )
        state = replace(state, awaited=state.awaited - {briefing.summit.id})
        if at_once or state.untouched or _is_pending(state, briefing):
            shown.append(briefing)
        if state.waiting or briefing not in shown:
            waiting = with_briefing(state.waiting or state.snapshot, briefing)
            state = replace(state, waiting=waiting)
    if not state.awaited:
        state = replace(state, left_marks={}, left_stars={}, left_annotations={})
    if not state.untouched:
        state = _with_marks_of(state, briefings)
    if state.untouched:
        snapshot = state.snapshot
        for briefing in shown:
            snapshot = with_briefing(snapshot, briefing)
        return show_view(replace(state, snapshot=snapshot), state.view, at)
    return _fill_in(state, shown)


def stop_waiting(state: State, reason: str) -> State:
    """No further briefing is coming, for this ``reason``; those awaited stay out of date."""
    return replace(state, not_composed=reason)


def _with_marks_of(state: State, newer: Iterable[Briefing]) -> State:
    """The state with what was read, starred or written elsewhere meanwhile; no point moves because
    of it.

    What was marked in this view stays: it may not have been stored when the briefings were read.
    """
    shown = {point.id: point for point in state.snapshot.points()}
    marks, stars, annotations = dict(state.marks), dict(state.stars), dict(state.annotations)
    for point in (point for briefing in newer for point in briefing.shown):
        known = shown.get(point.id)
        if known is None:
            continue
        if known.new and not point.new and not any(key in state.marks for key in known.keys):
            marks |= dict.fromkeys(known.keys, True)
        if known.starred != point.starred:
            stars.setdefault(point.id, point.starred)
        if known.annotation != point.annotation:
            annotations.setdefault(point.id, point.annotation)
    return replace(state, marks=marks, stars=stars, annotations=annotations)


def _is_pending(state: State, briefing: Briefing) -> bool:
    return state.snapshot.pending_briefing(briefing.summit.id) is not None


def _fill_in(state: State, briefings: Iterable[Briefing]) -> State:
    """Show these briefings now, the cursor on the item where it is."""
    snapshot, views = state.snapshot, {TODAY, STARRED}
    for briefing in briefings:
        snapshot = with_briefing(snapshot, briefing)
        views.add(briefing.summit.id)
    if snapshot is state.snapshot:
        return state
    state = replace(state, snapshot=snapshot)
    return rebuild_sections(state, *nearby_ids(state)) if state.view in views else state


def _with_older(snapshot: Snapshot, older: Iterable[Briefing]) -> Snapshot:
    """The snapshot with ``older`` briefings in place of those that are still to be composed."""
    for briefing in older:
        if pending := snapshot.pending_briefing(briefing.summit.id):
            known = replace(briefing, summit=pending.summit, status=pending.status)
            snapshot = with_briefing(snapshot, known)
    return snapshot


def set_proposals(state: State, proposals: tuple[Proposal, ...]) -> State:
    """Summits that the feeds mention and nobody follows: listed at once."""
    waiting = state.waiting and replace(state.waiting, proposals=proposals)
    snapshot = replace(state.snapshot, proposals=proposals)
    state = replace(state, snapshot=snapshot, waiting=waiting)
    return rebuild_sections(state, state.cursor) if state.view == UNASSIGNED else state


def set_feed_activity(state: State, activity: FeedActivity) -> State:
    """What the feeds brought lately."""
    waiting = state.waiting and replace(state.waiting, feed_activity=activity)
    return replace(state, snapshot=replace(state.snapshot, feed_activity=activity), waiting=waiting)


def set_stories(
    state: State,
    stories: tuple[Story, ...],
    count: int,
    events: Mapping[str, Event],
    outside: tuple[OutsideEvent, ...],
) -> State:
    """More stories in no summit, the events of them, and the largest of the last day: shown at
    once, below all that is being read."""
    snapshot = replace(
        state.snapshot,
        unassigned=stories,
        unassigned_count=count,
        events=events,
        outside=outside,
    )
    state = replace(state, snapshot=snapshot)
    if state.view not in (TODAY, UNASSIGNED):
        return state
    return rebuild_sections(state, *nearby_ids(state))


def set_views(state: State, views: tuple[ViewHits, ...], at: float) -> State:
    """What the saved searches find now: shown at once, except in the list that is being read."""
    waiting = state.waiting and replace(state.waiting, views=views)
    state = replace(state, snapshot=replace(state.snapshot, views=views), waiting=waiting)
    if state.view not in state.views:  # it is no longer kept
        return show_view(replace(state, return_view=TODAY), TODAY, at)
    opened = saved_view(state.snapshot, state.view)
    return rebuild_sections(state, state.cursor) if opened and not state.items else state


def open_event(state: State, briefing: Briefing, at: float) -> State:
    """The briefing of an event, in place of the one that was opened before."""
    waiting = state.waiting and replace(state.waiting, event_briefing=briefing)
    snapshot = replace(state.snapshot, event_briefing=briefing)
    state = replace(state, snapshot=snapshot, waiting=waiting)
    return open_view(state, briefing.summit.id, at)


def list_left_out(state: State, whole: Briefing) -> State:
    """A briefing with everything that it leaves out: what is shown stays where it is."""
    older = state.snapshot.briefing(whole.summit.id)
    if older is None:
        return state
    known = {point.id: (place, point) for place, point in enumerate(older.shown)}

    def as_shown(point: Point) -> Point:
        # What was read in this view stays among the new ones until the view is left.
        return replace(point, new=known[point.id][1].new) if point.id in known else point

    points = sorted(
        map(as_shown, whole.points),
        key=lambda point: (not point.new, known.get(point.id, (len(known), None))[0]),
    )
    listed = replace(
        whole,
        lead=as_shown(whole.lead) if whole.lead else None,
        why=as_shown(whole.why) if whole.why else None,
        points=tuple(points),
    )
    new = len(listed.new_points)
    counts = replace(whole.counts, new=new, earlier=len(listed.shown) - new)
    snapshot = with_briefing(state.snapshot, replace(listed, counts=counts))
    cursor = state.cursor
    if item := state.item if state.item and state.item.kind == "more" else None:
        ids = [item.id for item in state.items]
        state = replace(state, unfolded=state.unfolded | {item.id})
        state = rebuild_sections(replace(state, snapshot=snapshot), None)
        cursor = state.items[min(ids.index(item.id), len(state.items) - 1)].id
    return rebuild_sections(replace(state, snapshot=snapshot), cursor)


def show_waiting(state: State, at: float) -> State:
    """``.``: show the waiting snapshot, the cursor on the item it was on."""
    if state.waiting is None:
        return state
    snapshot = with_marks(state.waiting, state.marks, state.stars, state.annotations)
    # The desk already leaves out points hidden before it was asked, and may show them again later.
    hidden = state.hidden & {point.id for point in (*snapshot.points(), *snapshot.starred)}
    state = replace(
        state,
        snapshot=snapshot,
        waiting=None,
        hidden=hidden,
        marks={},
        stars={},
        annotations={},
        cursor_since=at,
    )
    if state.view not in state.views:  # its summit is no longer followed
        return show_view(replace(state, return_view=TODAY), TODAY, at)
    return rebuild_sections(state, state.cursor)
