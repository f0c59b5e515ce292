"""How the block of a summit works: which words count, and what it nearly takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.tui.dialogs.scrolled_dialog import ScrolledDialog
from briefing.tui.pages.summit_check import summit_check
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.summit_check import SummitCheck
    from briefing.tui.host import MainHost
    from briefing.tui.view.spans import Block

_KEYS = "E edit feeds.toml · j/k scroll · Esc close"


class SummitCheckScreen(ScrolledDialog):
    """Opens over the main screen, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(check="close", quit="close", close="close", edit="edit"),
        *ScrolledDialog.SCROLLING,
    ]
    AUTO_FOCUS = "#checked"
    doc_id = "checked"

    def __init__(self, main: MainHost, check: SummitCheck) -> None:
        super().__init__()
        self._main = main
        self._check = check

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("check", f"How this block works: {self._check.summit.name}", _KEYS):
            yield self.doc("checked")

    def blocks(self, width: int) -> list[Block]:
        """The page."""
        return summit_check(self._check, self._main.setting, width)

    def action_edit(self) -> None:
        """Close, and edit feeds.toml."""
        self.dismiss(None)
        self._main.action_command("edit")
