"""The page of the view that is open, and the line that names its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model.saved_views import saved_view
from briefing.tui.model.views import FEEDS, LISTS, STARRED, TODAY, UNASSIGNED
from briefing.tui.pages.composing import message, pending_summit
from briefing.tui.pages.feeds import feeds
from briefing.tui.pages.lists import starred, unassigned
from briefing.tui.pages.summit import summit
from briefing.tui.pages.today import today
from briefing.tui.view.spans import Block, Row, Span

if TYPE_CHECKING:
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext

_PAGES = {TODAY: today, STARRED: starred, UNASSIGNED: unassigned, FEEDS: feeds}


def page(state: State, setting: PageContext) -> list[Block]:
    """The blocks of the open view."""
    list_page = _PAGES.get(state.view)
    briefing = state.snapshot.briefing(state.view)
    filter_line = _filter_line(state)
    if pending := state.snapshot.pending_briefing(state.view):
        return pending_summit(pending, state, setting)
    if not state.snapshot.read and state.view in LISTS:
        return [Block((Row(message(state, "")),))]
    if filter_line and not state.items:
        return filter_line  # an empty page would say that there is nothing at all
    if list_page:
        blocks = list_page(state, setting)
    elif saved := saved_view(state.snapshot, state.view):
        from briefing.tui.pages.saved_search import saved_search  # no first screen needs it

        blocks = saved_search(saved, state, setting)
    else:
        blocks = summit(briefing, state, setting) if briefing else []
    return [*filter_line, *blocks]


def _filter_line(state: State) -> list[Block]:
    """``Only new points · feeds tagged asia      Esc show all``."""
    only = {"new": "Only new points", "starred": "Only starred points", "all": ""}[state.only]
    tag = f"feeds tagged {state.tag}" if state.tag is not None else ""
    filters = " · ".join(filter(None, (only, tag)))
    if not filters:
        return []
    row = Row((Span(filters, "alarm"),), right=(Span("Esc show all", "muted", "close"),))
    partial = state.snapshot.pending and state.view in (TODAY, STARRED)
    none = (
        message(state, "the briefings") if partial else (Span("No matches on this page", "muted"),)
    )
    nothing = Row(none)
    return [Block((row, *(() if state.items else (nothing,))))]
