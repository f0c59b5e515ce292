"""The sidebar: Today, the summits by status, the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.briefing import PendingBriefing
from briefing.text.plural import counted
from briefing.tui.model.saved_views import view_id
from briefing.tui.model.snapshot import FIRST_STORIES
from briefing.tui.model.views import FEEDS, STARRED, TODAY, UNASSIGNED
from briefing.tui.pages import composing
from briefing.tui.pages.heading import date_label
from briefing.tui.view.spans import BLANK, Block, Row, Span, sparkline

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing
    from briefing.domain.saved_search import ViewHits
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_GROUPS = {"ongoing": "ONGOING", "upcoming": "UPCOMING", None: "FOLLOWED", "concluded": "CONCLUDED"}


def sidebar(state: State, setting: PageContext) -> list[Block]:
    """One block per view, with the view as its id; headings take no cursor."""
    new = state.new_in(TODAY)
    more = composing.count(setting) if state.snapshot.pending else ()
    news = (Span(f"{new:,}+ new" if more else f"{new:,} new", "new"),) if new else more
    blocks = [_row(TODAY, (Span("Today", "strong"),), news)]
    group = ""
    summits = {known.summit.id: known for known in state.snapshot.summits}
    for view in state.tabs[1:]:
        briefing = summits[view]
        if _GROUPS[briefing.status] != group:
            group = _GROUPS[briefing.status]
            blocks += [BLANK, _label(group)]
        if isinstance(briefing, PendingBriefing):
            blocks.append(_pending(briefing, setting))
        else:
            blocks.append(_summit(briefing, state, setting))
    if event := state.snapshot.event_briefing:
        blocks += [BLANK, _label("EVENT"), _summit(event, state, setting)]
    if state.snapshot.views:
        blocks += [BLANK, _label("VIEWS"), *(_view(view, state) for view in state.snapshot.views)]
    return [*blocks, BLANK, _label("LISTS"), *_lists(state, setting)]


def _summit(briefing: Briefing, state: State, setting: PageContext) -> Block:
    new = state.new_in(briefing.summit.id)
    name = (Span(briefing.summit.name, "strong" if new else "text"),)
    return Block(
        (
            Row(name, right=(Span(f"{new:,}", "new"),) if new else (), one_line=True),
            Row(
                (Span(date_label(briefing, setting), "muted"),),
                right=sparkline(setting.week(briefing.activity)),
                one_line=True,
            ),
        ),
        briefing.summit.id,
    )


def _pending(pending: PendingBriefing, setting: PageContext) -> Block:
    name = Row((Span(pending.summit.name),), right=composing.count(setting), one_line=True)
    date = composing.known_date(pending, setting) or ("" if setting.screen_reader else "composing…")
    return Block((name, Row((Span(date, "muted"),), one_line=True)), pending.summit.id)


def _view(view: ViewHits, state: State) -> Block:
    """A saved search, and how many stories in it are new."""
    new = len({hit.story or hit.entry for hit in view.hits if state.is_hit_new(hit)})
    count = Span(f"{new:,}{'+' if view.more else ''}", "new")
    right = (Span("!", "error"),) if view.problem else (count,) if new else ()
    name = Span(view.search.name, "strong" if new else "text")
    return _row(view_id(view), (name,), right)


def _lists(state: State, setting: PageContext) -> list[Block]:
    snapshot = state.snapshot
    points = [point for point in snapshot.starred if point.id not in state.hidden]
    stars = sum(map(state.is_starred, points))
    counted = {point.id for point in snapshot.starred}
    stars += sum(on and id_ not in counted for id_, on in state.stars.items())
    failing = len(snapshot.failing)
    feeds = (
        Span(f"{failing} failing", "error") if failing else Span(str(len(snapshot.feeds)), "muted")
    )
    starred = composing.count(setting) if snapshot.pending else (Span(str(stars), "muted"),)
    star, ring, mark = ("", "", "") if setting.screen_reader else ("★ ", "○ ", "! ")
    return [
        _row(STARRED, (Span(f"{star}Starred"),), starred),
        _unassigned(f"{ring}In no summit", snapshot, composing.count(setting)),
        _row(FEEDS, (Span(f"{mark}Feeds"),), (feeds,)),
    ]


def _unassigned(name: str, snapshot: Snapshot, count: Line) -> Block:
    # The first screen does not wait for the count.
    total = max(snapshot.unassigned_count, len(snapshot.unassigned))
    more = "+" if total == len(snapshot.unassigned) == FIRST_STORIES else ""
    right = (Span(f"{total:,}{more}", "muted"),) if snapshot.read else count
    row = Row((Span(name),), right=right, one_line=True)
    proposals = len(snapshot.proposals)
    if not proposals:
        return Block((row,), UNASSIGNED)
    proposed = f"{counted(proposals, 'summit')} proposed"
    return Block((row, Row((Span("  "), Span(proposed, "number")), one_line=True)), UNASSIGNED)


def _row(view: str, body: Line, right: Line) -> Block:
    return Block((Row(body, right=right, one_line=True),), view)


def _label(text: str) -> Block:
    return Block((Row((Span(text, "muted"),)),))
