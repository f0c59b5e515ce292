"""Briefings as plain text, for a terminal or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.heading import counts, is_bare, new_heading, setting
from briefing.render.sources import cited, marks, notes
from briefing.render.time_words import appointment, stamp, standing
from briefing.render.wrap import cells, wrap
from briefing.text.sanitize import line
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point
    from briefing.render.sources import Cited

_NARROWEST = 24
_VALUE_COLUMN = 16


def briefings(items: Sequence[Briefing], *, now: datetime, zone: tzinfo, width: int = 80) -> str:
    """The briefings one below the other, times in ``zone``, in lines of ``width`` cells.

    Addresses are never cut, so a line that holds one can be longer. No items give ``""``.
    """
    pages = [_Page(item, now, zone, max(width, _NARROWEST)) for item in items]
    return "\n\n\n".join("\n".join(page.lines()) for page in pages)


class _Page:
    """One briefing being set; every method gives finished lines."""

    def __init__(self, item: Briefing, now: datetime, zone: tzinfo, width: int) -> None:
        self._item = item
        self._now = now
        self._zone = zone
        self._width = width

    def lines(self) -> Iterator[str]:
        item = self._item
        yield from self._head()
        if is_bare(item):
            yield from ("", "Nothing yet.")
        for heading, lead in (("State of play", item.lead), ("Why it matters", item.why)):
            if lead:
                yield from self._section(heading, self._points([lead]))
        new = [point for point in item.points if point.new]
        earlier = [point for point in item.points if not point.new]
        heading = f"{new_heading(item, self._now, self._zone)} ({len(new)})"
        yield from self._section(heading, self._points(new))
        yield from self._section("Disputed · differs", self._disputes(item.disputed))
        yield from self._section("Numbers", self._numbers(item.numbers))
        yield from self._section("Next", self._dates(item.next))
        yield from self._section("Earlier", self._points(earlier))
        yield from self._section("Sources", self._sources(cited(item)))

    def _head(self) -> Iterator[str]:
        item, now, zone = self._item, self._now, self._zone
        name, status = line(item.summit.name), standing(item, now, zone)
        gap = self._width - cells(name) - cells(status)
        if status and gap >= 2:
            yield name + " " * gap + status
        else:
            yield from self._wrap(name)
            if status:
                yield from self._wrap(status)
        yield "─" * self._width
        for parts in (setting(item, now, zone), counts(item, now, zone)):
            if parts:
                yield from self._wrap(" · ".join(parts))

    def _section(self, heading: str, body: Iterator[str]) -> Iterator[str]:
        first = next(body, None)
        if first is not None:
            yield from ("", heading.upper(), first, *body)

    def _points(self, points: Sequence[Point]) -> Iterator[str]:
        stamps = [stamp(point.at, self._now, self._zone) for point in points]
        column = max(map(len, stamps), default=0)
        for point, at in zip(points, stamps, strict=True):
            told = " ".join(filter(None, (point.text, marks(point.sources), notes(point))))
            yield from self._hang(f"{'●' if point.new else '○'} {at:<{column}} ", told)

    def _disputes(self, disputes: Sequence[Dispute]) -> Iterator[str]:
        for dispute in disputes:
            for place, claim in enumerate(dispute.claims):
                told = f"{claim.speaker}: {claim.text} {marks(claim.sources)}"
                yield from self._wrap(told, first="  " if place else "≠ ", rest="    ")

    def _numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        values = [line(number.value) for number in numbers]
        column = min(_VALUE_COLUMN, max(map(cells, values), default=0))
        for number, value in zip(numbers, values, strict=True):
            pad = " " * max(0, column - cells(value))
            told = f"{number.text} {marks(number.sources)}"
            yield from self._hang(f"  {value}{pad}  ", told)

    def _dates(self, dates: Sequence[NextDate]) -> Iterator[str]:
        days = [
            appointment(date.date, date.ends, date.vague, self._now, self._zone) for date in dates
        ]
        column = max(map(len, days), default=0)
        for date, when in zip(dates, days, strict=True):
            yield from self._hang(f"◷ {when:<{column}}  ", f"{date.text} {marks(date.sources)}")

    def _sources(self, outlets: Sequence[Cited]) -> Iterator[str]:
        for outlet in outlets:
            yield from self._hang(f"[{outlet.n}] ", outlet.outlet)
            for report in outlet.reports:
                at = stamp(report.at, self._now, self._zone)
                copy = "" if report.copy_of is None else f" (copy of [{report.copy_of}])"
                yield from self._wrap(f"{at} {report.title}{copy}", first="    ", rest="      ")
                if url := safe_link(report.url):
                    yield from self._wrap(url, first="    ", rest="    ")

    def _hang(self, first: str, told: str) -> Iterator[str]:
        """``told`` behind ``first``, its further lines below its first word."""
        rest = " " * min(cells(first), self._width // 2)
        return self._wrap(told, first=first, rest=rest)

    def _wrap(self, told: str, *, first: str = "", rest: str = "") -> Iterator[str]:
        return wrap(line(told), self._width, first=first, rest=rest)
