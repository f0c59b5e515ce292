"""The threads that own desks: their SQLite connections stay there, and no key waits for them."""

from __future__ import annotations

import asyncio
import gc
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.briefing import Briefing
from briefing.errors import BriefingError, CacheError
from briefing.text.plural import counted
from briefing.tui.background.daemon_thread import DaemonThread
from briefing.tui.model.snapshot import MORE_STORIES, take_snapshot
from briefing.tui.model.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Future

    from briefing.config.model import Config
    from briefing.domain.saved_search import ViewHits
    from briefing.tui.model.snapshot import DeskProtocol, Snapshot

Result = TypeVar("Result")


class DeskThread:
    """Asks a desk one question after the other, in the order they were submitted.

    Briefings are composed at a second desk in a thread of its own: one takes a second, for which
    neither a mark nor a search nor the end of the program waits.
    """

    def __init__(self, factory: Callable[[Config], DeskProtocol], config: Config) -> None:
        self._factory = factory
        self._config = config
        self._desk: DeskProtocol | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._unstored: deque[Callable[[DeskProtocol], None]] = deque()
        self._marks: tuple[object, ...] = ()
        self._composing_desk: DeskProtocol | None = None
        self._composing = DaemonThread("composing")
        self.stories_limit = MORE_STORIES
        """How many stories in no summit are read."""

    def use(self, config: Config) -> None:
        """Ask everything from now on of a desk with this configuration."""
        self._thread.submit(self._use, config)

    def submit(self, question: Callable[[DeskProtocol], Result]) -> Future[Result]:
        """Queue a question; the future raises what the desk raises."""
        return self._thread.submit(self._answer, question)

    def store(self, change: Callable[[DeskProtocol], None]) -> Future[None]:
        """Queue something to be stored, after all that was queued before.

        While the cache cannot be written the future raises `CacheError`. The change is kept, and
        tried again with the next one, by `store_again` and by `close`.
        """
        # Kept from here on: at the end of the program, whoever waits for the future cancels it.
        self._unstored.append(change)
        return self._thread.submit(self._store_all)

    def store_again(self) -> Future[None]:
        """Try again to store what could not be stored."""
        return self._thread.submit(self._store_all)

    async def changes(self) -> tuple[int, bool]:
        """The version of the cache, and whether somebody else marked something in it."""
        return await self.ask(
            lambda desk: (desk.version(), desk.marks_fingerprint() != self._marks)
        )

    def read(self, stored: Collection[str] | None = None) -> Future[Snapshot]:
        """Queue a read by a new desk, as a desk knows one point in time only.

        It reads everything but what is to be composed; of the stored briefings those of the
        summits in ``stored`` (ids), or all.
        """
        return self._thread.submit(self._read, stored)

    async def stored(self, summits: Collection[str]) -> tuple[Briefing, ...]:
        """Those of the briefings of ``summits`` (ids) that are stored, as of the last read."""
        known = await asyncio.wrap_future(
            self._composing.submit(lambda: self._at_composing_desk().stored_briefings(summits))
        )
        return tuple(briefing for briefing in known if isinstance(briefing, Briefing))

    async def compose(self, summit: str) -> Briefing:
        """The briefing of one summit, as of the last read; it is stored afterwards."""
        briefing = self._composing.submit(lambda: self._compose(summit))
        self._composing.submit(self._save)
        return await asyncio.wrap_future(briefing)

    async def compose_event(self, event: str) -> Briefing:
        """The briefing of an event (id); raises `UsageError` if there is none."""
        composed = self._composing.submit(lambda: self._at_composing_desk().briefings([event])[0])
        return await asyncio.wrap_future(composed)

    async def compose_whole(self, name: str) -> Briefing:
        """The briefing of a summit or event (id) with everything that it leaves out."""
        return await asyncio.wrap_future(self._composing.submit(lambda: self._whole(name)))

    async def views(self) -> tuple[ViewHits, ...]:
        """What the saved searches find: where nothing waits for it, as one for a speaker takes a
        second."""
        return await asyncio.wrap_future(
            self._composing.submit(lambda: self._at_composing_desk().views())
        )

    async def ask(self, question: Callable[[DeskProtocol], Result]) -> Result:
        """Wait for an answer."""
        return await asyncio.wrap_future(self.submit(question))

    def close(self) -> None:
        """Answer what is queued, then close the desk; a briefing in the making is given up.

        Raises `CacheError` if something still could not be stored: it is lost.
        """
        self._composing.end(self._close_composing_desk)
        last_try = self.store_again()
        self._thread.submit(self._close).result()
        self._thread.shutdown()
        try:
            last_try.result()
        except CacheError as error:
            lost = counted(len(self._unstored), "change")
            raise CacheError(f"{lost} could not be stored, and so is lost: {error}") from error

    def _answer(self, question: Callable[[DeskProtocol], Result]) -> Result:
        if self._desk is None:
            self._desk = self._factory(self._config)
        return question(self._desk)

    def _store_all(self) -> None:
        while self._unstored:
            try:
                self._answer(self._store_first)
            except CacheError:
                raise
            except BriefingError:
                self._unstored.popleft()  # it names what is no longer configured
                raise

    def _store_first(self, desk: DeskProtocol) -> None:
        only_ours = desk.marks_fingerprint() == self._marks
        self._unstored[0](desk)
        self._unstored.popleft()
        if only_ours:
            self._marks = desk.marks_fingerprint()

    def _read(self, stored: Collection[str] | None) -> Snapshot:
        self._close()
        self._desk = self._factory(self._config)
        self._composing.submit(self._close_composing_desk)
        # A snapshot is many objects and none of them is garbage: collecting would scan them all
        # again and again.
        gc.disable()
        try:
            self._marks = self._desk.marks_fingerprint()
            return take_snapshot(self._desk, stored, self.stories_limit)
        finally:
            gc.enable()

    def _at_composing_desk(self) -> DeskProtocol:
        if self._composing_desk is None:
            self._composing_desk = self._factory(self._config)
        return self._composing_desk

    def _compose(self, summit: str) -> Briefing:
        gc.disable()
        try:
            return self._at_composing_desk().briefing(summit)
        finally:
            gc.enable()

    def _whole(self, name: str) -> Briefing:
        briefing = self._at_composing_desk().whole_briefing(name)
        spoken(briefing)  # no key waits for it then
        return briefing

    def _save(self) -> None:
        if self._composing_desk is not None:
            with suppress(BriefingError):  # a cache that cannot be written is still worth reading
                self._composing_desk.save_briefings()

    def _use(self, config: Config) -> None:
        self._close()
        self._config = config

    def _close(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _close_composing_desk(self) -> None:
        desk, self._composing_desk = self._composing_desk, None
        if desk is not None:
            desk.close()
