"""The field for one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.binding import BindingType


class TextField(Input):
    """Textual's `Input`, except that ``^U`` empties it wherever the cursor is.

    That is what the line editor of a terminal does (termios, VKILL).
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+u", "empty", "Empty", show=False)]

    def action_empty(self) -> None:
        """Delete the whole text."""
        self.clear()
