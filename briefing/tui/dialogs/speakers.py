"""Who says what in a summit; dismissed with the id of the point to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.tui.dialogs.list_dialog import ListDialog
from briefing.tui.pages import speakers as page
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.briefing import Briefing
    from briefing.tui.host import MainHost

_KEYS = "Enter go there · [ ] speaker · j/k move · Esc close"


class SpeakersScreen(ListDialog[str | None]):
    """Opens at the speaker of the point under the cursor of the main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(speakers="close", quit="close", close="close", open="go"),
        *ListDialog.STEPPING,
        *ListDialog.PAGING,
        *dialog_bindings(section_next="speaker(1)", section_previous="speaker(-1)"),
    ]
    AUTO_FOCUS = "#spoken"
    doc_id = "spoken"

    def __init__(self, main: MainHost, briefing: Briefing, point: str | None) -> None:
        super().__init__()
        self._main = main
        self._name = briefing.summit.name
        self._listed = page.spoken(briefing)
        self._points = [said.id for _, points in self._listed for said in points]
        own = (points for _, points in self._listed if point in {said.id for said in points})
        of_speaker = next(own, None)
        self._cursor = of_speaker[0].id if of_speaker else next(iter(self._points), None)

    @property
    def stops(self) -> list[str]:
        """The points."""
        return self._points

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("speakers", f"Who says what: {self._name}", _KEYS):
            yield self.doc("spoken")

    def on_resize(self) -> None:
        """Lay it out for the new size."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self.page.show(page.speakers(self._listed, self._main.setting), self._cursor)
        self.place()

    def action_speaker(self, by: int) -> None:
        """Move to the first point of the next or previous speaker."""
        firsts = [points[0].id for _, points in self._listed]
        holding = (
            place
            for place, (_, points) in enumerate(self._listed)
            if self._cursor in {said.id for said in points}
        )
        here = next(holding, None)
        if here is not None:
            self.go_to(firsts[max(0, min(here + by, len(firsts) - 1))])

    def action_go(self) -> None:
        """Close, and go to the point under the cursor."""
        self.dismiss(self._cursor)

    def action_close(self) -> None:
        """Close where it was opened."""
        self.dismiss(None)

    def take(self) -> None:
        """Go to the point under the cursor."""
        self.action_go()
