"""The keys, over whatever is being read; ``/`` filters them while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from briefing.tui.dialogs.scrolled_dialog import ScrolledDialog
from briefing.tui.pages.keys import keys
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc
from briefing.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.tui.model.commands import Command

_FRAME, _ABOVE = 2, 2
"""Rows that the border takes, and the empty ones above the box on a tall screen."""


class HelpScreen(ScrolledDialog, inherit_bindings=False):
    """Closed by the key that opened it, Esc or q. ``own``: keys of the dialog under it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(help="close", quit="close", close="close", palette="palette"),
        *dialog_bindings(search="find"),
        *ScrolledDialog.SCROLLING,
    ]
    AUTO_FOCUS = "#table"
    doc_id = "table"

    def __init__(
        self, remapped: Mapping[str, tuple[str, ...]], own: Sequence[Command] = ()
    ) -> None:
        super().__init__()
        self._remapped = remapped
        self._own = tuple(own)

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("help", "Keys", "/ find · : run by name · j/k scroll · Esc close"):
            yield TextField(id="filter", compact=True, placeholder="a key, or what it does")
            yield self.doc("table")

    def on_mount(self) -> None:
        """Hide the field until ``/`` is pressed."""
        self.query_one("#filter").display = False

    def lay_out(self) -> None:
        """Use as many columns as fit; what does not fit below scrolls."""
        size = self.app.size
        field, table = self.query_one("#filter", Input), self.query_one("#table", Doc)
        width = 1 if self.host.config.tui.reader else min(size.width * 98 // 100 - 7, 106)
        blocks = keys(self._remapped, width, own=self._own, wanted=field.value)
        rows = size.height - _FRAME - (_ABOVE if size.height >= 30 else 0) - field.display
        table.styles.height = max(min(len(blocks), rows), 1)
        table.show(blocks, None)

    def action_find(self) -> None:
        """Filter the keys by what is typed."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()
        self.lay_out()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.lay_out()

    @on(Input.Submitted)
    def _leave_filter(self) -> None:
        self.query_one("#table", Doc).focus()

    def action_close(self) -> None:
        """Show all keys again; if they are all shown, close."""
        field = self.query_one("#filter", Input)
        if field.display:
            field.value = ""
            field.display = False
            self.query_one("#table", Doc).focus()
            self.lay_out()
        else:
            self.dismiss(None)

    def action_palette(self) -> None:
        """Open the palette, to run any command by its name."""
        self.dismiss(None)
        self.app.call_later(self.app.action_command_palette)
