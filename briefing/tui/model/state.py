"""Where the reader is and what was done since the snapshot: one frozen value, changed by functions.

``at`` is a count of seconds that only grows; it measures how long the cursor rested. The moves
live in ``moves``, the marks in ``marks``, the sources in ``opening``, what arrives in ``arrival``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from briefing.tui.model.effects import Leave, Mark
from briefing.tui.model.filters import Only, narrowed
from briefing.tui.model.history import Read
from briefing.tui.model.snapshot import Snapshot, is_new, settle
from briefing.tui.model.views import SHELVES, TODAY, contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.briefing import Briefing, Point
    from briefing.tui.model.effects import Effect
    from briefing.tui.model.history import Change
    from briefing.tui.model.views import Contents, Item

REST = 1.0
"""Seconds on a point after which leaving it means that it was read."""

_ORDER = {"ongoing": 0, "upcoming": 1, None: 2, "concluded": 3}


@dataclass(frozen=True, slots=True)
class State:
    """All that decides what the main screen shows.

    ``marks`` (by passage) and ``stars`` (by point) were made in this view and are already stored;
    the points stay in place until the view is left. ``waiting`` has arrived and is not yet shown.
    ``places`` are where the cursor was in each view, and what stood beside. ``hidden`` are ids of
    points that the snapshot, read before they were hidden, still holds. ``only`` and ``tag`` narrow
    what is listed. ``auto`` is the reader's ``mark_read``; ``fresh`` that the first start began
    with nothing and no key was pressed since. ``effects`` are still to be carried out.
    """

    snapshot: Snapshot = field(default_factory=Snapshot)
    view: str = TODAY
    contents: Contents = ()
    cursor: str | None = None
    since: float = 0.0
    pane: Literal["sidebar", "document"] = "document"
    unfolded: frozenset[str] = frozenset()
    marks: Mapping[int, bool] = field(default_factory=dict)
    stars: Mapping[str, bool] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    back: str = TODAY
    waiting: Snapshot | None = None
    digits: str = ""
    undo: tuple[Change, ...] = ()
    zen: bool = False
    drawer: bool = False
    auto: str = "leave"
    hidden: frozenset[str] = frozenset()
    only: Only = "all"
    tag: str | None = None
    fresh: bool = False
    effects: tuple[Effect, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items of the view, in reading order."""
        return tuple(item for section in self.contents for item in section.items)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return next((item for item in self.items if item.id == self.cursor), None)

    @property
    def summit(self) -> Briefing | None:
        """The briefing that the cursor is in: the view's, or on Today the item's."""
        own = self.item.summit if self.view == TODAY and self.item else self.view
        return self.snapshot.briefing(own)

    @property
    def tabs(self) -> tuple[str, ...]:
        """Today and the summits: ongoing, upcoming, followed, concluded."""
        ordered = sorted(self.snapshot.briefings, key=lambda one: _ORDER[one.status])
        return (TODAY, *(one.summit.id for one in ordered))

    @property
    def views(self) -> tuple[str, ...]:
        """Everything the sidebar leads to, from its top."""
        return (*self.tabs, *SHELVES)

    @property
    def arrived(self) -> int:
        """New points that wait to be shown."""
        if self.waiting is None:
            return 0
        shown = {point.id for point in self.snapshot.points()} | self.hidden
        waiting = {point.id: point for one in self.waiting.briefings for point in one.new_points}
        return sum(self.is_new(point) for own, point in waiting.items() if own not in shown)

    def is_new(self, point: Point) -> bool:
        """Whether a point is unread as of now."""
        return is_new(point, self.marks)

    def is_starred(self, point: Point) -> bool:
        """Whether a point is starred as of now."""
        return self.stars.get(point.id, point.starred)

    def new_in(self, view: str) -> int:
        """Unread points of a summit, or of all for Today."""
        if view == TODAY:
            return sum(self.new_in(one.summit.id) for one in self.snapshot.briefings)
        briefing = self.snapshot.briefing(view)
        if briefing is None:
            return 0
        return sum(self.is_new(one) for one in briefing.shown if one.id not in self.hidden)


