"""The application: themes, keys, browser and the desk's thread, around the main screen."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from briefing.tui import themes
from briefing.tui.dialogs.help import HelpScreen
from briefing.tui.dialogs.palette import Commands
from briefing.tui.main.screen import MainScreen
from briefing.tui.model.commands import COMMANDS, problems
from briefing.tui.terminal import driver
from briefing.tui.terminal.browser import has_browser, safe
from briefing.tui.terminal.shutdown import ShutdownApp
from briefing.tui.view.ascii import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime
    from pathlib import PurePath

    from textual import events
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.geometry import Size
    from textual.notifications import SeverityLevel

    from briefing.config.model import Config
    from briefing.tui.background.desk_thread import DeskThread
    from briefing.tui.model.snapshot import Snapshot


Answer = TypeVar("Answer")

_WIDTHS = ((0, "-tiny"), (60, "-narrow"), (100, "-normal"), (150, "-wide"))
_LEISURE = 2.0
_HEIGHTS = ((0, "-flat"), (16, "-low"), (30, "-tall"))


class BriefingApp(ShutdownApp):
    """``first`` is the reading of the cache that was begun while this module was imported.

    ``clock`` gives the shown time, ``pulse`` seconds that only grow; ``opener`` stands in for the
    browser; exports go into ``folder``, else into the working directory. ``problems`` are why
    feeds.toml cannot be used, ``absent`` that there is none: ``config`` is empty then.
    ``light`` is what is known of the terminal's background; ``leisure`` the seconds after which
    is begun what no screen waits for.
    """

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "main/screen.tcss",
        "dialogs/dialogs.tcss",
    ]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS: ClassVar = {Commands}

    def __init__(
        self,
        config: Config,
        *,
        desk_thread: DeskThread,
        first: Future[Snapshot],
        clock: Callable[[], datetime],
        refresh: Callable[[Config], Sequence[str]] | None,
        reload: Callable[[], Config] | None = None,
        problems: Sequence[str] = (),
        absent: bool = False,
        light: bool | None = None,
        opener: Callable[[str], None] | None = None,
        pulse: Callable[[], float] = monotonic,
        folder: Path | None = None,
        leisure: float = _LEISURE,
    ) -> None:
        self.config = config
        super().__init__(driver_class=driver.driver(cursor=config.tui.reader))
        self.HORIZONTAL_BREAKPOINTS = list(_WIDTHS)
        self.VERTICAL_BREAKPOINTS = list(_HEIGHTS)
        self.desk_thread = desk_thread
        self.first = first
        self.clock = clock
        self.pulse = pulse
        self._refresh = refresh
        self.reload = reload
        self.problems = tuple(problems)
        self.absent = absent
        self._light = light
        self.opener = opener
        self.folder = folder or Path.cwd()
        self.leisure = leisure
        self._drawn_at: Size | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self._choose_theme(config.tui.theme)
        self.set_keymap({name: ",".join(keys) for name, keys in config.keys.items()})

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return themes.DEFAULTS

    def get_default_screen(self) -> MainScreen:
        """The one screen that is always there."""
        return MainScreen()

    def refresh_argv(self) -> Sequence[str] | None:
        """The command of a child that refreshes; None where nothing is fetched."""
        return self._refresh(self.config) if self._refresh else None

    def reconfigure(self, config: Config) -> None:
        """Another feeds.toml: its keys, summits and feeds from now on. What is on the command line
        or follows from the terminal stays."""
        own = self.config.tui
        if config.tui.theme != own.theme:
            self._choose_theme(config.tui.theme)
        self.config = replace(config, tui=replace(config.tui, ascii=own.ascii, reader=own.reader))
        self.desk_thread.use(self.config)
        self.set_keymap({name: ",".join(keys) for name, keys in config.keys.items()})
        self._warn_of_keys()

    def _choose_theme(self, name: str | None) -> None:
        self.theme = (
            name if name in self.available_themes else themes.suited(os.environ, self._light)
        )

    def on_mount(self) -> None:
        """What is wrong with the keys is said once."""
        self.answer_the_end()
        self.set_class(self.config.tui.ascii, "-ascii")
        self.set_class(self.config.tui.reader, "-reader")
        self._warn_of_keys()
        if self.config.tui.theme and self.config.tui.theme not in self.available_themes:
            self.say(f"No theme is called {self.config.tui.theme}", severity="warning")

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that changed its size and came back to it has lost what was on it."""
        if event.size == self._drawn_at and isinstance(self.screen_stack[0], MainScreen):
            self.screen_stack[0].redraw()
        self._drawn_at = event.size

    def _warn_of_keys(self) -> None:
        for problem in problems(self.config.keys):
            self.say(problem, severity="warning")

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Said at the start already; Textual would say it at every key."""

    def say(
        self, text: str, *, severity: SeverityLevel = "information", aside: bool = False
    ) -> None:
        """A toast; the text is never markup. One takes the place of another, but of a warning.

        ``aside``: only where nothing else is being said.
        """
        text = plain(text) if self.config.tui.ascii else text
        if aside and len(self._notifications):
            return
        for shown in list(self._notifications):
            if shown.message == text or shown.severity == "information":
                self._unnotify(shown, refresh=False)
        self.notify(text, severity=severity, markup=False, timeout=4)

    def show_address(self, url: str) -> None:
        """Open an address, or copy it where no browser could show it to this reader."""
        if not safe(url):
            self.say("This entry has no link that can be opened")
        elif self.opener is not None:
            self.opener(url)
        elif has_browser(os.environ, sys.platform):
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        else:
            self.copy_to_clipboard(url)
            self.say(f"Link copied: {url}")

    def away(self, job: Callable[[], Answer]) -> Answer:
        """Do something that needs the whole terminal.

        Raises SuspendNotSupported, and what ``job`` raises once the terminal is ours again:
        Textual does not come back from an exception in between.
        """
        fault: OSError | None = None
        with self.suspend():
            try:
                answer = job()
            except OSError as error:
                fault = error
        if fault is not None:
            raise fault
        return answer

    def action_keys(self) -> None:
        """The keys: those of the dialog in front, then all."""
        ids = {getattr(one, "id", None) for one in self.screen.BINDINGS}
        main = isinstance(self.screen, MainScreen)
        own = () if main else [one for one in COMMANDS if one.id in ids]
        self.push_screen(HelpScreen(self.config.keys, own))
