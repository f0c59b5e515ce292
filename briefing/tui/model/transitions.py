"""Command id → function of the state. The commands that are not here need the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model import marking, navigation, sources
from briefing.tui.model.filters import NEXT_FILTER
from briefing.tui.model.opening import open_view, rebuild_sections
from briefing.tui.model.snapshot_updates import show_waiting
from briefing.tui.model.views import FEEDS, STARRED, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.model.state import State


def _today(state: State, at: float) -> State:
    return sources.type_digit(state, "0") if state.digits else open_view(state, TODAY, at)


def _open(state: State, at: float) -> State:
    return sources.finish_digits(state) if state.digits else navigation.enter(state, at)


def _next_filter(state: State, _at: float) -> State:
    return rebuild_sections(replace(state, only=NEXT_FILTER[state.only]), state.cursor)


TRANSITIONS: dict[str, Callable[[State, float], State]] = {
    "item.next": lambda state, at: navigation.move(state, 1, at),
    "item.previous": lambda state, at: navigation.move(state, -1, at),
    "pane.out": navigation.go_out,
    "pane.in": navigation.go_in,
    "pane.other": navigation.switch_pane,
    "top": lambda state, at: navigation.move_to_end(state, last=False, at=at),
    "end": lambda state, at: navigation.move_to_end(state, last=True, at=at),
    "section.next": lambda state, at: navigation.move_section(state, 1, at),
    "section.previous": lambda state, at: navigation.move_section(state, -1, at),
    "summit.next": lambda state, at: navigation.move_tab(state, 1, at),
    "summit.previous": lambda state, at: navigation.move_tab(state, -1, at),
    "today": _today,
    "outside": navigation.to_outside,
    "open": _open,
    "new.next": navigation.next_new,
    "new.previous": navigation.previous_new,
    "source.best": lambda state, _: sources.open_best(state),
    "source.on": sources.open_best_and_move_on,
    "mark.item": lambda state, _: marking.toggle_read(state),
    "mark.summit": lambda state, _: marking.mark_summit_read(state),
    "mark.all": lambda state, _: marking.mark_all_read(state),
    "undo": lambda state, _: marking.undo(state),
    "filter": _next_filter,
    "star": lambda state, _: marking.toggle_star(state),
    "starred": lambda state, at: navigation.toggle_list(state, STARRED, at),
    "feeds": lambda state, at: navigation.toggle_list(state, FEEDS, at),
    "arrived": show_waiting,
    "zen": lambda state, _: navigation.toggle_zen(state),
    "close": navigation.close,
}

STEPS = frozenset({"item.next", "item.previous", "top", "end"})
"""Commands that move the cursor by items, after which it is scrolled into view."""

AFTER_DIGITS = frozenset({"open", "today", "close"})
"""Commands that mean something else while a digit waits; any other command drops the digit."""
