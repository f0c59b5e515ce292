"""The Textual app: themes, keys, toasts and the browser, around the main screen."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import SuspendNotSupported

from briefing.tui import themes
from briefing.tui.main.screen import MainScreen
from briefing.tui.model.commands import COMMANDS, keymap_problems
from briefing.tui.model.sources import is_web_address
from briefing.tui.terminal import browser, clipboard, driver, external_programs
from briefing.tui.terminal.keyboard import KeyboardApp
from briefing.tui.view.ascii import to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import PurePath

    from textual import events
    from textual.binding import Binding
    from textual.command import Provider
    from textual.dom import DOMNode
    from textual.geometry import Size
    from textual.notifications import SeverityLevel

    from briefing.config.model import Config
    from briefing.tui.launch import Launch


Result = TypeVar("Result")

_LEAST_SECONDS = 4
_CHARACTERS_READ = 20
"""How long a toast stays, and the characters that are read in a second: 230 words a minute."""

_WIDTHS = ((0, "-tiny"), (60, "-narrow"), (100, "-normal"), (150, "-wide"))
_HEIGHTS = ((0, "-flat"), (16, "-low"), (30, "-tall"))


def _commands() -> type[Provider]:
    from briefing.tui.dialogs.palette import Commands  # not before the palette is opened

    return Commands


class BriefingApp(KeyboardApp):
    """One main screen, with dialogs over it."""

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "main/screen.tcss",
        "dialogs/dialogs.tcss",
    ]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS: ClassVar = {_commands}

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self.config = launch.config
        super().__init__(driver_class=driver.driver(cursor=self.config.tui.reader))
        self.HORIZONTAL_BREAKPOINTS = list(_WIDTHS)
        self.VERTICAL_BREAKPOINTS = list(_HEIGHTS)
        self.problems = launch.problems
        self.missing = launch.missing
        self._drawn_at: Size | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self._choose_theme(self.config.tui.theme)
        self.set_keymap({name: ",".join(keys) for name, keys in self.config.keys.items()})

    def now(self) -> datetime:
        """The time to show."""
        return self.launch.now()

    def seconds(self) -> float:
        """Seconds on a clock that only grows."""
        return self.launch.seconds()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Defaults of our own theme variables, for themes that lack them."""
        return themes.VARIABLE_DEFAULTS

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; those of Textual's own are raised to be readable."""
        variables = super().get_css_variables()
        if self.theme in themes.NAMES or self.current_theme.ansi:
            return variables
        from briefing.tui.contrast import readable  # our own themes do without it

        return readable(variables)

    def get_default_screen(self) -> MainScreen:
        """The main screen."""
        return MainScreen()

    def reconfigure(self, config: Config) -> None:
        """Use the keys, summits and feeds of another feeds.toml from now on.

        What the command line asked for, or the terminal requires, stays.
        """
        current = self.config.tui
        if config.tui.theme != current.theme:
            self._choose_theme(config.tui.theme)
        self.config = replace(
            config, tui=replace(config.tui, ascii=current.ascii, reader=current.reader)
        )
        self.launch.desk_thread.use(self.config)
        self.set_keymap({name: ",".join(keys) for name, keys in config.keys.items()})
        self._warn_of_keys()

    def _choose_theme(self, name: str | None) -> None:
        self.theme = (
            name
            if name in self.available_themes
            else themes.default_theme(os.environ, self.launch.light_background)
        )

    def on_mount(self) -> None:
        """Report what is wrong with the keys and the theme, once."""
        self.handle_shutdown(self.launch.signals)
        self.set_class(self.config.tui.ascii, "-ascii")
        self.set_class(self.config.tui.reader, "-screen-reader")
        self._warn_of_keys()
        if self.config.tui.theme and self.config.tui.theme not in self.available_themes:
            self.say(f"No theme is called {self.config.tui.theme}", severity="warning")

    def on_resize(self, event: events.Resize) -> None:
        """Redraw where the size is what it was: the terminal lost its cells on the way there."""
        if event.size == self._drawn_at and isinstance(self.screen_stack[0], MainScreen):
            self.screen_stack[0].redraw()
        self._drawn_at = event.size

    def _warn_of_keys(self) -> None:
        for problem in keymap_problems(self.config.keys):
            self.say(problem, severity="warning")
        for warning in self.config.warnings:
            if "[keys]" in warning:
                self.say(warning.partition("\n")[0], severity="warning")

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Do nothing: clashes are reported at the start, Textual would report them at every key."""

    def say(
        self, text: str, *, severity: SeverityLevel = "information", if_quiet: bool = False
    ) -> None:
        """Show a toast; its text is never markup. It replaces all others except warnings.

        ``if_quiet``: only where no other toast is shown.
        """
        text = to_ascii(text) if self.config.tui.ascii else text
        if if_quiet and len(self._notifications):
            return
        for shown in list(self._notifications):
            if shown.message == text or shown.severity == "information":
                self._unnotify(shown, refresh=False)
        seconds = max(_LEAST_SECONDS, len(text) / _CHARACTERS_READ)
        self.notify(text, severity=severity, markup=False, timeout=seconds)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text. Nothing is copied over what the clipboard holds: a drag may select nothing."""
        if not text:
            self.say("Nothing is selected; y copies the point")
        elif clipboard.in_tmux(os.environ) and clipboard.copy_in_tmux(text):
            self._clipboard = text
        else:
            super().copy_to_clipboard(text)

    def show_address(self, url: str, failed: Callable[[str], None]) -> None:
        """Open an address in the browser, or copy it where there is no browser to open it in.

        ``failed`` gets the reason if it was not opened, perhaps only later.
        """
        if not is_web_address(url):
            self.say("This entry has no link that can be opened")
        elif self.launch.open_url is not None:
            self.launch.open_url(url)
        elif browser.has_browser(os.environ, sys.platform):
            words = browser.command(url, os.environ)
            if browser.needs_terminal(words):
                self._browse_here(words, failed)
            else:
                threading.Thread(target=self._browse, args=(words, failed), daemon=True).start()
        else:
            self.copy_to_clipboard(url)
            self.say(f"Link copied: {url}")

    def _browse(self, words: Sequence[str], failed: Callable[[str], None]) -> None:
        reason = browser.run_apart(words)
        if reason:
            with suppress(RuntimeError):  # the app has ended meanwhile
                self.call_from_thread(failed, reason)

    def _browse_here(self, words: Sequence[str], failed: Callable[[str], None]) -> None:
        """Let a browser have the terminal until it ends."""
        try:
            reason = browser.failure(
                words, self.lend_terminal(lambda: external_programs.run(words))
            )
        except SuspendNotSupported:
            reason = "this terminal cannot run another program meanwhile"
        except OSError as error:
            reason = f"{words[0]}: {error.strerror or error}"
        if isinstance(main := self.screen_stack[0], MainScreen):
            main.redraw()
        if reason:
            failed(reason)

    def lend_terminal(self, job: Callable[[], Result]) -> Result:
        """Run a job that needs the whole terminal.

        Raises SuspendNotSupported, and the OSError of ``job`` once the terminal is ours again:
        Textual does not come back from an exception in between.
        """
        fault: OSError | None = None
        with self.suspend():
            try:
                result = job()
            except OSError as error:
                fault = error
        if fault is not None:
            raise fault
        return result

    def action_keys(self) -> None:
        """Show the keys: those of the dialog in front first, then all."""
        from briefing.tui.dialogs.help import HelpScreen

        ids = {getattr(binding, "id", None) for binding in self.screen.BINDINGS}
        on_main = isinstance(self.screen, MainScreen)
        own = () if on_main else [command for command in COMMANDS if command.id in ids]
        self.push_screen(HelpScreen(self.config.keys, own))
