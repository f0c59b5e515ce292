"""The main screen: state down to the panes, keys and news up into the state."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.tui.actions.feeds_file import Subscribing
from briefing.tui.actions.reading import Doings
from briefing.tui.actions.run_effect import run_errand
from briefing.tui.background.config_watcher import ConfigWatcher
from briefing.tui.background.watcher import POLL, SOONEST, Watcher
from briefing.tui.main.inbox import InboxScreen
from briefing.tui.main.panes import inspect, paint_screen
from briefing.tui.model import navigation, open_source
from briefing.tui.model import state as states
from briefing.tui.model.commands import first_keys
from briefing.tui.model.transitions import AFTER_DIGITS, STEPS, TRANSITIONS
from briefing.tui.pages.page_context import Setting
from briefing.tui.widgets.bindings import main_bindings
from briefing.tui.widgets.doc import Doc, Sidebar
from briefing.tui.widgets.line import Hairline, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from briefing.tui.model.snapshot import Desk
    from briefing.tui.model.state import State

SECOND_DIGIT = 0.5
"""Seconds that a digit waits for another one."""
_GLANCE = 0.04
"""Seconds that the cursor rests before the inspector follows."""


class MainScreen(InboxScreen):
    """Sidebar, page and inspector under a header, over the source line and the key line."""

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = main_bindings()

    _inspection: Timer | None = None
    _pace: Timer | None = None

    def compose(self) -> ComposeResult:
        """The rows from the top."""
        ascii_ = self.briefing.config.tui.ascii
        yield Line(id="top", ascii_=ascii_)
        yield Hairline(id="hairline", ascii_=ascii_)
        with Horizontal(id="body"):
            yield Sidebar(id="sidebar", ascii_=ascii_)
            yield Doc(id="page", ascii_=ascii_)
            yield Doc(id="inspector", ascii_=ascii_, focusable=False)
        yield Line(id="sources", ascii_=ascii_)
        yield Line(id="keys", ascii_=ascii_)
        yield Static("briefing needs 60 columns and 16 rows of room", id="room", markup=False)

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The reader's ``[keys]``."""
        return self.briefing.config.keys

    @property
    def setting(self) -> Setting:
        """The moment, the place and the room."""
        app = self.briefing
        return Setting(
            now=app.clock(),
            zone=app.config.zone,
            tall=self.size.height >= 30,
            roomy=self.size.height >= 40,
            narrow=self.size.width < 100 or app.config.tui.reader,
            keys=first_keys(self.keys),
            names={one.id: one.name for one in app.config.summits},
            refreshing=self.doing.work == "running",
            offline=self.doing.work == "offline",
            config=app.config.path,
            bare=app.config.tui.reader,
        )

    def on_mount(self) -> None:
        """Show the cache, then look after it."""
        app = self.briefing
        self.watcher = Watcher(app.desk_thread, app.refresh_argv, self.post_message)
        self.config_watcher = ConfigWatcher(app.config.path, app.reload, self.post_message)
        if app.first.done():
            self._begin()
        else:
            self.run_worker(self._begin_late(), group="first")
        app.app_resume_signal.subscribe(self, lambda _: self.redraw())
        self.set_interval(POLL, partial(self.work, self.watcher.poll, "poll"))
        self.set_interval(POLL, self.config_watcher.look)
        self.set_interval(15, self.repaint)
        self.keep_pace()

    def keep_pace(self) -> None:
        """Refresh as often, and mark read as feeds.toml says by now."""
        if self._pace:
            self._pace.stop()
        config = self.briefing.config
        every = max(config.settings.interval.total_seconds(), SOONEST)
        self._pace = self.set_interval(every, self._refresh_due)
        self.set_reactive(InboxScreen.state, replace(self.state, auto=config.tui.mark_read))

    async def on_unmount(self) -> None:
        """No process outlives the program."""
        await self.watcher.stop()

    async def _begin_late(self) -> None:
        await self.briefing.desk_thread.ask(lambda _: None)
        self._begin()

    def _begin(self) -> None:
        app = self.briefing
        try:
            snapshot = app.first.result()
        except BriefingError as error:
            app.fail(error)
            return
        self.watcher.knows(snapshot.version)
        self.state = states.opened(snapshot, at=app.pulse(), auto=app.config.tui.mark_read)
        if app.problems:
            self.tell_mistakes(app.problems)
        elif app.absent:
            Subscribing(self).begin()
        self._refresh_due()
        self.look_for_summits()

    def _refresh_due(self) -> None:
        if self.briefing.config.feeds:
            self.work(self.watcher.refresh, "refresh")

    def store(self, question: Callable[[Desk], None]) -> None:
        """Have the desk keep something, after all it was asked before."""
        self.work(partial(self.watcher.stored, self.briefing.desk_thread.submit(question)), "store")

    def become(self, state: State) -> None:
        """The next state, and what it asks of the world."""
        asked = state.effects
        self.state = replace(state, effects=())
        for effect in asked:
            run_errand(effect, self)

    def action_command(self, name: str) -> None:
        """Do a command of the table."""
        change = TRANSITIONS.get(name)
        digits = self.state.digits if name in AFTER_DIGITS else ""
        self.become(replace(self.state, fresh=False, digits=digits))
        if change is not None:
            self.become(change(self.state, self.briefing.pulse()))
            if name in STEPS:
                self.query_one("#page", Doc).bring_back()
        else:
            Doings(self).do(name)

    def action_digit(self, digit: str) -> None:
        """A digit of a source's number, on an item that the reader sees."""
        self.query_one("#page", Doc).bring_back()
        self.become(open_source.digit(self.state, digit))
        if typed := self.state.digits:
            self.set_timer(SECOND_DIGIT, partial(self._settle_digits, typed))

    def _settle_digits(self, typed: str) -> None:
        if self.state.digits == typed:
            self.become(open_source.settled(self.state))

    def visit(self, view: str) -> None:
        """Go to a view by name."""
        self.become(states.go(self.state, view, self.briefing.pulse()))

    @on(Doc.Chosen, "#page")
    def _item_chosen(self, message: Doc.Chosen) -> None:
        at = self.briefing.pulse()
        inside = replace(self.state, pane="document", drawer=False)
        again = message.item == self.state.cursor and self.state.pane == "document"
        self.become(
            navigation.enter(inside, at) if again else navigation.to(inside, message.item, at)
        )

    @on(Doc.Chosen, "#sidebar")
    def _view_chosen(self, message: Doc.Chosen) -> None:
        self.visit(message.item)
        if self.state.drawer:
            self.become(navigation.enter(self.state, self.briefing.pulse()))

    def on_screen_resume(self) -> None:
        """Back from a dialog: nobody looked at the item behind it meanwhile."""
        rested = replace(self.state, since=self.briefing.pulse())
        self.set_reactive(InboxScreen.state, rested)
        for doc in self.query(Doc):
            if doc.can_focus:
                doc.place()

    def on_resize(self) -> None:
        """Other room, other page; who saw its top sees it still."""
        self.call_after_refresh(self._reset)

    def _reset(self) -> None:
        page = self.query_one("#page", Doc)
        at_top = page.top == 0
        self.repaint()
        if at_top:
            page.to_top()

    def watch_state(self, before: State, after: State) -> None:
        """Bring the panes up to the state."""
        paint_screen(self, before, after)

    def watch_doing(self) -> None:
        """The header tells it; an empty page too."""
        self.repaint()

    def edit(self) -> None:
        """``E``: feeds.toml in the reader's editor, the terminal his meanwhile."""
        Subscribing(self).edit()

    def redraw(self) -> None:
        """Every cell anew: something else wrote on the terminal."""
        for widget in self.query("*"):
            widget.refresh()
        self.refresh(layout=True)

    def inspect_soon(self) -> None:
        """The inspector follows a cursor that rests: keys that repeat do not wait for it."""
        if self._inspection:
            self._inspection.stop()
        self._inspection = self.set_timer(_GLANCE, partial(inspect, self, anew=True))

    def repaint(self) -> None:
        """The same state at another time or in other room."""
        paint_screen(self, self.state, self.state)
