"""The page widget: blocks painted line by line, with a cursor that is a block.

A widget per point would be too slow.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from briefing.tui.view.layout import EMPTY, lay_out, row_lines
from briefing.tui.view.screen_reader import plain_block
from briefing.tui.view.spans import Span, span_at, text_of
from briefing.tui.widgets.paint import CLASSES, paint
from briefing.tui.widgets.selection import selected_text, with_selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.selection import Selection
    from textual.strip import Strip

    from briefing.tui.view.layout import Layout
    from briefing.tui.view.spans import Block


class Doc(ScrollView, inherit_bindings=False):
    """Blocks laid out at the widget's width. ``active``: its pane has the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)

    class Chosen(Message):
        """An item was clicked. ``on_first_line``: on its first line, not on what it unfolded."""

        def __init__(self, doc: Doc, item: str, *, on_first_line: bool = True) -> None:
            super().__init__()
            self.doc = doc
            self.item = item
            self.on_first_line = on_first_line

        @property
        def control(self) -> Doc:
            """The page that was clicked, for ``@on(..., "#page")``."""
            return self.doc

    class Touched(Message):
        """Something was clicked that does more than its item, which is None for one of no item."""

        def __init__(self, doc: Doc, does: str, item: str | None) -> None:
            super().__init__()
            self.doc = doc
            self.does = does
            self.item = item

        @property
        def control(self) -> Doc:
            """The page that was clicked."""
            return self.doc

    MARGIN = 2
    TRAIL = 1
    IDLE_BAR = "▏"

    def __init__(
        self,
        *,
        id: str,
        ascii_: bool = False,
        screen_reader: bool = False,
        focusable: bool = True,
    ) -> None:
        super().__init__(id=id)
        self._screen_reader = screen_reader
        self.can_focus = focusable
        self.layout_: Layout = EMPTY
        self.cursor: str | None = None
        self.active = True
        self._blocks: Sequence[Block] = ()
        self._ascii = ascii_
        self._width = 0

    def show(self, blocks: Sequence[Block], cursor: str | None, *, from_top: bool = False) -> None:
        """Show these blocks, from the top or with the cursor on the row where it was."""
        moved = from_top or cursor != self.cursor
        row = None if moved else self._row()
        lines = self._lines()
        self._blocks = list(map(plain_block, blocks)) if self._screen_reader else blocks
        self._lay_out()
        if from_top:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.cursor = cursor
        if row is not None and (rows := self.layout_.rows_of(cursor)):
            self.scroll_to(y=rows[0] - row, animate=False, immediate=True)
        if moved or self._lines() > lines:
            self._reveal()
        self.place_terminal_cursor()
        self.refresh()

    def move_cursor(self, cursor: str | None) -> None:
        """Move the cursor and scroll to it."""
        before, top = self.cursor, self.top
        self.cursor = cursor
        self._reveal()
        self._moved(before, top)

    def scroll_page(self, top: int, cursor: str | None) -> None:
        """Scroll to ``top`` and move the cursor, if given, without scrolling to it."""
        before, old = self.cursor, self.top
        self.cursor = cursor or self.cursor
        self.scroll_to(y=top, animate=False, immediate=True)
        self._moved(before, old)

    def _moved(self, before: str | None, top: int) -> None:
        """Repaint after the cursor moved from ``before``: only two items if nothing scrolled."""
        self.place_terminal_cursor()
        if self.top != top:
            self.refresh()
            return
        for item in {before, self.cursor}:
            if rows := self.layout_.rows_of(item):
                self.refresh_lines(rows[0], rows[1] - rows[0])

    def to_top(self) -> None:
        """Scroll to the top of the page if the cursor stays visible."""
        rows = self.layout_.rows_of(self.cursor)
        if rows is None or rows[1] <= self.page_height:
            self.scroll_to(y=0, animate=False, immediate=True)
            self.place_terminal_cursor()

    def show_cursor(self) -> None:
        """Scroll to the cursor if paging left it behind."""
        if not self.cursor_visible:
            self.move_cursor(self.cursor)

    def set_active(self, active: bool) -> None:
        """Set whether this pane has the cursor."""
        if active is not self.active:
            self.active = active
            self.place_terminal_cursor()
            self.refresh()

    def place_terminal_cursor(self) -> None:
        """Keep toasts off the item under our cursor; for screen readers, put the terminal's own
        cursor on it."""
        self._keep_toasts_off()
        if not self._screen_reader or not self.active or not self.screen.is_current:
            return
        rows = self.layout_.rows_of(self.cursor)
        row = max(0, min((rows[0] if rows else self.top) - self.top, self.page_height - 1))
        self.app.cursor_position = self.content_region.offset + Offset(self.MARGIN, row)

    def _keep_toasts_off(self) -> None:
        """Have toasts shown in the half of the screen that the cursor is not in."""
        rows = self.layout_.rows_of(self.cursor)
        if rows and self.active and self.is_attached:
            row = self.content_region.y + max(rows[0] - self.top, 0)
            self.screen.set_class(row * 2 > self.screen.size.height, "-toasts-above")

    @property
    def _cells(self) -> int:
        """The width of the content in cells."""
        return self.scrollable_content_region.width

    @property
    def top(self) -> int:
        """The first visible line."""
        return round(self.scroll_y)

    @property
    def page_height(self) -> int:
        """The number of visible lines."""
        return self.scrollable_content_region.height

    def on_resize(self) -> None:
        """Lay the page out again if the width changed, and keep the cursor visible."""
        if self._cells != self._width:
            self._lay_out()
        self._reveal()
        self.place_terminal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked, unless the mouse was dragged to select text."""
        at = self.layout_.at(event.y + self.top)
        if at is None or self.text_selection is not None:
            return
        index, offset = at
        item = self.layout_.blocks[index].id
        span = span_at(self.layout_.lines[index][offset], event.x - self.MARGIN)
        if span and span.does and event.x >= self.MARGIN:
            self.post_message(self.Touched(self, span.does, item))
        elif item is not None:
            self.post_message(self.Chosen(self, item, on_first_line=offset == 0))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that a drag selected, without margins and wrapping."""
        return selected_text(selection, self._text_lines()), "\n"

    def _text_lines(self) -> Iterator[tuple[str, bool]]:
        """Every line as it is painted, and whether it goes on the row of the one above."""
        margin, width = " " * self.MARGIN, self._content_width
        for block, lines in zip(self.layout_.blocks, self.layout_.lines, strict=True):
            firsts = set(accumulate((len(row_lines(row, width)) for row in block.rows), initial=0))
            for place, line in enumerate(lines):
                yield margin + text_of(line), place not in firsts

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width = self._cells
        at = self.layout_.at(y + self.top)
        if at is None:
            return paint(self, (), width)
        index, offset = at
        under_cursor = self.cursor is not None and self.layout_.blocks[index].id == self.cursor
        bar = Span("▌", "new") if self.active else Span(self.IDLE_BAR, "faint")
        with_bar = under_cursor and not self._screen_reader
        margin = (bar, Span(" " * (self.MARGIN - 1))) if with_bar else (Span(" " * self.MARGIN),)
        line = (*margin, *self.layout_.lines[index][offset])
        strip = paint(self, line, width, under_cursor=under_cursor, ascii_=self._ascii)
        style = self.screen.get_component_rich_style("screen--selection")
        return with_selection(strip, self.text_selection, y + self.top, style)

    @property
    def _content_width(self) -> int:
        """The cells that a row may take."""
        return max(self._width - self.MARGIN - self.TRAIL, 8)

    def _lay_out(self) -> None:
        before = self.layout_ if self._width == self._cells else EMPTY
        self._width = self._cells
        self.layout_ = lay_out(self._blocks, self._content_width, before)
        self.virtual_size = Size(self._width, self.layout_.height)

    @property
    def cursor_visible(self) -> bool:
        """Whether a line of the cursor's block is visible."""
        rows = self.layout_.rows_of(self.cursor)
        return rows is not None and rows[0] < self.top + self.page_height and rows[1] > self.top

    def _lines(self) -> int:
        rows = self.layout_.rows_of(self.cursor)
        return rows[1] - rows[0] if rows else 0

    def _row(self) -> int | None:
        """The visible row on which the cursor's block starts, if any."""
        rows = self.layout_.rows_of(self.cursor)
        if rows is None or not self.top <= rows[0] < self.top + self.page_height:
            return None
        return rows[0] - self.top

    def _reveal(self) -> None:
        rows = self.layout_.rows_of(self.cursor)
        if rows is None or not self.page_height:
            return
        stops = self.layout_.stops()
        first, bottom = rows
        if self.cursor == stops[-1][0]:
            bottom = min(self.layout_.height, max(bottom, first + self.page_height))
        above = max((end for _, _, end in stops if end <= first), default=0)
        head = above if first - above <= self.page_height // 3 else first
        if bottom > self.top + self.page_height:
            self.scroll_to(y=min(first, bottom - self.page_height), animate=False, immediate=True)
        if first < self.top or (head < self.top and self.cursor == stops[0][0]):
            self.scroll_to(y=head, animate=False, immediate=True)


class Sidebar(Doc):
    """The list of views. Its cursor always shows; its bar only while the pane is active."""

    MARGIN = 1
    TRAIL = 3
    IDLE_BAR = " "
