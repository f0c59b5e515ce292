"""Who covers a summit, and when: reports over its life, and which outlet tells which point."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.domain.briefing import Briefing, Point

Telling = Literal["own", "copy", "other"]
"""Whether an outlet tells a point in these words, in a text that it copied, or in other words."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_BY_HOUR = timedelta(days=2)
"""A summit with reports of so long at most is drawn by hours."""
_MOST_HOURS = 48
_MOST_DAYS = 28
_WIDELY = 3
"""Outlets that tell a point which others are said to leave out."""
_MOST_LEFT_OUT = 5
_ACTIVE = 2
"""Points that an outlet tells if leaving one out is worth a word."""


@dataclass(frozen=True, slots=True)
class OutletCoverage:
    """``reports`` are counted by slot, ``told`` are the points that it tells, ``alone`` those that
    no other outlet tells. ``n`` is its number in the briefing; None if it is a source of nothing
    that is shown."""

    name: str
    n: int | None
    reports: tuple[int, ...]
    told: int
    alone: tuple[Point, ...]

    @property
    def total(self) -> int:
        """All its reports that are drawn."""
        return sum(self.reports)


@dataclass(frozen=True, slots=True)
class Coverage:
    """``slots`` are the beginnings of the hours or days that are drawn, in order; ``by_hour`` says
    which, and ``during`` on which of them the summit was on. ``outlets`` begin with those that
    report most. ``points`` come with who tells them, by the outlet's name, the most widely told
    first."""

    slots: tuple[datetime, ...]
    by_hour: bool
    during: tuple[bool, ...]
    outlets: tuple[OutletCoverage, ...]
    points: tuple[tuple[Point, dict[str, Telling]], ...]

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports of all outlets by slot."""
        return tuple(sum(column) for column in zip(*(o.reports for o in self.outlets), strict=True))

    @property
    def left_out(self) -> tuple[tuple[Point, tuple[str, ...]], ...]:
        """The most widely told points, with the outlets that do not tell them and tell others."""
        active = [outlet.name for outlet in self.outlets if outlet.told >= _ACTIVE]
        widely = [row for row in self.points if len(row[1]) >= _WIDELY][:_MOST_LEFT_OUT]
        silent = (
            (point, tuple(name for name in active if name not in tellers))
            for point, tellers in widely
        )
        return tuple((point, names) for point, names in silent if names)


def coverage(briefing: Briefing, zone: tzinfo) -> Coverage:
    """The coverage of a summit; days and hours are those of ``zone``."""
    entries = [entry for story in briefing.stories for entry in story.entries]
    slots, by_hour = _slots([entry.at for entry in entries], zone)
    place = {slot: number for number, slot in enumerate(slots)}
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for entry in entries:
        counts[entry.outlet]  # an outlet whose reports are all older is listed too
        slot = place.get(_beginning(entry.at, zone, by_hour=by_hour))
        if slot is not None:
            counts[entry.outlet][slot] += 1
    points = sorted(
        ((point, _telling(point)) for point in briefing.distinct),
        key=lambda row: len(row[1]),
        reverse=True,
    )
    numbers = {source.outlet: source.n for source in reversed(list(briefing.sources(counted=True)))}
    names = dict.fromkeys([*counts, *numbers])
    outlets = [
        OutletCoverage(
            name,
            numbers.get(name),
            tuple(counts[name][slot] for slot in range(len(slots))),
            sum(name in tellers for _, tellers in points),
            tuple(point for point, tellers in points if set(tellers) == {name}),
        )
        for name in names
    ]
    outlets.sort(key=lambda outlet: (-outlet.total, -outlet.told, outlet.name.casefold()))
    size = _HOUR if by_hour else _DAY
    during = tuple(briefing.summit.is_on(slot, slot + size, zone) for slot in slots)
    return Coverage(slots, by_hour, during, tuple(outlets), tuple(points))


def _telling(point: Point) -> dict[str, Telling]:
    telling: dict[str, Telling] = {}
    for source in chain(point.also, point.other_reports):
        telling[source.outlet] = "other"
    for source in point.sources:
        if source.copy_of is not None:
            telling[source.outlet] = "copy"
    for source in point.sources:
        if source.copy_of is None:
            telling[source.outlet] = "own"
    return telling


def _slots(times: list[datetime], zone: tzinfo) -> tuple[tuple[datetime, ...], bool]:
    """The last hours, or days, from the first report to the last."""
    if not times:
        return (), False
    by_hour = max(times) - min(times) <= _BY_HOUR
    most = _MOST_HOURS if by_hour else _MOST_DAYS
    slot = _beginning(max(times), zone, by_hour=by_hour)
    first = _beginning(min(times), zone, by_hour=by_hour)
    slots = [slot]
    while slot > first and len(slots) < most:
        # The middle of the day before, whatever the clocks do at night.
        before = slot - _HOUR if by_hour else slot - _DAY / 2
        slot = _beginning(before, zone, by_hour=by_hour)
        slots.append(slot)
    return tuple(reversed(slots)), by_hour


def _beginning(at: datetime, zone: tzinfo, *, by_hour: bool) -> datetime:
    local = at.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    return (local if by_hour else local.replace(hour=0, fold=0)).astimezone(zone)
