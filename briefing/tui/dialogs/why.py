"""Why the reports of an item are one story, and the keys that correct it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from briefing.tui import corrections
from briefing.tui.dialogs.article import open_article
from briefing.tui.dialogs.list_dialog import ListDialog
from briefing.tui.model.effects import CorrectionChange
from briefing.tui.model.marking import last_change, without_change
from briefing.tui.pages.why import why
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.tui.host import MainHost
    from briefing.tui.pages.why import StoryReasons

_KEYS = "x split out · M merge with · d compare · v read · z undo · Esc close"
_MARGINS = 3
"""Columns that the page leaves empty at its sides."""


class WhyScreen(ListDialog[None]):
    """Opens over the main screen, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(why="close", quit="close", close="close", undo="undo"),
        *dialog_bindings(open="beside"),
        *ListDialog.STEPPING,
        *ListDialog.PAGING,
        *dialog_bindings(article="article"),
        *dialog_bindings(story_split="split", story_merge="merge", story_beside="beside"),
    ]

    doc_id = "reasons"

    def __init__(self, main: MainHost, reasons: StoryReasons) -> None:
        super().__init__()
        self._main = main
        self._reasons = reasons
        self._cursor = reasons.entries[0] if reasons.entries else None
        self._open: str | None = None

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("why", "Why is this one story?", _KEYS):
            yield self.doc("reasons")

    def on_resize(self) -> None:
        """Use columns that fit the new size."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        doc = self.page
        width = max(doc.scrollable_content_region.width - _MARGINS, 20)
        blocks = why(self._reasons, self._main.setting, width, open_=self._open)
        doc.show(blocks, self._cursor)
        self.place()

    @property
    def stops(self) -> tuple[str, ...]:
        """The reports of the story, then other stories on its event."""
        return (*self._reasons.entries, *self._reasons.others)

    def action_beside(self) -> None:
        """Show the text under the cursor beside the first one, or hide it again."""
        if self._cursor in self._reasons.entries:
            self._open = None if self._open == self._cursor else self._cursor
            self._show()

    def action_article(self) -> None:
        """Read the article under the cursor."""
        if self._cursor is not None:
            self._main.work(partial(open_article, self._main, self._cursor), "article")

    def action_split(self) -> None:
        """Split the report under the cursor out of the story."""
        entry = self._cursor
        if entry not in self._reasons.entries or entry is None:
            self._say("Move to a report of this story to split it out")
        elif len(self._reasons.entries) < 2:
            self._say("This story has only one report")
        else:
            self._main.work(partial(self._split, entry), "correct")

    def action_merge(self) -> None:
        """Merge the story under the cursor with this one."""
        if self._cursor in self._reasons.others and self._cursor is not None:
            self._main.work(partial(self._merge, self._cursor), "correct")
        else:
            self._say("Move to another story in the list to merge it with this one")

    def action_undo(self) -> None:
        """Undo the last change, if it is a correction."""
        last = last_change(self._main.state)
        if isinstance(last, CorrectionChange):
            self._main.become(without_change(self._main.state, last))
            self._main.work(partial(self._undo, last.number), "correct")
        else:
            self._say("There is no correction to undo")

    def action_close(self) -> None:
        """Hide the text beside the first one; if none is shown, close."""
        if self._open is None:
            self.dismiss(None)
        else:
            self._open = None
            self._show()

    async def _split(self, entry: str) -> None:
        if await corrections.split(self._main, self._reasons.explanation.story.id, [entry]):
            self._say("Split into a story of its own · z undo")
            remaining = [other for other in self._reasons.entries if other != entry]
            await self._reload(remaining[0])

    async def _merge(self, other: str) -> None:
        own = self._reasons.explanation.story.id
        if await corrections.merge(self._main, [own, other]):
            self._say("Merged into one story · z undo")
            await self._reload(self._reasons.entries[0])

    async def _undo(self, number: int) -> None:
        await corrections.undo(self._main, number)
        await self._reload(self._reasons.entries[0])

    async def _reload(self, entry: str) -> None:
        reasons = await corrections.explained(self._main, entry)
        if not self.is_attached:  # closed meanwhile
            return
        if reasons is None:
            self.dismiss(None)
            return
        self._reasons = reasons
        self._cursor = self._cursor if self._cursor in self.stops else entry
        self._open = self._open if self._open in reasons.entries else None
        self._show()

    def _say(self, text: str) -> None:
        self.host.say(text)

    def take(self) -> None:
        """Show the text under the cursor beside the first one, or hide it again."""
        self.action_beside()
