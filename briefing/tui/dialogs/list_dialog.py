"""The base of dialogs with a list to move in: the same keys, and ``n of m`` where it scrolls."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual import on

from briefing.tui.dialogs.dialog import Dialog, Result
from briefing.tui.view import paging
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType


class ListDialog(Dialog[Result]):
    """``doc_id`` is the id of the page that shows the list; its items are blocks with ids."""

    STEPPING: ClassVar[list[BindingType]] = [
        *dialog_bindings(item_next="step(1)", item_previous="step(-1)"),
    ]
    PAGING: ClassVar[list[BindingType]] = [
        *dialog_bindings(read_on="page(1)", page_back="page(-1)"),
        *dialog_bindings(top="edge(0)", end="edge(-1)"),
    ]
    doc_id: ClassVar[str]
    _cursor: str | None = None

    @property
    @abstractmethod
    def stops(self) -> Sequence[str]:
        """The ids of the items, in order."""

    @property
    def total(self) -> int:
        """How many items there are, also those that are not listed yet."""
        return len(self.stops)

    @property
    def page(self) -> Doc:
        """The page."""
        return self.query_one(f"#{self.doc_id}", Doc)

    def go_to(self, item: str | None) -> None:
        """Move the cursor to an item."""
        self._cursor = item
        self.page.move_cursor(item)
        self.place()

    def place(self) -> None:
        """Show which of how many items has the cursor, where not all are in sight."""
        doc, stops = self.page, self.stops
        scrolls = doc.layout_.height > doc.page_height > 0
        known = scrolls and self._cursor in stops
        here = f"{stops.index(self._cursor) + 1} of {self.total:,}" if known else ""
        self.show_place(here)

    def action_step(self, by: int) -> None:
        """Move to the next or previous item."""
        stops = self.stops
        if self._cursor in stops:
            place = stops.index(self._cursor) + by
            self.go_to(stops[max(0, min(place, len(stops) - 1))])

    def action_page(self, by: int) -> None:
        """Move by pages."""
        doc = self.page
        turn = paging.page_forward if by > 0 else paging.page_back
        turned = turn(doc.layout_, doc.top, doc.page_height)
        if turned.ended or turned.cursor is None:
            self.action_edge(-1 if by > 0 else 0)
            return
        doc.scroll_page(turned.top, turned.cursor)
        self._cursor = turned.cursor
        self.place()

    def action_edge(self, place: int) -> None:
        """Move to the first item, or to the last (-1)."""
        if self.stops:
            self.go_to(self.stops[place])

    @on(Doc.Chosen)
    def _item_clicked(self, message: Doc.Chosen) -> None:
        self.clicked(message.item)

    @on(Doc.Touched)
    def _part_clicked(self, message: Doc.Touched) -> None:
        """What does more on the main screen is here a part of its item."""
        if message.item is not None:
            self.clicked(message.item)

    def clicked(self, item: str) -> None:
        """A click moves the cursor there; on the item under the cursor it is Enter."""
        if item == self._cursor:
            self.take()
        else:
            self.go_to(item)

    def take(self) -> None:
        """What Enter does with the item under the cursor."""
