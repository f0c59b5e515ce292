"""The two lines at the foot: the sources of the item under the cursor, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model.views import FEEDS
from briefing.tui.view.spans import Span, width_of

if TYPE_CHECKING:
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line

_HINTS = (
    ("open", "Open"),
    ("read.on", "Read on"),
    ("new.next", "New"),
    ("star", "Star"),
    ("search", "Find"),
    ("refresh.all", "Refresh"),
    ("help", "Help"),
)
_ON_FEEDS = (
    ("open", "Remedy"),
    ("refresh.summit", "Ask this feed again"),
    ("add", "Add"),
    ("remove", "Remove"),
    ("feeds", "Back"),
    ("help", "Help"),
)


def sources(state: State, room: int) -> Line:
    """``1 World Wire   2 Seoul Daily``: each digit opens that outlet's report.

    Without room the last names go before any number does; ``+3`` stands for numbers that went.
    """
    item = state.item
    outlets = sorted({one.n: one.outlet for one in item.sources}.items()) if item else []
    named = (_outlets(outlets, names, len(outlets)) for names in range(len(outlets), -1, -1))
    bare = (_outlets(outlets, 0, shown) for shown in range(len(outlets) - 1, -1, -1))
    return next((line for line in (*named, *bare) if width_of(line) <= room), ())


def _outlets(outlets: list[tuple[int, str]], names: int, shown: int) -> Line:
    spans: list[Span] = []
    for index, (n, outlet) in enumerate(outlets[:shown]):
        gap = "   " if index <= names and names else " "
        spans += [Span(gap if index else " "), Span(str(n), "soon")]
        spans += [Span(f" {outlet}", "muted")] if index < names else []
    rest = len(outlets) - shown
    return (*spans, Span(f" +{rest}", "muted")) if rest else tuple(spans)


def keys(state: State, setting: Setting) -> Line:
    """The seven keys to know here, or what a first digit waits for."""
    if state.digits:
        return (Span("open source ", "muted"), Span(f"{state.digits}_", "key"))
    spans: list[Span] = []
    for command, said in _ON_FEEDS if state.view == FEEDS else _HINTS:
        key = setting.keys.get(command)
        if key:
            spans += [Span(" " if spans else ""), Span(key, "key"), Span(f" {said}", "muted")]
    return tuple(spans)
