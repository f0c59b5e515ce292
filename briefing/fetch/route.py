"""How the next host is reached: directly or through a proxy, and with which authorities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.fetch.errors import PrivateAddressError
from briefing.fetch.ip_address import names_private
from briefing.fetch.proxy import Proxy

if TYPE_CHECKING:
    from briefing.domain.feed import Feed
    from briefing.fetch.redirects import RedirectChain

ROUTE_EXTENSION = "briefing.route"
"""The httpx request extension that holds the route."""


@dataclass(frozen=True, slots=True)
class Route:
    """``private_host`` is the one host that may be connected to at a private address, if any.

    ``ca_file`` names a PEM file of certificate authorities trusted besides the usual ones;
    ``legacy_tls`` accepts a server without secure renegotiation (RFC 5746).
    """

    private_host: str | None = None
    proxy: Proxy | None = None
    ca_file: str | None = None
    legacy_tls: bool = False


def route(feed: Feed, redirects: RedirectChain) -> Route:
    """The route of the next request of ``feed``; ``FetchError`` where there is none.

    The address at which a proxy finds a host is unknown here: so no redirect may name a host that
    is private or known only to a local network, unless the person configured that host.
    """
    if feed.proxy is None:
        host = redirects.private_host(allowed=feed.allow_private)
        return Route(host, None, feed.ca_file, feed.legacy_tls)
    if redirects.redirected_to_local_network:
        raise PrivateAddressError(redirects.host)
    proxy = Proxy.at(feed.proxy)
    private = feed.allow_private or names_private(proxy.host)
    return Route(proxy.host if private else None, proxy, feed.ca_file, feed.legacy_tls)
