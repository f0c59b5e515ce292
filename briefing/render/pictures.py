"""Pictures of a summit as SVG inside a page of HTML: its coverage, its days, its figures.

Each says in words what it draws, in its label and in the titles of its parts. They take their
colours from the style sheet of `briefing.render.html`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.html_text import html_text
from briefing.render.time_words import date_range, day, since
from briefing.text.beginning import beginning
from briefing.text.figure_sizes import relative_sizes
from briefing.text.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Number
    from briefing.domain.coverage import Coverage, Telling
    from briefing.domain.timeline import TimelineDay

_WIDTH = 640
_NAMES = 170
"""Units that the names at the left take."""
_ROW = 18
_MOST_OUTLETS = 16
_MOST_POINTS = 40
_MOST_COLUMNS = 20
_STACK = 12
"""Points of a day that are drawn one above the other; more are counted."""
_LONGEST_NAME = 24
_MARKS: dict[Telling, str] = {"own": "●", "copy": "○", "other": "≈"}
_WORDS: dict[Telling, str] = {
    "own": "in its own text",
    "copy": "as a copy",
    "other": "in other words",
}


class Pictures:
    """Draws with days and hours of ``zone`` as they are written at ``now``."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self._now = now
        self._zone = zone

    def reports(self, drawn: Coverage) -> Iterator[str]:
        """Bars of the reports by hour or day: of all outlets, and of those that report most."""
        if not drawn.slots:
            return
        rows = [("all outlets", drawn.reports)]
        rows += [(outlet.name, outlet.reports) for outlet in drawn.outlets[:_MOST_OUTLETS]]
        step = (_WIDTH - _NAMES) / len(drawn.slots)
        height = _ROW * (len(rows) + 1)
        parts = [
            _rect(_NAMES + step * place, 0, step, height - _ROW, "during")
            for place, on in enumerate(drawn.during)
            if on
        ]
        for number, (name, counts) in enumerate(rows):
            bottom = _ROW * (number + 1) - 2
            parts.append(_label(0, bottom - 3, f"{_cut(name)} {sum(counts)}"))
            top = max(counts, default=0)
            parts += [
                _rect(
                    _NAMES + step * place + 0.5,
                    bottom - size,
                    max(step - 1, 0.5),
                    size,
                    "bar",
                    f"{name}, {self._slot(drawn, place)}: {counted(count, 'report')}",
                )
                for place, count in enumerate(counts)
                if count and (size := (_ROW - 4) * count / top)
            ]
        first, last = self._slot(drawn, 0), self._slot(drawn, -1)
        parts.append(_label(_NAMES, height - 4, first))
        if len(drawn.slots) > 1:
            parts.append(_label(_WIDTH, height - 4, last, "end"))
        most = max(range(len(drawn.slots)), key=drawn.reports.__getitem__)
        words = (
            f"{counted(sum(drawn.reports), 'report')} by {counted(len(drawn.outlets), 'outlet')}"
            f" from {first} to {last}, most {'at' if drawn.by_hour else 'on'} "
            f"{self._slot(drawn, most)} ({drawn.reports[most]})"
        )
        yield _figure(words, height, parts)

    def tellers(self, drawn: Coverage) -> Iterator[str]:
        """Which outlet tells which point: a row a point, a column an outlet by its number."""
        cited = [outlet for outlet in drawn.outlets if outlet.n is not None and outlet.told]
        cited = sorted(cited, key=lambda outlet: outlet.n or 0)[:_MOST_COLUMNS]
        points = drawn.points[:_MOST_POINTS]
        if not cited or not points:
            return
        step = 16
        left = _WIDTH - step * len(cited)
        height = _ROW * (len(points) + 1)
        parts = [
            _label(left + step * (place + 0.5), _ROW - 5, str(outlet.n), "middle")
            for place, outlet in enumerate(cited)
        ]
        for number, (point, tellers) in enumerate(points, 1):
            bottom = _ROW * (number + 1) - 5
            parts.append(_label(0, bottom, beginning(point.text, left // 7)))
            for place, outlet in enumerate(cited):
                telling = tellers.get(outlet.name)
                if telling:
                    title = f"[{outlet.n}] {outlet.name} tells it {_WORDS[telling]}"
                    at = left + step * (place + 0.5)
                    parts.append(_label(at, bottom, _MARKS[telling], "middle", title))
        words = "Who tells what: ● in these words, ○ a copy, ≈ in other words"
        yield _figure(words, height, parts)

    def days(self, days: Sequence[TimelineDay]) -> Iterator[str]:
        """A column a day: its points one above the other, and the dates to come."""
        if not days:
            return
        step = min(_WIDTH / len(days), 160)
        height = _STACK * 9 + 2 * _ROW
        axis = height - 2 * _ROW
        parts = [_rect(0, axis, _WIDTH, 1, "bar")]
        every = max(1, round(64 / step))
        for place, listed in enumerate(days):
            left, title = step * place, day(listed.date, self._now, self._zone)
            if listed.during:
                parts.append(_rect(left, 0, step, axis, "during", f"{title}: the summit"))
            marks = [("dot", point.text) for point in listed.points]
            marks += [
                (
                    "date",
                    f"{date_range(d.date, d.ends, d.vague, self._now, self._zone)}: {d.text}",
                )
                for d in listed.dates
            ]
            for number, (kind, text) in enumerate(marks[:_STACK]):
                parts.append(_circle(left + step / 2, axis - 6 - 9 * number, kind, text))
            if len(marks) > _STACK:
                parts.append(_label(left + step / 2 + 6, 9, f"+{len(marks) - _STACK}"))
            if place % every == 0:
                parts.append(_label(left + step / 2, axis + _ROW - 2, title[4:], "middle"))
                parts.append(_label(left + step / 2, axis + 2 * _ROW - 4, title[:3], "middle"))
        points = sum(len(listed.points) for listed in days)
        coming = sum(len(listed.dates) for listed in days)
        words = (
            f"{counted(points, 'point')} by day, and {counted(coming, 'date')} to come (hollow); "
            "the days of the summit are shaded"
        )
        yield _figure(words, height, parts)

    def course(self, number: Number) -> Iterator[str]:
        """The figures that were given for one thing, oldest first, by their size."""
        sizes = relative_sizes([report.value for report in number.course])
        if not number.course:
            return
        height = _ROW * len(number.course)
        parts = []
        for place, (report, size) in enumerate(zip(number.course, sizes, strict=True)):
            bottom = _ROW * (place + 1) - 5
            at = since(report.at, self._now, self._zone)
            parts.append(_label(0, bottom, _cut(f"{at} {report.source.outlet}")))
            wide = 300 * size
            if wide:
                parts.append(_rect(_NAMES, bottom - 9, wide, 11, "bar"))
            parts.append(_label(_NAMES + wide + 6, bottom, report.value))
        values = number.joined(dict.fromkeys(report.value for report in number.course))
        yield _figure(f"{values}: {number.text}", height, parts)

    def _slot(self, drawn: Coverage, place: int) -> str:
        slot = drawn.slots[place]
        if drawn.by_hour:
            return since(slot, self._now, self._zone)
        return day(slot.date(), self._now, self._zone)


def _figure(words: str, height: float, parts: Sequence[str]) -> str:
    label, lines = html_text(words), "\n".join(parts)
    return (
        f'<figure><svg role="img" aria-label="{label}" viewBox="0 0 {_WIDTH} {height:g}">'
        f"\n{lines}\n</svg>\n<figcaption dir=auto>{label}</figcaption></figure>"
    )


def _rect(x: float, y: float, wide: float, high: float, kind: str, title: str = "") -> str:
    shape = f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    return f"{shape}>{_title(title) if title else ''}</rect>"


def _circle(x: float, y: float, kind: str, title: str) -> str:
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3">{_title(title)}</circle>'


def _label(x: float, y: float, text: str, anchor: str = "start", title: str = "") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f"<text {place}>{_title(title) if title else ''}{html_text(text)}</text>"


def _title(text: str) -> str:
    return f"<title>{html_text(text)}</title>"


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
