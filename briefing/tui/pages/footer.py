"""The two lines at the foot: the sources of the item under the cursor, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.spans import Span

if TYPE_CHECKING:
    from briefing.tui.pages.setting import Setting
    from briefing.tui.spans import Line
    from briefing.tui.state import State

_HINTS = (
    ("open", "Open"),
    ("read.on", "Read on"),
    ("new.next", "New"),
    ("star", "Star"),
    ("search", "Find"),
    ("refresh.all", "Refresh"),
    ("help", "Help"),
)


def sources(state: State) -> Line:
    """``1 World Wire   2 Seoul Daily``: each digit opens that outlet's report."""
    item = state.item
    outlets = {source.n: source.outlet for source in item.sources} if item else {}
    spans: list[Span] = []
    for n, outlet in sorted(outlets.items()):
        spans += [Span("   " if spans else " "), Span(str(n), "soon"), Span(f" {outlet}", "muted")]
    return tuple(spans)


def keys(state: State, setting: Setting) -> Line:
    """The seven keys to know here, or what a first digit waits for."""
    if state.digits:
        return (Span("open source ", "muted"), Span(f"{state.digits}_", "key"))
    spans: list[Span] = []
    for command, said in _HINTS:
        key = setting.keys.get(command)
        if key:
            spans += [Span(" " if spans else ""), Span(key, "key"), Span(f" {said}", "muted")]
    return tuple(spans)
