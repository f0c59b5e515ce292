"""Filters of a page: only new or starred points, one tag, no hidden points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from briefing.domain.briefing import Point
    from briefing.domain.feed import FeedHealth
    from briefing.tui.model.items import Item, Sections

Only = Literal["all", "new", "starred"]

NEXT_FILTER: dict[Only, Only] = {"all": "new", "new": "starred", "starred": "all"}
"""The order in which ``f`` goes through the filters."""


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Which items a page lists: ``feeds`` are names, None for all; ``hidden`` are point ids."""

    only: Only
    feeds: AbstractSet[str] | None
    hidden: AbstractSet[str]
    is_new: Callable[[Point], bool]
    is_starred: Callable[[Point], bool]

    @property
    def narrows(self) -> bool:
        """Whether it was set to find something, rather than to hide single points."""
        return self.only != "all" or self.feeds is not None

    def passes(self, item: Item) -> bool:
        """Whether the page lists ``item``. The line of a day depends on its points."""
        if item.kind == "day":
            return True
        point = item.point
        shown = item.target if item.kind == "reference" else point
        if shown and shown.id in self.hidden:
            return False
        if self.only == "new" and not (point and self.is_new(point)):
            return False
        if self.only == "starred" and not (point and self.is_starred(point)):
            return False
        return self.feeds is None or _from_feeds(item, self.feeds)


def filtered(sections: Sections, item_filter: ItemFilter) -> Sections:
    """The sections with the items that pass; sections left empty are dropped."""
    if not item_filter.narrows and not item_filter.hidden:
        return sections
    passing = (
        replace(section, items=tuple(filter(item_filter.passes, section.items)))
        for section in sections
    )
    return tuple(section for section in passing if section.items)


def tag_counts(feeds: Iterable[FeedHealth]) -> dict[str, int]:
    """Every tag with the number of feeds that have it, the most common first."""
    counts: dict[str, int] = {}
    for health in feeds:
        for tag in health.feed.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _from_feeds(item: Item, feeds: AbstractSet[str]) -> bool:
    if item.feed:
        return item.feed.name in feeds
    return any(source.feed in feeds for source in (*item.sources, *item.also))
