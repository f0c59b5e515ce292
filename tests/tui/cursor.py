"""What stands under the cursor, where a test knows that something does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model.effects import Open

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


def opened_address(state: State) -> str:
    """The address that the last change of state opens."""
    effect = state.effects[-1]
    assert isinstance(effect, Open)
    return effect.url
