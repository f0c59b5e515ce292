"""How the next host is reached: straight or through a proxy, and whom to trust on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.fetch.address_guard import PrivateAddress
from briefing.fetch.ip_address import names_private
from briefing.fetch.proxy import Proxy

if TYPE_CHECKING:
    from briefing.domain.feed import Feed
    from briefing.fetch.redirects import Trail

EXTENSION = "briefing.route"
"""The request extension that holds its route."""


@dataclass(frozen=True, slots=True)
class Route:
    """``private_host`` is the one host that may be connected to at a private address, if any.

    ``ca_file`` names a PEM file of authorities that count beside the usual ones.
    """

    private_host: str | None = None
    proxy: Proxy | None = None
    ca_file: str | None = None


def route(feed: Feed, trail: Trail) -> Route:
    """The route of the next request of ``feed``; ``Trouble`` where there is none.

    Where a proxy finds a host is not seen from here: no redirect may name one that is private, or
    known to a local network only, unless the person named it.
    """
    if feed.proxy is None:
        return Route(trail.private_host(allowed=feed.allow_private), ca_file=feed.ca_file)
    if trail.strays_nearby:
        raise PrivateAddress(trail.host)
    proxy = Proxy.at(feed.proxy)
    private = feed.allow_private or names_private(proxy.host)
    return Route(proxy.host if private else None, proxy, feed.ca_file)
