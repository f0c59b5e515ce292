"""The sections of a summit that hold no points: disputes, figures, dates, further entries.

A row whose sentence stands on the page already leads there with a mark instead of repeating it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render import time_words
from briefing.render.sources import number_notes
from briefing.text.beginning import first_words
from briefing.text.cells import cell_width
from briefing.text.plural import counted
from briefing.tui.pages import item as items
from briefing.tui.pages.details import detail_rows
from briefing.tui.pages.heading import heading
from briefing.tui.pages.item import citation
from briefing.tui.view.spans import Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.briefing import Briefing, Claim, NextDate, Point
    from briefing.tui.model.items import Item, Section
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role

_SPEAKER, _NARROW_SPEAKER, _VALUE, _DATE = 26, 18, 16, 28


def disputed(
    section: Section, briefing: Briefing, state: State, setting: PageContext
) -> list[Block]:
    """Claims that differ, side by side; unfolded in full, with the points that hold them."""
    claims = [claim for item in section.items if item.dispute for claim in item.dispute.claims]
    most = _NARROW_SPEAKER if setting.narrow else _SPEAKER
    wide = _width((claim.speaker for claim in claims), most)
    points = {point.id: point for point in reversed(briefing.shown)}
    blocks = [heading("DISPUTED", "warning", (Span("differs", "muted"),))]
    for item in section.items:
        if item.target:
            blocks.append(_reference_block(item, item.target, wide + 4, setting))
        elif item.dispute:
            shown = {} if item.id in state.unfolded else points
            rows = [
                _claim(claim, wide, shown, setting, first=index == 0)
                for index, claim in enumerate(item.dispute.claims)
            ]
            blocks.append(_with_detail(item, rows, state, setting))
    return blocks


def _claim(
    claim: Claim, wide: int, points: Mapping[str, Point], setting: PageContext, *, first: bool
) -> Row:
    speaker = Span(f"{column(claim.speaker, wide)}  ", "muted")
    gutter = (Span("≠ " if first else "  ", "warning"), speaker)
    point = points.get(claim.point or "")
    text = reference(point, setting) if point else (Span(claim.text),)
    return Row((*text, *citation(claim.sources)), gutter, (Span(" " * (wide + 4)),))


def numbers(section: Section, _b: Briefing, state: State, setting: PageContext) -> list[Block]:
    """Figures with the sentence of each, how they changed, and how many others give them."""
    listed = [item.number for item in section.items if item.number]
    wide = _width((number.value for number in listed), _VALUE)
    blocks = [heading("NUMBERS")]
    for item in section.items:
        number = item.number
        if number:
            value = column(number.value, wide)
            notes = number_notes(number)
            body = (
                *_text(item, number.text, "muted", state, setting),
                *citation(number.sources),
                Span(f"  {notes}" if notes else "", "muted"),
            )
            row = Row(body, (Span(f"  {value}  ", "strong"),), (Span(" " * (wide + 4)),))
            blocks.append(_with_detail(item, [row], state, setting))
    return blocks


def next_dates(section: Section, _b: Briefing, state: State, setting: PageContext) -> list[Block]:
    """What is still to come, the soonest first."""
    dates = {item.id: _date(item.next, setting) for item in section.items if item.next}
    wide = _width(dates.values(), _DATE)
    blocks = [heading("NEXT")]
    for item in section.items:
        if item.next:
            gutter = (Span("◷ ", "muted"), Span(f"{dates[item.id]:<{wide}}  ", "muted"))
            text = _text(item, item.next.text, "text", state, setting)
            body = (*text, *citation(item.next.sources))
            row = Row(body, gutter, (Span(" " * (wide + 4)),))
            blocks.append(_with_detail(item, [row], state, setting))
    return blocks


def _date(coming: NextDate, setting: PageContext) -> str:
    ends, vague = coming.ends, coming.vague
    return time_words.date_range(coming.date, ends, vague, setting.now, setting.zone)


def speakers(section: Section, _b: Briefing, state: State, setting: PageContext) -> list[Block]:
    """Who says what: a line for each person; unfolded a line for each point."""
    most = _NARROW_SPEAKER if setting.narrow else _SPEAKER
    wide = _width((item.spoken[0] for item in section.items if item.spoken), most)
    blocks = [heading("BY SPEAKER")]
    for item in section.items:
        if item.target:
            blocks.append(_reference_block(item, item.target, 4, setting))
        elif item.spoken:
            name, points = item.spoken
            open_ = item.id in state.unfolded
            gutter = (Span("▾ " if open_ else "  ", "muted"), Span(f"{column(name, wide)}  "))
            newest = () if open_ else reference(points[0], setting)
            count = (Span(counted(len(points), "point"), "muted"),)
            blocks.append(Block((Row(newest, gutter, right=count, one_line=True),), item.id))
    return [*blocks, *items.more(section)]


def _reference_block(item: Item, point: Point, margin: int, setting: PageContext) -> Block:
    indent = (Span(" " * margin),)
    body = (*reference(point, setting), *citation(point.sources, point.also))
    return Block((Row(body, indent, indent),), item.id)


def also_reported(
    section: Section, briefing: Briefing, state: State, setting: PageContext
) -> list[Block]:
    """Entries that no other section cites, by their headlines."""
    reports = [(item, item.sources[0]) for item in section.items if item.kind == "report"]
    stamps = setting.stamps(report.at for _, report in reports)
    count = (Span(f"{briefing.also_reported_total:,}", "muted"),)
    blocks = [heading("ALSO REPORTED", "label", count)]
    for (item, report), stamp in zip(reports, stamps, strict=True):
        mark = "▾ " if item.id in state.unfolded else "  "
        gutter = (Span(mark, "muted"), Span(f"{stamp}  ", "muted"))
        body = (Span(report.title or "untitled", "muted"), *citation([report]))
        row = Row(body, gutter, (Span(" " * (len(stamp) + 4)),))
        blocks.append(_with_detail(item, [row], state, setting))
    return [*blocks, *items.more(section)]


def day_line(of_day: Section, day: str, setting: PageContext) -> Block:
    """``▸ Tue 28 Oct  14  The leaders met …``: a day, how many points it has, how the best begins.

    The newest day, which is always open, has no line to be on.
    """
    line = next((item for item in of_day.items if item.kind == "day"), None)
    points = [item.point for item in (line.folded if line else ()) if item.point]
    count = line.count if line else sum(item.count or 1 for item in of_day.items)
    size = counted(count, "point") if setting.screen_reader else f"{count:>3}"
    mark = "▸ " if points else "▾ " if line else "  "
    gutter = (Span(mark, "muted"), Span(day), Span(f"  {size}  ", "muted"))
    # Nothing but the fold lists it now, so as much of it is shown as there is space for.
    best = max(points, key=_weight, default=None)
    body = (Span(best.text, "muted"),) if best else ()
    return Block((Row(body, gutter, one_line=True),), line.id if line else None)


def _weight(point: Point) -> tuple[bool, int, int]:
    """The most widely told report first; of equals the first listed."""
    return (not point.opinion, point.reach, point.independent)


def reference(point: Point, setting: PageContext) -> Line:
    """``→ 14:20 The leaders met …``: the mark of a point that stands elsewhere on the page."""
    when = Span(f"{setting.stamp(point.at)} ", "muted")
    return (Span("→ ", "number"), when, Span(first_words(point.text), "muted"))


def _text(item: Item, text: str, role: Role, state: State, setting: PageContext) -> Line:
    """The sentence of a row, or the mark of the point that shows it; unfolded the sentence."""
    if item.target and item.id not in state.unfolded:
        return reference(item.target, setting)
    return (Span(text, role),)


def _with_detail(item: Item, rows: list[Row], state: State, setting: PageContext) -> Block:
    if item.id in state.unfolded:
        rows = [*rows, *detail_rows(item, state, setting, "    ")]
    return Block(tuple(rows), item.id)


def _width(texts: Iterable[str], most: int) -> int:
    return min(max(map(cell_width, texts), default=0), most)
