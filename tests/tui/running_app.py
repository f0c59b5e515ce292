"""A running app for a test: keys in, screen and desk out; over the fake desk or a real cache."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from briefing.desk import Desk
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch
from briefing.tui.main.screen import MainScreen
from tests.tui.cursor import item_at, point_at
from tests.tui.fake_desk import FakeDesk, config
from tests.tui.sample_briefings import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime, timedelta

    from textual.pilot import Pilot

    from briefing.config.model import Config
    from briefing.domain.briefing import Briefing, Point
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State

IDLE_S = 3600.0
"""Work that no screen waits for starts when a test says so, not when two seconds have gone by."""

Size = tuple[int, int]
S = TypeVar("S", bound=Screen[Any])


class Opened:
    """A running app, its desk, the addresses that it opened, and a clock that tests move."""

    def __init__(
        self,
        app: BriefingApp,
        pilot: Pilot[Any],
        desk: FakeDesk | None,
        urls: list[str],
        pulse: list[float],
    ) -> None:
        self.app, self.pilot, self.urls, self.pulse = app, pilot, urls, pulse
        self._desk = desk

    @property
    def desk(self) -> FakeDesk:
        assert self._desk is not None, "this app runs over a real cache"
        return self._desk

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        """Wait until what the keys started has ended."""
        await self.pilot.pause()
        await self.app.launch.desk_thread.ask(lambda _: None)
        await self.pilot.pause()

    async def finish(self) -> None:
        """Wait until all workers are done and their results painted."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def main(self) -> MainScreen:
        main = self.app.screen_stack[0]
        assert isinstance(main, MainScreen)
        return main

    @property
    def state(self) -> State:
        return self.main.state

    @property
    def item(self) -> Item:
        return item_at(self.state)

    @property
    def point(self) -> Point:
        return point_at(self.state)

    def briefing(self, summit: str) -> Briefing:
        briefing = self.state.snapshot.briefing(summit)
        assert briefing is not None
        return briefing

    def shows(self, kind: type[Screen[Any]]) -> bool:
        """Whether a screen of this kind is in front."""
        return isinstance(self.app.screen, kind)

    def front(self, kind: type[S]) -> S:
        """The screen in front, which has to be of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    def text(self) -> str:
        """The screen as plain text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


Running = AbstractAsyncContextManager[Opened]


@asynccontextmanager
async def opened(
    size: Size = (120, 36),
    *,
    desk: FakeDesk | None = None,
    refresh: Sequence[str] | None = None,
    keys: dict[str, tuple[str, ...]] | None = None,
    toasts: bool = False,
    folder: Path | None = None,
    **tui: Any,
) -> AsyncIterator[Opened]:
    """The app over a fake desk; ``tui`` are settings of the table ``[tui]``."""
    fake = desk or FakeDesk()
    settings = replace(config(**tui), keys=keys or {})
    desk_thread = DeskThread(lambda _: fake, settings)
    first = desk_thread.read()
    first.result()
    urls: list[str] = []
    pulse = [0.0]
    app = BriefingApp(
        Launch(
            settings,
            desk_thread=desk_thread,
            first_read=first,
            now=lambda: NOW,
            refresh_command=None if refresh is None else lambda _: refresh,
            open_url=urls.append,
            seconds=lambda: pulse[0],
            export_folder=folder or Path.cwd(),
            idle_seconds=IDLE_S,
        )
    )
    try:
        async with app.run_test(size=size, notifications=toasts) as pilot:
            await pilot.pause()
            yield Opened(app, pilot, fake, urls, pulse)
    finally:
        desk_thread.close()


@asynccontextmanager
async def opened_cache(
    settings: Config,
    now: datetime,
    size: Size = (120, 36),
    *,
    reload: Callable[[], Config] | None = None,
    write_wait: timedelta | None = None,
    **launch: Any,
) -> AsyncIterator[Opened]:
    """The app over the cache that ``settings`` name, at ``now``, every briefing composed; nothing
    is fetched.

    ``launch`` are fields of ``Launch``.
    """
    desk_thread = DeskThread(lambda config: Desk(config, now, write_wait=write_wait), settings)
    first = desk_thread.read()
    first.result()
    urls: list[str] = []
    app = BriefingApp(
        Launch(
            settings,
            desk_thread=desk_thread,
            first_read=first,
            now=lambda: now,
            reload=reload,
            open_url=urls.append,
            seconds=lambda: 0.0,
            idle_seconds=IDLE_S,
            **launch,
        )
    )
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            at = Opened(app, pilot, None, urls, [0.0])
            await at.finish()
            yield at
    finally:
        desk_thread.close()
