"""Everything that takes time: reading the desk, refreshing, noticing another process's refresh.

It changes nothing that is shown; it posts messages, and the main screen decides.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.subscriptions.summits import suggest
from briefing.tui.background.messages import RefreshEnded, SnapshotLoaded, RefreshProgressed, ProposalsFound, CacheSettled, TaskFailed
from briefing.tui.background.refresh_process import arguments, refresh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from textual.message import Message

    from briefing.config.model import Config
    from briefing.domain.refresh_report import Progress
    from briefing.tui.background.desk_thread import DeskThread

POLL = 5.0
"""Seconds between looks at the cache's version."""

SOONEST = 60.0
"""The refresh repeats no sooner than this, whatever the interval."""


class Watcher:
    """One per main screen; ``post`` takes its messages, the screen's workers run its coroutines."""

    def __init__(
        self,
        desk_thread: DeskThread,
        argv: Callable[[], Sequence[str] | None],
        post: Callable[[Message], object],
    ) -> None:
        self._clerk = desk_thread
        self._argv = argv
        self._post = post
        self._version: int | None = None
        self._moving = False
        self._refreshing: asyncio.Task[object] | None = None

    @property
    def running(self) -> bool:
        """A refresh of ours is at work."""
        return self._refreshing is not None

    @property
    def able(self) -> bool:
        """Whether there is a child to refresh with."""
        return self._argv() is not None

    async def read(self, *, renewed: bool = False) -> None:
        """Read the desk anew; ``renewed``: for the first time by another configuration."""
        try:
            snapshot = await asyncio.wrap_future(self._clerk.read())
        except BriefingError as error:
            self._post(TaskFailed(str(error)))
            return
        self._version = snapshot.version
        self._post(SnapshotLoaded(snapshot, renewed=renewed))

    async def propose(self, config: Config, now: datetime) -> None:
        """Look for summits that nobody follows, in a thread of its own: it may take a second.

        Nobody asked for it, so nothing that goes wrong with it may end the room; `summits suggest`
        tells.
        """
        try:
            found = await asyncio.to_thread(suggest, config, now)
        except Exception:  # noqa: BLE001
            return
        self._post(ProposalsFound(found))

    def knows(self, version: int) -> None:
        """The first reading was made elsewhere."""
        self._version = version

    async def poll(self) -> None:
        """Read the desk if another process wrote; say when it has stopped."""
        if self._version is None:
            return
        try:
            version = await self._clerk.ask(lambda desk: desk.version())
        except BriefingError:
            return
        if version != self._version:
            self._moving = True
            await self.read()
        elif self._moving:
            self._moving = False
            self._post(CacheSettled())

    async def refresh(self, feeds: Sequence[str] = (), *, force: bool = False) -> None:
        """Run one refresh, unless one is running, then read what it brought."""
        command = self._argv()
        if command is None or self.running:
            return
        self._refreshing = asyncio.current_task()
        self._post(RefreshProgressed(None))
        try:
            argv = arguments(command, feeds, force=force)
            code, said = await refresh(argv, self._progressed)
        finally:
            self._refreshing = None
        await self.read()
        self._post(RefreshEnded(code, said))

    async def stop(self) -> None:
        """End a refresh under way; returns when its process is gone."""
        task = self._refreshing
        if task is not None:
            if not task.cancelling():  # a second time would cut its own ending short
                task.cancel()
            await asyncio.wait({task})

    async def stored(self, answer: Future[None]) -> None:
        """Say so if something could not be stored."""
        try:
            await asyncio.wrap_future(answer)
        except BriefingError as error:
            self._post(TaskFailed(str(error)))

    def _progressed(self, progress: Progress) -> None:
        self._post(RefreshProgressed(progress))
