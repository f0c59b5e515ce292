"""Points that the reader does not want to see again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.changes import Hidden
from briefing.tui.effects import Hide, Tell
from briefing.tui.state import asked, relisted, undoable

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.domain.briefing import Briefing, Point
    from briefing.tui.snapshot import Snapshot
    from briefing.tui.state import State


def hide(state: State, at: float) -> State:
    """``D``: the point under the cursor is gone, the cursor on the one after it."""
    item = state.item
    if item is None or item.point is None:
        return asked(state, Tell("Only a point of a briefing can be hidden"))
    point = item.point
    ids = [one.id for one in state.items]
    index = ids.index(item.id)
    beside = [*ids[index + 1 :], *reversed(ids[:index])]
    held = tuple(one for one in state.snapshot.briefings if point.id in _ids(one))
    hidden = state.hidden | {point.id}
    state = replace(
        state,
        hidden=hidden,
        snapshot=without(state.snapshot, hidden),
        waiting=state.waiting and without(state.waiting, hidden),
        since=at,
    )
    state = relisted(undoable(state, Hidden(point, held)), next(iter(beside), None))
    return asked(state, Hide(point, on=True), Tell("Hidden · z undoes"))


def shown_again(state: State, change: Hidden) -> State:
    """``z``: the point where it was, in briefings that may have moved on."""
    point, was = change.point, {one.summit.id: one for one in change.held}
    briefings = tuple(
        _with(one, point, was[one.summit.id]) if one.summit.id in was else one
        for one in state.snapshot.briefings
    )
    starred = state.snapshot.starred
    if point.starred and point.id not in {one.id for one in starred}:
        starred = (point, *starred)
    snapshot = replace(state.snapshot, briefings=briefings, starred=starred)
    state = replace(state, hidden=state.hidden - {point.id}, snapshot=snapshot)
    state = relisted(state, state.cursor)
    own = next((one.id for one in state.items if one.point and one.point.id == point.id), None)
    state = replace(state, cursor=own or state.cursor)
    return asked(state, Hide(point, on=False), Tell("Shown again"))


def without(snapshot: Snapshot, hidden: Collection[str]) -> Snapshot:
    """The snapshot without the points with these ids."""
    if not hidden:
        return snapshot
    return replace(
        snapshot,
        briefings=tuple(_without(one, hidden) for one in snapshot.briefings),
        starred=tuple(point for point in snapshot.starred if point.id not in hidden),
    )


def _without(briefing: Briefing, hidden: Collection[str]) -> Briefing:
    gone = [point for point in briefing.shown if point.id in hidden]
    if not gone:
        return briefing
    lead, why = briefing.lead, briefing.why
    counts = briefing.counts
    return replace(
        briefing,
        lead=None if lead in gone else lead,
        why=None if why in gone else why,
        points=tuple(point for point in briefing.points if point.id not in hidden),
        counts=replace(counts, new=counts.new - sum(point.new for point in gone)),
    )


def _with(briefing: Briefing, point: Point, was: Briefing) -> Briefing:
    if point.id in _ids(briefing):
        return briefing
    counts = replace(briefing.counts, new=briefing.counts.new + point.new)
    briefing = replace(briefing, counts=counts)
    if was.lead and was.lead.id == point.id and briefing.lead is None:
        return replace(briefing, lead=point)
    if was.why and was.why.id == point.id and briefing.why is None:
        return replace(briefing, why=point)
    ids = [one.id for one in was.points]
    earlier = set(ids[: ids.index(point.id)] if point.id in ids else ())
    points = briefing.points
    place = max((at for at, one in enumerate(points, 1) if one.id in earlier), default=0)
    return replace(briefing, points=(*points[:place], point, *points[place:]))


def _ids(briefing: Briefing) -> set[str]:
    return {point.id for point in briefing.shown}
