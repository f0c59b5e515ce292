"""Newer snapshots and proposed summits: when they are shown. Nothing that is being read moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.snapshot import with_marks
from briefing.tui.model.state import rebuild_sections, show_view
from briefing.tui.model.views import FEEDS, TODAY, UNASSIGNED

if TYPE_CHECKING:
    from briefing.domain.proposal import Proposal
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State


def receive(state: State, snapshot: Snapshot, at: float) -> State:
    """A newer snapshot: shown at once where nothing was being read, else kept until ``.``.

    The feeds and the stories in no summit, which nobody reads in order, are always updated; an
    open page of feeds follows, its cursor on the same feed.
    """
    snapshot = replace(snapshot, proposals=state.snapshot.proposals)
    if state.snapshot.empty or state.first_start:
        return show_view(replace(state, snapshot=snapshot, waiting=None), state.view, at)
    updated = replace(
        state.snapshot,
        version=snapshot.version,
        unassigned=snapshot.unassigned,
        events=snapshot.events,
        feeds=snapshot.feeds,
        refreshed_at=snapshot.refreshed_at,
    )
    state = replace(state, snapshot=updated, waiting=snapshot)
    return rebuild_sections(state, state.cursor) if state.view == FEEDS else state


def set_proposals(state: State, proposals: tuple[Proposal, ...]) -> State:
    """Summits that the feeds mention and nobody follows: listed at once."""
    waiting = state.waiting and replace(state.waiting, proposals=proposals)
    snapshot = replace(state.snapshot, proposals=proposals)
    state = replace(state, snapshot=snapshot, waiting=waiting)
    return rebuild_sections(state, state.cursor) if state.view == UNASSIGNED else state


def show_waiting(state: State, at: float) -> State:
    """``.``: show the waiting snapshot, the cursor on the item it was on."""
    if state.waiting is None:
        return state
    snapshot = with_marks(state.waiting, state.marks, state.stars)
    # The desk already leaves out points hidden before it was asked, and may show them again later.
    hidden = state.hidden & {point.id for point in (*snapshot.points(), *snapshot.starred)}
    state = replace(
        state, snapshot=snapshot, waiting=None, hidden=hidden, marks={}, stars={}, cursor_since=at
    )
    if state.view not in state.views:  # its summit is no longer followed
        return show_view(replace(state, return_view=TODAY), TODAY, at)
    return rebuild_sections(state, state.cursor)
