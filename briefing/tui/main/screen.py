"""The main screen: state down to the panes, keys and messages up into the state."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.tui.actions.run_effect import run_effect
from briefing.tui.actions.table import ACTIONS
from briefing.tui.background.config_watcher import ConfigWatcher
from briefing.tui.background.watcher import POLL_SECONDS, SHORTEST_INTERVAL, Watcher
from briefing.tui.main import panes
from briefing.tui.main.inbox import InboxScreen
from briefing.tui.model import mouse, navigation, opening, sources
from briefing.tui.model.commands import first_keys
from briefing.tui.model.snapshot import unread_snapshot
from briefing.tui.model.sources import SECOND_DIGIT
from briefing.tui.model.transitions import AFTER_DIGITS, STEPS, TRANSITIONS
from briefing.tui.model.views import FEEDS
from briefing.tui.pages.page_context import PageContext
from briefing.tui.widgets.bindings import main_bindings
from briefing.tui.widgets.doc import Doc, Sidebar
from briefing.tui.widgets.line import Hairline, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from briefing.tui.model.snapshot import DeskProtocol, Snapshot
    from briefing.tui.model.state import State

_INSPECT_AFTER = 0.04
"""Seconds that the cursor rests before the inspector follows."""
_CLOCK_SECONDS = 15
"""Seconds between repaints that only bring the time up to date."""


class MainScreen(InboxScreen):
    """Sidebar, page and inspector under a header, over the source line and the key line."""

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = main_bindings()

    _inspect_timer: Timer | None = None
    _refresh_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The rows from the top."""
        tui = self.host.config.tui
        line = partial(TextLine, ascii_=tui.ascii, screen_reader=tui.reader)
        doc = partial(Doc, ascii_=tui.ascii, screen_reader=tui.reader)
        yield line(id="top")
        yield Hairline(id="hairline", ascii_=tui.ascii)
        with Horizontal(id="body"):
            yield Sidebar(id="sidebar", ascii_=tui.ascii, screen_reader=tui.reader)
            yield doc(id="page")
            yield doc(id="inspector", focusable=False)
        yield line(id="sources")
        yield line(id="keys")
        yield Static("briefing needs at least 60 columns and 16 rows", id="too-small", markup=False)

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The ``[keys]`` of feeds.toml."""
        return self.host.config.keys

    @property
    def page(self) -> Doc:
        """The widget that shows the page."""
        return self.query_one("#page", Doc)

    @property
    def scrolled(self) -> bool:
        """Whether the top of the page is out of sight."""
        return self.page.top > 0

    @property
    def setting(self) -> PageContext:
        """What a page needs to know besides the state."""
        config = self.host.config
        return PageContext(
            now=self.host.now(),
            zone=config.zone,
            tall=self.size.height >= 30,
            roomy=self.size.height >= 40,
            narrow=self.size.width < 100 or config.tui.reader,
            keys=first_keys(self.keys),
            names={summit.id: summit.name for summit in config.summits},
            refreshing=self.doing.phase == "running",
            progress=self.doing.progress,
            offline=self.doing.phase == "offline",
            config=config.path,
            screen_reader=config.tui.reader,
        )

    def on_mount(self) -> None:
        """Show the cache, then watch it."""
        host, launch = self.host, self.host.launch
        self.watcher = Watcher(
            launch.desk_thread, self._refresh_command, self.post_message, lambda: self.state.view
        )
        self.config_watcher = ConfigWatcher(host.config.path, launch.reload, self.post_message)
        if launch.first_read.done():
            self._show_first()
        else:
            self.state = opening.initial_state(
                unread_snapshot(host.config, host.now()), zone=host.config.zone
            )
            self.run_worker(self._await_first(), group="first")
        self.app.app_resume_signal.subscribe(self, lambda _: self.redraw())
        self.set_interval(POLL_SECONDS, partial(self.work, self.watcher.poll, "poll"))
        self.set_interval(POLL_SECONDS, self.config_watcher.look)
        self.set_interval(_CLOCK_SECONDS, self.repaint)
        self.apply_config()

    def _refresh_command(self) -> Sequence[str] | None:
        command = self.host.launch.refresh_command
        return command(self.host.config) if command else None

    def apply_config(self) -> None:
        """Refresh as often, mark read in the way, and count days as feeds.toml says now."""
        if self._refresh_timer:
            self._refresh_timer.stop()
        config = self.host.config
        seconds = max(config.settings.interval.total_seconds(), SHORTEST_INTERVAL)
        self._refresh_timer = self.set_interval(seconds, self._refresh_due)
        state = replace(self.state, mark_read=config.tui.mark_read, zone=config.zone)
        self.set_reactive(InboxScreen.state, state)

    async def on_unmount(self) -> None:
        """End the refresh: no process outlives the program."""
        await self.watcher.stop()

    async def _await_first(self) -> None:
        await self.host.launch.desk_thread.ask(lambda _: None)
        self._show_first()

    def _show_first(self) -> None:
        host = self.host
        try:
            snapshot = host.launch.first_read.result()
        except BriefingError as error:
            host.fail(error)
            return
        self.watcher.knows(snapshot.version)
        first, at = self.state, host.seconds()
        settings = host.config.tui
        state = opening.initial_state(
            snapshot, at=at, mark_read=settings.mark_read, zone=host.config.zone
        )
        # What the reader went to while the cache was read stays open.
        self.state = state if first.view == state.view else opening.open_view(state, first.view, at)
        if host.problems:
            self.show_config_errors(host.problems)
        elif host.missing:
            from briefing.tui.actions import feeds_file  # only a first start needs it

            feeds_file.ask_for_first_config(self)
        self.call_after_refresh(self._after_first_screen, snapshot)

    def _after_first_screen(self, snapshot: Snapshot) -> None:
        """Start what the first screen does not wait for."""
        self.work(partial(self.watcher.compose, snapshot), "read")
        if not snapshot.events:
            self.work(self.watcher.list_stories, "events")
        self.work(self.watcher.search_views, "views")
        self._refresh_due()
        self.look_for_proposals()

    def _refresh_due(self) -> None:
        if self.host.config.feeds:
            self.work(self.watcher.refresh, "refresh")

    def store(self, question: Callable[[DeskProtocol], None]) -> None:
        """Have the desk store something, after everything it was asked before."""
        stored = self.host.launch.desk_thread.store(question)
        self.work(partial(self.watcher.report_stored, stored), "store")

    def become(self, state: State) -> None:
        """Show the next state and run its effects."""
        effects = state.effects
        self.state = replace(state, effects=())
        if state.view == FEEDS and not self.watcher.feeds_counted:
            self.work(self.watcher.count_feeds, "feeds")
        for effect in effects:
            run_effect(effect, self)

    def action_command(self, name: str) -> None:
        """Run a command by its id."""
        transition = TRANSITIONS.get(name)
        digits = self.state.digits if name in AFTER_DIGITS else ""
        self.become(replace(self.state, untouched=False, digits=digits))
        if transition is None:
            ACTIONS[name](self)
            return
        self.become(transition(self.state, self.host.seconds()))
        if name in STEPS:
            self.page.show_cursor()

    def action_digit(self, digit: str) -> None:
        """Take a digit of a source's number, with the cursor in sight."""
        self.page.show_cursor()
        self.become(sources.type_digit(self.state, digit))
        if typed := self.state.digits:
            self.set_timer(SECOND_DIGIT, partial(self._settle_digits, typed))

    def _settle_digits(self, typed: str) -> None:
        if self.state.digits == typed:
            self.become(sources.finish_digits(self.state))

    def visit(self, view: str) -> None:
        """Go to a view by its name."""
        self.become(opening.open_view(self.state, view, self.host.seconds()))

    @on(Doc.Chosen, "#page")
    def _item_clicked(self, message: Doc.Chosen) -> None:
        self.become(
            mouse.click(
                self.state,
                message.item,
                self.host.seconds(),
                on_first_line=message.on_first_line,
            )
        )

    @on(Doc.Touched)
    def _page_touched(self, message: Doc.Touched) -> None:
        if message.doc is self.page and message.item:
            self.become(mouse.point_at(self.state, message.item, self.host.seconds()))
        # The list at the foot of a page belongs to no item.
        self._do(message.does, of_page=message.doc is self.page and message.item is None)

    @on(TextLine.Touched)
    def _line_touched(self, message: TextLine.Touched) -> None:
        self._do(message.does)

    def _do(self, does: str, *, of_page: bool = False) -> None:
        """Do what a click stands for: open a source, show a view or run a command."""
        kind, _, name = does.partition(" ")
        if kind == "source":
            self.become(mouse.open_source(self.state, int(name), of_page=of_page))
        elif kind == "view":
            self.become(replace(self.state, untouched=False, drawer=False))
            self.visit(name)
        else:
            self.action_command(does)

    @on(Doc.Chosen, "#sidebar")
    def _view_clicked(self, message: Doc.Chosen) -> None:
        self.become(replace(self.state, untouched=False))
        self.visit(message.item)
        if self.state.drawer:
            self.become(navigation.enter(self.state, self.host.seconds()))

    def on_screen_resume(self) -> None:
        """Back from a dialog: the time under it does not count as reading the item."""
        rested = replace(self.state, cursor_since=self.host.seconds())
        self.set_reactive(InboxScreen.state, rested)
        for doc in self.query(Doc):
            if doc.can_focus:
                doc.place_terminal_cursor()

    def on_resize(self) -> None:
        """Lay the page out for another size; if its top was in sight, it stays in sight."""
        self.call_after_refresh(self._lay_out_again)

    def _lay_out_again(self) -> None:
        at_top = self.page.top == 0
        self.repaint()
        if at_top:
            self.page.to_top()

    def watch_state(self, before: State, after: State) -> None:
        """Bring the panes up to the state."""
        if not self.is_mounted:
            return
        setting = self.setting
        panes.paint(self, before, after, doing=self.doing, setting=setting)
        cursor_moved = before.cursor != after.cursor
        if cursor_moved and panes.only_cursor_moved(before, after):
            self._inspect_soon()
        else:
            panes.inspect(self, after, setting, from_top=cursor_moved)

    def watch_doing(self) -> None:
        """Show it in the header, and on an empty page."""
        self.repaint()

    def redraw(self) -> None:
        """Paint every cell again: something else wrote on the terminal."""
        for widget in self.query("*"):
            widget.refresh()
        self.refresh(layout=True)

    def _inspect_soon(self) -> None:
        """Let the inspector follow a cursor that rests: keys that repeat do not wait for it."""
        if self._inspect_timer:
            self._inspect_timer.stop()
        self._inspect_timer = self.set_timer(_INSPECT_AFTER, self.inspect)

    def inspect(self) -> None:
        """Bring the inspector up to the state now."""
        panes.inspect(self, self.state, self.setting, from_top=True)

    def repaint(self) -> None:
        """Show the same state at another time or size."""
        self.watch_state(self.state, self.state)
