"""What the parts of the TUI need of the app and of the main screen, as two protocols.

The app imports the main screen, and the main screen its actions and dialogs. Those know the two
by these protocols only, so that no import leads back up, not even one for a type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual.app import App
    from textual.notifications import SeverityLevel

    from briefing.config.model import Config
    from briefing.errors import BriefingError
    from briefing.tui.background.config_watcher import ConfigWatcher
    from briefing.tui.background.watcher import Watcher
    from briefing.tui.launch import Launch
    from briefing.tui.model.snapshot import DeskProtocol
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.widgets.doc import Doc

Result = TypeVar("Result")


class AppHost(Protocol):
    """What screens need of the app, besides what every Textual app has."""

    launch: Launch
    config: Config
    """The configuration in force; `reconfigure` replaces it."""
    problems: tuple[str, ...]
    """Why feeds.toml could not be used at the start, until it can be."""
    missing: bool
    """There is no feeds.toml."""

    def now(self) -> datetime:
        """The time to show."""
        ...

    def seconds(self) -> float:
        """Seconds on a clock that only grows."""
        ...

    def say(
        self, text: str, *, severity: SeverityLevel = "information", if_quiet: bool = False
    ) -> None:
        """Show a toast."""
        ...

    def show_address(self, url: str, failed: Callable[[str], None]) -> None:
        """Open an address in the browser, or copy it; ``failed`` gets the reason if neither."""
        ...

    def lend_terminal(self, job: Callable[[], Result]) -> Result:
        """Run a job that needs the whole terminal."""
        ...

    def reconfigure(self, config: Config) -> None:
        """Use another configuration from now on."""
        ...

    def fail(self, error: BriefingError) -> None:
        """End the app with an error."""
        ...

    def action_keys(self) -> None:
        """Show the keys."""
        ...


class MainHost(Protocol):
    """What actions and dialogs need of the main screen."""

    watcher: Watcher
    config_watcher: ConfigWatcher

    @property
    def app(self) -> App[Any]:
        """The app, as Textual knows it."""
        ...

    @property
    def host(self) -> AppHost:
        """The app, as this program knows it."""
        ...

    @property
    def state(self) -> State:
        """The state that is shown."""
        ...

    @property
    def setting(self) -> PageContext:
        """What a page needs to know besides the state."""
        ...

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The ``[keys]`` of feeds.toml."""
        ...

    @property
    def page(self) -> Doc:
        """The widget that shows the page."""
        ...

    def become(self, state: State) -> None:
        """Show the next state and run its effects."""
        ...

    def store(self, question: Callable[[DeskProtocol], None]) -> None:
        """Have the desk store something, after everything it was asked before."""
        ...

    def work(self, job: Callable[[], object], group: str) -> None:
        """Run something that takes time as a worker."""
        ...

    def action_command(self, name: str) -> None:
        """Run a command by its id."""
        ...

    def visit(self, view: str) -> None:
        """Go to a view by its name."""
        ...

    def follow(self, config: Config) -> None:
        """Use another configuration, and read the cache by it."""
        ...

    def redraw(self) -> None:
        """Paint every cell again."""
        ...
