"""The two lines at the bottom: the sources of the item under the cursor, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model.views import FEEDS
from briefing.tui.view.spans import Span, joined, source_number, width_of

if TYPE_CHECKING:
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_HINTS = (
    ("open", "open"),
    ("read.on", "read on"),
    ("new.next", "new"),
    ("star", "star"),
    ("search", "search"),
    ("refresh.all", "refresh"),
    ("help", "help"),
)
_ON_FEEDS = (
    ("open", "details"),
    ("refresh.summit", "retry"),
    ("add", "add"),
    ("remove", "remove"),
    ("feeds", "back"),
    ("help", "help"),
)


def source_line(state: State, width: int) -> Line:
    """``1 World Wire   2 Seoul Daily``: each digit opens that outlet's report.

    Those whose words are shown come first. If the line is too long, names are dropped from the end
    first, then numbers; ``+3`` counts the missing numbers.
    """
    item = state.item
    outlets = _numbered(item) if item else []
    named = (_outlets(outlets, names, len(outlets)) for names in range(len(outlets), -1, -1))
    numbers = (_outlets(outlets, 0, shown) for shown in range(len(outlets) - 1, -1, -1))
    return next((line for line in (*named, *numbers) if width_of(line) <= width), ())


def _numbered(item: Item) -> list[tuple[int, str]]:
    outlets: dict[int, str] = {}
    for reports in (item.sources, item.also, item.reports):
        for source in sorted(reports, key=lambda source: source.n):
            outlets.setdefault(source.n, source.outlet)
    return list(outlets.items())


def _outlets(outlets: list[tuple[int, str]], names: int, shown: int) -> Line:
    spans: list[Span] = []
    for index, (n, outlet) in enumerate(outlets[:shown]):
        gap = "   " if index <= names and names else " "
        spans += [Span(gap if index else " "), source_number(n, role="soon")]
        spans += [source_number(n, f" {outlet}", "muted")] if index < names else []
    rest = len(outlets) - shown
    return (*spans, Span(f" +{rest}", "muted")) if rest else tuple(spans)


def key_hints(state: State, setting: PageContext, width: int = 80) -> Line:
    """The most useful keys here, as many as fit into ``width`` cells and always the last one; or
    the digits typed so far."""
    if state.digits:
        return (Span("open source ", "muted"), Span(f"{state.digits}_", "key"))
    hints: list[Line] = [
        (Span(key, "key", command), Span(f" {verb}", "muted", command))
        for command, verb in (_ON_FEEDS if state.view == FEEDS else _HINTS)
        if (key := setting.keys.get(command))
    ]
    between = Span(" · ", "faint")
    while len(hints) > 1 and width_of(joined(tuple(hints), between)) > width:
        hints.pop(-2)
    return joined(tuple(hints), between)
