"""What the mouse does: a click points at an item and unfolds it, or opens a source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model import navigation, sources
from briefing.tui.model.effects import Notify
from briefing.tui.model.state import with_effects

if TYPE_CHECKING:
    from briefing.tui.model.state import State


def point_at(state: State, item: str, at: float) -> State:
    """Move the cursor to the item, into the page."""
    inside = replace(state, pane="document", drawer=False, untouched=False)
    return navigation.move_to(inside, item, at)


def click(state: State, item: str, at: float, *, on_first_line: bool = True) -> State:
    """Do with the item what Enter does, except that it folds only by its first line: a click into
    what it unfolded leaves that open."""
    state = point_at(state, item, at)
    if item in state.unfolded and not on_first_line:
        return state
    return navigation.enter(state, at)


def open_source(state: State, n: int, *, of_page: bool = False) -> State:
    """Open the newest report of outlet ``n`` on the item under the cursor, or on the whole page."""
    items = state.all_items if of_page else ((state.item,) if state.item else ())
    for item in items:
        if report := sources.newest_report(item, n):
            return sources.open_report(state, item, report)
    return with_effects(state, Notify(f"No source [{n}] here"))
