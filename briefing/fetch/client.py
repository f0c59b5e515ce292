"""One fetch, from a request to its outcome; the only place that knows how HTTP is spoken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import httpcore
import httpx

from briefing.fetch import failure_reasons
from briefing.fetch.address_guard import PrivateAddress
from briefing.fetch.body import Body
from briefing.fetch.domain_pauses import domain
from briefing.fetch.errors import Trouble
from briefing.fetch.freshness import fresh_for
from briefing.fetch.headers import USER_AGENT, described, headers, validator
from briefing.fetch.outcome import Failed, Fetched, Unchanged
from briefing.fetch.password_command import password
from briefing.fetch.redirects import REDIRECTS, Trail
from briefing.fetch.retry_after import retry_at
from briefing.fetch.route import EXTENSION, route
from briefing.fetch.transport import GuardedTransport

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.fetch.due import Request
    from briefing.fetch.outcome import Outcome

_MOST_PIECES = 100_000
_AT_A_STRETCH = 128


def connected() -> GuardedTransport:
    """What any number of fetches go through, until it is left."""
    return GuardedTransport()


@dataclass(frozen=True, slots=True)
class Received:
    """A whole answer whose body is still as it came.

    Many may wait so; unpacked they would be too much for the memory, so that ``outcome`` is asked
    for one at a time, when somebody takes it.
    """

    errand: Errand
    answer: httpx.Response
    body: Body
    trail: Trail

    def outcome(self) -> Outcome:
        """What the answer brings; to be asked once."""
        return self.errand.unpacked(self)


class Errand:
    """A fetch under way: ``step`` asks one host, until one of the steps has an outcome.

    Whoever runs it decides when the next host may be asked; only the steps count against
    ``timeout`` (seconds).
    """

    def __init__(
        self,
        transport: GuardedTransport,
        request: Request,
        *,
        timeout: float,
        clock: Callable[[], datetime],
        agent: str = USER_AGENT,
    ) -> None:
        self._transport = transport
        self._request = request
        self._feed = request.feed
        self._timeout = timeout
        self._left = timeout
        self._clock = clock
        self._agent = agent
        self._password: bytes | None = None
        self._trail: Trail | None = None
        self._refusal: str | None = None
        self._answered: int | None = None
        try:
            self._trail = Trail.starting_at(request.feed.url, request.url)
        except Trouble as trouble:
            self._refusal = str(trouble)

    @property
    def request(self) -> Request:
        """What it was sent for."""
        return self._request

    @property
    def host(self) -> str:
        """The host that the next step asks."""
        return self._trail.host if self._trail else ""

    async def step(self) -> Outcome | Received | None:
        """Ask the next host; None when it redirects. Raises nothing but cancellation."""
        if self._trail is None:
            return Failed(self._feed, self._refusal or "its URL cannot be read")
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self._left):
                return await self._ask(self._trail)
        except TimeoutError:
            reason = failure_reasons.too_slow(self._timeout)
        except PrivateAddress as refused:
            reason = _refused(str(refused), self._trail)
        except Exception as error:  # noqa: BLE001 (a strange server costs no other feed)
            reason = failure_reasons.why(error)
        finally:
            self._left -= loop.time() - started
        return Failed(self._feed, reason, self._answered)

    def unpacked(self, received: Received) -> Outcome:
        """The outcome of an answer of this errand."""
        try:
            content = received.body.whole()
        except Trouble as trouble:
            return Failed(self._feed, str(trouble), self._answered)
        return self._found(received.answer, content, received.trail)

    async def _ask(self, trail: Trail) -> Outcome | Received | None:
        way = route(self._feed, trail)
        if self._feed.password_command and self._password is None:
            self._password = await password(self._feed.password_command)
        message = httpx.Request(
            "GET",
            trail.url,
            headers=headers(self._request, trail, self._agent, self._password),
            extensions={EXTENSION: way},
        )
        answer = await self._transport.handle_async_request(message)
        try:
            return await self._judged(answer, trail)
        finally:
            await answer.aclose()

    async def _judged(self, answer: httpx.Response, trail: Trail) -> Outcome | Received | None:
        code = self._answered = answer.status_code
        if code in REDIRECTS:
            places = answer.headers.get_list("location")
            self._trail = trail.after(code, places[0] if places else None)
            return None
        if code in {200, 203}:
            return Received(self, answer, await _read(answer), trail)
        if code == 304 and (self._request.etag or self._request.last_modified):
            return Unchanged(
                self._feed,
                code,
                validator(answer, b"etag") or self._request.etag,
                validator(answer, b"last-modified") or self._request.last_modified,
                trail.moved_to,
                fresh_for(answer.headers, self._clock()),
            )
        return self._failure(answer, trail)

    def _failure(self, answer: httpx.Response, trail: Trail) -> Failed:
        code = answer.status_code
        if code == 410:
            return Failed(self._feed, failure_reasons.status(code), code, gone=True)
        wait = retry_at(answer.headers.get("retry-after"), self._clock()) if code >= 400 else None
        return Failed(
            self._feed,
            failure_reasons.status(code),
            code,
            retry_at=wait,
            domain=domain(trail.host) if wait else None,
        )

    def _found(self, answer: httpx.Response, content: bytes, trail: Trail) -> Outcome:
        digest = blake2b(content, digest_size=16).hexdigest()
        etag, modified = validator(answer, b"etag"), validator(answer, b"last-modified")
        code, moved_to = answer.status_code, trail.moved_to
        fresh = fresh_for(answer.headers, self._clock())
        if digest == self._request.body_digest:
            return Unchanged(self._feed, code, etag, modified, moved_to, fresh)
        return Fetched(
            self._feed,
            code,
            str(trail.url),
            described(answer),
            content,
            digest,
            etag,
            modified,
            moved_to,
            fresh,
        )


async def _read(answer: httpx.Response) -> Body:
    """The whole body; ``Trouble`` when it is seen to be broken, cut or too large."""
    declared = answer.headers.get("content-length", "")
    content = Body(answer.headers.get_list("content-encoding"))
    if declared.isdecimal() and len(declared) < 16:
        content.expect(int(declared))
    pieces = 0
    try:
        async for piece in answer.aiter_raw():
            content.add(piece)
            pieces += 1
            # A chunk of one byte costs as much as a long one, and thousands come at a time.
            if pieces % _AT_A_STRETCH == 0:
                await asyncio.sleep(0)
            if pieces > _MOST_PIECES:
                raise Trouble("it comes in too many pieces")
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise Trouble("the answer broke off before its end") from error
    return content


def _refused(host: str, trail: Trail) -> str:
    if trail.redirected:
        return f"it redirects to a private address ({host}), which is refused"
    return f"{host} is at a private address; allow_private = true would allow it"
