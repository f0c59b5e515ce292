"""The pictures of a summit, one after the other: its coverage, its days, its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.domain.coverage import coverage
from briefing.domain.timeline import timeline
from briefing.tui.dialogs.scrolled_dialog import ScrolledDialog
from briefing.tui.pages import coverage as coverage_page
from briefing.tui.pages import figures as figures_page
from briefing.tui.pages import timeline as timeline_page
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.briefing import Briefing
    from briefing.tui.host import MainHost
    from briefing.tui.view.spans import Block

_PICTURES = (("Who covers it", "coverage"), ("Day by day", "timeline"), ("Figures", "figures"))
"""The title of each, and what the key that leads to it calls it."""


class CoverageScreen(ScrolledDialog):
    """Opens over the main screen, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(coverage="next_picture", quit="close", close="close"),
        *ScrolledDialog.SCROLLING,
    ]
    AUTO_FOCUS = "#drawn"
    doc_id = "drawn"

    def __init__(self, main: MainHost, briefing: Briefing) -> None:
        super().__init__()
        self._main = main
        self._briefing = briefing
        self._shown = 0

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("coverage", self._heading(), self._hints()):
            yield self.doc("drawn")

    def blocks(self, width: int) -> list[Block]:
        """The picture that is shown."""
        setting, briefing = self._main.setting, self._briefing
        match _PICTURES[self._shown][1]:
            case "coverage":
                return coverage_page.coverage(coverage(briefing, setting.zone), setting, width)
            case "timeline":
                return timeline_page.timeline(
                    timeline(briefing, setting.now, setting.zone), setting
                )
            case _:
                return figures_page.figures(briefing.numbers, setting, width)

    def action_next_picture(self) -> None:
        """Show the next picture, after the last one the first."""
        self._shown = (self._shown + 1) % len(_PICTURES)
        self.retitle(self._heading(), self._hints())
        self.lay_out()
        self.page.scroll_page(0, None)

    def _heading(self) -> str:
        return f"{_PICTURES[self._shown][0]}: {self._briefing.summit.name}"

    def _hints(self) -> str:
        coming = _PICTURES[(self._shown + 1) % len(_PICTURES)][1]
        return f"c {coming} · j/k scroll · Esc close"
