"""The coverage of a summit: reports over its life by outlet, and who tells which point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted, enumerated
from briefing.tui.pages.heading import heading
from briefing.tui.view.spans import BLANK, Block, Row, Span, bars, column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.domain.briefing import Point
    from briefing.domain.coverage import Coverage, OutletCoverage, Telling
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_NAME = 20
_CELL = 3
_NARROWEST_POINT = 30
_MOST_OUTLETS = 40
_MOST_POINTS = 60
_MARKS: dict[Telling | None, str] = {"own": "●", "copy": "○", "other": "≈", None: "·"}
_WORDS: dict[Telling, str] = {"own": "in its own text", "copy": "copied", "other": "in other words"}


def coverage(drawn: Coverage, setting: PageContext, width: int) -> list[Block]:
    """The pictures in blocks for a page of ``width`` cells; for a screen reader in words."""
    if not drawn.outlets:
        return [Block((Row((Span("No report on this summit yet.", "muted"),)),))]
    return [*_reports(drawn, setting, width), *_matrix(drawn, setting, width), *_alone(drawn)]


def _reports(drawn: Coverage, setting: PageContext, width: int) -> Iterator[Block]:
    unit = "hour" if drawn.by_hour else "day"
    yield heading(f"REPORTS BY {unit.upper()}", "label", (Span(_span_of(drawn, setting), "muted"),))
    wide = max(width - _NAME - 8, 8)
    cells = 2 if 2 * len(drawn.slots) <= wide else 1
    wide //= cells
    everyone = (Span(column("all outlets", _NAME), "strong"),)
    rows = [_row(everyone, drawn.reports, wide, cells, setting)]
    rows += (
        _row((Span(column(outlet.name, _NAME)),), outlet.reports, wide, cells, setting)
        for outlet in drawn.outlets[:_MOST_OUTLETS]
    )
    if any(drawn.during) and not setting.screen_reader:
        line = "".join(("━" if on else " ") * cells for on in drawn.during[-wide:])
        gap = Span(" " * 7)
        label = Span(column("the summit", _NAME), "muted")
        rows.insert(1, Row((label, gap, Span(line, "name")), one_line=True))
    yield Block(tuple(rows))
    if len(drawn.outlets) > _MOST_OUTLETS:
        more = counted(len(drawn.outlets) - _MOST_OUTLETS, "more outlet")
        yield Block((Row((Span(f"… {more}", "muted"),)),))
    yield BLANK


def _row(name: Line, reports: Sequence[int], wide: int, cells: int, setting: PageContext) -> Row:
    """A bar for each slot, ``cells`` wide; the last ``wide`` of them."""
    total = Span(f"{sum(reports):>5}", "count")
    if setting.screen_reader:
        return Row((*name, total))
    shown = reports[-wide:]
    drawn = "".join(
        (bar if count else " ") * cells for bar, count in zip(bars(shown), shown, strict=True)
    )
    return Row((*name, total, Span("  "), Span(drawn, "number")), one_line=True)


def _span_of(drawn: Coverage, setting: PageContext) -> str:
    first, last = drawn.slots[0], drawn.slots[-1]
    if drawn.by_hour:
        return f"{setting.stamp(first)} – {setting.stamp(last)}"
    return f"{setting.day(first.date())} – {setting.day(last.date())}"


def _matrix(drawn: Coverage, setting: PageContext, width: int) -> Iterator[Block]:
    cited = [outlet for outlet in drawn.outlets if outlet.n is not None and outlet.told]
    cited.sort(key=lambda outlet: outlet.n or 0)
    room = max((width - _NARROWEST_POINT) // _CELL, 1)
    listed = cited[:room]
    yield heading("WHO TELLS WHAT")
    if setting.screen_reader:
        yield Block(tuple(_in_words(drawn)))
        return
    text_wide = width - len(listed) * _CELL
    head = "".join(f"{outlet.n:>{_CELL}}" for outlet in listed)
    rows = [Row((Span(" " * text_wide), Span(head, "number")), one_line=True)]
    for point, tellers in drawn.points[:_MOST_POINTS]:
        cells = tuple(_cell(tellers.get(outlet.name)) for outlet in listed)
        rows.append(
            Row((Span(column(point.text, text_wide - 1)), Span(" "), *cells), one_line=True)
        )
    yield Block(tuple(rows))
    legend = "● in these words  ○ a copy  ≈ in other words  · does not tell it"
    names = "   ".join(f"[{outlet.n}] {outlet.name}" for outlet in listed)
    left_out = len(cited) - len(listed)
    more = f"   … {counted(left_out, 'more outlet')} on a wider screen" if left_out > 0 else ""
    yield Block((Row((Span(legend, "muted"),)), Row((Span(names + more, "muted"),))))


def _cell(telling: Telling | None) -> Span:
    mark = _MARKS[telling].rjust(_CELL)
    return Span(mark, "faint" if telling is None else "number" if telling == "own" else "muted")


def _in_words(drawn: Coverage) -> Iterator[Row]:
    for point, tellers in drawn.points[:_MOST_POINTS]:
        who = ", ".join(f"{name} {_WORDS[telling]}" for name, telling in tellers.items())
        yield Row((Span(f"{point.text} "), Span(f"told by {who}", "muted")))


def _alone(drawn: Coverage) -> Iterator[Block]:
    """What one outlet alone tells, and who leaves out what many others tell."""
    alone = [outlet for outlet in drawn.outlets if outlet.alone]
    if alone:
        yield from (BLANK, heading("ONLY ONE OUTLET HAS"))
        yield from (_points_of(outlet, outlet.alone) for outlet in alone)
    if drawn.left_out:
        yield from (BLANK, heading("LEFT OUT BY"))
        yield from (_left_out(point, names) for point, names in drawn.left_out)


def _left_out(point: Point, names: Sequence[str]) -> Block:
    indent = (Span("  "),)
    by = Span(f"not told by {enumerated(names)}", "muted")
    return Block((Row((Span(point.text),)), Row((by,), indent, indent)))


def _points_of(outlet: OutletCoverage, points: Sequence[Point]) -> Block:
    head = Row((Span(outlet.name, "strong"), Span(f"  {counted(len(points), 'point')}", "muted")))
    indent = (Span("  "),)
    return Block((head, *(Row((Span(point.text),), indent, indent) for point in points)))
