"""One item as it stands in a page: its mark, its time, its words, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.tui.pages.detail import unfolded
from briefing.tui.view import times
from briefing.tui.view.spans import Block, Row, Span, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Point, Source
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item, Section
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line, Role


def cites(sources: Iterable[Source]) -> Line:
    """``[1·3·4]``, each outlet once."""
    numbers = sorted({source.n for source in sources})
    if not numbers:
        return ()
    inner = joined(tuple((Span(str(n), "number"),) for n in numbers), Span("·", "faint"))
    return (Span(" "), Span("[", "faint"), *inner, Span("]", "faint"))


def points(section: Section, state: State, setting: Setting, *, tell: bool) -> list[Block]:
    """The points of a section, their times in one column. ``tell``: name single sources."""
    stamps = {
        item.id: times.stamp(item.point.at, setting.now, setting.zone)
        for item in section.items
        if item.point
    }
    wide = max(map(cell_len, stamps.values()), default=0)
    return [
        _point(item, stamps[item.id].ljust(wide), state, setting, tell) for item in section.items
    ]


def told(points: Iterable[Point]) -> bool:
    """Whether a single source is the exception here, and so worth a word."""
    alone = [point.outlets == 1 for point in points]
    return 0 < sum(alone) * 2 < len(alone)


def mark(point: Point, state: State, *, open_: bool) -> Span:
    """``●`` new, ``○`` read, ``▾`` unfolded."""
    new = state.is_new(point)
    glyph = "▾" if open_ else "●" if new else "○"
    return Span(f"{glyph} ", "new" if new else "muted")


def tail(item: Item, point: Point, state: State, *, tell: bool) -> Line:
    """The sources, those that came since it was read, and what else there is to say of a point."""
    spans = [*cites(point.sources)]
    if late := _late(item, point, state):
        spans.append(Span(f"+{late}", "new"))
    if tell and point.outlets == 1:
        spans.append(Span(" single\u00a0source", "single"))
    if point.changed:
        spans.append(Span(" changed", "single"))
    if state.is_starred(point):
        spans.append(Span(" ★", "number"))
    return tuple(spans)


def _late(item: Item, point: Point, state: State) -> int:
    """How many outlets have come to a point since it, or its summit, was read."""
    briefing = state.snapshot.briefing(item.summit)
    if briefing is None or point.new or state.is_new(point):
        return 0
    read = [at for at in (briefing.read_at, point.read_at) if at]
    early = {one.n for one in point.sources if read and one.first_seen <= max(read)}
    return len({one.n for one in point.sources} - early) if early else 0


def _point(item: Item, stamp: str, state: State, setting: Setting, tell: bool) -> Block:
    point = item.point
    assert point is not None  # noqa: S101  sections of points hold nothing else
    open_ = item.id in state.unfolded
    new: Role = "strong" if item.kind == "lead" else "text"
    role = new if state.is_new(point) else "muted"
    gutter = (mark(point, state, open_=open_), Span(f"{stamp}  ", "muted"))
    indent = (Span(" " * (len(stamp) + 4)),)
    label = (Span("Why it matters  ", "label"),) if item.kind == "why" else ()
    body = (*label, Span(point.text, role), *tail(item, point, state, tell=tell))
    rows = [Row(body, gutter, indent)]
    if open_:
        rows += unfolded(item, state, setting, " " * (len(stamp) + 4))
    return Block(tuple(rows), item.id)
