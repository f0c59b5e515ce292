"""What a filter, a tag and the reader's hiding leave of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from collections.abc import Set as AbstractSet

    from briefing.domain.feed import FeedHealth
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Contents, Item

Only = Literal["all", "new", "starred"]
_AFTER: dict[Only, Only] = {"all": "new", "new": "starred", "starred": "all"}


def next_filter(state: State) -> State:
    """``f``: only what is new, only what is starred, everything."""
    return replace(state, only=_AFTER[state.only])


def tags(feeds: Iterable[FeedHealth]) -> dict[str, int]:
    """Every tag with the number of feeds that have it, the most common first."""
    counts: dict[str, int] = {}
    for health in feeds:
        for tag in health.feed.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def narrowed(contents: Contents, state: State) -> Contents:
    """The sections with the items that pass; those without any are left out."""
    if state.only == "all" and state.tag is None and not state.hidden:
        return contents
    tagged = {one.name for one in state.snapshot.feeds if state.tag in one.feed.tags}
    kept = (
        replace(section, items=tuple(_passing(section.items, state, tagged)))
        for section in contents
    )
    return tuple(section for section in kept if section.items)


def _passing(items: Collection[Item], state: State, tagged: AbstractSet[str]) -> Iterable[Item]:
    for item in items:
        point = item.point
        if point and point.id in state.hidden:
            continue
        if state.only == "new" and not (point and state.is_new(point)):
            continue
        if state.only == "starred" and not (point and state.is_starred(point)):
            continue
        if state.tag is not None and not _tagged(item, tagged):
            continue
        yield item


def _tagged(item: Item, tagged: AbstractSet[str]) -> bool:
    if item.feed:
        return item.feed.name in tagged
    return any(source.feed in tagged for source in item.sources)
