"""The commands that need more than the state: room for pages, dialogs, workers, the terminal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefing.tui import themes
from briefing.tui.actions import export
from briefing.tui.actions.feeds_file import Subscribing
from briefing.tui.actions.story import Judging
from briefing.tui.dialogs.completion import values
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.dialogs.prompt import PromptScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.model import filters, find_hit, navigation, open_source, paging
from briefing.tui.model import state as states
from briefing.tui.model.views import TODAY
from briefing.tui.terminal import external_programs
from briefing.tui.widgets.doc import Doc

if TYPE_CHECKING:
    from briefing.domain.search_hit import Hit
    from briefing.tui.main.screen import MainScreen


_ALL = "*"


OTHERS = (Subscribing, Judging)
"""Who has the other commands."""


class Doings:
    """One method a command: ``read_on`` is ``read.on``."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def do(self, name: str) -> None:
        """Do the command with that id."""
        method = name.replace(".", "_")
        owners = (self, *(kind(self._screen) for kind in OTHERS))
        getattr(next(owner for owner in owners if hasattr(owner, method)), method)()

    @property
    def _page(self) -> Doc:
        return self._screen.query_one("#page", Doc)

    def read_on(self) -> None:
        """``Space``."""
        at, doc, state = self._screen.briefing.pulse(), self._page, self._screen.state
        if state.pane == "sidebar":
            self._screen.become(navigation.enter(state, at))
            return
        turned = paging.forward(doc.layout_, doc.top, doc.page_height)
        doc.turn(turned.top, turned.cursor)
        self._screen.become(
            navigation.read_on(state, turned.passed, turned.cursor, at, ended=turned.ended)
        )

    def page_back(self) -> None:
        """``b``."""
        doc = self._page
        self._turn(paging.back(doc.layout_, doc.top, doc.page_height))

    def half_down(self) -> None:
        """``^D``."""
        doc = self._page
        self._turn(paging.half(doc.layout_, doc.top, doc.page_height, 1))

    def half_up(self) -> None:
        """``^U``."""
        doc = self._page
        self._turn(paging.half(doc.layout_, doc.top, doc.page_height, -1))

    def _turn(self, turned: paging.Page) -> None:
        self._page.turn(turned.top, turned.cursor)
        at = self._screen.briefing.pulse()
        self._screen.become(navigation.to(self._screen.state, turned.cursor, at))

    def refresh_all(self) -> None:
        """``R``."""
        self._refresh(())

    def refresh_summit(self) -> None:
        """``r``: the feeds that this view comes from; on Today all."""
        feeds = () if self._screen.state.view == TODAY else navigation.feeds_of(self._screen.state)
        self._refresh(feeds)

    def _refresh(self, feeds: tuple[str, ...]) -> None:
        watch = self._screen.watcher
        if not watch.able:
            self._screen.briefing.say("Nothing is fetched here: this room was opened without it")
        elif watch.running:
            self._screen.briefing.say("A refresh is running")
        else:
            self._screen.work(partial(watch.refresh, feeds, force=True), "refresh")

    def search(self) -> None:
        """``/``."""
        known = values(self._screen.briefing.config, self._screen.state.snapshot.feeds)
        self._screen.app.push_screen(SearchScreen(known), self._found)

    def _found(self, hit: Hit | None) -> None:
        if hit is not None:
            self._screen.become(
                find_hit.find(self._screen.state, hit, self._screen.briefing.pulse())
            )

    def links(self) -> None:
        """``u``."""
        item = self._screen.state.item
        found = open_source.links(item) if item else ()
        if not found:
            self._screen.briefing.say("There is no link under the cursor")
            return
        choices = [Choice(url, said, url) for url, said in found]
        self._screen.app.push_screen(PickScreen("Links", choices), self._follow)

    def _follow(self, url: str | None) -> None:
        if url is not None:
            self._screen.become(open_source.follow(self._screen.state, url))

    def tag(self) -> None:
        """``t``."""
        found = filters.tags(self._screen.state.snapshot.feeds)
        if not found:
            self._screen.briefing.say("No feed has a tag: give some in feeds.toml")
            return
        counts = [Choice(f"#{name}", f"{name}  {count}") for name, count in found.items()]
        choices = [Choice(_ALL, "all feeds"), *counts]
        self._screen.app.push_screen(PickScreen("Only feeds tagged", choices), self._tagged)

    def _tagged(self, chosen: str | None) -> None:
        if chosen is not None:
            tag = None if chosen == _ALL else chosen.removeprefix("#")
            state = replace(self._screen.state, tag=tag)
            self._screen.become(states.relisted(state, state.cursor))

    def export(self) -> None:
        """``e``."""
        if export.exported(self._screen.state):
            choices = [Choice(form, called) for form, called in export.FORMATS]
            self._screen.app.push_screen(PickScreen("Export this page", choices), self._export)
        else:
            self._screen.briefing.say("There is nothing on this page to export")

    def _export(self, form: str | None) -> None:
        if form is not None:
            app = self._screen.briefing
            now, zone = app.clock(), app.config.zone
            app.say(export.saved(self._screen.state, form, app.folder, now, zone))

    def pipe(self) -> None:
        """``|``: what ``y`` copies, to a command of the shell."""
        app, item = self._screen.briefing, self._screen.state.item
        text = open_source.cited(item, app.config.zone) if item else ""
        if not text:
            app.say("There is nothing under the cursor to give to a command")
            return
        ask = PromptScreen("Give this to a command", "less, wc -w, mail …", lambda _: None)
        app.push_screen(ask, lambda typed: self._piped(typed, text))

    def _piped(self, command: str | None, text: str) -> None:
        app = self._screen.briefing
        if command is None:
            return
        try:
            code = app.away(lambda: external_programs.pipe(f"{text}\n", command))
        except SuspendNotSupported:
            app.say("This terminal cannot be left for a command")
        except OSError as error:
            app.say(f"No shell: {error.strerror or error}", severity="warning")
        else:
            if code:
                app.say(f"The command ended with {code}", severity="warning")
        self._screen.redraw()

    def help(self) -> None:
        """``?``."""
        self._screen.briefing.action_keys()

    def palette(self) -> None:
        """``:``."""
        self._screen.app.action_command_palette()

    def cite(self) -> None:
        """``y``: the day of a source is that of the reader's own calendar."""
        self._screen.become(open_source.cite(self._screen.state, self._screen.briefing.config.zone))

    def theme(self) -> None:
        """``T``."""
        app = self._screen.briefing
        app.theme = themes.after(app.theme or "")
        app.say(f'{app.theme}: theme = "{app.theme}" under [tui] in feeds.toml keeps it')

    def redraw(self) -> None:
        """``^L``."""
        self._screen.redraw()

    def suspend(self) -> None:
        """``^Z``."""
        self._screen.app.action_suspend_process()

    def quit(self) -> None:
        """``q``: out of a shelf, the drawer or zen; at the base the end."""
        state = self._screen.state
        drawer = state.drawer and self._screen.setting.narrow
        if state.view not in state.tabs or state.zen or drawer:
            self._screen.action_command("close")
        else:
            self.quit_now()

    def quit_now(self) -> None:
        """``Q``: leaving is leaving: what was read is kept."""
        self._screen.become(states.left(self._screen.state, self._screen.briefing.pulse()))
        self._screen.app.exit(return_code=0)
