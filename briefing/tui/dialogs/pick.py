"""A short list to pick from: links, tags, formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.tui.dialogs.list_dialog import ListDialog
from briefing.tui.view.spans import Block, Row, Span
from briefing.tui.widgets.bindings import dialog_bindings, digit_bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

_DIGITS = 9
_KEYS = "Enter or 1-9 pick · j/k move · Esc close"


class Choice(NamedTuple):
    """One line of the list: the id it stands for, its label, and a second line about it."""

    id: str
    label: str
    more: str = ""


class PickScreen(ListDialog[str | None]):
    """Dismissed with the id that was picked by Enter, by its number or by a click; else None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(open="take", quit="close", close="close"),
        *ListDialog.STEPPING,
        *ListDialog.PAGING,
        *digit_bindings(),
    ]

    doc_id = "choices"
    FRAME = 4
    """Rows around the list."""

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._asked = title
        self._choices = tuple(choices)
        self._cursor = self._choices[0].id if self._choices else None

    @property
    def stops(self) -> list[str]:
        """The choices."""
        return [choice.id for choice in self._choices]

    def compose(self) -> ComposeResult:
        """One box, as high as its list."""
        with self.box("choose", self._asked, _KEYS):
            yield self.doc("choices")

    def on_resize(self) -> None:
        """Make the box as high as the list, if there is space; else it scrolls."""
        doc = self.page
        blocks = self.blocks()
        lines = sum(len(block.rows) for block in blocks)
        doc.styles.height = max(min(lines, self.size.height - self.FRAME), 1)
        doc.show(blocks, self._cursor)
        self.call_after_refresh(self.place)

    def blocks(self) -> list[Block]:
        """The list as blocks."""
        return [_block(number, choice) for number, choice in enumerate(self._choices, 1)]

    def action_digit(self, digit: str) -> None:
        """Pick a line by its number."""
        if int(digit) <= len(self._choices):
            self.dismiss(self._choices[int(digit) - 1].id)

    def action_take(self) -> None:
        """Pick the line under the cursor."""
        self.dismiss(self._cursor)

    def action_close(self) -> None:
        """Pick none."""
        self.dismiss(None)

    def clicked(self, item: str) -> None:
        """A click picks at once."""
        self.dismiss(item)


def _block(number: int, choice: Choice) -> Block:
    key = f"{number}" if number <= _DIGITS else " "
    label = Row((Span(choice.label),), (Span(f"{key}  ", "key"),), one_line=True)
    rows = [label]
    if choice.more:
        rows.append(Row((Span(choice.more, "muted"),), (Span("   "),), one_line=True))
    return Block(tuple(rows), choice.id)
