"""Which function of the state each command is; the rest of the table needs the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model import marking, navigation, open_source
from briefing.tui.model.arrivals import taken_in
from briefing.tui.model.filters import next_filter
from briefing.tui.model.state import go, relisted
from briefing.tui.model.views import FEEDS, STARRED, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.model.state import State


def _today(state: State, at: float) -> State:
    return open_source.digit(state, "0") if state.digits else go(state, TODAY, at)


def _open(state: State, at: float) -> State:
    return open_source.settled(state) if state.digits else navigation.enter(state, at)


TRANSITIONS: dict[str, Callable[[State, float], State]] = {
    "item.next": lambda state, at: navigation.step(state, 1, at),
    "item.previous": lambda state, at: navigation.step(state, -1, at),
    "pane.out": navigation.outward,
    "pane.in": navigation.inward,
    "pane.other": navigation.other_pane,
    "top": lambda state, at: navigation.end(state, last=False, at=at),
    "end": lambda state, at: navigation.end(state, last=True, at=at),
    "section.next": lambda state, at: navigation.section(state, 1, at),
    "section.previous": lambda state, at: navigation.section(state, -1, at),
    "summit.next": lambda state, at: navigation.tab(state, 1, at),
    "summit.previous": lambda state, at: navigation.tab(state, -1, at),
    "today": _today,
    "open": _open,
    "new.next": navigation.next_new,
    "new.previous": navigation.previous_new,
    "source.best": lambda state, _: open_source.best(state),
    "source.on": open_source.best_and_on,
    "mark.item": lambda state, _: marking.toggle_read(state),
    "mark.summit": lambda state, _: marking.summit_read(state),
    "mark.all": lambda state, _: marking.all_read(state),
    "undo": lambda state, _: marking.undo(state),
    "filter": lambda state, _: relisted(next_filter(state), state.cursor),
    "star": lambda state, _: marking.toggle_star(state),
    "starred": lambda state, at: navigation.shelf(state, STARRED, at),
    "feeds": lambda state, at: navigation.shelf(state, FEEDS, at),
    "arrived": taken_in,
    "zen": lambda state, _: navigation.zen(state),
    "close": navigation.escape,
}

STEPS = frozenset({"item.next", "item.previous", "top", "end"})
"""Commands that a key repeats."""

AFTER_DIGITS = frozenset({"open", "today", "close"})
"""What means something else while a digit waits; any other command drops it."""
