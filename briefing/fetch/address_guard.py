"""The network backend of a fetch: every address is checked when it is connected to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpcore

from briefing.fetch.counted_stream import CountedStream, ReceiveLimit
from briefing.fetch.dns import resolve
from briefing.fetch.errors import PrivateAddressError
from briefing.fetch.ip_address import canonical_host, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Sequence
    from ipaddress import IPv4Address, IPv6Address
    from typing import Any

    Address = IPv4Address | IPv6Address
    Connect = Callable[[Address], Coroutine[Any, Any, httpcore.AsyncNetworkStream]]

_ATTEMPT_DELAY = 0.25  # seconds before the next address is tried as well: RFC 8305, 5
_MAX_ADDRESSES = 8


class AddressGuard(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only, and to ``private_host`` at any address.

    The name is resolved here and the connection goes to the checked address itself, so a name
    server that answers differently a moment later gains nothing. TLS still names the host. A guard
    serves one response, whose bytes ``limit`` counts.
    """

    def __init__(self, private_host: str | None) -> None:
        self.limit = ReceiveLimit()
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
        """Open a stream to ``host``; ``FetchError`` when it has no address that may be used."""
        addresses = await resolve(host, port)
        if self._private_host is None or canonical_host(host) != canonical_host(self._private_host):
            addresses = tuple(address for address in addresses if is_public(address))
        if not addresses:
            raise PrivateAddressError(host)

        async def connect(address: Address) -> httpcore.AsyncNetworkStream:
            stream = await self._network.connect_tcp(
                str(address), port, timeout, local_address, socket_options
            )
            self._opened.append(stream)
            return stream

        return CountedStream(await _connect_first(connect, addresses[:_MAX_ADDRESSES]), self.limit)

    async def aclose(self) -> None:
        """Close every stream that was opened, whatever the callers did with it."""
        while self._opened:
            await self._opened.pop().aclose()


async def _connect_first(
    connect: Connect, addresses: Sequence[Address]
) -> httpcore.AsyncNetworkStream:
    """Connect to the first address that answers (RFC 8305).

    The next attempt starts when one has failed or has taken too long.
    """
    running: set[asyncio.Task[httpcore.AsyncNetworkStream]] = set()
    waiting = list(addresses)
    try:
        while True:
            if waiting:
                running.add(asyncio.create_task(connect(waiting.pop(0))))
            done, running = await asyncio.wait(
                running,
                timeout=_ATTEMPT_DELAY if waiting else None,
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
