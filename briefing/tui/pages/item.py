"""The row of a point, and what follows its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.citation import citation as outlets_of
from briefing.domain.citation import reach_beyond_citation
from briefing.render.annotation import label_words, note_lines
from briefing.render.sources import OPINION, reach_words
from briefing.tui.pages.details import detail_rows
from briefing.tui.view.spans import Block, Row, Span, joined, source_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Point, Source
    from briefing.tui.model.items import Item, Section
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role


def citation(sources: Iterable[Source], also: Iterable[Source] = ()) -> Line:
    """``[1·3·4 ≈5]``, each outlet once; behind ``≈`` those of ``also``, in other words."""
    numbers, folded = outlets_of(sources, also)
    groups = [_numbers(numbers)] if numbers else []
    groups += [(Span("≈", "faint"), *_numbers(folded))] if folded else []
    if not groups:
        return ()
    inner = joined(tuple(groups), Span("\u00a0", "faint"))
    return (Span(" "), Span("[", "faint"), *inner, Span("]", "faint"))


def _numbers(numbers: Iterable[int]) -> Line:
    return joined(tuple((source_number(n),) for n in numbers), Span("·", "faint"))


def point_blocks(
    section: Section, state: State, setting: PageContext, *, name_single: bool
) -> list[Block]:
    """The points of a section, their times in one column; below the line of a day only the hours.

    ``name_single``: label single sources.
    """
    listed = [(item, item.point.at) for item in section.items if item.point]
    if any(item.day for item, _ in listed):
        stamps = [setting.clock(at) for _, at in listed]
    else:
        stamps = setting.stamps(at for _, at in listed)
    return [
        _point(item, stamp, state, setting, name_single)
        for (item, _), stamp in zip(listed, stamps, strict=True)
    ]


def more(section: Section) -> list[Block]:
    """``… 40 more``, where a section lists only its first items."""
    return [
        Block((Row((Span(f"… {item.count:,} more", "muted"),)),), item.id)
        for item in section.items
        if item.kind == "more"
    ]


def names_single_sources(points: Iterable[Point]) -> bool:
    """Whether points with a single source are the exception here, and so worth a label."""
    single = [point.reach == 1 for point in points]
    return 0 < sum(single) * 2 < len(single)


def point_mark(point: Point, state: State, *, open_: bool) -> Span:
    """``●`` new, ``○`` read, ``▾`` unfolded."""
    new = state.is_new(point)
    glyph = "▾" if open_ else "●" if new else "○"
    return Span(f"{glyph} ", "new" if new else "muted")


def point_suffix(item: Item, point: Point, state: State, *, name_single: bool) -> Line:
    """What follows a point's text.

    Its sources, how many are new since it was read, how many outlets tell it, what it is, and the
    reader's labels.
    """
    spans = [*citation(point.sources, point.also)]
    if added := _outlets_since_read(item, point, state):
        spans.append(Span(f"+{added}", "new"))
    if reach := reach_beyond_citation(point):
        spans.append(Span(f" {reach_words(reach)}".replace(" ", "\u00a0"), "muted"))
    if point.opinion:
        spans.append(Span(f" {OPINION}", "muted"))
    if name_single and point.reach == 1:
        spans.append(Span(" single\u00a0source", "single"))
    if point.changed:
        spans.append(Span(" changed", "single"))
    if state.is_starred(point):
        spans.append(Span(" ★", "number"))
    if labels := label_words(state.annotation(point)):
        spans.append(Span(f" {labels}", "label"))
    return tuple(spans)


def note_rows(point: Point, state: State, indent: str, *, open_: bool) -> list[Row]:
    """The reader's note below its point: its first line, unfolded all of it."""
    lines = note_lines(state.annotation(point))
    margin, rest = (Span(f"{indent}✎ ", "label"),), (Span(f"{indent}  "),)
    if lines and not open_:
        more = " …" if len(lines) > 1 else ""
        return [Row((Span(f"{lines[0]}{more}"),), margin, rest, one_line=True)]
    return [Row((Span(line),), rest if place else margin, rest) for place, line in enumerate(lines)]


def _outlets_since_read(item: Item, point: Point, state: State) -> int:
    """How many outlets a point has gained since it, or its summit, was read."""
    briefing = state.snapshot.briefing(item.summit)
    if briefing is None or point.new or state.is_new(point):
        return 0
    read = [at for at in (briefing.read_at, point.read_at) if at]
    reports = (*point.sources, *point.also)
    early = {source.n for source in reports if read and source.first_seen <= max(read)}
    return len({source.n for source in reports} - early) if early else 0


def _point(item: Item, stamp: str, state: State, setting: PageContext, name_single: bool) -> Block:
    point = item.point
    assert point is not None  # noqa: S101  sections of points hold nothing else
    open_ = item.id in state.unfolded
    new: Role = "strong" if item.kind == "lead" else "text"
    role = new if state.is_new(point) else "muted"
    gutter = (point_mark(point, state, open_=open_), Span(f"{stamp}  ", "muted"))
    indent = (Span(" " * (len(stamp) + 4)),)
    label = (Span("Why it matters  ", "label"),) if item.kind == "why" else ()
    body = (
        *label,
        Span(point.text, role),
        *point_suffix(item, point, state, name_single=name_single),
    )
    rows = [Row(body, gutter, indent)]
    rows += note_rows(point, state, " " * (len(stamp) + 4), open_=open_)
    if open_:
        rows += detail_rows(item, state, setting, " " * (len(stamp) + 4))
    return Block(tuple(rows), item.id)
