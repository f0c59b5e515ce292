"""Write briefings as plain text, for a terminal or an email."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefing.render.annotation import NOTE, note_lines
from briefing.render.event import OUTSIDE, outside_line
from briefing.render.heading import counts, setting
from briefing.render.line_length import short_text
from briefing.render.page import BriefingPage
from briefing.render.sources import marks, number_notes
from briefing.render.time_words import clock, date_range, day, stamp, standing
from briefing.text.cells import cell_width
from briefing.text.sanitize import line
from briefing.text.urls import safe_link
from briefing.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point, Source
    from briefing.domain.earlier import Day
    from briefing.domain.event import OutsideEvent
    from briefing.domain.sections import BriefingSection, SectionName, SpokenBy
    from briefing.render.sources import Cited

_NARROWEST = 24
_VALUE_COLUMN = 16


def briefings(
    items: Sequence[Briefing],
    *,
    now: datetime,
    zone: tzinfo,
    width: int = 80,
    outside: Sequence[OutsideEvent] = (),
    by_day: bool = False,
    **_unused: object,
) -> str:
    """The briefings one below the other, times in ``zone``, in lines of ``width`` cells.

    Addresses are not cut, so a line with an address can be longer, up to what a mail allows.
    Nothing to show gives ``""``.
    """
    width = max(width, _NARROWEST)
    pages = ["\n".join(_TextPage(item, now, zone, width).lines(by_day=by_day)) for item in items]
    if outside:
        events = (wrap(outside_line(event), width, rest="  ") for event in outside)
        pages.append("\n".join([OUTSIDE.upper(), *chain.from_iterable(events)]))
    return short_text("\n\n\n".join(pages))


class _TextPage(BriefingPage):
    def __init__(self, briefing: Briefing, now: datetime, zone: tzinfo, width: int) -> None:
        super().__init__(briefing, now, zone)
        self.width = width

    def title(self, section: BriefingSection) -> str:
        title = super().title(section)
        count = len(section.points) + self.briefing.new_left_out
        return f"{title} ({count:,})" if section.name == "new" else title

    def head(self) -> Iterator[str]:
        item, now, zone = self.briefing, self.now, self.zone
        name, status = line(item.summit.name), standing(item, now, zone)
        gap = self.width - cell_width(name) - cell_width(status)
        if status and gap >= 2:
            yield name + " " * gap + status
        else:
            yield from self._wrap(name)
            if status:
                yield from self._wrap(status)
        yield "─" * self.width
        for parts in (setting(item, now, zone), counts(item, now, zone)):
            if parts:
                yield from self._wrap(" · ".join(parts))

    def nothing(self) -> Iterator[str]:
        yield from ("", "Nothing yet.")

    def opening(self, name: SectionName, title: str, point: Point) -> Iterator[str]:  # noqa: ARG002
        return self.section(title, self.points([point]))

    def section(self, title: str, body: Iterable[str]) -> Iterator[str]:
        lines = iter(body)
        first = next(lines, None)
        if first is not None:
            yield from ("", title.upper(), first, *lines)

    def points(self, points: Sequence[Point]) -> Iterator[str]:
        return self._rows(points, [stamp(point.at, self.now, self.zone) for point in points])

    def hours(self, points: Sequence[Point]) -> Iterator[str]:
        return self._rows(points, [clock(point.at, self.zone) for point in points])

    def remark(self, text: str) -> Iterator[str]:
        yield f"  {text}"

    def days(self, days: Sequence[Day]) -> Iterator[str]:
        for listed in days:
            yield day(listed.date, self.now, self.zone)
            yield from self.hours(listed.points)

    def _rows(self, points: Sequence[Point], stamps: Sequence[str]) -> Iterator[str]:
        column = max(map(len, stamps), default=0)
        for point, at in zip(points, stamps, strict=True):
            cited, more = marks(point.sources, point.also), self.notes(point)
            first = f"{'●' if point.new else '○'} {at:<{column}} "
            yield from self._hang(first, point.text, cited, more)
            yield from self._note(point, cell_width(first))

    def _note(self, point: Point, margin: int) -> Iterator[str]:
        """The reader's note below its point."""
        indent = " " * min(margin, self.width // 2)
        before = f"{indent}{NOTE} "
        for text in note_lines(point.annotation):
            yield from wrap(text, self.width, first=before, rest=indent)
            before = indent

    def disputes(self, disputes: Sequence[Dispute]) -> Iterator[str]:
        for dispute in disputes:
            for place, claim in enumerate(dispute.claims):
                text = f"{claim.speaker}: {self.text_of(claim)} {marks(claim.sources)}"
                yield from self._wrap(text, first="  " if place else "≠ ", rest="    ")

    def numbers(self, numbers: Sequence[Number]) -> Iterator[str]:
        values = [line(number.value) for number in numbers]
        column = min(_VALUE_COLUMN, max(map(cell_width, values), default=0))
        for number, value in zip(numbers, values, strict=True):
            pad = " " * max(0, column - cell_width(value))
            cited, more = marks(number.sources), number_notes(number, cited=True)
            yield from self._hang(f"  {value}{pad}  ", self.text_of(number), cited, more)

    def dates(self, dates: Sequence[NextDate]) -> Iterator[str]:
        days = [date_range(date.date, date.ends, date.vague, self.now, self.zone) for date in dates]
        column = max(map(len, days), default=0)
        for date, when in zip(dates, days, strict=True):
            first = f"◷ {when:<{column}}  "
            yield from self._hang(first, self.text_of(date), marks(date.sources))

    def speakers(self, speakers: Sequence[SpokenBy]) -> Iterator[str]:
        for name, points in speakers:
            listed, rest = self.references(points)
            parts = (f"{name} ({len(points)})", *map(self.reference, listed), rest)
            yield from self._hang("  ", "  ".join(filter(None, parts)))

    def reports(self, reports: Sequence[Source]) -> Iterator[str]:
        stamps = [stamp(report.at, self.now, self.zone) for report in reports]
        column = max(map(len, stamps), default=0)
        for report, at in zip(reports, stamps, strict=True):
            yield from self._hang(f"  {at:<{column}} ", report.title or "untitled", marks([report]))
            yield from self._address(report)

    def more(self, text: str) -> str:
        return text

    def sources(self, outlets: Sequence[Cited]) -> Iterator[str]:
        for outlet in outlets:
            yield from self._hang(f"[{outlet.n}] ", outlet.outlet)
            for report in outlet.reports:
                at = stamp(report.at, self.now, self.zone)
                copy = "" if report.copy_of is None else f" (copy of [{report.copy_of}])"
                yield from self._wrap(f"{at} {report.title}{copy}", first="    ", rest="      ")
                yield from self._address(report)

    def _address(self, report: Source) -> Iterator[str]:
        if url := safe_link(report.url):
            yield from self._wrap(url, first="    ", rest="    ")

    def _hang(self, first: str, text: str, cited: str = "", more: str = "") -> Iterator[str]:
        """``text`` after ``first``, with its other lines below its first word.

        ``cited``, its sources, stay on one line, and ``more`` follows them.
        """
        rest = " " * min(cell_width(first), self.width // 2)
        whole = " ".join(filter(None, (line(text), cited, line(more))))
        for wrapped in wrap(whole, self.width, first=first, rest=rest):
            yield wrapped.replace("\u00a0", " ")

    def _wrap(self, text: str, *, first: str = "", rest: str = "") -> Iterator[str]:
        return wrap(line(text), self.width, first=first, rest=rest)
