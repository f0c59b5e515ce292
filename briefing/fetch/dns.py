"""Names to addresses, in a thread of its own for each."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING

from briefing.fetch.errors import Trouble
from briefing.fetch.ip_address import parsed

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


async def addresses(host: str, port: int) -> tuple[IPv4Address | IPv6Address, ...]:
    """The addresses of ``host``, best first, each once. ``Trouble`` when it has none.

    The event loop's own look-ups share a few threads, and a name server that hangs would hold
    every other feed and the exit; these threads hold nobody.
    """
    literal = parsed(host)
    if literal is not None:
        return (_plain(literal),)
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(found: tuple[str, ...], error: Exception | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(found)
        else:
            answer.set_exception(error)

    def look_up() -> None:
        error: Exception | None = None
        found: tuple[str, ...] = ()
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = tuple(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as failure:
            error = failure
        with contextlib.suppress(RuntimeError):  # the loop was closed in the meantime
            loop.call_soon_threadsafe(settle, found, error)

    Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    try:
        found = await answer
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            raise Trouble(f"the host {host} cannot be found") from error
        raise Trouble(f"{host} could not be looked up; is there a network?") from error
    except (OSError, UnicodeError) as error:
        raise Trouble(f"{host} could not be looked up") from error
    return tuple(_plain(ip_address(text)) for text in found)


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """An IPv4 address also where it is written as an IPv6 one (RFC 4291, 2.5.5.2)."""
    return getattr(address, "ipv4_mapped", None) or address
