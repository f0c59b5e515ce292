"""A block for feeds.toml, shown to be edited before it is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static, TextArea

from briefing.errors import BriefingError
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.model.effects import FeedsFileChange
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.config.config_file import FileEdit


class DraftScreen(Dialog[FeedsFileChange | None]):
    """Dismissed with the change of feeds.toml, or None; what is drafted is said by subclasses."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(
        dialog_close="close", dialog_keep="keep"
    )
    title_: ClassVar[str]
    hint: ClassVar[str]
    summary: ClassVar[str]

    def __init__(self, block: str) -> None:
        super().__init__()
        self._block = block
        self._keeping = False

    def compose(self) -> ComposeResult:
        """The block in an editor, and a line for messages."""
        with self.box("draft", self.title_, "^S keep it · Esc close"):
            yield TextArea(self._block, id="block", compact=True, soft_wrap=True)
            yield Static(self.plain(self.hint), id="message", markup=False)

    def write(self, block: str) -> FileEdit:
        """Write the block to feeds.toml. Raises `BriefingError`."""
        raise NotImplementedError

    async def action_keep(self) -> None:
        """Write the block to feeds.toml, or say what is wrong with it."""
        if not self._keeping:
            self.run_worker(self._keep(self.query_one(TextArea).text), group="draft")

    async def _keep(self, block: str) -> None:
        self._keeping = True
        try:
            written = await asyncio.to_thread(self.write, block)
        except (BriefingError, OSError) as error:
            self.query_one("#message", Static).update(self.plain(str(error)))
        else:
            self.dismiss(FeedsFileChange(written, self.summary))
        finally:
            self._keeping = False

    def action_close(self) -> None:
        """Close without keeping anything, unless it is being written."""
        if not self._keeping:
            self.dismiss(None)
