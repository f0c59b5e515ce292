"""The commands that change feeds.toml. Each is kept for ``z``, and seen by the room at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefing.config.model import NOWHERE, Config
from briefing.errors import BriefingError
from briefing.subscriptions import feeds, first_config, opml_lists, summits
from briefing.text.plural import counted
from briefing.tui.dialogs.add_feed import AddScreen
from briefing.tui.dialogs.prompt import AskScreen
from briefing.tui.dialogs.welcome import ADDRESS, OPML, SAMPLE, FirstScreen
from briefing.tui.model import arrivals, hiding
from briefing.tui.model import state as states
from briefing.tui.model.history import Rewritten
from briefing.tui.terminal import external_programs

if TYPE_CHECKING:
    from briefing.subscriptions.opml_lists import Imported
    from briefing.tui.main.screen import MainScreen


def _told(imported: Imported) -> str:
    """How many feeds came in, and how many could not."""
    count, bad = len(imported.lines), imported.outlines.bad
    said = f"{counted(count, 'feed')} imported"
    return f"{said}, {len(bad)} left out: {bad[0].name or 'one'}: {bad[0].reason}" if bad else said


class Subscribing:
    """One method a command: ``add`` is ``add``."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def begin(self) -> None:
        """There is no feeds.toml: ask how to make one, until there is or the reader leaves."""
        app = self._screen.briefing
        if app.absent:
            app.push_screen(FirstScreen(app.config.path), self._begun)

    def begin_again(self) -> None:
        """The feeds.toml that was made here is no more."""
        app = self._screen.briefing
        app.absent = True
        self._screen.follow(Config(app.config.path, NOWHERE))
        self.begin()

    def _begun(self, way: str | None) -> None:
        match way:
            case None:
                self._screen.app.exit(return_code=0)
            case _ if way == SAMPLE:
                self._write("sample")
            case _ if way == OPML:
                self._ask_for_opml()
            case _ if way == ADDRESS:
                self._screen.app.push_screen(AddScreen(), self._written_or_again)
            case _:
                if self._write("template"):
                    self.edit()

    def _write(self, form: first_config.Form) -> bool:
        app = self._screen.briefing
        try:
            written = first_config.begin(app.config.path, form)
        except BriefingError as error:
            app.say(str(error), severity="warning")
            self.begin()
            return False
        self.written(Rewritten(written, f"{app.config.path} is yours"))
        return True

    def _ask_for_opml(self) -> None:
        done: list[Rewritten] = []

        def take(typed: str) -> str | None:
            config = self._screen.briefing.config
            try:
                imported = opml_lists.import_opml(config, opml_lists.contents(typed))
            except BriefingError as error:
                return str(error)
            if not imported.lines:
                return "No feed in this file can be used"
            done.append(Rewritten(imported.written, _told(imported)))
            return None

        hint = "The file that another reader exported: ~/feeds.opml"
        self._screen.app.push_screen(
            AskScreen("Import an OPML file", hint, take),
            lambda _: self._written_or_again(done[0] if done else None),
        )

    def _written_or_again(self, done: Rewritten | None) -> None:
        if done is None:
            self.begin()
        else:
            self.written(done)

    def add(self) -> None:
        """``a``: what is proposed under the cursor, a summit or a new address; else a feed."""
        config, item = self._screen.briefing.config, self._screen.state.item
        moved = item.feed.state.proposed_url if item and item.feed and item.feed.state else None
        try:
            if item and item.proposal:
                name = item.proposal.summit.name
                done = summits.follow(config, item.proposal).written
                self.written(Rewritten(done, f"{name} is followed"))
                state = self._screen.state
                rest = tuple(one for one in state.snapshot.proposed if one is not item.proposal)
                self._screen.become(arrivals.proposed(state, rest))
            elif item and item.feed and moved:
                done = feeds.move(config, item.feed.feed, moved)
                self.written(Rewritten(done, f"{item.feed.name} has its new address"))
            else:
                self._screen.app.push_screen(AddScreen(), self.written)
        except BriefingError as error:
            self._screen.briefing.say(str(error), severity="warning")

    def remove(self) -> None:
        """``D``: a feed out of feeds.toml, while what it brought stays; else the point, hidden."""
        app, item = self._screen.briefing, self._screen.state.item
        if item is None or item.feed is None:
            self._screen.become(hiding.hide(self._screen.state, app.pulse()))
            return
        try:
            _, removed = feeds.remove(app.config, item.feed.feed.url)
        except BriefingError as error:
            app.say(str(error), severity="warning")
        else:
            self.written(Rewritten(removed.written, f"{item.feed.name} is no feed any more"))

    def written(self, done: Rewritten | None) -> None:
        """feeds.toml was written: kept for ``z``, and read at once."""
        if done is not None:
            self._screen.become(states.undoable(self._screen.state, done))
            self._screen.briefing.say(f"{done.said} · z undoes")
            self._screen.settings_file.look()

    def edit(self) -> None:
        """``E``."""
        app = self._screen.briefing
        try:
            app.away(lambda: external_programs.edit(app.config.path, os.environ))
        except SuspendNotSupported:
            app.say(f"This terminal cannot be left: edit {app.config.path} elsewhere")
        except OSError as error:
            app.say(f"No editor: {error.strerror or error}; set EDITOR", severity="warning")
        self._screen.redraw()
        self._screen.settings_file.look()
