"""One row of the screen: spans from the left, spans to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from briefing.tui.view import plain_lines
from briefing.tui.view.spans import Span, width_of
from briefing.tui.view.wrap import fit
from briefing.tui.widgets.paint import CLASSES, paint

if TYPE_CHECKING:
    from textual.strip import Strip

    from briefing.tui.view.spans import Line as Spans


class Line(Widget):
    """A single row; what does not fit is cut from the left part."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)
    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(self, *, id: str, ascii_: bool = False, screen_reader: bool = False) -> None:
        super().__init__(id=id)
        self._spans: tuple[Spans, Spans] = ((), ())
        self._ascii = ascii_
        self._screen_reader = screen_reader

    def show(self, left: Spans, right: Spans = ()) -> None:
        """Show other spans."""
        if self._screen_reader:
            left, right = plain_lines.line(left), plain_lines.line(right)
        if (left, right) != self._spans:
            self._spans = (left, right)
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The row."""
        width = self.size.width
        left, right = self._spans
        right = fit(right, width)
        left = fit(left, max(width - width_of(right) - (2 if right else 0), 0))
        gap = Span(" " * (width - width_of(left) - width_of(right)))
        return paint(self, (*left, gap, *right), width, ascii_=self._ascii)


class Hairline(Line):
    """A rule across the screen."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The rule."""
        line = (Span("─" * self.size.width, "rule"),)
        return paint(self, line, self.size.width, ascii_=self._ascii)
