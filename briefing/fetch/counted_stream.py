"""A network stream that counts the bytes it receives: no server may send without end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore

from briefing.fetch.errors import HEADERS_TOO_LONG, FetchError
from briefing.fetch.response_body import MAX_BODY

if TYPE_CHECKING:
    import ssl

# h11 limits one header section to 100 KiB; this limits it with the 1xx responses before it
# (RFC 9110, 15.2).
_MAX_HEADERS = 256 * 1024
# A chunked body has framing around every chunk (RFC 9112, 7.1).
_MAX_BODY_ON_WIRE = 2 * MAX_BODY


class ReceiveLimit:
    """Counts the bytes of one response, over all streams that it comes through."""

    def __init__(self) -> None:
        self._received = 0
        self._max_received = _MAX_HEADERS
        self._reason = HEADERS_TOO_LONG

    def start_body(self) -> None:
        """The headers are complete; from here on the limit for the body applies."""
        self._max_received = self._received + _MAX_BODY_ON_WIRE
        self._reason = f"more than {_MAX_BODY_ON_WIRE >> 20} MiB came for it"

    def add(self, size: int) -> None:
        """Count ``size`` more bytes; ``FetchError`` when there are too many."""
        self._received += size
        if self._received > self._max_received:
            raise FetchError(self._reason)


class CountedStream(httpcore.AsyncNetworkStream):
    """``stream``, with every byte read from it counted by ``limit``."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, limit: ReceiveLimit) -> None:
        self._stream = stream
        self._limit = limit

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; ``FetchError`` when there are too many."""
        data = await self._stream.read(max_bytes, timeout)
        self._limit.add(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send ``buffer``."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """The same connection over TLS."""
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return CountedStream(stream, self._limit)

    def get_extra_info(self, info: str) -> Any:
        """Information about the underlying connection."""
        return self._stream.get_extra_info(info)
