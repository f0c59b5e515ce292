"""What is wrong with feeds.toml, line by line; what it said before goes on meanwhile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.view.spans import BLANK, Block, Row, Span
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

_PLACED = re.compile(r"(.*?:\d+): (.*)", re.DOTALL)
_FRAME = 6


class ConfigErrorsScreen(Dialog[None]):
    """``edit`` opens the file and leaves this screen there; who mends it takes it away.

    ``first``: it never said anything that could be used.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(edit="edit", quit="close", close="close", open="close"),
        *dialog_bindings(item_next="scroll(1)", item_previous="scroll(-1)"),
    ]

    def __init__(
        self, problems: Sequence[str], edit: Callable[[], None], *, first: bool = False
    ) -> None:
        super().__init__()
        self.problems = tuple(problems)
        self._edit = edit
        self._first = first
        self.set_class(first, "-first")

    def compose(self) -> ComposeResult:
        """One page."""
        away = "q quit" if self._first else "Esc go on with what it said before"
        with self.box("mistakes", "feeds.toml cannot be used", f"E edit it · {away}"):
            yield self.doc("problems")

    def tell(self, problems: Sequence[str]) -> None:
        """Other mistakes: it was edited."""
        self.problems = tuple(problems)
        self._show()

    def on_resize(self) -> None:
        """As high as there is to say."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        doc = self.query_one("#problems", Doc)
        doc.show([block for told in self.problems for block in _blocks(told)], None)
        room = self.size.height - _FRAME
        doc.styles.height = max(min(doc.layout_.height, room), 1)

    def action_scroll(self, by: int) -> None:
        """One line."""
        self.query_one("#problems", Doc).scroll_relative(y=by, animate=False)

    def action_edit(self) -> None:
        """Into the editor."""
        self._edit()

    def action_close(self) -> None:
        """Without what the file says now."""
        self.dismiss(None)


def _blocks(told: str) -> list[Block]:
    """The place of a mistake in a line of its own, then what is wrong there."""
    placed = _PLACED.fullmatch(told)
    where, said = placed.groups() if placed else ("", told)
    folder, _, name = where.rpartition("/")
    rows = [Row((Span(name, "name"), Span(f"  {folder}", "muted")), one_line=True)] if name else []
    indent = (Span("  "),)
    rows += [Row((Span(text),), indent, indent) for text in said.split("\n")]
    return [Block(tuple(rows)), BLANK]
