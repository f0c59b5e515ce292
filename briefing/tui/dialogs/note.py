"""The editor of a note on a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static, TextArea

from briefing.text.beginning import beginning
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

_ABOUT = 200
"""Cells of the point that are shown: two lines or three."""
_UNKEPT = "Not kept yet: ^S keeps it, Esc drops it"


class NoteScreen(Dialog[str | None]):
    """Dismissed with the text to keep, empty to remove the note, or None.

    ``about`` is the text of the point, ``note`` what was written on it before.
    """

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(
        dialog_close="close", dialog_keep="keep"
    )

    def __init__(self, about: str, note: str) -> None:
        super().__init__()
        self._about = about
        self._note = note
        self._asked_about = ""

    def compose(self) -> ComposeResult:
        """The note in an editor, and what it is about."""
        with self.box("note", "Note on this point", "^S keep it · Esc close"):
            yield TextArea(self._note, id="text", compact=True, soft_wrap=True)
            about = beginning(self._about, _ABOUT)
            yield Static(self.plain(about), id="message", markup=False)

    def on_mount(self) -> None:
        """Go on where the note ends."""
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)

    def learn(self, note: str) -> None:
        """Take in what is stored, unless something was typed."""
        if not self.is_attached:
            return
        editor = self.query_one(TextArea)
        if editor.text == self._note:
            editor.text = note
            editor.move_cursor(editor.document.end)
        elif note:
            editor.insert(f"{note}\n\n", (0, 0))
        self._note = note

    def action_keep(self) -> None:
        """Close with the text as the note."""
        self.dismiss(self.query_one(TextArea).text)

    def action_close(self) -> None:
        """Close without a change; what was typed is dropped only when that was said."""
        text = self.query_one(TextArea).text
        if text in (self._note, self._asked_about):
            self.dismiss(None)
        else:
            self._asked_about = text
            self.query_one("#message", Static).update(self.plain(_UNKEPT))
