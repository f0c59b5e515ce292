"""From httpx to the network: one connection for one request, through the guard.

httpx's own transport takes no network backend, hence this one, on httpcore's public parts. There
is no httpx client above it, which would keep cookies, follow what it reads and judge redirects.
It keeps no connection: two feeds never share one, so neither can what each may reach, and a
server that hangs up without saying so costs no retry. Errors pass as httpcore raises them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import httpcore
import httpx

from briefing.fetch.guard import Guard

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterable, AsyncIterator

PRIVATE_HOST = "briefing.private_host"
"""The request extension that names the one host which may be at a private address, or None."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """Reads the extension ``PRIVATE_HOST`` of each request.

    It asks no proxy that only the environment names; SSL_CERT_FILE and SSL_CERT_DIR count.
    """

    def __init__(self) -> None:
        self._tls = _authorities()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; raises what httpcore raises, and ``Trouble``."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        guard = Guard(request.extensions.get(PRIVATE_HOST))
        connection = httpcore.AsyncHTTPConnection(
            url.origin, ssl_context=self._tls, network_backend=guard
        )
        try:
            answer = await connection.handle_async_request(
                httpcore.Request(
                    request.method, url, headers=request.headers.raw, extensions=request.extensions
                )
            )
        except BaseException:
            await guard.aclose()
            raise
        guard.hearing.body()
        stream = cast("AsyncIterable[bytes]", answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(stream, guard))


class _Body(httpx.AsyncByteStream):
    """The undecoded body; closing it closes the connection."""

    def __init__(self, stream: AsyncIterable[bytes], guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            yield piece

    async def aclose(self) -> None:
        await self._guard.aclose()


def _authorities() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError:  # SSL_CERT_FILE names a file that is not there or holds no certificates
        return httpx.create_ssl_context(trust_env=False)
