"""Why the reports of an item are one story, and the reader's own word on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on

from briefing.tui.actions import corrections
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.model.history import Corrected
from briefing.tui.model.state import undoable
from briefing.tui.pages.why import why
from briefing.tui.widgets.bindings import dialog_bindings
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.tui.main.screen import MainScreen
    from briefing.tui.pages.why import Told

_KEYS = "x split out · M merge with · d side by side · z undo · Esc close"
_MARGINS = 3


class WhyScreen(Dialog[None]):
    """Over the main screen, which keeps its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(why="close", quit="close", close="close", undo="undo"),
        *dialog_bindings(item_next="step(1)", item_previous="step(-1)", open="beside"),
        *dialog_bindings(story_split="split", story_merge="merge", story_beside="beside"),
    ]

    def __init__(self, main: MainScreen, told: Told) -> None:
        super().__init__()
        self._main = main
        self._told = told
        self._cursor: str | None = told.entries[0] if told.entries else None
        self._open: str | None = None

    def compose(self) -> ComposeResult:
        """One page."""
        with self.box("why", "Why are these one story?", _KEYS):
            yield self.doc("reasons")

    def on_resize(self) -> None:
        """Other room, other columns."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        doc = self.query_one("#reasons", Doc)
        width = max(doc.scrollable_content_region.width - _MARGINS, 20)
        told = why(self._told, self._main.setting, width, open_=self._open)
        doc.show(told, self._cursor)

    @property
    def _stops(self) -> tuple[str, ...]:
        return (*self._told.entries, *self._told.others)

    def action_step(self, by: int) -> None:
        """The next or previous report or story."""
        if self._cursor in self._stops:
            index = self._stops.index(self._cursor) + by
            self._cursor = self._stops[max(0, min(index, len(self._stops) - 1))]
            self.query_one("#reasons", Doc).point_at(self._cursor)

    def action_beside(self) -> None:
        """The text under the cursor beside the first one, or no longer."""
        if self._cursor in self._told.entries:
            self._open = None if self._open == self._cursor else self._cursor
            self._show()

    def action_split(self) -> None:
        """The report under the cursor leaves the story."""
        entry = self._cursor
        if entry not in self._told.entries or entry is None:
            self._say("Only a report of this story can be split out")
        elif len(self._told.entries) < 2:
            self._say("The story has this one report only")
        else:
            self.run_worker(self._split(entry), group="correct")

    def action_merge(self) -> None:
        """The story under the cursor and this one become one."""
        if self._cursor in self._told.others and self._cursor is not None:
            self.run_worker(self._merge(self._cursor), group="correct")
        else:
            self._say("Merge: move to a story that was kept apart, or is on the same event")

    def action_undo(self) -> None:
        """Take the last change back, whichever it was."""
        last = self._main.state.undo[-1:]
        if last and isinstance(last[0], Corrected):
            self.run_worker(self._take_back(), group="correct")
        else:
            self._say("Nothing was split or merged here")

    def action_close(self) -> None:
        """Back from two texts side by side, else to the page."""
        if self._open is None:
            self.dismiss(None)
        else:
            self._open = None
            self._show()

    async def _split(self, entry: str) -> None:
        if await corrections.split(self._main, self._told.why.story.id, [entry]):
            self._keep_for_undo()
            self._say("A story of its own from now on · z undoes")
            stays = [one for one in self._told.entries if one != entry]
            await self._again(stays[0])

    async def _merge(self, other: str) -> None:
        own = self._told.why.story.id
        if await corrections.merge(self._main, [own, other]):
            self._keep_for_undo()
            self._say("One story from now on · z undoes")
            await self._again(self._told.entries[0])

    async def _take_back(self) -> None:
        undo = self._main.state.undo[:-1]
        if await corrections.take_back(self._main):
            self._main.become(replace(self._main.state, undo=undo))
            self._say("Taken back")
            await self._again(self._told.entries[0])

    async def _again(self, entry: str) -> None:
        told = await corrections.explained(self._main, entry)
        if told is None:
            self.dismiss(None)
            return
        self._told = told
        self._cursor = self._cursor if self._cursor in self._stops else entry
        self._open = self._open if self._open in told.entries else None
        self._show()

    def _keep_for_undo(self) -> None:
        self._main.become(undoable(self._main.state, Corrected()))

    def _say(self, text: str) -> None:
        self.briefing.say(text)

    @on(Doc.Chosen)
    def _clicked(self, message: Doc.Chosen) -> None:
        self._cursor = message.item
        message.doc.point_at(message.item)
