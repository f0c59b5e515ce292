"""The base of every dialog: a box over the dimmed page, with title and keys in its border."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from briefing.tui.view.ascii import to_ascii
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from briefing.tui.host import AppHost

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Dialogs pass their own text through `plain` before showing it."""

    BINDINGS = dialog_bindings(help="app.keys", suspend="app.suspend_process")

    @property
    def host(self) -> AppHost:
        """The app, as this program knows it."""
        return cast("AppHost", self.app)

    def plain(self, text: str) -> str:
        """``text`` in characters that this terminal can show."""
        return to_ascii(text) if self.host.config.tui.ascii else text

    def box(self, id: str, title: str, keys: str) -> Vertical:
        """The frame, to be used with ``with``; ``title`` is never markup."""
        box = Vertical(classes="dialog", id=id)
        box.border_title = Content(self.plain(title))
        box.border_subtitle = Content(self.plain(keys))
        return box

    def doc(self, id: str, *, focusable: bool = True) -> Doc:
        """A page of blocks."""
        tui = self.host.config.tui
        return Doc(id=id, ascii_=tui.ascii, screen_reader=tui.reader, focusable=focusable)
