"""The state of the main screen: one frozen value, and the functions that the other modules share.

``at`` is a monotonic clock in seconds; it measures how long the cursor rested on an item. Keys that
move are in ``navigation``, keys that mark in ``marking``, marks of what was read in ``read_marks``, sources in ``sources``, newer snapshots
in ``snapshot_updates``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING, Literal

from briefing.domain.summit import URGENCY
from briefing.tui.model.effects import MoveReading
from briefing.tui.model.filters import ItemFilter, Only, filtered
from briefing.tui.model.folding import folded
from briefing.tui.model.read_marks import mark_viewed
from briefing.tui.model.snapshot import Snapshot, is_new, with_marks
from briefing.tui.model.views import LISTS, TODAY, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from briefing.domain.annotation import Annotation
    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.story import Story
    from briefing.tui.model.effects import Change, Effect
    from briefing.tui.model.items import Item, Sections


@dataclass(frozen=True, slots=True)
class State:
    """Everything that decides what the main screen shows.

    ``marks`` (by passage), ``stars`` and ``annotations`` (by point id) were made in this view and
    are already stored; the points stay in place until the view is left. ``waiting`` is a newer
    snapshot that is not shown yet. ``positions`` holds, for each view, the cursor's item and its
    neighbours. ``return_view`` is where a list closes to. ``hidden`` are ids of points that the
    snapshot, read before they were hidden, still holds. ``only`` and ``tag`` filter what is listed.
    ``mark_read`` is the setting of that name, ``zone`` the reader's; ``untouched``: the program
    opened with nothing, or not everything, to show, and no key was pressed since. ``awaited`` are
    the summits whose newer briefing is still to come, ``not_composed`` says why none is coming any
    more. ``read_stories``: what was marked of the stories in no summit, by their ids.
    ``left_marks``, ``left_stars`` and ``left_annotations`` were made in other views while
    briefings were awaited. ``effects`` are still to be carried out.
    """

    snapshot: Snapshot = field(default_factory=Snapshot)
    view: str = TODAY
    sections: Sections = ()
    cursor: str | None = None
    cursor_since: float = 0.0
    pane: Literal["sidebar", "document"] = "document"
    unfolded: frozenset[str] = frozenset()
    marks: Mapping[int, bool] = field(default_factory=dict)
    stars: Mapping[str, bool] = field(default_factory=dict)
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    positions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    return_view: str = TODAY
    waiting: Snapshot | None = None
    digits: str = ""
    undo: tuple[Change, ...] = ()
    zen: bool = False
    drawer: bool = False
    mark_read: str = "leave"
    zone: tzinfo = UTC
    hidden: frozenset[str] = frozenset()
    only: Only = "all"
    tag: str | None = None
    untouched: bool = False
    awaited: frozenset[str] = frozenset()
    not_composed: str = ""
    read_stories: Mapping[str, bool] = field(default_factory=dict)
    left_marks: Mapping[int, bool] = field(default_factory=dict)
    left_stars: Mapping[str, bool] = field(default_factory=dict)
    left_annotations: Mapping[str, Annotation] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items of the view, in reading order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def all_items(self) -> tuple[Item, ...]:
        """All items of the view, then those that folded lines stand for."""
        listed = self.items
        return (*listed, *(inner for item in listed for inner in item.folded))

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
        ordered = sorted(self.snapshot.summits, key=lambda known: URGENCY[known.status])
        return (TODAY, *(known.summit.id for known in ordered))

    @property
    def views(self) -> tuple[str, ...]:
        """Every view in the sidebar, from its top."""
        event = self.snapshot.event_briefing
        return (*self.tabs, *((event.summit.id,) if event else ()), *LISTS)

    @property
    def new_waiting(self) -> int:
        """How many new points wait to be shown."""
        if self.waiting is None:
            return 0
        shown = {point.id for point in self.snapshot.points()} | self.hidden
        waiting = {
            point.id: point for briefing in self.waiting.briefings for point in briefing.new_points
        }
        return sum(self.is_new(point) for id_, point in waiting.items() if id_ not in shown)

    def is_new(self, point: Point) -> bool:
        """Whether a point is unread as of now."""
        return is_new(point, self.marks)

    def is_unread(self, story: Story) -> bool:
        """Whether a story in no summit is unread as of now."""
        return not self.read_stories.get(story.id, story.read)

    def has_news(self, item: Item) -> bool:
        """Whether an item is a new point, or an unread story in no summit."""
        if item.story:
            return self.is_unread(item.story)
        return bool(item.point and self.is_new(item.point))

    def is_starred(self, point: Point) -> bool:
        """Whether a point is starred as of now."""
        return self.stars.get(point.id, point.starred)

    def annotation(self, point: Point) -> Annotation:
        """The note and the labels of a point as of now."""
        return self.annotations.get(point.id, point.annotation)

    def new_in(self, view: str) -> int:
        """Unread points of a summit, or of all for Today, also those that no page lists."""
        briefings = self.snapshot.briefings if view == TODAY else (self.snapshot.briefing(view),)
        left_out = sum(briefing.new_left_out for briefing in briefings if briefing)
        return left_out + self.new_listed_in(view)

    def new_listed_in(self, view: str) -> int:
        """Unread points that the page of a summit lists, or those of all for Today."""
        if view == TODAY:
            return sum(self.new_listed_in(known.summit.id) for known in self.snapshot.briefings)
        briefing = self.snapshot.briefing(view)
        if briefing is None:
            return 0
        return sum(self.is_new(point) for point in briefing.shown if point.id not in self.hidden)

    def item_filter(self) -> ItemFilter:
        """What ``only``, ``tag`` and ``hidden`` leave on a page."""
        feeds = None
        if self.tag is not None:
            feeds = {health.name for health in self.snapshot.feeds if self.tag in health.feed.tags}
        return ItemFilter(self.only, feeds, self.hidden, self.is_new, self.is_starred)


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


def with_effects(state: State, *effects: Effect) -> State:
    """Add effects to carry out."""
    return replace(state, effects=(*state.effects, *effects))


def with_undo(state: State, change: Change) -> State:
    """Add the change that ``z`` undoes next."""
    return replace(state, undo=(*state.undo, change))
