"""A running app for a test: keys in, screen and desk out; over the fake desk or a real cache."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from tui_desk import NOW, FakeDesk, config

from briefing.desk import Desk
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch


class Opened:
    """A running app, its desk, what was opened, and a pulse that tests move."""

    def __init__(self, app, pilot, desk, urls, pulse) -> None:
        self.app, self.pilot, self.desk, self.urls, self.pulse = app, pilot, desk, urls, pulse

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        """What the keys began has ended."""
        await self.pilot.pause()
        await self.app.launch.desk_thread.ask(lambda _: None)
        await self.pilot.pause()

    async def finish(self) -> None:
        """All workers are done and painted."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def state(self):
        return self.app.screen_stack[0].state

    def text(self) -> str:
        """The screen as plain text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


@asynccontextmanager
async def opened(
    size=(120, 36), *, desk=None, refresh=None, keys=None, toasts=False, folder=None, **tui
):
    desk = desk or FakeDesk()
    settings = replace(config(**tui), keys=keys or {})
    desk_thread = DeskThread(lambda _: desk, settings)
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
            refresh_command=refresh and (lambda _: refresh),
            open_url=urls.append,
            seconds=lambda: pulse[0],
            export_folder=folder or Path.cwd(),
        )
    )
    try:
        async with app.run_test(size=size, notifications=toasts) as pilot:
            await pilot.pause()
            yield Opened(app, pilot, desk, urls, pulse)
    finally:
        desk_thread.close()


@asynccontextmanager
async def real_room(settings, now, size=(120, 36), *, reload=None, **more):
    """The app over the cache that ``settings`` name, at ``now``; nothing is fetched."""
    desk_thread = DeskThread(lambda config: Desk(config, now), settings)
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
            **more,
        )
    )
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Opened(app, pilot, None, urls, [0.0])
    finally:
        desk_thread.close()
