"""The sidebar: Today, the summits by status, the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.tui.model.views import FEEDS, STARRED, TODAY, UNASSIGNED
from briefing.tui.pages.heading import date_label
from briefing.tui.view.spans import BLANK, Block, Row, Span, sparkline

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_GROUPS = {"ongoing": "ONGOING", "upcoming": "UPCOMING", None: "FOLLOWED", "concluded": "CONCLUDED"}


def sidebar(state: State, setting: PageContext) -> list[Block]:
    """One block per view, with the view as its id; headings take no cursor."""
    new = state.new_in(TODAY)
    blocks = [_row(TODAY, (Span("Today", "strong"),), (Span(f"{new} new", "new"),) if new else ())]
    group = ""
    for view in state.tabs[1:]:
        briefing = state.snapshot.briefing(view)
        if briefing is None:
            continue
        if _GROUPS[briefing.status] != group:
            group = _GROUPS[briefing.status]
            blocks += [BLANK, _label(group)]
        blocks.append(_summit(briefing, state, setting))
    return [*blocks, BLANK, _label("LISTS"), *_lists(state, setting)]


def _summit(briefing: Briefing, state: State, setting: PageContext) -> Block:
    new = state.new_in(briefing.summit.id)
    name = (Span(briefing.summit.name, "strong" if new else "text"),)
    return Block(
        (
            Row(name, right=(Span(str(new), "new"),) if new else (), one_line=True),
            Row(
                (Span(date_label(briefing, setting), "muted"),),
                right=sparkline(setting.week(briefing.activity)),
                one_line=True,
            ),
        ),
        briefing.summit.id,
    )


def _lists(state: State, setting: PageContext) -> list[Block]:
    snapshot = state.snapshot
    starred = [point for point in snapshot.starred if point.id not in state.hidden]
    stars = sum(map(state.is_starred, starred))
    counted = {point.id for point in snapshot.starred}
    stars += sum(on and id_ not in counted for id_, on in state.stars.items())
    failing = len(snapshot.failing)
    feeds = (
        Span(f"{failing} failing", "error") if failing else Span(str(len(snapshot.feeds)), "muted")
    )
    star, ring, mark = ("", "", "") if setting.screen_reader else ("★ ", "○ ", "! ")
    return [
        _row(STARRED, (Span(f"{star}Starred"),), (Span(str(stars), "muted"),)),
        _unassigned(f"{ring}In no summit", snapshot),
        _row(FEEDS, (Span(f"{mark}Feeds"),), (feeds,)),
    ]


def _unassigned(name: str, snapshot: Snapshot) -> Block:
    row = Row((Span(name),), right=(Span(str(len(snapshot.unassigned)), "muted"),), one_line=True)
    count = len(snapshot.proposals)
    if not count:
        return Block((row,), UNASSIGNED)
    proposed = f"{counted(count, 'summit')} proposed"
    return Block((row, Row((Span("  "), Span(proposed, "number")), one_line=True)), UNASSIGNED)


def _row(view: str, body: Line, right: Line) -> Block:
    return Block((Row(body, right=right, one_line=True),), view)


def _label(text: str) -> Block:
    return Block((Row((Span(text, "muted"),)),))
