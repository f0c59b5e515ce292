"""What is wrong with feeds.toml; the last valid configuration stays in force meanwhile."""

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
    """``edit`` opens the file; this screen stays until the file is valid or the reader closes it.

    ``at_start``: there is no earlier configuration to go on with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(edit="edit", quit="close", close="close", open="close"),
        *dialog_bindings(item_next="scroll(1)", item_previous="scroll(-1)"),
    ]

    def __init__(
        self, problems: Sequence[str], edit: Callable[[], None], *, at_start: bool = False
    ) -> None:
        super().__init__()
        self.problems = tuple(problems)
        self._edit = edit
        self._at_start = at_start
        self.set_class(at_start, "-first")

    def compose(self) -> ComposeResult:
        """One page."""
        leave = "q quit" if self._at_start else "Esc keep the previous version"
        with self.box("config-errors", "feeds.toml has errors", f"E edit · {leave}"):
            yield self.doc("problems")

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show other problems: the file was edited."""
        self.problems = tuple(problems)
        self._show()

    def on_resize(self) -> None:
        """Make the box as high as its text."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        doc = self.query_one("#problems", Doc)
        doc.show([block for problem in self.problems for block in _blocks(problem)], None)
        most = self.size.height - _FRAME
        doc.styles.height = max(min(doc.layout_.height, most), 1)

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#problems", Doc).scroll_relative(y=by, animate=False)

    def action_edit(self) -> None:
        """Open feeds.toml in the editor."""
        self._edit()

    def action_close(self) -> None:
        """Go on without what the file says now."""
        self.dismiss(None)


def _blocks(problem: str) -> list[Block]:
    """The place of a problem on a line of its own, then what is wrong there."""
    match = _PLACED.fullmatch(problem)
    where, message = match.groups() if match else ("", problem)
    folder, _, name = where.rpartition("/")
    rows = [Row((Span(name, "name"), Span(f"  {folder}", "muted")), one_line=True)] if name else []
    indent = (Span("  "),)
    rows += [Row((Span(text),), indent, indent) for text in message.split("\n")]
    return [Block(tuple(rows)), BLANK]
