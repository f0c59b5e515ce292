"""Host names to addresses, each look-up in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING

from briefing.fetch.errors import FetchError
from briefing.fetch.ip_address import parse_address

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


async def resolve(host: str, port: int) -> tuple[IPv4Address | IPv6Address, ...]:
    """The addresses of ``host``, best first, each once. ``FetchError`` when it has none.

    The event loop's own look-ups share a few threads, so that a name server that hangs would block
    every other feed and the exit. These threads block nothing.
    """
    literal = parse_address(host)
    if literal is not None:
        return (_unmapped(literal),)
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(resolved: tuple[str, ...], error: Exception | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(resolved)
        else:
            answer.set_exception(error)

    def look_up() -> None:
        error: Exception | None = None
        resolved: tuple[str, ...] = ()
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            resolved = tuple(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as failure:
            error = failure
        with contextlib.suppress(RuntimeError):  # the loop was closed in the meantime
            loop.call_soon_threadsafe(settle, resolved, error)

    Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    try:
        texts = await answer
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            raise FetchError(f"the host {host} cannot be found") from error
        raise FetchError(f"{host} could not be looked up; is there a network?") from error
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} could not be looked up") from error
    return tuple(_unmapped(ip_address(text)) for text in texts)


def _unmapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """``address``, as IPv4 where it is an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2)."""
    return getattr(address, "ipv4_mapped", None) or address
