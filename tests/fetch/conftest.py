"""A web server on loopback, the names that lead to it, and the clock of its event loop."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from tests.fetch.web import Clock, Web

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator

    from tests.fetch.web import Handler, Serve


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Start servers: ``await serve({"/path": answer or handler})``, with ``tls`` for https."""
    servers: list[asyncio.Server] = []
    tasks: set[asyncio.Task[None]] = set()

    async def start(pages: dict[str, bytes | Handler], tls: ssl.SSLContext | None = None) -> Web:
        web = Web(pages, scheme="https" if tls else "http")

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            tasks.add(task)
            with suppress(asyncio.CancelledError):
                await web.serve(reader, writer)

        server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
        servers.append(server)
        web.port = server.sockets[0].getsockname()[1]
        return web

    yield start
    for server in servers:
        server.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Names that resolve to what a test says, each time to the next of the answers."""
    known: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *args: Any, **kwargs: Any) -> list[tuple[Any, ...]]:
        if host not in known:
            return list(real(host, port, *args, **kwargs))
        answers = known[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            row for address in addresses for row in real(address, port, type=socket.SOCK_STREAM)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    loop = asyncio.get_running_loop()
    clock = Clock(loop)
    monkeypatch.setattr(loop, "time", clock.time)
    return clock
