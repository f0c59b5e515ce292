"""Who covers a summit, and when, as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.tui.dialogs.scrolled_dialog import ScrolledDialog
from briefing.tui.pages.coverage import coverage
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.coverage import Coverage
    from briefing.tui.host import MainHost
    from briefing.tui.view.spans import Block

_KEYS = "j/k scroll · Esc close"


class CoverageScreen(ScrolledDialog):
    """Opens over the main screen, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(coverage="close", quit="close", close="close"),
        *ScrolledDialog.SCROLLING,
    ]
    AUTO_FOCUS = "#drawn"
    doc_id = "drawn"

    def __init__(self, main: MainHost, name: str, drawn: Coverage) -> None:
        super().__init__()
        self._main = main
        self._name = name
        self._drawn = drawn

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("coverage", f"Who covers it: {self._name}", _KEYS):
            yield self.doc("drawn")

    def blocks(self, width: int) -> list[Block]:
        """The page."""
        return coverage(self._drawn, self._main.setting, width)
