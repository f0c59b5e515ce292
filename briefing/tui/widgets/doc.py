"""A page of blocks painted line by line; the cursor is a block. Never a widget per point."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView

from briefing.tui.view.layout import EMPTY, set_blocks
from briefing.tui.view.plain_lines import bare
from briefing.tui.view.spans import Span
from briefing.tui.widgets.paint import CLASSES, paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.strip import Strip

    from briefing.tui.view.layout import Layout
    from briefing.tui.view.spans import Block


class Doc(ScrollView, inherit_bindings=False):
    """Blocks set to the width of the widget. ``lit`` is whether its cursor has the reader's eye."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)

    class Chosen(Message):
        """The reader clicked an item."""

        def __init__(self, doc: Doc, item: str) -> None:
            super().__init__()
            self.doc = doc
            self.item = item

        @property
        def control(self) -> Doc:
            """The page that was clicked, for ``@on(..., "#page")``."""
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
        self._bare = screen_reader
        self.can_focus = focusable
        self.layout_: Layout = EMPTY
        self.cursor: str | None = None
        self.lit = True
        self._blocks: Sequence[Block] = ()
        self._ascii = ascii_
        self._width = 0

    def show(self, blocks: Sequence[Block], cursor: str | None, *, anew: bool = False) -> None:
        """Show other blocks: a page from its top (``anew``), or with the cursor where it was."""
        moved = anew or cursor != self.cursor
        row = None if moved else self._row()
        lines = self._lines()
        self._blocks = list(map(bare, blocks)) if self._bare else blocks
        self._set()
        if anew:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.cursor = cursor
        if row is not None and (rows := self.layout_.rows_of(cursor)):
            self.scroll_to(y=rows[0] - row, animate=False, immediate=True)
        if moved or self._lines() > lines:
            self._reveal()
        self.place()
        self.refresh()

    def point_at(self, cursor: str | None) -> None:
        """Move the cursor, to be in sight."""
        before, top = self.cursor, self.top
        self.cursor = cursor
        self._reveal()
        self._moved(before, top)

    def turn(self, top: int, cursor: str | None) -> None:
        """Scroll; the cursor, if it is to move, may stay out of sight."""
        before, old = self.cursor, self.top
        self.cursor = cursor or self.cursor
        self.scroll_to(y=top, animate=False, immediate=True)
        self._moved(before, old)

    def _moved(self, before: str | None, top: int) -> None:
        """Paint another cursor than ``before``: two items where nothing scrolled from ``top``."""
        self.place()
        if self.top != top:
            self.refresh()
            return
        for item in {before, self.cursor}:
            if rows := self.layout_.rows_of(item):
                self.refresh_lines(rows[0], rows[1] - rows[0])

    def to_top(self) -> None:
        """To the top of the page, if the cursor stays in sight."""
        rows = self.layout_.rows_of(self.cursor)
        if rows is None or rows[1] <= self.page_height:
            self.scroll_to(y=0, animate=False, immediate=True)
            self.place()

    def bring_back(self) -> None:
        """A cursor that paging left behind comes into sight again."""
        if not self.in_sight:
            self.point_at(self.cursor)

    def light(self, lit: bool) -> None:
        """The reader's eye comes or goes."""
        if lit is not self.lit:
            self.lit = lit
            self.place()
            self.refresh()

    def place(self) -> None:
        """Where screens are read aloud: the terminal's own cursor on the item under ours."""
        if not self._bare or not self.lit or not self.screen.is_current:
            return
        rows = self.layout_.rows_of(self.cursor)
        row = max(0, min((rows[0] if rows else self.top) - self.top, self.page_height - 1))
        self.app.cursor_position = self.content_region.offset + Offset(self.MARGIN, row)

    @property
    def _cells(self) -> int:
        """The width between margin and scrollbar."""
        return self.scrollable_content_region.width

    @property
    def top(self) -> int:
        """The first line in sight."""
        return round(self.scroll_y)

    @property
    def page_height(self) -> int:
        """Lines in sight."""
        return self.scrollable_content_region.height

    def on_resize(self) -> None:
        """Another width sets the page anew, the cursor in sight."""
        if self._cells != self._width:
            self._set()
        self._reveal()
        self.place()

    def on_click(self, event: events.Click) -> None:
        """A click on an item moves the cursor there."""
        at = self.layout_.at(event.y + self.top)
        item = self.layout_.blocks[at[0]].id if at else None
        if item is not None:
            self.post_message(self.Chosen(self, item))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self._cells
        at = self.layout_.at(y + self.top)
        if at is None:
            return paint(self, (), width)
        index, offset = at
        under = self.cursor is not None and self.layout_.blocks[index].id == self.cursor
        bar = Span("▌", "new") if self.lit else Span(self.IDLE_BAR, "faint")
        barred = under and not self._bare
        margin = (bar, Span(" " * (self.MARGIN - 1))) if barred else (Span(" " * self.MARGIN),)
        line = (*margin, *self.layout_.lines[index][offset])
        return paint(self, line, width, under_cursor=under, ascii_=self._ascii)

    def _set(self) -> None:
        before = self.layout_ if self._width == self._cells else EMPTY
        self._width = self._cells
        room = max(self._width - self.MARGIN - self.TRAIL, 8)
        self.layout_ = set_blocks(self._blocks, room, before)
        self.virtual_size = Size(self._width, self.layout_.height)

    @property
    def in_sight(self) -> bool:
        """Whether a line of the cursor's block is on the screen."""
        rows = self.layout_.rows_of(self.cursor)
        return rows is not None and rows[0] < self.top + self.page_height and rows[1] > self.top

    def _lines(self) -> int:
        rows = self.layout_.rows_of(self.cursor)
        return rows[1] - rows[0] if rows else 0

    def _row(self) -> int | None:
        """The row of the screen that the cursor's block starts on, if it is in sight."""
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
    """The list of views. Its cursor is always seen, its bar only while it has the eye."""

    MARGIN = 1
    TRAIL = 3
    IDLE_BAR = " "
