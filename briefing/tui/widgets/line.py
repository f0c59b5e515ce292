"""A widget of one row: text at the left, text at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widget import Widget

from briefing.tui.view.screen_reader import plain_line
from briefing.tui.view.spans import Span, span_at, width_of
from briefing.tui.view.wrap import fit
from briefing.tui.widgets.paint import CLASSES, paint

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from briefing.tui.view.spans import Line


class TextLine(Widget):
    """A single row; if it is too long, the left part is cut."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)
    DEFAULT_CSS = "TextLine { height: 1; width: 1fr; }"

    class Touched(Message):
        """Something was clicked that does something."""

        def __init__(self, line: TextLine, does: str) -> None:
            super().__init__()
            self.line = line
            self.does = does

        @property
        def control(self) -> TextLine:
            """The line that was clicked."""
            return self.line

    def __init__(self, *, id: str, ascii_: bool = False, screen_reader: bool = False) -> None:
        super().__init__(id=id)
        self._spans: tuple[Line, Line] = ((), ())
        self._painted: Line = ()
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
        self._painted = (*left, gap, *right)
        return paint(self, self._painted, width, ascii_=self._ascii)

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked."""
        span = span_at(self._painted, event.x)
        if span and span.does:
            self.post_message(self.Touched(self, span.does))


class Hairline(TextLine):
    """A rule across the screen."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The rule."""
        line = (Span("─" * self.size.width, "rule"),)
        return paint(self, line, self.size.width, ascii_=self._ascii)
