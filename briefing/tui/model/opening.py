"""Opening a view, leaving it, and listing what is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from briefing.tui.model.effects import MoveReading
from briefing.tui.model.filters import ItemFilter, filtered
from briefing.tui.model.folding import folded
from briefing.tui.model.snapshot import Snapshot, with_marks
from briefing.tui.model.state import State, mark_viewed
from briefing.tui.model.views import TODAY, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from briefing.tui.model.items import Sections


def initial_state(
    snapshot: Snapshot, *, at: float = 0.0, mark_read: str = "leave", zone: tzinfo = UTC
) -> State:
    """The first state: Today, the cursor on its first point."""
    state = State(
        snapshot=snapshot,
        mark_read=mark_read,
        zone=zone,
        cursor_since=at,
        untouched=snapshot.empty or bool(snapshot.pending),
        awaited=frozenset(known.summit.id for known in snapshot.pending),
    )
    return show_view(state, TODAY, at)


def open_view(state: State, view: str, at: float, *, to_new: bool = False) -> State:
    """Show another view; what was read in this one moves among its read points. The cursor returns
    to where it was there, or goes to the first new item (``to_new``)."""
    if view not in state.views:
        return state
    state = leave_view(state, at)
    if to_new:
        state = replace(state, positions={k: v for k, v in state.positions.items() if k != view})
    if view in state.tabs:
        state = replace(state, return_view=view)
    return show_view(state, view, at)


def leave_view(state: State, at: float) -> State:
    """Leave the view: apply its marks; the reading of a summit with nothing left to read moves.

    While new points wait to be shown, or a newer briefing of the summit is still to come, no
    reading moves: that would make unseen points old. A waiting snapshot without new points is shown
    now, when nothing that is being read can move.
    """
    state = mark_viewed(state, at)
    positions = state.positions
    if state.cursor:
        positions = {**positions, state.view: nearby_ids(state)}
    unseen = state.waiting if state.new_waiting else None
    latest = state.snapshot if unseen else state.waiting or state.snapshot
    finished = () if unseen else tuple(_finished_summits(state))
    return replace(
        state,
        snapshot=with_marks(latest, state.marks, state.stars, state.annotations),
        waiting=with_marks(unseen, state.marks, state.stars, state.annotations) if unseen else None,
        marks={},
        stars={},
        annotations={},
        left_marks={**state.left_marks, **state.marks} if state.awaited else {},
        left_stars={**state.left_stars, **state.stars} if state.awaited else {},
        left_annotations=({**state.left_annotations, **state.annotations} if state.awaited else {}),
        positions=positions,
        effects=(*state.effects, *map(MoveReading, finished)),
    )


def _finished_summits(state: State) -> Iterable[str]:
    """Ids of the summits whose new points were all read."""
    for briefing in state.snapshot.briefings:
        # Points that a long briefing leaves out are new, too.
        id_ = briefing.summit.id
        current = id_ not in state.awaited
        if current and briefing.new_points and not state.new_in(id_):
            yield id_


def show_view(state: State, view: str, at: float) -> State:
    """Show the view, the cursor where it was there, else on the first new item."""
    drawer = state.drawer and state.pane == "sidebar"
    state = replace(state, view=view, digits="", cursor_since=at, drawer=drawer)
    return rebuild_sections(state, *state.positions.get(view, ()))


def nearby_ids(state: State) -> tuple[str, ...]:
    """Ids of the item under the cursor, those after it, those before it, nearest first: the cursor
    goes to the first of them that is still listed."""
    ids = [item.id for item in state.items]
    index = ids.index(state.cursor) if state.cursor in ids else 0
    return (*ids[index:], *reversed(ids[:index]))


def rebuild_sections(state: State, *preferred: str | None) -> State:
    """Rebuild the sections of the view.

    The cursor goes to the first of ``preferred`` that is listed, else to the first new item, else
    to the first. The line that the first of ``preferred`` is folded into is unfolded.
    """
    item_filter = state.item_filter()
    sections = sections_of(state.snapshot, state.view, state.unfolded, state.zone)
    sections = filtered(sections, item_filter)
    state = _with_folded(state, sections, item_filter)
    while line := _line_holding(state, next(iter(preferred), None)):
        state = replace(state, unfolded=state.unfolded | {line})
        state = _with_folded(state, sections, item_filter)
    items = state.items
    new = (item.id for item in items if state.has_news(item))
    first = next(new, items[0].id if items else None)
    listed = {item.id for item in items}
    return replace(state, cursor=next((id_ for id_ in preferred if id_ in listed), first))


def item_of(state: State, point: str | None) -> str | None:
    """The id of the first item with that point, also of one in a folded line."""
    return next(
        (item.id for item in state.all_items if item.point and item.point.id == point), None
    )


def unfold_to(state: State, item: str) -> State:
    """The state with that item listed, the cursor where it was."""
    if any(item == listed.id for listed in state.items):
        return state
    return replace(rebuild_sections(state, item), cursor=state.cursor)


def _with_folded(state: State, sections: Sections, item_filter: ItemFilter) -> State:
    view, unfolded = state.view, state.unfolded
    listed = folded(sections, state.snapshot, view, unfolded, item_filter)
    return replace(state, sections=listed)


def _line_holding(state: State, id_: str | None) -> str | None:
    """The id of the folded line that stands for the item with that id."""
    return next(
        (item.id for item in state.items if any(inner.id == id_ for inner in item.folded)), None
    )
