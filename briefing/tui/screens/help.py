"""The keys, over whatever is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Vertical
from textual.screen import ModalScreen

from briefing.tui.bindings import dialog_bindings
from briefing.tui.glyphs import plain
from briefing.tui.pages.keys import keys
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.tui.app import BriefingApp

_FRAME, _ABOVE = 2, 2
"""Rows that the border takes, and the free ones over the box of a tall screen."""


class HelpScreen(ModalScreen[None]):
    """Closed by the key that opened it, Esc or q."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(help="close", quit="close", close="close", palette="palette"),
        *dialog_bindings(item_next="scroll(1)", item_previous="scroll(-1)"),
        *dialog_bindings(read_on="page(1)", page_back="page(-1)"),
        *dialog_bindings(half_down="page(0.5)", half_up="page(-0.5)"),
        *dialog_bindings(top="end(-1)", end="end(1)"),
    ]

    def __init__(self, remapped: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._remapped = remapped

    def compose(self) -> ComposeResult:
        """One page."""
        app = cast("BriefingApp", self.app)
        with Vertical(classes="dialog", id="help") as box:
            said = plain if app.config.tui.ascii else str
            box.border_title = "Keys"
            box.border_subtitle = said("? or Esc closes · j k scroll · : runs any command by name")
            yield Doc(id="table", ascii_=app.config.tui.ascii)

    def on_resize(self, event: events.Resize) -> None:
        """As many columns as there is room for; what does not fit below is scrolled to."""
        width = min(event.size.width * 98 // 100 - 7, 106)
        table = self.query_one("#table", Doc)
        aloud = cast("BriefingApp", self.app).config.tui.reader
        blocks = keys(self._remapped, 1 if aloud else width)
        rows = event.size.height - _FRAME - (_ABOVE if event.size.height >= 30 else 0)
        table.styles.height = max(min(len(blocks), rows), 1)
        table.show(blocks, None)

    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def action_palette(self) -> None:
        """Any command by name."""
        self.dismiss(None)
        self.app.call_later(self.app.action_command_palette)

    def action_scroll(self, by: int) -> None:
        """One line."""
        self.query_one("#table", Doc).scroll_relative(y=by, animate=False)

    def action_page(self, by: float) -> None:
        """One page, or half of it."""
        doc = self.query_one("#table", Doc)
        doc.scroll_relative(y=round(by * (doc.page_height - 2)), animate=False)

    def action_end(self, by: int) -> None:
        """The end, or the top (-1)."""
        doc = self.query_one("#table", Doc)
        doc.turn(doc.layout_.height if by > 0 else 0, None)
