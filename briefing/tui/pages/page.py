"""The page of a view, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model.views import FEEDS, LOOSE, STARRED, TODAY
from briefing.tui.pages.feeds import feeds
from briefing.tui.pages.starred import loose, starred
from briefing.tui.pages.summit import summit
from briefing.tui.pages.today import today
from briefing.tui.view.spans import Block, Row, Span

if TYPE_CHECKING:
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import Setting

_PAGES = {TODAY: today, STARRED: starred, LOOSE: loose, FEEDS: feeds}


def page(state: State, setting: Setting) -> list[Block]:
    """The blocks of the view the reader is in."""
    shown = _PAGES.get(state.view)
    briefing = state.snapshot.briefing(state.view)
    narrowed = _narrowed(state)
    if narrowed and not state.items:
        return narrowed  # an empty page would say that there is nothing at all
    if shown:
        blocks = shown(state, setting)
    else:
        blocks = summit(briefing, state, setting) if briefing else []
    return [*narrowed, *blocks]


def _narrowed(state: State) -> list[Block]:
    """``Only what is new · feeds tagged asia      Esc shows all``."""
    only = {"new": "Only what is new", "starred": "Only what is starred", "all": ""}[state.only]
    tag = f"feeds tagged {state.tag}" if state.tag is not None else ""
    told = " · ".join(part for part in (only, tag) if part)
    if not told:
        return []
    row = Row((Span(told, "alarm"),), right=(Span("Esc shows all", "muted"),))
    nothing = Row((Span("Nothing on this page is so.", "muted"),))
    return [Block((row, *(() if state.items else (nothing,))))]
