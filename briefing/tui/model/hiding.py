"""Points that the reader does not want to see again.

The desk leaves them out of whatever it is asked from then on; what was read before is filtered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import Hide, Tell
from briefing.tui.model.history import Hidden
from briefing.tui.model.state import asked, beside, relisted, undoable

if TYPE_CHECKING:
    from briefing.tui.model.state import State


def hide(state: State, at: float) -> State:
    """``D``: the point under the cursor is gone, the cursor on the item after it."""
    item = state.item
    if item is None or item.point is None:
        return asked(state, Tell("Only a point of a briefing can be hidden"))
    point = item.point
    places = beside(state)
    state = replace(state, hidden=state.hidden | {point.id}, since=at)
    state = relisted(undoable(state, Hidden(point)), *places)
    return asked(state, Hide(point, on=True), Tell("Hidden · z undoes"))


def shown_again(state: State, change: Hidden) -> State:
    """``z``: the point where it was, the cursor on it."""
    point = change.point
    state = relisted(replace(state, hidden=state.hidden - {point.id}), state.cursor)
    own = next((one.id for one in state.items if one.point and one.point.id == point.id), None)
    state = replace(state, cursor=own or state.cursor)
    return asked(state, Hide(point, on=False), Tell("Shown again"))
