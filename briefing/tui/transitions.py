"""Which function of the state each command is; the rest of the table needs the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui import marks, moves, opening
from briefing.tui.arrival import taken_in
from briefing.tui.contents import FEEDS, STARRED, TODAY
from briefing.tui.narrowing import next_filter
from briefing.tui.state import go, relisted

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.tui.state import State


def _today(state: State, at: float) -> State:
    return opening.digit(state, "0") if state.digits else go(state, TODAY, at)


def _open(state: State, at: float) -> State:
    return opening.settled(state) if state.digits else moves.enter(state, at)


TRANSITIONS: dict[str, Callable[[State, float], State]] = {
    "item.next": lambda state, at: moves.step(state, 1, at),
    "item.previous": lambda state, at: moves.step(state, -1, at),
    "pane.out": moves.outward,
    "pane.in": moves.inward,
    "pane.other": moves.other_pane,
    "top": lambda state, at: moves.end(state, last=False, at=at),
    "end": lambda state, at: moves.end(state, last=True, at=at),
    "section.next": lambda state, at: moves.section(state, 1, at),
    "section.previous": lambda state, at: moves.section(state, -1, at),
    "summit.next": lambda state, at: moves.tab(state, 1, at),
    "summit.previous": lambda state, at: moves.tab(state, -1, at),
    "today": _today,
    "open": _open,
    "new.next": moves.next_new,
    "new.previous": moves.previous_new,
    "source.best": lambda state, _: opening.best(state),
    "source.on": opening.best_and_on,
    "mark.item": lambda state, _: marks.toggle_read(state),
    "mark.summit": lambda state, _: marks.summit_read(state),
    "mark.all": lambda state, _: marks.all_read(state),
    "undo": lambda state, _: marks.undo(state),
    "filter": lambda state, _: relisted(next_filter(state), state.cursor),
    "star": lambda state, _: marks.toggle_star(state),
    "starred": lambda state, at: moves.shelf(state, STARRED, at),
    "feeds": lambda state, at: moves.shelf(state, FEEDS, at),
    "arrived": taken_in,
    "zen": lambda state, _: moves.zen(state),
    "close": moves.escape,
}

STEPS = frozenset({"item.next", "item.previous", "top", "end"})
"""Commands that a key repeats."""

AFTER_DIGITS = frozenset({"open", "today", "close"})
"""What means something else while a digit waits; any other command drops it."""
