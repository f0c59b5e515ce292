"""One line of text from the reader, asked again until it will do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType


class PromptScreen(Dialog[str | None]):
    """Dismissed with what was typed once ``take`` has taken it, or None.

    ``take`` runs in another thread and returns what is wrong, in words; None where nothing is.
    """

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(dialog_close="close")

    def __init__(self, title: str, hint: str, take: Callable[[str], str | None]) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._take = take
        self._taking = False

    def compose(self) -> ComposeResult:
        """The input, and what comes of it in words."""
        with self.box("ask", self._title, "Enter goes on · Esc close"):
            yield Input(id="answer", compact=True)
            yield Static(self.said(self._hint), id="told", markup=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        if typed and not self._taking:
            self.run_worker(self._try(typed), group="ask", exclusive=True)

    async def _try(self, typed: str) -> None:
        self._taking = True
        wrong = await asyncio.to_thread(self._take, typed)
        self._taking = False
        if wrong is None:
            self.dismiss(typed)
        else:
            self.query_one("#told", Static).update(self.said(wrong))

    def action_close(self) -> None:
        """Nothing is answered, unless what was is being taken."""
        if not self._taking:
            self.dismiss(None)
