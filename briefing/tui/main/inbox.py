"""What the main screen hears from elsewhere: the desk, the refresh, feeds.toml."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.reactive import reactive
from textual.screen import Screen

from briefing.errors import ConfigError
from briefing.tui.background.messages import (
    ConfigReloaded,
    RefreshEnded,
    SnapshotLoaded,
    ConfigBroken,
    RefreshProgressed,
    ProposalsFound,
    CacheSettled,
    TaskFailed,
)
from briefing.tui.dialogs.config_errors import ConfigErrorsScreen
from briefing.tui.dialogs.welcome import WelcomeScreen
from briefing.tui.main.refresh_outcome import ending
from briefing.tui.model import arrivals
from briefing.tui.model.state import State
from briefing.tui.pages.header import Doing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from briefing.config.model import Config
    from briefing.domain.refresh_report import Progress
    from briefing.tui.app import BriefingApp
    from briefing.tui.background.watcher import Watcher


class InboxScreen(Screen[None]):
    """Its messages change ``state`` and ``doing``; who knows the panes paints them.

    Neither repaints the whole screen: a moved cursor is two items of one pane.
    """

    state: reactive[State] = reactive(State, init=False, repaint=False)
    doing: reactive[Doing] = reactive(Doing, init=False, repaint=False)
    watcher: Watcher

    _last: Progress | None = None
    _looking: Timer | None = None

    @property
    def briefing(self) -> BriefingApp:
        """The app, by its own type."""
        return cast("BriefingApp", self.app)

    def become(self, state: State) -> None:
        """The next state, and what it asks of the world."""
        raise NotImplementedError

    def edit(self) -> None:
        """feeds.toml in the reader's editor."""
        raise NotImplementedError

    def keep_pace(self) -> None:
        """What the configuration says of time and of reading."""
        raise NotImplementedError

    def work(self, job: Callable[[], object], group: str) -> None:
        """Run something that takes time."""
        self.run_worker(job, group=group)

    @on(SnapshotLoaded)
    def _loaded(self, message: SnapshotLoaded) -> None:
        at = self.briefing.pulse()
        state = arrivals.arrived(self.state, message.snapshot, at)
        if message.renewed:
            state = arrivals.taken_in(state, at)
        self.become(state)
        self.look_for_summits()

    def look_for_summits(self) -> None:
        """Those that the feeds speak of and nobody follows, at leisure: it takes a second."""
        if self._looking:
            self._looking.stop()
        self._looking = self.set_timer(self.briefing.leisure, self._look_for_summits)

    def _look_for_summits(self) -> None:
        app = self.briefing
        look: Callable[[], object] = partial(self.watcher.propose, app.config, app.clock())
        self.run_worker(look, group="propose", exclusive=True)

    @on(ProposalsFound)
    def _proposed(self, message: ProposalsFound) -> None:
        self.become(arrivals.proposed(self.state, message.proposals))

    @on(RefreshProgressed)
    def _progressed(self, message: RefreshProgressed) -> None:
        self._last = message.progress
        self.doing = Doing("running", message.progress)

    @on(RefreshEnded)
    def _ended(self, message: RefreshEnded) -> None:
        now = self.briefing.clock()
        self.doing = ending(message.code, message.said, self._last, now)
        if self.doing.work == "broken":
            self.briefing.say(message.said or "The refresh failed", severity="warning")

    @on(ConfigReloaded)
    def _configured(self, message: ConfigReloaded) -> None:
        """Other feeds or summits are to be seen at once, and fetched."""
        app = self.briefing
        app.absent, app.problems = False, ()
        while any(isinstance(one, WelcomeScreen | ConfigErrorsScreen) for one in app.screen_stack):
            app.pop_screen()
        self.follow(message.config)
        app.say("feeds.toml was read again", aside=True)
        self.work(self.watcher.refresh, "refresh")

    def follow(self, config: Config) -> None:
        """Another configuration, and what is read by it."""
        self.briefing.reconfigure(config)
        self.keep_pace()
        self.work(partial(self.watcher.read, renewed=True), "read")

    @on(ConfigBroken)
    def _misconfigured(self, message: ConfigBroken) -> None:
        self.tell_mistakes(message.problems)

    def tell_mistakes(self, problems: Sequence[str]) -> None:
        """What is wrong with feeds.toml, until it is mended or the reader goes on without.

        At the start there is nothing to go on with: who leaves the screen leaves the program.
        """
        app = self.briefing
        if app.problems:
            app.problems = tuple(problems)
        for screen in app.screen_stack:
            if isinstance(screen, ConfigErrorsScreen):
                screen.tell(problems)
                return
        app.push_screen(
            ConfigErrorsScreen(problems, self.edit, first=bool(app.problems)), self._unmended
        )

    def _unmended(self, _: None) -> None:
        app = self.briefing
        if app.problems:
            app.fail(ConfigError(app.problems))

    @on(CacheSettled)
    def _quiet(self) -> None:
        if self.doing.work == "held":
            self.doing = Doing()

    @on(TaskFailed)
    def _trouble(self, message: TaskFailed) -> None:
        self.briefing.say(message.said, severity="warning")
