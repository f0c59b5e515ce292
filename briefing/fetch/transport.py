"""An httpx transport: one connection for one request, through the address guard.

httpx's own transport accepts no network backend, hence this one, built on httpcore's public parts.
No httpx client is used above it, since one would keep cookies and follow redirects by itself. No
connection is kept open: two feeds never share one, so neither gains the other's access rights, and
a server that closes it silently costs no retry. Errors pass as httpcore raises them.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, cast

import httpcore
import httpx

from briefing.fetch.address_guard import AddressGuard
from briefing.fetch.errors import FetchError
from briefing.fetch.route import ROUTE_EXTENSION, Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator

_LEGACY_SERVER_CONNECT = 0x4  # ssl.OP_LEGACY_SERVER_CONNECT, which Python names from 3.12 on


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends each request on the route in its extension.

    Proxies of the environment are ignored; SSL_CERT_FILE and SSL_CERT_DIR are used.
    """

    def __init__(self) -> None:
        self._ssl_contexts: dict[tuple[str | None, bool], ssl.SSLContext] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; raises what httpcore raises, and ``FetchError``."""
        route: Route = request.extensions[ROUTE_EXTENSION]
        guard = AddressGuard(route.private_host)
        try:
            if route.proxy is not None:
                response = await route.proxy.send(request, self._ssl_context(route), guard)
            elif request.url.scheme == "https" or route.ca_file is not None:
                response = await _send(request, self._ssl_context(route), guard)
            else:
                response = await _send(request, None, guard)
        except BaseException:
            await guard.aclose()
            raise
        guard.limit.start_body()
        stream = cast("AsyncIterable[bytes]", response.stream)
        return httpx.Response(
            response.status, headers=response.headers, stream=_ResponseStream(stream, guard)
        )

    def _ssl_context(self, route: Route) -> ssl.SSLContext:
        """Made when it is first needed: reading the authorities takes a while."""
        setup = route.ca_file, route.legacy_tls
        if setup not in self._ssl_contexts:
            made = _default_context() if route.ca_file is None else _context_with(route.ca_file)
            if route.legacy_tls:
                made.options |= _LEGACY_SERVER_CONNECT
            self._ssl_contexts[setup] = made
        return self._ssl_contexts[setup]


async def _send(
    request: httpx.Request, tls: ssl.SSLContext | None, guard: AddressGuard
) -> httpcore.Response:
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


class _ResponseStream(httpx.AsyncByteStream):
    """The undecoded body; closing it closes the connection."""

    def __init__(self, stream: AsyncIterable[bytes], guard: AddressGuard) -> None:
        self._stream = stream
        self._guard = guard

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            yield piece

    async def aclose(self) -> None:
        await self._guard.aclose()


def _default_context() -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context()
    except OSError:  # SSL_CERT_FILE names a file that is not there or holds no certificates
        return httpx.create_ssl_context(trust_env=False)


def _context_with(ca_file: str | None) -> ssl.SSLContext:
    """The usual authorities and those of ``ca_file``, which may be a handmade file.

    A server's own certificate is enough, and so is one without the extensions of RFC 5280.
    """
    context = _default_context()
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    try:
        context.load_verify_locations(ca_file)
    except ssl.SSLError as error:
        raise FetchError("its ca_file holds no certificate") from error
    except OSError as error:
        raise FetchError(f"its ca_file cannot be read: {(error.strerror or '').lower()}") from error
    return context
