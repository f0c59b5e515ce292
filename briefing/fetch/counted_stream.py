"""A connection that counts what it hears: no server may talk for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore

from briefing.fetch.body import MOST
from briefing.fetch.errors import Trouble

if TYPE_CHECKING:
    import ssl

LONG_HEAD = "its headers are longer than any answer needs"
_MOST_BEFORE = 256 * 1024  # one head may have 100 KiB; this bounds heads before it: RFC 9110, 15.2
_MOST_IN_ALL = 2 * MOST  # a body in chunks has something around each of them: RFC 9112, 7.1


class Hearing:
    """Counts the bytes of one answer, over all streams that it came through."""

    def __init__(self) -> None:
        self._heard = 0
        self._most = _MOST_BEFORE
        self._otherwise = LONG_HEAD

    def body(self) -> None:
        """The head is complete; from here on the body is heard."""
        self._most = self._heard + _MOST_IN_ALL
        self._otherwise = f"more than {_MOST_IN_ALL >> 20} MiB came for it"

    def add(self, size: int) -> None:
        """Count ``size`` bytes more; ``Trouble`` when they are too many."""
        self._heard += size
        if self._heard > self._most:
            raise Trouble(self._otherwise)


class Wire(httpcore.AsyncNetworkStream):
    """``stream``, with all that is read from it counted by ``hearing``."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, hearing: Hearing) -> None:
        self._stream = stream
        self._hearing = hearing

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came next; ``Trouble`` when it is too much."""
        data = await self._stream.read(max_bytes, timeout)
        self._hearing.add(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send ``buffer``."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Hang up."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, from now on in private."""
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return Wire(stream, self._hearing)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection below."""
        return self._stream.get_extra_info(info)
