"""The server that a feed's requests go through: RFC 9110, 9.3.6, and RFC 9112, 3.2.2."""

from __future__ import annotations

from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore
import httpx

from briefing.fetch import failure_reasons
from briefing.fetch.address_guard import PrivateAddress
from briefing.fetch.errors import Trouble
from briefing.fetch.redirects import usable

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from briefing.fetch.address_guard import Guard

_Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Proxy:
    """``authorization`` is what the proxy alone is told."""

    url: httpx.URL
    authorization: bytes | None

    @classmethod
    def at(cls, url: str) -> Proxy:
        """The proxy that feeds.toml names; ``Trouble`` for a URL that cannot be used."""
        where = usable(url, None, "its proxy's URL")
        secret = httpx.URL(url.strip())
        if not secret.username and not secret.password:
            return cls(where, None)
        pair = f"{secret.username}:{secret.password}".encode()
        return cls(where, b"Basic " + b64encode(pair))

    @property
    def host(self) -> str:
        """Its host as it is looked up."""
        return self.url.raw_host.decode("ascii")

    async def send(
        self, request: httpx.Request, tls: ssl.SSLContext, guard: Guard
    ) -> httpcore.Response:
        """Send ``request`` through it: http as it is, https in a tunnel."""
        connection = httpcore.AsyncHTTPConnection(
            self._target(b"").origin, ssl_context=tls, network_backend=guard
        )
        url, headers = request.url, request.headers.raw
        if url.scheme == "http":
            whole = b"%b://%b%b" % (url.raw_scheme, url.netloc, url.raw_path)
            with self._named():
                return await connection.handle_async_request(
                    httpcore.Request(
                        request.method, self._target(whole), headers=[*self._own, *headers]
                    )
                )
        host = url.netloc if url.port else url.netloc + b":443"
        with self._named():
            answer = await connection.handle_async_request(
                httpcore.Request(
                    b"CONNECT", self._target(host), headers=[(b"Host", host), *self._own]
                )
            )
        if not 200 <= answer.status < 300:
            raise Trouble(f"its proxy answers {failure_reasons.status(answer.status)}")
        tls.set_alpn_protocols(["http/1.1"])
        stream = await answer.extensions["network_stream"].start_tls(
            tls, server_hostname=url.raw_host.decode("ascii")
        )
        there = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        return await httpcore.AsyncHTTP11Connection(there.origin, stream).handle_async_request(
            httpcore.Request(request.method, there, headers=headers)
        )

    def _target(self, target: bytes) -> httpcore.URL:
        return httpcore.URL(
            scheme=self.url.raw_scheme, host=self.url.raw_host, port=self.url.port, target=target
        )

    @property
    def _own(self) -> _Headers:
        return [(b"Proxy-Authorization", self.authorization)] if self.authorization else []

    @contextmanager
    def _named(self) -> Iterator[None]:
        """What goes wrong here goes wrong between us and the proxy."""
        try:
            yield
        except PrivateAddress as error:
            raise Trouble(
                f"its proxy {self.host} is at a private address; "
                "allow_private = true would allow it"
            ) from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError, Trouble) as error:
            raise Trouble(f"its proxy: {failure_reasons.why(error)}") from error
