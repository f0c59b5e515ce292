"""The page of a view, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.contents import FEEDS, LOOSE, STARRED, TODAY
from briefing.tui.pages.feeds import feeds
from briefing.tui.pages.shelves import loose, starred
from briefing.tui.pages.summit import summit
from briefing.tui.pages.today import today

if TYPE_CHECKING:
    from briefing.tui.pages.setting import Setting
    from briefing.tui.spans import Block
    from briefing.tui.state import State

_PAGES = {TODAY: today, STARRED: starred, LOOSE: loose, FEEDS: feeds}


def page(state: State, setting: Setting) -> list[Block]:
    """The blocks of the view the reader is in."""
    shown = _PAGES.get(state.view)
    if shown:
        return shown(state, setting)
    briefing = state.snapshot.briefing(state.view)
    return summit(briefing, state, setting) if briefing else []
