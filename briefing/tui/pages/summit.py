"""The page of a summit, from its lead to its sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.render import time_words
from briefing.text.cells import cell_width
from briefing.tui.model.items import Section
from briefing.tui.pages import item as items
from briefing.tui.pages import summit_rows as rows_of
from briefing.tui.pages.details import detail_rows
from briefing.tui.pages.heading import date_label, heading, status_label, with_gap
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span, joined, source_number, sparkline

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.domain.briefing import Briefing
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role


def summit(briefing: Briefing, state: State, setting: PageContext) -> list[Block]:
    """The blocks of a summit's page; sections without content are left out."""
    blocks = [BLANK] if setting.tall else []
    blocks.append(_head(briefing, state, setting))
    for section in state.sections:
        blocks += [BLANK, *_SECTIONS[section.key](section, briefing, state, setting)]
    if not state.sections:
        blocks += [BLANK, Block((Row((Span("Nothing about this summit yet.", "muted"),)),))]
    return blocks + ([BLANK, *_sources(briefing)] if briefing.outlets else [])


def _head(briefing: Briefing, state: State, setting: PageContext) -> Block:
    about, counts = briefing.summit, briefing.counts
    facts = (people(about), about.place[0] if about.place else "", date_label(briefing, setting))
    new = state.new_in(about.id)
    since = (
        f" since {time_words.since(briefing.read_at, setting.now, setting.zone)}"
        if briefing.read_at
        else ""
    )
    drawn = sparkline(setting.week(briefing.activity))
    week = (*drawn, Span(" 7 d   ", "muted")) if drawn else ()
    news = (
        (Span(f"{new:,} new", "new"), Span(since, "muted")) if new else (Span("all read", "muted"),)
    )
    totals = (
        f"   {counts.entries} entries → {counts.stories} stories · {counts.outlets} outlets"
        if counts.entries
        else ""
    )
    return Block(
        (
            Row((Span(about.name, "strong"),), right=status_label(briefing, setting)),
            Row((Span(" · ".join(filter(None, facts)), "muted"),)),
            Row((*week, *news, Span(totals, "muted"))),
        )
    )


def _head_points(
    section: Section, _briefing: Briefing, state: State, setting: PageContext
) -> list[Block]:
    blocks: list[Block] = []
    for item in section.items:
        blocks = with_gap(blocks, _paragraph(item, state, setting))
    return blocks


def _paragraph(item: Item, state: State, setting: PageContext) -> Block:
    """The lead in bold, or why it matters; marked only while it is new."""
    point = item.point
    assert point is not None  # noqa: S101  the head holds points only
    open_ = item.id in state.unfolded
    marked = point.new or open_ or state.is_new(point)
    gutter = (items.point_mark(point, state, open_=open_),) if marked else ()
    indent = (Span("  "),) if marked else ()
    lead = item.kind == "lead"
    label = () if lead else (Span("Why it matters", "label"), Span("  "))
    role: Role = "strong" if lead else "text"
    body = (
        *label,
        Span(point.text, role),
        *items.point_suffix(item, point, state, name_single=False),
    )
    rows = [Row(body, gutter, indent)]
    rows += items.note_rows(point, state, "  " if marked else "", open_=open_)
    if open_:
        rows += detail_rows(item, state, setting, "  ")
    return Block(tuple(rows), item.id)


def _new(section: Section, briefing: Briefing, state: State, setting: PageContext) -> list[Block]:
    since = briefing.read_at
    label = (
        f"NEW SINCE {time_words.since(since, setting.now, setting.zone)}".upper()
        if since
        else "NEW"
    )
    count = (Span(f"{len(briefing.new_points) + briefing.new_left_out:,}", "muted"),)
    name_single = items.names_single_sources(briefing.shown)
    return [
        heading(label, "new", count),
        *items.point_blocks(section, state, setting, name_single=name_single),
        *items.more(section),
    ]


def _earlier(
    section: Section, briefing: Briefing, state: State, setting: PageContext
) -> list[Block]:
    """Points by day: a line for each day, and below it those of the days that are open."""
    name_single = items.names_single_sources(briefing.shown)
    blocks = [heading("EARLIER", "label", (Span("read", "muted"),))]
    days = {item.day: setting.day(item.day) for item in section.items if item.day}
    wide = max(map(cell_width, days.values()), default=0)
    for day, listed in groupby(section.items, key=lambda item: item.day):
        of_day = Section(section.key, tuple(listed))
        if day:
            blocks.append(rows_of.day_line(of_day, days[day].ljust(wide), setting))
        blocks += items.point_blocks(of_day, state, setting, name_single=name_single)
        blocks += items.more(of_day)
    return blocks


def _sources(briefing: Briefing) -> list[Block]:
    listed: list[Line] = [
        (
            source_number(n, f"[{n}]"),
            source_number(n, "\u00a0" + outlet.replace(" ", "\u00a0"), "muted"),
        )
        for n, outlet in enumerate(briefing.outlets, 1)
    ]
    return [heading("SOURCES"), Block((Row(joined(tuple(listed), Span("  "))),))]


_SECTIONS: dict[str, Callable[[Section, Briefing, State, PageContext], list[Block]]] = {
    "head": _head_points,
    "new": _new,
    "disputed": rows_of.disputed,
    "numbers": rows_of.numbers,
    "next": rows_of.next_dates,
    "speakers": rows_of.speakers,
    "earlier": _earlier,
    "also_reported": rows_of.also_reported,
}
