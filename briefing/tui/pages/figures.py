"""The figures of a summit: how one changed, who gave it when, and those given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.cells import cell_width
from briefing.text.figure_sizes import relative_sizes
from briefing.text.plural import counted
from briefing.tui.pages.heading import heading
from briefing.tui.pages.item import citation
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.briefing import Number
    from briefing.tui.pages.page_context import PageContext

_OUTLET = 20
_VALUE = 16
_BAR = 30


def figures(numbers: Sequence[Number], setting: PageContext, width: int) -> list[Block]:
    """The figures in blocks for a page of ``width`` cells."""
    if not numbers:
        return [Block((Row((Span("No report gives a figure yet.", "muted"),)),))]
    courses = [number for number in numbers if number.course]
    others = [number for number in numbers if not number.course]
    blocks = [block for number in courses for block in _course(number, setting, width)]
    if others:
        blocks += [heading("OTHER FIGURES" if courses else "FIGURES")]
        wide = min(max(cell_width(number.value) for number in others), _VALUE)
        blocks += [_figure(number, wide) for number in others]
    return blocks


def _course(number: Number, setting: PageContext, width: int) -> list[Block]:
    title = number.joined(dict.fromkeys(report.value for report in number.course))
    kind = "changed" if number.moved else "reports differ"
    stamps = setting.stamp_width(report.at for report in number.course) + 2
    room = width - stamps - _OUTLET - _VALUE - 4
    sizes = relative_sizes([report.value for report in number.course])
    rows = [Row((Span(number.text), *citation(number.sources)))]
    for report, size in zip(number.course, sizes, strict=True):
        drawn = "" if setting.screen_reader else "█" * round(size * min(_BAR, max(room, 0)))
        line = (
            Span(setting.stamp(report.at).ljust(stamps), "muted"),
            Span(column(report.source.outlet, _OUTLET)),
            Span(f"  {column(report.value, _VALUE)}", "strong"),
            Span(f"  {drawn}", "number"),
        )
        rows.append(Row(line, one_line=True))
    return [heading(title, "name", (Span(kind, "muted"),)), Block(tuple(rows)), BLANK]


def _figure(number: Number, wide: int) -> Block:
    outlets = {source.outlet for source in (*number.sources, *number.others)}
    gutter = (Span(f"{column(number.value, wide)}  ", "strong"),)
    more = Span(f"  {counted(len(outlets), 'outlet')}", "muted")
    body = (Span(number.text), *citation(number.sources), more)
    return Block((Row(body, gutter, (Span(" " * (wide + 2)),)),))
