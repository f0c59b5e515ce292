"""One fetch over HTTP, from a request to its outcome."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import httpcore
import httpx

from briefing.fetch.bot_check import CHECKED_STATUSES, MAX_PAGE, bot_check
from briefing.fetch.errors import (
    FetchError,
    PrivateAddressError,
    describe_error,
    describe_status,
    describe_timeout,
)
from briefing.fetch.freshness import fresh_for
from briefing.fetch.headers import USER_AGENT, decoded_headers, request_headers, validator
from briefing.fetch.outcome import Failed, Fetched, Unchanged
from briefing.fetch.password_command import password
from briefing.fetch.redirects import REDIRECTS, RedirectChain
from briefing.fetch.response_body import ResponseBody
from briefing.fetch.retry_after import registrable_domain, retry_at
from briefing.fetch.route import ROUTE_EXTENSION, route

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.fetch.due_feeds import Request
    from briefing.fetch.outcome import Outcome
    from briefing.fetch.places import Place
    from briefing.fetch.transport import GuardedTransport

_DOCUMENT_STATUSES = frozenset({200, 203})
"""With any other 2xx a server may send a document; an empty body then says less than the status."""

_RANGE = re.compile(r"\s*bytes (\d{1,18})-(\d{1,18})/(?:(\d{1,18})|\*)")

_REFUSAL_TIME = 2.0
"""Seconds that a page which comes with a refusal is waited for: the refusal is known already."""

_MAX_PIECES = 100_000
_PIECES_PER_YIELD = 128


@dataclass(frozen=True, slots=True)
class ReceivedResponse:
    """A whole response whose body is not decoded yet.

    Many may wait like this. Decoded they would take too much memory, so ``outcome`` is called for
    one at a time, when the caller takes it.
    """

    fetch: FeedFetch
    response: httpx.Response
    body: ResponseBody
    redirects: RedirectChain

    def outcome(self) -> Outcome:
        """Decode the body and return the outcome; may be called once."""
        return self.fetch.decoded(self)


class FeedFetch:
    """A fetch in progress: each ``step`` sends one request, until one of them has an outcome.

    The caller decides when the next host may be requested; only the steps count against
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
        self._time_left = timeout
        self._clock = clock
        self._agent = agent
        self._password: bytes | None = None
        self._redirects: RedirectChain | None = None
        self._url_error: str | None = None
        self._status: int | None = None
        try:
            self._redirects = RedirectChain.starting_at(request.feed.url, request.url)
        except FetchError as error:
            self._url_error = str(error)

    @property
    def request(self) -> Request:
        """The request that it carries out."""
        return self._request

    @property
    def host(self) -> str:
        """The host that the next step sends its request to."""
        return self._redirects.host if self._redirects else ""

    async def step(self, place: Place) -> Outcome | ReceivedResponse | None:
        """Request the next URL; None when it redirects. Raises nothing but cancellation.

        ``place`` may be lent to another fetch until the server answers.
        """
        if self._redirects is None:
            return Failed(self._feed, self._url_error or "its URL cannot be read")
        deadline = asyncio.timeout(self._time_left)
        try:
            async with deadline:
                return await self._send(self._redirects, place, deadline)
        except TimeoutError:  # one of the system's own would be the cause of a ConnectError
            reason = describe_timeout(self._timeout)
        except PrivateAddressError as error:
            reason = _private_address_reason(str(error), self._redirects)
        except Exception as error:  # noqa: BLE001 (a strange server costs no other feed)
            reason = describe_error(error)
        finally:
            self._time_left = (deadline.when() or 0.0) - asyncio.get_running_loop().time()
        return Failed(self._feed, reason, self._status)

    def decoded(self, received: ReceivedResponse) -> Outcome:
        """The outcome of a response to this fetch."""
        try:
            content = received.body.decode()
        except FetchError as error:
            return Failed(self._feed, str(error), self._status)
        return self._document(received.response, content, received.redirects)

    async def _send(
        self, redirects: RedirectChain, place: Place, deadline: asyncio.Timeout
    ) -> Outcome | ReceivedResponse | None:
        message_route = route(self._feed, redirects)
        if self._feed.password_command and self._password is None:
            self._password = await password(self._feed.password_command)
        message = httpx.Request(
            "GET",
            redirects.url,
            headers=request_headers(self._request, redirects, self._agent, self._password),
            extensions={ROUTE_EXTENSION: message_route},
        )
        response = await self._transport.handle_async_request(message)
        try:
            await _take_back(place, deadline)
            return await self._judge(response, redirects)
        finally:
            await response.aclose()

    async def _judge(
        self, response: httpx.Response, redirects: RedirectChain
    ) -> Outcome | ReceivedResponse | None:
        code = self._status = response.status_code
        if code in REDIRECTS:
            locations = response.headers.get_list("location")
            cookies = redirects.cookies.after(
                redirects.url, response.headers.get_list("set-cookie"), self._clock()
            )
            self._redirects = redirects.after(code, locations[0] if locations else None, cookies)
            return None
        if 200 <= code < 300 and not _is_part(response):
            return ReceivedResponse(self, response, await _read(response), redirects)
        if code == 304 and (self._request.etag or self._request.last_modified):
            return Unchanged(
                self._feed,
                code,
                validator(response, b"etag") or self._request.etag,
                validator(response, b"last-modified") or self._request.last_modified,
                redirects.moved_to,
                fresh_for(response.headers, self._clock()),
            )
        page = await _first_bytes(response) if code in CHECKED_STATUSES else b""
        return self._failure(response, redirects, page)

    def _failure(
        self, response: httpx.Response, redirects: RedirectChain, page: bytes = b""
    ) -> Failed:
        code = response.status_code
        if code == 410:
            return Failed(self._feed, describe_status(code), code, gone=True)
        wait = retry_at(response.headers.get("retry-after"), self._clock()) if code >= 400 else None
        return Failed(
            self._feed,
            bot_check(response.headers, page) or describe_status(code),
            code,
            retry_at=wait,
            domain=registrable_domain(redirects.host) if wait else None,
        )

    def _document(
        self, response: httpx.Response, content: bytes, redirects: RedirectChain
    ) -> Outcome:
        code = response.status_code
        reason = bot_check(response.headers, content)
        if reason is not None:
            return Failed(self._feed, reason, code)
        if code not in _DOCUMENT_STATUSES and not content.strip():
            return self._failure(response, redirects)
        digest = blake2b(content, digest_size=16).hexdigest()
        etag, modified = validator(response, b"etag"), validator(response, b"last-modified")
        moved_to = redirects.moved_to
        fresh = fresh_for(response.headers, self._clock())
        if digest == self._request.body_digest:
            return Unchanged(self._feed, code, etag, modified, moved_to, fresh)
        return Fetched(
            self._feed,
            code,
            str(redirects.url),
            decoded_headers(response),
            content,
            digest,
            etag,
            modified,
            moved_to,
            fresh,
        )


