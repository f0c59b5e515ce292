"""Everything that takes time: reading the cache, refreshing, noticing another process's refresh.

It changes nothing on the screen; it posts messages, and the main screen decides.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.domain.summit import URGENCY
from briefing.errors import BriefingError, CacheError
from briefing.tui.background.messages import (
    BriefingsLoaded,
    CacheSettled,
    ChangesStored,
    ComposingFailed,
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
from briefing.tui.background.refresh_process import arguments, refresh
from briefing.tui.model.snapshot import MORE_STORIES, events_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from textual.message import Message

    from briefing.config.model import Config
    from briefing.domain.briefing import PendingBriefing
    from briefing.domain.refresh_report import Progress
    from briefing.tui.background.desk_thread import DeskThread
    from briefing.tui.model.snapshot import Snapshot

POLL_SECONDS = 5.0
"""Seconds between checks of the cache's version."""

SHORTEST_INTERVAL = 60.0
"""Seconds between two refreshes at least, whatever the configured interval."""


class Watcher:
    """One per main screen: ``post`` takes its messages, the screen's workers run its coroutines."""

    def __init__(
        self,
        desk_thread: DeskThread,
        refresh_command: Callable[[], Sequence[str] | None],
        post: Callable[[Message], object],
        open_view: Callable[[], str],
    ) -> None:
        self._clerk = desk_thread
        self._open_view = open_view
        self._load = 0
        self._whole: set[str] = set()
        self._refresh_command = refresh_command
        self._post = post
        self._version: int | None = None
        self._counted: int | None = None
        self._changing = False
        self._unstored = False
        self._refreshing: asyncio.Task[object] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._grouped = 0
        self._views = False
        self._searched: tuple[object, ...] = ()

    @property
    def running(self) -> bool:
        """Whether a refresh of ours is running."""
        return self._refreshing is not None

    @property
    def can_refresh(self) -> bool:
        """Whether there is a command to refresh with."""
        return self._refresh_command() is not None

    async def read(self, *, at_once: bool = False) -> None:
        """Read everything again, then compose what is pending; ``at_once``: it is to be shown now,
        also where something is being read."""
        snapshot = await self._read(at_once=at_once)
        if snapshot is not None:
            await self.compose(snapshot, at_once=at_once)

    async def _read(self, *, at_once: bool = False) -> Snapshot | None:
        self._load += 1  # what was to be composed may belong to another configuration
        try:
            snapshot = await asyncio.wrap_future(self._clerk.read())
        except BriefingError as error:
            self._post(ComposingFailed(str(error)))
            return None
        self._version = snapshot.version
        self._post(SnapshotLoaded(snapshot, at_once=at_once))
        return snapshot

    async def compose(self, snapshot: Snapshot, *, at_once: bool = False) -> None:
        """Post the briefings that are pending: those that are stored together, the others one by
        one, that of the open view first, then the most urgent. A later call takes over."""
        self._load += 1
        load = self._load
        awaited = [known.summit.id for known in sorted(snapshot.pending, key=_urgency)]
        try:
            briefings = await self._clerk.stored(awaited) if awaited else ()
            while load == self._load:
                if briefings:
                    self._post(BriefingsLoaded(briefings, at_once=at_once))
                known = [briefing.summit.id for briefing in briefings]
                awaited = [id_ for id_ in awaited if id_ not in known]
                if not awaited:
                    return
                view = self._open_view()
                summit = view if view in awaited else awaited[0]
                briefings = (await self._clerk.compose(summit),)
        except BriefingError as error:
            if load == self._load:
                self._post(ComposingFailed(str(error)))

    async def list_stories(self, *, older: bool = False) -> None:
        """Post the stories in no summit with their events, and the largest of the last day;
        ``older``: more than so far. Without them a list is shorter and has plainer headings."""
        clerk = self._clerk
        clerk.stories_limit += MORE_STORIES if older else 0
        limit = clerk.stories_limit
        try:
            stories = await clerk.ask(lambda desk: desk.unassigned(limit))
            count = await clerk.ask(lambda desk: desk.unassigned_count())
            events = await clerk.ask(lambda desk: events_of(desk, stories))
            outside = await clerk.ask(lambda desk: desk.outside())
        except BriefingError:
            return
        self._post(StoriesListed(stories, count, events, outside))

    @property
    def feeds_counted(self) -> bool:
        """Whether `count_feeds` has run for this version of the cache."""
        return self._counted == self._version

    async def count_feeds(self) -> None:
        """Post what the feeds brought lately."""
        self._counted = self._version
        with suppress(BriefingError):
            activity = await self._clerk.ask(lambda desk: desk.feed_activity())
            self._post(FeedsCounted(activity))

    async def open_event(self, event: str) -> None:
        """Compose the briefing of an event (id), and post it."""
        try:
            briefing = await self._clerk.compose_event(event)
        except BriefingError as error:
            self._post(EventFailed(str(error)))
            return
        self._post(EventOpened(briefing))

    async def compose_whole(self, summit: str) -> None:
        """Compose the briefing of a summit or event (id) with all that it leaves out; post it."""
        if summit in self._whole:
            return
        version = self._version
        self._whole.add(summit)
        try:
            briefing = await self._clerk.compose_whole(summit)
        except BriefingError as error:
            self._post(TaskFailed(str(error)))
            return
        finally:
            self._whole.discard(summit)
        if version == self._version:  # otherwise it belongs to a newer snapshot than the page
            self._post(WholeComposed(briefing))

    async def search_views(self) -> None:
        """Post what the saved searches find; without an answer the sidebar has no counts."""
        try:
            self._searched = await self._clerk.ask(lambda desk: desk.marks_fingerprint())
            views = await self._clerk.views()
        except BriefingError:
            return
        self._views = bool(views)
        self._post(ViewsSearched(views))

    async def propose(self, config: Config, now: datetime) -> None:
        """Look for summits that nobody follows, in a thread of its own: it may take a second.

        Nobody asked for it, so no error in it may end the app; `briefing summits suggest` shows it.
        """
        from briefing.subscriptions.summits import suggest  # no screen waits for it

        try:
            proposals = await asyncio.to_thread(suggest, config, now)
        except Exception:  # noqa: BLE001
            return
        self._post(ProposalsFound(proposals))

    def knows(self, version: int) -> None:
        """Take ``version`` as read: the snapshot was read elsewhere."""
        self._version = version

    async def poll(self) -> None:
        """Read everything again if another process wrote; post a message once it has stopped.

        What could not be stored is tried again first.
        """
        if self._unstored:
            await self.report_stored(self._clerk.store_again())
        if self._version is None:
            return
        try:
            version, marked = await self._clerk.changes()
        except BriefingError:
            return
        if version != self._version:
            self._changing = True
            await self.read()
            return
        if self._changing:
            self._changing = False
            self._post(CacheSettled())
        if marked:
            await self.read()
        elif self._views and await self._has_marked():
            await self.search_views()

    async def _has_marked(self) -> bool:
        """Whether anything was marked since the saved searches ran: what is new has changed."""
        try:
            marks = await self._clerk.ask(lambda desk: desk.marks_fingerprint())
        except BriefingError:
            return False
        return marks != self._searched

    async def refresh(self, feeds: Sequence[str] = (), *, force: bool = False) -> None:
        """Run one refresh, unless one is running, then read what it stored."""
        command = self._refresh_command()
        if command is None or self.running:
            return
        self._refreshing = asyncio.current_task()
        self._grouped = 0
        self._post(RefreshProgressed(None))
        try:
            argv = arguments(command, feeds, force=force)
            code, last_line = await refresh(argv, self._progressed)
        finally:
            self._refreshing = None
            if self._reading is not None:
                self._reading.cancel()
        snapshot = await self._read()
        self._post(RefreshEnded(code, last_line))
        if snapshot is not None:
            await self.compose(snapshot)

    async def stop(self) -> None:
        """End a running refresh; returns once its process has ended."""
        task = self._refreshing
        if task is not None:
            if not task.cancelling():  # cancelled twice, it could not wait for its process
                task.cancel()
            await asyncio.wait({task})

    async def report_stored(self, stored: Future[None]) -> None:
        """Wait for something to be stored; post a message when it first cannot be, and when all
        of it is at last."""
        try:
            await asyncio.wrap_future(stored)
        except CacheError as error:
            if not self._unstored:
                self._post(TaskFailed(f"Not stored yet, and tried again: {error}"))
            self._unstored = True
        except BriefingError as error:
            self._post(TaskFailed(str(error)))
        else:
            if self._unstored:
                self._unstored = False
                self._post(ChangesStored())

    def _progressed(self, progress: Progress) -> None:
        self._post(RefreshProgressed(progress))
        reading = self._reading is not None and not self._reading.done()
        if progress.grouped > self._grouped and not reading:
            self._grouped = progress.grouped
            self._reading = asyncio.create_task(self.read())


def _urgency(pending: PendingBriefing) -> int:
    return URGENCY[pending.status]
