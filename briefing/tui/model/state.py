"""The state of the main screen: one frozen value, and what every change of it needs.

``at`` is a monotonic clock in seconds; it measures how long the cursor rested on an item. Views are
opened and left in ``opening``; keys that move are in ``navigation``, keys that mark in
``marking``, sources in ``sources``, newer snapshots in ``snapshot_updates``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import TYPE_CHECKING, Literal

from briefing.domain.summit import URGENCY
from briefing.tui.model.effects import Mark, MarkStories, ReadChange, StoryReadChange
from briefing.tui.model.filters import ItemFilter, Only
from briefing.tui.model.saved_views import view_id
from briefing.tui.model.snapshot import Snapshot, is_new
from briefing.tui.model.views import LISTS, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from briefing.domain.annotation import Annotation
    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.search_hit import Hit
    from briefing.domain.story import Story
    from briefing.tui.model.effects import Change, Effect
    from briefing.tui.model.items import Item, Sections

READ_AFTER = 1.0
"""Seconds on a point after which leaving it marks it read."""


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
        events = (event.summit.id,) if event else ()
        return (*self.tabs, *events, *map(view_id, self.snapshot.views), *LISTS)

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

    def is_hit_new(self, hit: Hit) -> bool:
        """Whether what a saved search found is unread as of now."""
        return not self.read_stories.get(hit.story, not hit.new)

    def has_news(self, item: Item) -> bool:
        """Whether an item is a new point, an unread story in no summit, or an unread hit."""
        if item.story:
            return self.is_unread(item.story)
        if item.hit:
            return self.is_hit_new(item.hit)
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


def with_effects(state: State, *effects: Effect) -> State:
    """Add effects to carry out."""
    return replace(state, effects=(*state.effects, *effects))


def with_undo(state: State, change: Change) -> State:
    """Add the change that ``z`` undoes next."""
    return replace(state, undo=(*state.undo, change))


def mark_viewed(state: State, at: float) -> State:
    """Call before the cursor leaves its item: if it stayed long enough, the point was read."""
    viewed = state.pane == "document" and at - state.cursor_since >= READ_AFTER
    if state.item and state.mark_read == "leave" and viewed:
        state = mark_items(state, (state.item,))
    return replace(state, cursor_since=at)


def mark_items(state: State, items: Iterable[Item], *, automatic: bool = True) -> State:
    """Mark the points, stories and hits of ``items`` read."""
    listed = tuple(items)
    points = tuple(item.point for item in listed if item.point)
    stories = tuple(item.story for item in listed if item.story)
    hits = tuple(item.hit for item in listed if item.hit)
    state = mark_hits(state, hits, read=True, automatic=automatic) if hits else state
    state = mark_points(state, points, read=True, automatic=automatic) if points else state
    return mark_stories(state, stories, read=True, automatic=automatic) if stories else state


def mark_stories(
    state: State, stories: Iterable[Story], *, read: bool, automatic: bool = False
) -> State:
    """Mark those of the stories in no summit that are not marked so already; ``z`` can undo it."""
    ids = tuple(story.id for story in stories if state.is_unread(story) is read)
    return _mark_story_ids(state, ids, read=read, automatic=automatic)


def mark_hits(state: State, hits: Iterable[Hit], *, read: bool, automatic: bool = False) -> State:
    """Mark those of the hits that are in no summit, by their stories: summits have their own
    marks."""
    loose = (hit for hit in hits if hit.story and not hit.summits)
    ids = tuple(hit.story for hit in loose if state.is_hit_new(hit) is read)
    return _mark_story_ids(state, ids, read=read, automatic=automatic)


def _mark_story_ids(state: State, ids: tuple[str, ...], *, read: bool, automatic: bool) -> State:
    if not ids:
        return state
    return replace(
        state,
        read_stories={**state.read_stories, **dict.fromkeys(ids, read)},
        undo=(*state.undo, StoryReadChange(ids, read, automatic)),
        effects=(*state.effects, MarkStories(ids, read)),
    )


def mark_points(
    state: State, points: Iterable[Point], *, read: bool, automatic: bool = False
) -> State:
    """Mark those of ``points`` that are not marked so already; ``z`` can undo it. ``automatic``:
    by reading on, not by a key that marks."""
    changed = tuple(point for point in points if state.is_new(point) is read)
    if not changed:
        return state
    return replace(
        state,
        marks={**state.marks, **{key: read for point in changed for key in point.keys}},
        undo=(*state.undo, ReadChange(changed, read, automatic)),
        effects=(*state.effects, Mark(changed, read)),
    )
