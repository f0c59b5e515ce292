"""The thread that owns the desk: its SQLite connections stay there, and no key waits for them."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import BriefingError
from briefing.tui.model.snapshot import take_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from briefing.config.model import Config
    from briefing.tui.model.snapshot import DeskProtocol, Snapshot

Result = TypeVar("Result")


class DeskThread:
    """Asks a desk one question after the other, in the order they were submitted."""

    def __init__(self, factory: Callable[[Config], DeskProtocol], config: Config) -> None:
        self._factory = factory
        self._config = config
        self._desk: DeskProtocol | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="desk")

    def use(self, config: Config) -> None:
        """Ask everything from now on of a desk with this configuration."""
        self._thread.submit(self._use, config)

    def submit(self, question: Callable[[DeskProtocol], Result]) -> Future[Result]:
        """Queue a question; the future raises what the desk raises."""
        return self._thread.submit(self._answer, question)

    def read(self) -> Future[Snapshot]:
        """Queue a read of everything by a new desk: a desk knows one point in time only."""
        snapshot = self._thread.submit(self._read)
        self._thread.submit(self._keep)
        return snapshot

    async def ask(self, question: Callable[[DeskProtocol], Result]) -> Result:
        """Wait for an answer."""
        return await asyncio.wrap_future(self.submit(question))

    def close(self) -> None:
        """Answer what is queued, then close the desk."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _answer(self, question: Callable[[DeskProtocol], Result]) -> Result:
        if self._desk is None:
            self._desk = self._factory(self._config)
        return question(self._desk)

    def _read(self) -> Snapshot:
        self._close()
        self._desk = self._factory(self._config)
        # A snapshot is many objects and none of them is garbage: collecting would scan them all
        # again and again.
        gc.disable()
        try:
            return take_snapshot(self._desk)
        finally:
            gc.enable()

    def _keep(self) -> None:
        if self._desk is not None:
            with suppress(BriefingError):  # a cache that cannot be written is still worth reading
                self._desk.save_briefings()

    def _use(self, config: Config) -> None:
        self._close()
        self._config = config

    def _close(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()
