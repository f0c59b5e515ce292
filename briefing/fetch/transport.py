"""From httpx to the network: one connection for one request, through the guard.

httpx's own transport takes no network backend, hence this one, on httpcore's public parts. There
is no httpx client above it, which would keep cookies, follow what it reads and judge redirects.
It keeps no connection: two feeds never share one, so neither can what each may reach, and a
server that hangs up without saying so costs no retry. Errors pass as httpcore raises them.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, cast

import httpcore
import httpx

from briefing.fetch.address_guard import Guard
from briefing.fetch.errors import Trouble
from briefing.fetch.route import EXTENSION, Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends each request on the route in its extension.

    It asks no proxy that only the environment names; SSL_CERT_FILE and SSL_CERT_DIR count.
    """

    def __init__(self) -> None:
        self._authorities: dict[str | None, ssl.SSLContext] = {None: _usual()}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; raises what httpcore raises, and ``Trouble``."""
        route: Route = request.extensions[EXTENSION]
        guard = Guard(route.private_host)
        tls = self._trusted(route.ca_file)
        send = _send if route.proxy is None else route.proxy.send
        try:
            answer = await send(request, tls, guard)
        except BaseException:
            await guard.aclose()
            raise
        guard.hearing.body()
        stream = cast("AsyncIterable[bytes]", answer.stream)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(stream, guard))

    def _trusted(self, ca_file: str | None) -> ssl.SSLContext:
        if ca_file not in self._authorities:
            self._authorities[ca_file] = _with(ca_file)
        return self._authorities[ca_file]


async def _send(request: httpx.Request, tls: ssl.SSLContext, guard: Guard) -> httpcore.Response:
    url = httpcore.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    connection = httpcore.AsyncHTTPConnection(url.origin, ssl_context=tls, network_backend=guard)
    return await connection.handle_async_request(
        httpcore.Request(request.method, url, headers=request.headers.raw)
    )


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


def _usual() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError:  # SSL_CERT_FILE names a file that is not there or holds no certificates
        return httpx.create_ssl_context(trust_env=False)


def _with(ca_file: str | None) -> ssl.SSLContext:
    """The usual authorities and those of ``ca_file``, which a person may have made by hand.

    A server's own certificate will do, and so will one without the extensions that RFC 5280 wants.
    """
    authorities = _usual()
    authorities.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    authorities.verify_flags &= ~ssl.VERIFY_X509_STRICT
    try:
        authorities.load_verify_locations(ca_file)
    except ssl.SSLError as error:
        raise Trouble("its ca_file holds no certificate") from error
    except OSError as error:
        raise Trouble(f"its ca_file cannot be read: {(error.strerror or '').lower()}") from error
    return authorities
