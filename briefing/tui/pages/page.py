"""The page of a view, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.contents import FEEDS, LOOSE, STARRED, TODAY
from briefing.tui.pages.feeds import feeds
from briefing.tui.pages.shelves import loose, starred
from briefing.tui.pages.summit import summit
from briefing.tui.pages.today import today
from briefing.tui.spans import Block, Row, Span

if TYPE_CHECKING:
    from briefing.tui.pages.setting import Setting
    from briefing.tui.state import State

_PAGES = {TODAY: today, STARRED: starred, LOOSE: loose, FEEDS: feeds}


def page(state: State, setting: Setting) -> list[Block]:
    """The blocks of the view the reader is in."""
    shown = _PAGES.get(state.view)
    briefing = state.snapshot.briefing(state.view)
    if shown:
        blocks = shown(state, setting)
    else:
        blocks = summit(briefing, state, setting) if briefing else []
    return [*_narrowed(state, setting), *blocks]


def _narrowed(state: State, setting: Setting) -> list[Block]:
    """``Only what is new · tag asia      f t change it · Esc shows all``."""
    only = {"new": "Only what is new", "starred": "Only what is starred", "all": ""}[state.only]
    tag = f"feeds tagged {state.tag}" if state.tag is not None else ""
    told = " · ".join(part for part in (only, tag) if part)
    if not told:
        return []
    keys = " ".join(setting.keys.get(one, "") for one in ("filter", "tag"))
    row = Row((Span(told, "alarm"),), right=(Span(f"{keys} · Esc shows all", "muted"),))
    nothing = Row((Span("Nothing here passes.", "muted"),))
    return [Block((row, *(() if state.items else (nothing,))))]
