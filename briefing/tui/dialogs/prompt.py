"""Asks the reader for one line of text, until it is accepted."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, Static

from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.suggester import Suggester


class PromptScreen(Dialog[str | None]):
    """Dismissed with what was typed once ``take`` accepts it, or None.

    ``take`` runs in another thread and returns a sentence on what is wrong, or None. ``value`` is
    in the field at first; ``may_be_empty``: an empty field is an answer too.
    """

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(dialog_close="close")

    def __init__(
        self,
        title: str,
        hint: str,
        take: Callable[[str], str | None],
        *,
        value: str = "",
        may_be_empty: bool = False,
        completer: Suggester | None = None,
    ) -> None:
        super().__init__()
        self._value = value
        self._may_be_empty = may_be_empty
        self._completer = completer
        self._title = title
        self._hint = hint
        self._take = take
        self._taking = False

    def compose(self) -> ComposeResult:
        """The input and a line for messages."""
        with self.box("ask", self._title, "Enter go on · Esc close"):
            yield TextField(
                self._value,
                id="answer",
                compact=True,
                suggester=self._completer,
                select_on_focus=False,
            )
            yield Static(self.plain(self._hint), id="message", markup=False)

    def learn(self, value: str) -> None:
        """Take in what is stored, in front of what was typed."""
        if self.is_attached:
            field = self.query_one("#answer", TextField)
            field.value = value + field.value.removeprefix(self._value)
            field.action_end()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        if (typed or self._may_be_empty) and not self._taking:
            self.run_worker(self._try(typed), group="ask", exclusive=True)

    async def _try(self, typed: str) -> None:
        self._taking = True
        problem = await asyncio.to_thread(self._take, typed)
        self._taking = False
        if problem is None:
            self.dismiss(typed)
        else:
            self.query_one("#message", Static).update(self.plain(problem))

    def action_close(self) -> None:
        """Close without an answer, unless one is being taken."""
        if not self._taking:
            self.dismiss(None)
