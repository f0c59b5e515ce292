"""The keys that keep: read and unread, stars, and undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import Mark, PutBack, Star, TakeBack, Tell
from briefing.tui.model.hiding import shown_again
from briefing.tui.model.history import Corrected, Hidden, Read, Rewritten, Starred
from briefing.tui.model.snapshot import settle
from briefing.tui.model.state import asked, marked, relisted
from briefing.tui.model.views import SHELVES, STARRED

if TYPE_CHECKING:
    from briefing.tui.model.history import Change
    from briefing.tui.model.state import State


def toggle_read(state: State) -> State:
    """``N``: the point under the cursor read, or new again."""
    item = state.item
    if item is None or item.point is None:
        return state
    return marked(state, (item.point,), read=state.is_new(item.point))


def summit_read(state: State) -> State:
    """``A``: every point of the summit under the cursor."""
    briefing = state.summit
    if briefing is None:
        shelf = state.view in SHELVES
        said = "A shelf is no summit: nothing was marked" if shelf else "Nothing new here"
        return _told(state, said)
    return _all_read(state, briefing.summit.name, (briefing.summit.id,))


def all_read(state: State) -> State:
    """``C``: every point of every summit."""
    return _all_read(state, "everything", tuple(one.summit.id for one in state.snapshot.briefings))


def toggle_star(state: State) -> State:
    """``s``: a star on the point under the cursor, or none."""
    item = state.item
    if item is None or item.point is None:
        return state
    point, on = item.point, not state.is_starred(item.point)
    return replace(
        state,
        stars={**state.stars, point.id: on},
        undo=(*state.undo, Starred(point, on)),
        effects=(*state.effects, Star(point, on)),
    )


def undo(state: State) -> State:
    """``z``: take back the last change that the reader made, else the last that reading made.

    Who reads on after a change still means the change.
    """
    last = last_change(state)
    if last is None:
        return _told(state, "Nothing to undo")
    state = without(state, last)
    if isinstance(last, Hidden):
        return shown_again(state, last)
    if isinstance(last, Corrected):
        return asked(state, TakeBack(last.number))
    if isinstance(last, Rewritten):
        return asked(state, PutBack(last.written))
    if isinstance(last, Starred):
        stars = {**state.stars, last.point.id: not last.on}
        state = _told(replace(state, stars=stars), "Star undone")
        if state.view == STARRED and last.point.id not in _listed(state):
            settled = settle(state.snapshot, {}, {last.point.id: not last.on})
            state = relisted(replace(state, snapshot=settled), f"{STARRED}/{last.point.id}")
        return asked(state, Star(last.point, not last.on))
    return _told(_unread(state, last), f"{len(last.points)} {'un' if last.read else ''}read again")


def last_change(state: State) -> Change | None:
    """The change that ``z`` takes back next."""
    meant = [change for change in state.undo if not (isinstance(change, Read) and change.of_itself)]
    return next(reversed(meant or state.undo), None)


def without(state: State, change: Change) -> State:
    """``change`` is not taken back any more."""
    place = max(at for at, other in enumerate(state.undo) if other is change)
    return replace(state, undo=state.undo[:place] + state.undo[place + 1 :])


def _listed(state: State) -> set[str]:
    return {item.point.id for item in state.items if item.point}


def _unread(state: State, last: Read) -> State:
    """The points as they were; those that had moved away by now come back to their place."""
    keys = {key: not last.read for point in last.points for key in point.keys}
    if all(key in state.marks for key in keys):
        state = replace(state, marks={**state.marks, **keys})
    else:
        state = relisted(replace(state, snapshot=settle(state.snapshot, keys)), state.cursor)
    return asked(state, Mark(last.points, not last.read))


def _all_read(state: State, name: str, summits: tuple[str, ...]) -> State:
    points = tuple(
        point
        for one in state.snapshot.briefings
        if one.summit.id in summits
        for point in one.new_points
        if state.is_new(point)
    )
    if not points:
        return _told(state, f"Nothing new in {name}")
    state = marked(state, points, read=True)
    return _told(state, f"{len(points)} read in {name} · z undoes")


def _told(state: State, text: str) -> State:
    return asked(state, Tell(text))
