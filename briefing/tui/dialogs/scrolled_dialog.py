"""The base of dialogs that show one page to read, scrolled by the keys of the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from briefing.tui.view.spans import Block


_MARGINS = 3
"""Columns that the page leaves empty at its sides."""


class ScrolledDialog(Dialog[None]):
    """``doc_id`` is the id of the page; a subclass says what is on it with `blocks`, or shows it
    with a `lay_out` of its own."""

    SCROLLING: ClassVar[list[BindingType]] = [
        *dialog_bindings(item_next="scroll(1)", item_previous="scroll(-1)"),
        *dialog_bindings(read_on="page(1)", page_back="page(-1)"),
        *dialog_bindings(half_down="page(0.5)", half_up="page(-0.5)"),
        *dialog_bindings(top="end(-1)", end="end(1)"),
    ]
    doc_id: ClassVar[str]

    @property
    def page(self) -> Doc:
        """The page."""
        return self.query_one(f"#{self.doc_id}", Doc)

    def blocks(self, width: int) -> Sequence[Block]:
        """The page for ``width`` cells."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Lay the page out for the new size."""
        self.call_after_refresh(self.lay_out)

    def lay_out(self) -> None:
        """Show the page at its present width."""
        width = max(self.page.scrollable_content_region.width - _MARGINS, 20)
        self.page.show(self.blocks(width), None)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=by, animate=False)

    def action_page(self, by: float) -> None:
        """Scroll by pages or half pages."""
        self.page.scroll_relative(y=round(by * (self.page.page_height - 2)), animate=False)

    def action_end(self, by: int) -> None:
        """Scroll to the end, or to the top (-1)."""
        self.page.scroll_page(self.page.layout_.height if by > 0 else 0, None)
