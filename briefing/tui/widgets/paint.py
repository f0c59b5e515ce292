"""Paint lines of spans: a role is a component class, coloured by app.tcss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing.tui.view.ascii import to_ascii
from briefing.tui.view.spans import ROLES, width_of

if TYPE_CHECKING:
    from textual.widget import Widget

    from briefing.tui.view.spans import Line

CLASSES = frozenset({*(f"paint--{role}" for role in ROLES), "paint--cursor"})


def paint(
    widget: Widget, line: Line, width: int, *, under_cursor: bool = False, ascii_: bool = False
) -> Strip:
    """A strip of exactly ``width`` cells in the widget's own colours."""
    base = widget.get_component_rich_style("paint--text")
    cursor_style = Style()
    if under_cursor:
        cursor_style = Style(bgcolor=widget.get_component_rich_style("paint--cursor").bgcolor)
    segments = [
        Segment(
            to_ascii(span.text) if ascii_ else span.text,
            widget.get_component_rich_style(f"paint--{span.role}") + cursor_style,
        )
        for span in line
        if span.text
    ]
    used = width_of(line)
    if used < width:
        segments.append(Segment(" " * (width - used), base + cursor_style))
    strip = Strip(segments, max(used, width))
    return strip if used <= width else strip.crop(0, width)
