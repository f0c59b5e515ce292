"""What every dialog has: a box over the dimmed page, its name and its keys in the border."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from briefing.tui.view.ascii import plain
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Its own words go through `said` on their way to the screen."""

    BINDINGS = dialog_bindings(help="app.keys", suspend="app.suspend_process")

    @property
    def briefing(self) -> BriefingApp:
        """The app, by its own type."""
        return cast("BriefingApp", self.app)

    def said(self, text: str) -> str:
        """``text`` in the characters that this terminal has."""
        return plain(text) if self.briefing.config.tui.ascii else text

    def box(self, id: str, title: str, keys: str) -> Vertical:
        """The frame, for ``with``; ``title`` is never markup."""
        box = Vertical(classes="dialog", id=id)
        box.border_title = Content(self.said(title))
        box.border_subtitle = Content(self.said(keys))
        return box

    def doc(self, id: str, *, focusable: bool = True) -> Doc:
        """A page of blocks in it."""
        return Doc(id=id, ascii_=self.briefing.config.tui.ascii, focusable=focusable)
