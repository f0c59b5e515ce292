"""The commands by which a reader looks into a story and overrules the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui.actions import corrections
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.dialogs.why import WhyScreen
from briefing.tui.model import open_source
from briefing.tui.model import state as states
from briefing.tui.model.history import Corrected

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.tui.main.screen import MainScreen
    from briefing.tui.model.views import Item


class Judging:
    """One method a command."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def why(self) -> None:
        """``w``."""
        item = self._screen.state.item
        story = open_source.story_of(item) if item else None
        if story is None:
            self._screen.briefing.say("There is no story under the cursor")
        else:
            self._screen.work(partial(self._why, story), "why")

    async def _why(self, story: str) -> None:
        told = await corrections.explained(self._screen, story)
        if told is None:
            self._screen.briefing.say("This story is no longer in the cache")
        else:
            self._screen.app.push_screen(WhyScreen(self._screen, told))

    def assign(self) -> None:
        """``i``: the story under the cursor into a summit, or out of one."""
        state = self._screen.state
        item, summits = state.item, self._screen.briefing.config.summits
        if item is None or open_source.story_of(item) is None or not summits:
            self._screen.briefing.say("There is no story here, or no summit to put it into")
            return
        held = open_source.summits_of(item, state)
        choices = [
            Choice(one.id, f"{'Take out of' if one.id in held else 'Put into'} {one.name}")
            for one in summits
        ]
        self._screen.app.push_screen(
            PickScreen("All of this story", choices), partial(self._assigned, item, held)
        )

    def _assigned(self, item: Item, held: Collection[str], summit: str | None) -> None:
        story = open_source.story_of(item)
        if summit is not None and story is not None:
            belongs = summit not in held
            self._screen.work(partial(self._assign, story, summit, belongs=belongs), "correct")

    async def _assign(self, story: str, summit: str, *, belongs: bool) -> None:
        if await corrections.assign(self._screen, story, summit, belongs=belongs):
            self._screen.become(states.undoable(self._screen.state, Corrected()))
            said = "Put into the summit" if belongs else "Taken out of the summit"
            self._screen.briefing.say(f"{said} · z undoes")
