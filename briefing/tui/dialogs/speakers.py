"""Who says what in a summit; dismissed with the id of the point to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.pages import speakers as page
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.domain.briefing import Briefing
    from briefing.tui.host import MainHost

_KEYS = "j/k move · [ ] speaker · Enter go there · Esc close"


class SpeakersScreen(Dialog[str | None]):
    """Opens at the speaker of the point under the cursor of the main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(speakers="close", quit="close", close="close", open="go"),
        *dialog_bindings(item_next="step(1)", item_previous="step(-1)"),
        *dialog_bindings(section_next="speaker(1)", section_previous="speaker(-1)"),
    ]
    AUTO_FOCUS = "#spoken"

    def __init__(self, main: MainHost, briefing: Briefing, point: str | None) -> None:
        super().__init__()
        self._main = main
        self._name = briefing.summit.name
        self._listed = page.spoken(briefing)
        self._stops = [said.id for _, points in self._listed for said in points]
        own = (points for _, points in self._listed if point in {said.id for said in points})
        of_speaker = next(own, None)
        self._cursor = of_speaker[0].id if of_speaker else next(iter(self._stops), None)

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("speakers", f"Who says what: {self._name}", _KEYS):
            yield self.doc("spoken")

    def on_resize(self) -> None:
        """Lay it out for the new size."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        doc = self.query_one("#spoken", Doc)
        doc.show(page.speakers(self._listed, self._main.setting), self._cursor)

    def action_step(self, by: int) -> None:
        """Move to the next or previous point."""
        if self._cursor in self._stops:
            place = self._stops.index(self._cursor) + by
            self._move(self._stops[max(0, min(place, len(self._stops) - 1))])

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
            self._move(firsts[max(0, min(here + by, len(firsts) - 1))])

    def action_go(self) -> None:
        """Close, and go to the point under the cursor."""
        self.dismiss(self._cursor)

    def action_close(self) -> None:
        """Close where it was opened."""
        self.dismiss(None)

    def _move(self, point: str) -> None:
        self._cursor = point
        self.query_one("#spoken", Doc).move_cursor(point)

    @on(Doc.Chosen)
    def _clicked(self, message: Doc.Chosen) -> None:
        self._move(message.item)
