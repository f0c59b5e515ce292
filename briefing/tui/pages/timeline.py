"""A summit day by day on one axis: what happened, what is to come, and where now is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.day_title import day_title
from briefing.render.time_words import date_range
from briefing.text.plural import counted
from briefing.tui.pages.heading import heading
from briefing.tui.pages.item import citation
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.briefing import NextDate, Point
    from briefing.domain.timeline import TimelineDay
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role

_HOUR = 6
"""Cells of ``14:20 ``."""


def timeline(days: Sequence[TimelineDay], setting: PageContext) -> list[Block]:
    """The days in blocks, the oldest first."""
    if not days:
        return [Block((Row((Span("No report on this summit yet.", "muted"),)),))]
    today = setting.now.astimezone(setting.zone).date()
    blocks: list[Block] = []
    passed = any(listed.date <= today for listed in days)
    for listed in days:
        ahead = listed.date > today
        if ahead and passed:
            blocks += [_now(setting), BLANK]
            passed = False
        blocks.append(_heading(listed, setting, ahead=ahead))
        rows = [_point(point, setting) for point in listed.points]
        if listed.date == today and passed:
            rows.append(_now(setting).rows[0])
            passed = False
        rows += [_date(coming, setting) for coming in listed.dates]
        if not listed.points and not listed.dates:
            rows.append(Row((Span("no report yet", "muted"),), _axis("│", setting)))
        blocks += [Block(tuple(rows)), BLANK]
    return blocks


def _heading(listed: TimelineDay, setting: PageContext, *, ahead: bool) -> Block:
    title = day_title(listed, setting.now, setting.zone)
    role: Role = "soon" if ahead else "name" if listed.during else "label"
    points = counted(len(listed.points), "point") if listed.points else ""
    return heading(title, role, (Span(points, "muted"),))


def _now(setting: PageContext) -> Block:
    return heading(f"NOW {setting.clock(setting.now)}", "new")


def _point(point: Point, setting: PageContext) -> Row:
    mark = Span("● " if point.new else "○ ", "new" if point.new else "muted")
    gutter = (Span(f"{setting.clock(point.at)} ", "muted"), mark)
    return Row(
        (Span(point.text), *citation(point.sources, point.also)), gutter, _axis("│", setting)
    )


def _date(coming: NextDate, setting: PageContext) -> Row:
    when = date_range(coming.date, coming.ends, coming.vague, setting.now, setting.zone)
    text = (Span(f"{when}  ", "soon"), Span(coming.text), *citation(coming.sources))
    return Row(text, _axis("◷", setting), _axis("│", setting))


def _axis(mark: str, setting: PageContext) -> Line:
    drawn = " " if setting.screen_reader else mark
    return (Span(" " * _HOUR), Span(f"{drawn} ", "rule" if mark == "│" else "soon"))
