"""How many fetches are under way at once; a silent server keeps no other waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

LEND_AFTER_S = 1.0
"""Seconds without an answer after which a fetch lends its place to another."""
_MOST_OPEN = 4
"""Connections for each place, of which all but one are to servers that have not answered yet."""
_OTHER_FILES = 32
"""Descriptors that the rest of the program may need: the cache, pipes to parsers, look-ups."""
_USUAL_LIMIT = 512


class Places:
    """``count`` fetches may be under way, and several times as many may wait for silent servers.

    Hundreds of dead servers would otherwise hold all places for the whole timeout, one batch after
    the other. A server that answers after all is heard once a place is free again.
    """

    def __init__(self, count: int) -> None:
        self.free = asyncio.Semaphore(count)
        self.connections = asyncio.Semaphore(
            max(1, min(_MOST_OPEN * count, _descriptor_limit() - _OTHER_FILES))
        )


class Place:
    """The place of one fetch, taken on entering and given back on leaving."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._held = False
        self._lending: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        await self._places.connections.acquire()
        try:
            await self._places.free.acquire()
        except BaseException:
            self._places.connections.release()
            raise
        self._held = True
        self._lending = asyncio.get_running_loop().call_later(LEND_AFTER_S, self._lend)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop_lending()
        self._lend()
        self._places.connections.release()

    async def take_back(self) -> None:
        """The server answers: wait for a place if this one was lent, and keep it."""
        self._stop_lending()
        if not self._held:
            await self._places.free.acquire()
            self._held = True

    def _stop_lending(self) -> None:
        if self._lending is not None:
            self._lending.cancel()

    def _lend(self) -> None:
        if self._held:
            self._held = False
            self._places.free.release()


def _descriptor_limit() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return _USUAL_LIMIT
    limit: int = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return _USUAL_LIMIT if limit == resource.RLIM_INFINITY else limit
