"""The base of every dialog: a box over the dimmed page, with title and keys in its border."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from briefing.tui.view.ascii import to_ascii
from briefing.tui.view.hints import fitted_hints
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from briefing.tui.host import AppHost

Result = TypeVar("Result")

_CORNERS = 6
"""Cells of a border's line that are not for its text."""


class Dialog(ModalScreen[Result]):
    """Dialogs pass their own text through `plain` before showing it."""

    BINDINGS = dialog_bindings(help="app.keys", suspend="app.suspend_process")

    _title = ""
    _keys = ""
    _place = ""

    @property
    def host(self) -> AppHost:
        """The app, as this program knows it."""
        return cast("AppHost", self.app)

    def plain(self, text: str) -> str:
        """``text`` in characters that this terminal can show."""
        return to_ascii(text) if self.host.config.tui.ascii else text

    def box(self, id: str, title: str, keys: str) -> Vertical:
        """The frame, to be used with ``with``; ``title`` is never markup.

        ``keys``: a key and what it does, joined by `` · ``, the most needed first, the one that
        closes last. What does not fit is left out before the last one.
        """
        self._title, self._keys = title, keys
        box = Vertical(classes="dialog", id=id)
        box.border_title = Content(self.plain(title))
        box.border_subtitle = Content(self.plain(keys))
        return box

    def retitle(self, title: str, keys: str) -> None:
        """Show other texts in the frame: see `box`."""
        self._title, self._keys = title, keys
        self._fit_border()

    def on_resize(self) -> None:
        """Fit the border's texts into the new size; a subclass lays out what is inside."""
        self.call_after_refresh(self._fit_border)

    def show_place(self, place: str) -> None:
        """Show which of how many lines has the cursor: ``3 of 120``; empty if all are in sight."""
        if place != self._place:
            self._place = place
            self._fit_border()

    def _fit_border(self) -> None:
        for box in self.query(".dialog").results(Vertical):
            width = box.size.width - _CORNERS
            keys = self.plain(fitted_hints(self._keys, width))
            box.border_subtitle = Content(keys)
            title = f"{self._title} · {self._place}" if self._place else self._title
            box.border_title = Content(self.plain(title))

    def doc(self, id: str, *, focusable: bool = True) -> Doc:
        """A page of blocks."""
        tui = self.host.config.tui
        return Doc(id=id, ascii_=tui.ascii, screen_reader=tui.reader, focusable=focusable)
