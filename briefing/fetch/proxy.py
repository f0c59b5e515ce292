"""The proxy that a feed's requests go through (RFC 9110, 9.3.6; RFC 9112, 3.2.2)."""

from __future__ import annotations

from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore
import httpx

from briefing.fetch.errors import FetchError, PrivateAddressError, describe_error, describe_status
from briefing.fetch.redirects import checked_url

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from briefing.fetch.address_guard import AddressGuard

_Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy; ``authorization`` is sent to it alone (Proxy-Authorization)."""

    url: httpx.URL
    authorization: bytes | None

    @classmethod
    def at(cls, url: str) -> Proxy:
        """The proxy that feeds.toml names; ``FetchError`` for a URL that cannot be used."""
        proxy_url = checked_url(url, None, "its proxy's URL")
        with_password = httpx.URL(url.strip())
        if not with_password.username and not with_password.password:
            return cls(proxy_url, None)
        credentials = f"{with_password.username}:{with_password.password}".encode()
        return cls(proxy_url, b"Basic " + b64encode(credentials))

    @property
    def host(self) -> str:
        """Its host as it is looked up."""
        return self.url.raw_host.decode("ascii")

    async def send(
        self, request: httpx.Request, tls: ssl.SSLContext, guard: AddressGuard
    ) -> httpcore.Response:
        """Send ``request`` through the proxy: http directly, https in a tunnel."""
        connection = httpcore.AsyncHTTPConnection(
            self._target(b"").origin, ssl_context=tls, network_backend=guard
        )
        url, headers = request.url, request.headers.raw
        if url.scheme == "http":
            absolute = b"%b://%b%b" % (url.raw_scheme, url.netloc, url.raw_path)
            with self._errors_of_proxy():
                return await connection.handle_async_request(
                    httpcore.Request(
                        request.method,
                        self._target(absolute),
                        headers=[*self._proxy_headers, *headers],
                    )
                )
        authority = url.netloc if url.port else url.netloc + b":443"
        with self._errors_of_proxy():
            response = await connection.handle_async_request(
                httpcore.Request(
                    b"CONNECT",
                    self._target(authority),
                    headers=[(b"Host", authority), *self._proxy_headers],
                )
            )
        if not 200 <= response.status < 300:
            raise FetchError(f"its proxy answers {describe_status(response.status)}")
        tls.set_alpn_protocols(["http/1.1"])
        stream = await response.extensions["network_stream"].start_tls(
            tls, server_hostname=url.raw_host.decode("ascii")
        )
        origin_url = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        return await httpcore.AsyncHTTP11Connection(origin_url.origin, stream).handle_async_request(
            httpcore.Request(request.method, origin_url, headers=headers)
        )

    def _target(self, target: bytes) -> httpcore.URL:
        return httpcore.URL(
            scheme=self.url.raw_scheme, host=self.url.raw_host, port=self.url.port, target=target
        )

    @property
    def _proxy_headers(self) -> _Headers:
        return [(b"Proxy-Authorization", self.authorization)] if self.authorization else []

    @contextmanager
    def _errors_of_proxy(self) -> Iterator[None]:
        """Report errors in this block as errors of the proxy."""
        try:
            yield
        except PrivateAddressError as error:
            raise FetchError(
                f"its proxy {self.host} is at a private address; "
                "allow_private = true would allow it"
            ) from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError, FetchError) as error:
            raise FetchError(f"its proxy: {describe_error(error)}") from error