def opened(snapshot: Snapshot, *, at: float = 0.0, auto: str = "leave") -> State:
    """The first state: Today, the cursor on its first point."""
    state = State(snapshot=snapshot, auto=auto, since=at, fresh=snapshot.empty)
    return shown(state, TODAY, at)


def go(state: State, view: str, at: float, *, to_new: bool = False) -> State:
    """Show another view; what was read in this one moves to where read points belong.

    The cursor returns to its old place there, or stands on the first new item (``to_new``).
    """
    if view not in state.views:
        return state
    state = left(state, at)
    if to_new:
        state = replace(state, places={k: v for k, v in state.places.items() if k != view})
    if view not in SHELVES:
        state = replace(state, back=view)
    return shown(state, view, at)


def left(state: State, at: float) -> State:
    """The view is left: marks settle, and a summit with nothing more to read becomes read.

    While new points wait to be shown no reading moves: it would make the unseen old. A waiting
    snapshot without any is taken in here, where it moves nothing that is being read.
    """
    state = rested(state, at)
    places = {**state.places, state.view: beside(state)} if state.cursor else state.places
    unseen = state.waiting if state.arrived else None
    latest = state.snapshot if unseen else state.waiting or state.snapshot
    done = () if unseen else tuple(_finished(state))
    return replace(
        state,
        snapshot=settle(latest, state.marks, state.stars),
        waiting=settle(unseen, state.marks, state.stars) if unseen else None,
        marks={},
        stars={},
        places=places,
        effects=(*state.effects, *map(Leave, done)),
    )


def _finished(state: State) -> Iterable[str]:
    for one in state.snapshot.briefings:
        # What a long briefing leaves out was not read.
        whole = one.counts.new <= len(one.new_points)
        if one.new_points and whole and not state.new_in(one.summit.id):
            yield one.summit.id


def shown(state: State, view: str, at: float) -> State:
    """The view, the cursor where it was there, else on the first new item."""
    drawer = state.drawer and state.pane == "sidebar"
    state = replace(state, view=view, digits="", since=at, drawer=drawer)
    return relisted(state, *state.places.get(view, ()))


def beside(state: State) -> tuple[str, ...]:
    """The item under the cursor, those after it, those before it: where to stand when it goes."""
    ids = [item.id for item in state.items]
    index = ids.index(state.cursor) if state.cursor in ids else 0
    return (*ids[index:], *reversed(ids[:index]))


def relisted(state: State, *wanted: str | None) -> State:
    """The view's contents anew, the cursor on the first of ``wanted`` that is there, else on the
    first new item, else on the first.
    """
    listed = contents(state.snapshot, state.view, state.unfolded)
    state = replace(state, contents=narrowed(listed, state))
    items = state.items
    fresh = (item.id for item in items if item.point and state.is_new(item.point))
    first = next(fresh, items[0].id if items else None)
    there = {item.id for item in items}
    return replace(state, cursor=next((one for one in wanted if one in there), first))


def rested(state: State, at: float) -> State:
    """The cursor is about to leave its item: after long enough on it, the point was read."""
    item = state.item
    looked = state.pane == "document" and at - state.since >= REST
    if item is None or item.point is None or state.auto != "leave" or not looked:
        return replace(state, since=at)
    return replace(marked(state, (item.point,), read=True, of_itself=True), since=at)


def asked(state: State, *effects: Effect) -> State:
    """``effects`` are to be carried out."""
    return replace(state, effects=(*state.effects, *effects))


def undoable(state: State, change: Change) -> State:
    """``change`` is what ``z`` takes back next."""
    return replace(state, undo=(*state.undo, change))


def marked(state: State, points: Iterable[Point], *, read: bool, of_itself: bool = False) -> State:
    """Mark those of ``points`` that are not so already, and remember it for ``z``.

    ``of_itself``: by reading on, not by a key that marks.
    """
    changed = tuple(point for point in points if state.is_new(point) is read)
    if not changed:
        return state
    return replace(
        state,
        marks={**state.marks, **{key: read for point in changed for key in point.keys}},
        undo=(*state.undo, Read(changed, read, of_itself)),
        effects=(*state.effects, Mark(changed, read)),
    )
