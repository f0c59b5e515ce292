"""A real web server on loopback, whose answers each test writes itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from briefing.domain.feed import Feed
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Failed, Fetched
from briefing.fetch.pool import fetch_all
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    import ssl

    from briefing.fetch.outcome import Outcome

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)


@dataclass
class Seen:
    """One request as it came over the wire; ``headers`` have lower-case names.

    ``connection`` ends when the other side hangs up.
    """

    path: str
    headers: dict[str, str]
    names: tuple[str, ...]
    connection: asyncio.StreamReader


Handler = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]


def answer(status: str = "200 OK", body: bytes = b"", *headers: str) -> bytes:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


@dataclass
class Web:
    """A server that answers by path, with bytes or by a handler of its own."""

    pages: dict[str, bytes | Handler]
    port: int = 0
    scheme: str = "http"
    seen: list[Seen] = field(default_factory=list)
    open: int = 0
    most_open: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._answer(reader, writer)
        finally:
            self.open -= 1
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = [line.partition(": ")[::2] for line in head[1:] if line]
        request = Seen(
            head[0].split(" ")[1],
            {name.lower(): value for name, value in pairs},
            tuple(name.lower() for name, _ in pairs),
            reader,
        )
        self.seen.append(request)
        page = self.pages.get(request.path, answer("404 Not Found"))
        if isinstance(page, bytes):
            writer.write(page)
            await writer.drain()
        else:
            await page(request, writer)


class Serve(Protocol):
    def __call__(
        self, pages: dict[str, bytes | Handler], tls: ssl.SSLContext | None = None
    ) -> Awaitable[Web]: ...


async def fetch(
    *requests: Request | Feed | str,
    timeout: float = PATIENCE_S,
    concurrency: int = 8,
    now: datetime = NOW,
    contact: str | None = None,
) -> list[Outcome]:
    """All outcomes, in the order of ``requests``."""
    feeds = [Feed(item) if isinstance(item, str) else item for item in requests]
    asked = [Request(item) if isinstance(item, Feed) else item for item in feeds]
    outcomes = {
        outcome.feed: outcome
        async for outcome in fetch_all(
            asked, concurrency=concurrency, timeout=timeout, now=now, contact=contact
        )
    }
    return [outcomes[request.feed] for request in asked]


def failure(outcome: Outcome) -> Failed:
    """The outcome, which has to be a failure."""
    assert isinstance(outcome, Failed), outcome
    return outcome


def fetched(outcome: Outcome) -> Fetched:
    """The outcome, which has to be a document."""
    assert isinstance(outcome, Fetched), outcome
    return outcome


class Clock:
    """The clock of an event loop, which a test can put forward: deadlines pass at once."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._time = loop.time
        self._ahead = 0.0

    def time(self) -> float:
        return self._time() + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += seconds
