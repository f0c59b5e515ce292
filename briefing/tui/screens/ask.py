"""One line of text from the reader, asked again until it will do."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.tui.bindings import dialog_bindings
from briefing.tui.glyphs import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.tui.app import BriefingApp


class AskScreen(ModalScreen[str | None]):
    """Dismissed with what was typed once ``take`` has taken it, or None.

    ``take`` runs in another thread and returns what is wrong, in words; None where nothing is.
    """

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(dialog_close="close", help="app.keys")

    def __init__(self, title: str, hint: str, take: Callable[[str], str | None]) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._take = take

    def compose(self) -> ComposeResult:
        """The input, and what comes of it in words."""
        with Vertical(classes="dialog", id="ask") as box:
            box.border_title = Content(self._plain(self._title))
            box.border_subtitle = self._plain("Enter goes on · Esc close")
            yield Input(id="answer", compact=True)
            yield Static(self._plain(self._hint), id="told", markup=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if typed := event.value.strip():
            self.run_worker(self._try(typed), group="ask", exclusive=True)

    async def _try(self, typed: str) -> None:
        wrong = await asyncio.to_thread(self._take, typed)
        if wrong is None:
            self.dismiss(typed)
        else:
            self.query_one("#told", Static).update(self._plain(wrong))

    def _plain(self, text: str) -> str:
        return plain(text) if cast("BriefingApp", self.app).config.tui.ascii else text

    def action_close(self) -> None:
        """Nothing is answered."""
        self.dismiss(None)
