"""Lines that stand for items until they are unfolded: the days of earlier points, ``40 more``.

Items are folded after they were filtered, so such a line counts what it would show.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.model.items import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from briefing.tui.model.filters import ItemFilter
    from briefing.tui.model.items import Section, Sections

_LIMITS = {"speakers": (5, "/speakers/more"), "also_reported": (5, "/also/more")}
"""How many items a section lists until the rest is asked for, and the end of that line's id."""
_EARLIER_SHOWN = 40
"""How many earlier points are listed in one piece until the rest is asked for."""


def day_id(summit: str, day: date) -> str:
    """The id of the line of a day."""
    return f"{summit}/earlier/{day}"


def day_line(summit: str, day: date) -> Item:
    """The line of a day of earlier points."""
    return Item(day_id(summit, day), "day", summit, day=day)


def folded(
    sections: Sections, summit: str, unfolded: frozenset[str], item_filter: ItemFilter
) -> Sections:
    """The sections of a summit with the items of folded lines in ``folded`` of those lines.

    Under a filter every day is open: a day is listed only if it has a match.
    """
    listed = (
        replace(section, items=tuple(_listed(section, summit, unfolded, item_filter)))
        for section in sections
    )
    return tuple(section for section in listed if section.items)


def _listed(
    section: Section, summit: str, unfolded: frozenset[str], item_filter: ItemFilter
) -> Iterator[Item]:
    if section.key in _LIMITS:
        limit, end = _LIMITS[section.key]
        return _first(section.items, limit, summit, end, unfolded)
    if section.key != "earlier":
        return iter(section.items)
    if not any(item.day for item in section.items):
        return _first(section.items, _EARLIER_SHOWN, summit, "/more", unfolded)
    return _by_day(section.items, summit, unfolded, item_filter)


def _by_day(
    items: Iterable[Item], summit: str, unfolded: frozenset[str], item_filter: ItemFilter
) -> Iterator[Item]:
    """Each day behind its line, which the newest does not have: that one is always open."""
    lines: dict[date, Item] = {}
    points: dict[date, list[Item]] = {}
    for item in items:
        assert item.day is not None  # noqa: S101  the items of a divided section have days
        if item.kind == "day":
            lines[item.day] = item
        else:
            points.setdefault(item.day, []).append(item)
    for day, of_day in points.items():
        line = lines.get(day)
        if line and not item_filter.narrows and line.id not in unfolded:
            # A point that was marked new here stays in reach of the key for new points.
            new = [item for item in of_day if item.point and item_filter.is_new(item.point)]
            rest = tuple(item for item in of_day if item not in new)
            yield replace(line, count=len(of_day), folded=rest)
            yield from new
            continue
        if line:
            yield replace(line, count=len(of_day))
        end = day_id("", day) + "/more"
        yield from _first(of_day, _EARLIER_SHOWN, summit, end, unfolded, day)


def _first(
    items: Iterable[Item],
    limit: int,
    summit: str,
    end: str,
    unfolded: frozenset[str],
    day: date | None = None,
) -> Iterator[Item]:
    """The first ``limit`` items and a line for the others, unless only one is left for it."""
    listed = tuple(items)
    if summit + end in unfolded or len(listed) <= limit + 1:
        yield from listed
        return
    yield from listed[:limit]
    rest = listed[limit:]
    yield Item(summit + end, "more", summit, day=day, folded=rest, count=len(rest))
