"""What stands under the cursor, where a test knows that something does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.domain.briefing import Point
    from briefing.domain.feed import FeedHealth
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State


def item_at(state: State) -> Item:
    assert state.item is not None
    return state.item


def point_at(state: State) -> Point:
    point = item_at(state).point
    assert point is not None
    return point


def feed_at(state: State) -> FeedHealth:
    feed = item_at(state).feed
    assert feed is not None
    return feed
