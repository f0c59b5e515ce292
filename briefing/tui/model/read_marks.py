"""What becomes read, by a key or by reading on; ``z`` can undo each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.effects import Mark, MarkStories, ReadChange, StoryReadChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Point
    from briefing.domain.story import Story
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State

READ_AFTER = 1.0
"""Seconds on a point after which leaving it marks it read."""


def mark_viewed(state: State, at: float) -> State:
    """Call before the cursor leaves its item: if it stayed long enough, the point was read."""
    viewed = state.pane == "document" and at - state.cursor_since >= READ_AFTER
    if state.item and state.mark_read == "leave" and viewed:
        state = mark_items(state, (state.item,))
    return replace(state, cursor_since=at)


def mark_items(state: State, items: Iterable[Item], *, automatic: bool = True) -> State:
    """Mark the points and stories of ``items`` read."""
    listed = tuple(items)
    points = tuple(item.point for item in listed if item.point)
    stories = tuple(item.story for item in listed if item.story)
    state = mark_points(state, points, read=True, automatic=automatic) if points else state
    return mark_stories(state, stories, read=True, automatic=automatic) if stories else state


def mark_stories(
    state: State, stories: Iterable[Story], *, read: bool, automatic: bool = False
) -> State:
    """Mark those of the stories in no summit that are not marked so already; ``z`` can undo it."""
    ids = tuple(story.id for story in stories if state.is_unread(story) is read)
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
