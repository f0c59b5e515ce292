"""What arrives while the reader reads: nothing that is being read moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.snapshot import settle
from briefing.tui.model.state import relisted, shown
from briefing.tui.model.views import FEEDS, LOOSE, TODAY

if TYPE_CHECKING:
    from briefing.domain.proposal import Proposal
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State


def arrived(state: State, snapshot: Snapshot, at: float) -> State:
    """A newer snapshot: shown at once where nothing was being read, else kept until ``.``.

    What nobody reads in order (the feeds, the stories of no summit) is taken in always; the open
    page of the feeds follows, its cursor on the same feed.
    """
    snapshot = replace(snapshot, proposed=state.snapshot.proposed)
    if state.snapshot.empty or state.fresh:
        return shown(replace(state, snapshot=snapshot, waiting=None), state.view, at)
    taken = replace(
        state.snapshot,
        version=snapshot.version,
        loose=snapshot.loose,
        feeds=snapshot.feeds,
        refreshed_at=snapshot.refreshed_at,
    )
    state = replace(state, snapshot=taken, waiting=snapshot)
    return relisted(state, state.cursor) if state.view == FEEDS else state


def proposed(state: State, proposals: tuple[Proposal, ...]) -> State:
    """Summits that the feeds speak of: they stand on their shelf at once."""
    waiting = state.waiting and replace(state.waiting, proposed=proposals)
    snapshot = replace(state.snapshot, proposed=proposals)
    state = replace(state, snapshot=snapshot, waiting=waiting)
    return relisted(state, state.cursor) if state.view == LOOSE else state


def taken_in(state: State, at: float) -> State:
    """Show what has arrived, the cursor on the item it was on."""
    if state.waiting is None:
        return state
    waiting = settle(state.waiting, state.marks, state.stars)
    # The desk leaves out what was hidden before it was asked; it may be shown again one day.
    hidden = state.hidden & {point.id for point in (*waiting.points(), *waiting.starred)}
    state = replace(
        state, snapshot=waiting, waiting=None, hidden=hidden, marks={}, stars={}, since=at
    )
    if state.view not in state.views:  # its summit is no longer followed
        return shown(replace(state, back=TODAY), TODAY, at)
    return relisted(state, state.cursor)
