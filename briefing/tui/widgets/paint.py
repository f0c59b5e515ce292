"""Lines of spans onto a terminal: a role is a component class, coloured by app.tcss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing.tui.view.ascii import plain
from briefing.tui.view.spans import ROLES, width_of

if TYPE_CHECKING:
    from textual.widget import Widget

    from briefing.tui.view.spans import Line

CLASSES = frozenset({*(f"paint--{role}" for role in ROLES), "paint--cursor"})


def paint(
    widget: Widget, line: Line, width: int, *, under_cursor: bool = False, ascii_: bool = False
) -> Strip:
    """A strip of exactly ``width`` cells in the widget's own colours."""
    ground = widget.get_component_rich_style("paint--text")
    over = Style()
    if under_cursor:
        over = Style(bgcolor=widget.get_component_rich_style("paint--cursor").bgcolor)
    segments = [
        Segment(
            plain(span.text) if ascii_ else span.text,
            widget.get_component_rich_style(f"paint--{span.role}") + over,
        )
        for span in line
        if span.text
    ]
    used = width_of(line)
    if used < width:
        segments.append(Segment(" " * (width - used), ground + over))
    strip = Strip(segments, max(used, width))
    return strip if used <= width else strip.crop(0, width)
