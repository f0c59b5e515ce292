"""A widget of one row: text at the left, text at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from briefing.tui.view.screen_reader import plain_line
from briefing.tui.view.spans import Span, width_of
from briefing.tui.view.wrap import fit
from briefing.tui.widgets.paint import CLASSES, paint

if TYPE_CHECKING:
    from textual.strip import Strip

    from briefing.tui.view.spans import Line


class TextLine(Widget):
    """A single row; if it is too long, the left part is cut."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)
    DEFAULT_CSS = "TextLine { height: 1; width: 1fr; }"

    def __init__(self, *, id: str, ascii_: bool = False, screen_reader: bool = False) -> None:
        super().__init__(id=id)
        self._spans: tuple[Line, Line] = ((), ())
        self._ascii = ascii_
        self._screen_reader = screen_reader

    def show(self, left: Line, right: Line = ()) -> None:
        """Show these spans."""
        if self._screen_reader:
            left, right = plain_line(left), plain_line(right)
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


class Hairline(TextLine):
    """A rule across the screen."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The rule."""
        line = (Span("─" * self.size.width, "rule"),)
        return paint(self, line, self.size.width, ascii_=self._ascii)
