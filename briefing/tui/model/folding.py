"""Lines that stand for items until they are unfolded: the days of earlier points, ``40 more``.

Items are folded after they were filtered, so such a line counts what it would show.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.tui.model.items import Item, day_id
from briefing.tui.model.views import OLDER, PROPOSED, UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from briefing.domain.briefing import Briefing
    from briefing.tui.model.filters import ItemFilter
    from briefing.tui.model.items import Section, Sections
    from briefing.tui.model.snapshot import Snapshot

_SHOWN = 40
"""How many points are listed in one piece until more are asked for."""
_LIMITS = {
    "new": (_SHOWN, "/new/more"),
    "speakers": (5, "/speakers/more"),
    "also_reported": (5, "/also/more"),
}
"""How many items a section lists until more are asked for, and the end of that line's id."""
_OF_EVENT = 3
"""How many stories of an event in no summit are listed: its title says what it is."""
MORE_AT_ONCE = 50
"""How many items such a line becomes: so many are laid out while a key is pressed."""


def folded(
    sections: Sections,
    snapshot: Snapshot,
    view: str,
    unfolded: frozenset[str],
    item_filter: ItemFilter,
) -> Sections:
    """The sections of a view with the items of folded lines in ``folded`` of those lines.

    Under a filter every day is open: a day is listed only if it has a match.
    """
    folds = _Folds(snapshot, view, unfolded, item_filter)
    listed = (replace(section, items=tuple(folds.listed(section))) for section in sections)
    return tuple(section for section in listed if section.items)


@dataclass(frozen=True, slots=True)
class _Folds:
    """What decides which items of a page are listed."""

    snapshot: Snapshot
    view: str
    unfolded: frozenset[str]
    item_filter: ItemFilter

    def listed(self, section: Section) -> Iterator[Item]:
        """The items of a section, and the lines that stand for others."""
        if self.view == UNASSIGNED:
            return self.stories(section)
        briefing = self.snapshot.briefing(self.view)
        if briefing is None:
            of_summit = self.snapshot.briefing(section.key)
            if of_summit is None:
                return iter(section.items)
            # On Today each summit has a section with its new points.
            return self.first(section.items, _SHOWN, f"{section.key}/today/more", of_summit)
        if section.key in _LIMITS:
            limit, end = _LIMITS[section.key]
            return self.first(section.items, limit, self.view + end, briefing, section.key)
        if section.key != "earlier":
            return iter(section.items)
        if any(item.day for item in section.items):
            return self.by_day(section.items, briefing)
        return self.first(section.items, _SHOWN, f"{self.view}/more", briefing, "earlier")

    def stories(self, section: Section) -> Iterator[Item]:
        """The first stories of an event; of the single ones a line for each group."""
        if section.key in (PROPOSED, OLDER):
            yield from section.items
        elif not any(item.group for item in section.items):
            single = section.key == UNASSIGNED
            limit = _SHOWN if single else _OF_EVENT
            yield from self.first(section.items, limit, f"{UNASSIGNED}/{section.key}/more")
        else:
            for group, listed in groupby(section.items, key=lambda item: item.group):
                of_group = tuple(listed)
                id_ = f"{UNASSIGNED}/group/{group}"
                line = Item(id_, "group", group=group, count=len(of_group))
                if id_ not in self.unfolded and not self.item_filter.narrows:
                    yield replace(line, folded=of_group)
                    continue
                yield line
                yield from self.first(of_group, _SHOWN, f"{id_}/more", group=group)

    def by_day(self, items: Iterable[Item], briefing: Briefing) -> Iterator[Item]:
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
            if line and not self.item_filter.narrows and line.id not in self.unfolded:
                # A point that was marked new here stays in reach of the key for new points.
                is_new = self.item_filter.is_new
                new = [item for item in of_day if item.point and is_new(item.point)]
                rest = tuple(item for item in of_day if item not in new)
                yield replace(line, count=len(of_day), folded=rest)
                yield from new
                continue
            if line:
                yield replace(line, count=len(of_day))
            yield from self.first(of_day, _SHOWN, f"{day_id(self.view, day)}/more", day=day)
        yield from self.first((), 0, f"{self.view}/more", briefing, "earlier")

    def first(
        self,
        items: Sequence[Item],
        limit: int,
        line: str,
        briefing: Briefing | None = None,
        part: str = "new",
        *,
        day: date | None = None,
        group: str = "",
    ) -> Iterator[Item]:
        """The first ``limit`` items, more for each time that the ``line`` (id) was unfolded, and
        the line for the others, unless only one is left for it.

        ``part`` is the part of ``briefing`` that they are from, which may leave out others.
        """
        left_out = _left_out(briefing, part) if briefing and not self.item_filter.narrows else 0
        known = len(items)
        end = line
        while end in self.unfolded:
            limit += MORE_AT_ONCE
            end = f"{line}/{limit}"
        if not left_out and known <= limit + 1:
            limit = known
        yield from items[:limit]
        rest = tuple(items[limit:])
        if rest or left_out:
            summit = briefing.summit.id if briefing else self.view
            count = len(rest) + left_out
            line_item = Item(end, "more", summit, day=day, group=group, folded=rest, count=count)
            yield replace(line_item, left_out=left_out)


def _left_out(briefing: Briefing, part: str) -> int:
    """How many points or entries of a part a briefing leaves out."""
    return {
        "new": briefing.new_left_out,
        "earlier": briefing.earlier_left_out,
        "also_reported": briefing.reports_left_out,
    }.get(part, 0)
