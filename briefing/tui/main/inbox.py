"""The messages that reach the main screen: from the desk, the refresh and feeds.toml."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.reactive import reactive
from textual.screen import Screen

from briefing.errors import ConfigError
from briefing.tui.background.messages import (
    BriefingsLoaded,
    CacheSettled,
    ChangesStored,
    ComposingFailed,
    ConfigBroken,
    ConfigReloaded,
    EventFailed,
    EventOpened,
    FeedsCounted,
    ProposalsFound,
    RefreshEnded,
    RefreshProgressed,
    SnapshotLoaded,
    StoriesListed,
    TaskFailed,
    ViewsSearched,
    WholeComposed,
)
from briefing.tui.main.refresh_outcome import outcome
from briefing.tui.model import snapshot_updates
from briefing.tui.model.state import State
from briefing.tui.pages.header import RefreshStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from briefing.config.model import Config
    from briefing.domain.refresh_report import Progress
    from briefing.tui.background.watcher import Watcher
    from briefing.tui.host import AppHost, MainHost


class InboxScreen(Screen[None]):
    """Its messages change ``state`` and ``doing``; the subclass that has the panes paints them.

    Neither repaints the whole screen: a moved cursor is two items of one pane.
    """

    state: reactive[State] = reactive(State, init=False, repaint=False)
    doing: reactive[RefreshStatus] = reactive(RefreshStatus, init=False, repaint=False)
    watcher: Watcher

    _last_progress: Progress | None = None
    _proposals_timer: Timer | None = None

    @property
    def host(self) -> AppHost:
        """The app, as this program knows it."""
        return cast("AppHost", self.app)

    @property
    def scrolled(self) -> bool:
        """Whether the top of the page is out of sight."""
        raise NotImplementedError

    def become(self, state: State) -> None:
        """Show the next state and run its effects."""
        raise NotImplementedError

    def apply_config(self) -> None:
        """Apply what the configuration says about time and about reading."""
        raise NotImplementedError

    def work(self, job: Callable[[], object], group: str) -> None:
        """Run something that takes time as a worker."""
        self.run_worker(job, group=group)

    @on(SnapshotLoaded)
    def _loaded(self, message: SnapshotLoaded) -> None:
        at = self.host.seconds()
        state = snapshot_updates.receive(self.state, message.snapshot, at)
        if message.at_once:
            state = snapshot_updates.show_waiting(state, at)
        self.become(state)
        self._end_first_page()
        self.work(self.watcher.search_views, "views")
        self.look_for_proposals()

    def _end_first_page(self) -> None:
        """From when the first page is complete, somebody may read it without touching a key: what
        arrives later must not move it."""
        state = self.state
        complete = not (state.awaited or state.snapshot.empty)
        if state.untouched and complete and self.doing.phase not in ("running", "held"):
            self.become(replace(state, untouched=False))

    @on(BriefingsLoaded)
    def _briefings_loaded(self, message: BriefingsLoaded) -> None:
        state = replace(self.state, untouched=self.state.untouched and not self.scrolled)
        at, at_once = self.host.seconds(), message.at_once
        briefings = message.briefings
        self.become(snapshot_updates.receive_briefings(state, briefings, at, at_once=at_once))
        self._end_first_page()

    @on(StoriesListed)
    def _stories_listed(self, message: StoriesListed) -> None:
        # A later snapshot has its own.
        if len(message.stories) >= len(self.state.snapshot.unassigned):
            self.become(
                snapshot_updates.set_stories(
                    self.state, message.stories, message.count, message.events, message.outside
                )
            )

    @on(FeedsCounted)
    def _feeds_counted(self, message: FeedsCounted) -> None:
        self.become(snapshot_updates.set_feed_activity(self.state, message.activity))

    @on(EventOpened)
    def _event_opened(self, message: EventOpened) -> None:
        at = self.host.seconds()
        self.become(snapshot_updates.open_event(self.state, message.briefing, at))

    @on(WholeComposed)
    def _whole_composed(self, message: WholeComposed) -> None:
        self.become(snapshot_updates.list_left_out(self.state, message.briefing))

    @on(EventFailed)
    def _event_failed(self, message: EventFailed) -> None:
        self.host.say(message.reason, severity="warning")

    @on(ComposingFailed)
    def _composing_failed(self, message: ComposingFailed) -> None:
        self.become(snapshot_updates.stop_waiting(self.state, message.reason))
        self.host.say(message.reason, severity="warning")

    def look_for_proposals(self) -> None:
        """Look for summits that nobody follows once the app is idle: it takes a second."""
        if self._proposals_timer:
            self._proposals_timer.stop()
        idle = self.host.launch.idle_seconds
        self._proposals_timer = self.set_timer(idle, self._look_for_proposals)

    def _look_for_proposals(self) -> None:
        job: Callable[[], object] = partial(self.watcher.propose, self.host.config, self.host.now())
        self.run_worker(job, group="propose", exclusive=True)

    @on(ViewsSearched)
    def _views_searched(self, message: ViewsSearched) -> None:
        at = self.host.seconds()
        self.become(snapshot_updates.set_views(self.state, message.views, at))

    @on(ProposalsFound)
    def _proposals_found(self, message: ProposalsFound) -> None:
        self.become(snapshot_updates.set_proposals(self.state, message.proposals))

    @on(RefreshProgressed)
    def _progressed(self, message: RefreshProgressed) -> None:
        self._last_progress = message.progress
        self.doing = RefreshStatus("running", message.progress)

    @on(RefreshEnded)
    def _ended(self, message: RefreshEnded) -> None:
        self.doing = outcome(message.code, message.last_line, self._last_progress, self.host.now())
        if self.doing.phase == "broken":
            self.host.say(message.last_line or "The refresh failed", severity="warning")
        self._end_first_page()

    @on(ConfigReloaded)
    def _config_reloaded(self, message: ConfigReloaded) -> None:
        """Show other feeds or summits at once, and fetch what is due."""
        from briefing.tui.dialogs.config_errors import ConfigErrorsScreen
        from briefing.tui.dialogs.welcome import WelcomeScreen

        host = self.host
        host.missing, host.problems = False, ()
        while any(
            isinstance(screen, WelcomeScreen | ConfigErrorsScreen)
            for screen in self.app.screen_stack
        ):
            self.app.pop_screen()
        self.follow(message.config)
        host.say("Reloaded feeds.toml", if_quiet=True)
        self.work(self.watcher.refresh, "refresh")

    def follow(self, config: Config) -> None:
        """Use another configuration, and read the cache by it."""
        self.host.reconfigure(config)
        self.apply_config()
        self.work(partial(self.watcher.read, at_once=True), "read")

    @on(ConfigBroken)
    def _config_broken(self, message: ConfigBroken) -> None:
        self.show_config_errors(message.problems)

    def show_config_errors(self, problems: Sequence[str]) -> None:
        """Show what is wrong with feeds.toml until it is fixed or the reader goes on without.

        At the start there is nothing to go on with: closing the dialog ends the program.
        """
        from briefing.tui.actions import feeds_file  # most starts show no error
        from briefing.tui.dialogs.config_errors import ConfigErrorsScreen

        host = self.host
        if host.problems:
            host.problems = tuple(problems)
        for screen in self.app.screen_stack:
            if isinstance(screen, ConfigErrorsScreen):
                screen.show_problems(problems)
                return
        edit = partial(feeds_file.edit, cast("MainHost", self))
        dialog = ConfigErrorsScreen(problems, edit, at_start=bool(host.problems))
        self.app.push_screen(dialog, self._config_errors_closed)

    def _config_errors_closed(self, _: None) -> None:
        if self.host.problems:
            self.host.fail(ConfigError(self.host.problems))

    @on(CacheSettled)
    def _cache_settled(self) -> None:
        if self.doing.phase == "held":
            self.doing = RefreshStatus()

    @on(ChangesStored)
    def _changes_stored(self) -> None:
        self.host.say("Everything is stored now")

    @on(TaskFailed)
    def _task_failed(self, message: TaskFailed) -> None:
        self.host.say(message.reason, severity="warning")