async def _first_bytes(response: httpx.Response) -> bytes:
    """The beginning of a page that comes with a refusal, as far as it can be read soon."""
    if "html" not in (kind := response.headers.get("content-type", "html")) and "json" not in kind:
        return b""
    try:
        content = ResponseBody(response.headers.get_list("content-encoding"))
        size = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(_REFUSAL_TIME):
                async for piece in response.aiter_raw(MAX_PAGE):
                    content.add(piece)
                    size += len(piece)
                    if size >= MAX_PAGE:
                        break
        return content.decode_beginning()
    except (httpcore.NetworkError, httpcore.ProtocolError, FetchError):
        return b""


def _is_part(response: httpx.Response) -> bool:
    """Whether it names a range, which was not asked for, and not all of the document."""
    extent = _RANGE.match(response.headers.get("content-range", ""))
    return extent is not None and (extent[1] != "0" or int(extent[2]) + 1 != int(extent[3] or 0))


async def _take_back(place: Place, deadline: asyncio.Timeout) -> None:
    """Take back the place; waiting for it does not count against the time of the fetch."""
    loop = asyncio.get_running_loop()
    left = (deadline.when() or 0.0) - loop.time()
    deadline.reschedule(None)
    await place.take_back()
    deadline.reschedule(loop.time() + left)


async def _read(response: httpx.Response) -> ResponseBody:
    """Receive the whole body; ``FetchError`` when it turns out broken, cut off or too large."""
    declared = response.headers.get("content-length", "")
    content = ResponseBody(response.headers.get_list("content-encoding"))
    if declared.isdecimal() and len(declared) < 16:
        content.expect(int(declared))
    pieces = 0
    try:
        async for piece in response.aiter_raw():
            content.add(piece)
            pieces += 1
            # A chunk of one byte costs as much as a long one, and thousands may arrive at once.
            if pieces % _PIECES_PER_YIELD == 0:
                await asyncio.sleep(0)
            if pieces > _MAX_PIECES:
                raise FetchError("it comes in too many pieces")
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError("the answer broke off before its end") from error
    return content


def _private_address_reason(host: str, redirects: RedirectChain) -> str:
    if redirects.redirected:
        return f"it redirects to a private address ({host}), which is refused"
    return f"{host} is at a private address; allow_private = true would allow it"
