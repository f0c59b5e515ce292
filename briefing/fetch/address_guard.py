"""The network behind a fetch: every address is checked at the moment it is connected to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpcore

from briefing.fetch.counted_stream import Hearing, Wire
from briefing.fetch.dns import addresses
from briefing.fetch.errors import Trouble
from briefing.fetch.ip_address import canonical, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence
    from ipaddress import IPv4Address, IPv6Address
    from typing import Any

    Address = IPv4Address | IPv6Address
    Connect = Callable[[Address], Coroutine[Any, Any, httpcore.AsyncNetworkStream]]

_HEAD_START = 0.25  # seconds before the next address is tried as well: RFC 8305, 5
_MOST_ADDRESSES = 8


class PrivateAddress(Trouble):
    """The host is at a private address that nobody allowed; the message is the host."""


class Guard(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only, and to ``private_host`` wherever that is.

    The name is resolved here and the checked address itself is connected to, so a name server
    that answers differently the next moment gains nothing. TLS still names the host. A guard is
    for one answer, which ``hearing`` counts.
    """

    def __init__(self, private_host: str | None) -> None:
        self.hearing = Hearing()
        self._private_host = private_host
        self._network = httpcore.AnyIOBackend()
        self._opened: list[httpcore.AsyncNetworkStream] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Open a stream to ``host``; ``Trouble`` when it has no address that may be used."""
        found = await addresses(host, port)
        if self._private_host is None or canonical(host) != canonical(self._private_host):
            found = tuple(address for address in found if is_public(address))
        if not found:
            raise PrivateAddress(host)

        async def connect(address: Address) -> httpcore.AsyncNetworkStream:
            stream = await self._network.connect_tcp(
                str(address), port, timeout, local_address, socket_options
            )
            self._opened.append(stream)
            return stream

        return Wire(await _first(connect, found[:_MOST_ADDRESSES]), self.hearing)

    async def aclose(self) -> None:
        """Close every stream that was opened, whatever became of it above."""
        while self._opened:
            await self._opened.pop().aclose()


async def _first(connect: Connect, addresses: Sequence[Address]) -> httpcore.AsyncNetworkStream:
    """The first address that answers; the next one starts when one failed or took too long."""
    running: set[asyncio.Task[httpcore.AsyncNetworkStream]] = set()
    waiting = list(addresses)
    try:
        while True:
            if waiting:
                running.add(asyncio.create_task(connect(waiting.pop(0))))
            done, running = await asyncio.wait(
                running,
                timeout=_HEAD_START if waiting else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            errors = [task.exception() for task in done]
            if None in errors:
                return next(task.result() for task in done if task.exception() is None)
            if errors and errors[0] is not None and not waiting and not running:
                raise errors[0]
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
