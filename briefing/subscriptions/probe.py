"""Fetch and parse a few candidate addresses, each once, within limits of number and time."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.feed import Feed
from briefing.fetch.discovery import MAX_CANDIDATES
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Fetched
from briefing.text.urls import canonical_feed_url

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from datetime import datetime

    from briefing.domain.entry import ParsedFeed
    from briefing.fetch.discovery import Candidate
    from briefing.fetch.outcome import Outcome
    from briefing.parse.not_a_feed import Unreadable
    from briefing.parse.parser_process import ParserProcess
    from briefing.text.feed_links import FeedLinks


class Answer(NamedTuple):
    """What a candidate's address returned."""

    candidate: Candidate
    outcome: Fetched
    document: ParsedFeed | Unreadable


class Prober:
    """Fetches through `briefing.fetch.pool`, for at most ``timeout`` seconds per call.

    ``now`` is the instant of the first call; ``reader`` parses the documents in a process that can
    be killed.
    """

    def __init__(self, timeout: float, now: datetime, reader: ParserProcess) -> None:
        self._timeout = timeout
        self._now = now
        self._reader = reader
        self._left = MAX_CANDIDATES
        self._fetched: set[str] = set()
        self._end: float | None = None

    async def page(self, url: str) -> Outcome:
        """Fetch ``url``; it does not count as a candidate."""
        self._fetched.add(canonical_feed_url(url))
        async with aclosing(self._outcomes([url])) as outcomes:
            return await anext(outcomes)

    async def candidates(self, wanted: Sequence[Candidate]) -> list[Answer]:
        """The answers of ``wanted`` in their order, without those that failed or came too late.

        All calls together fetch at most ``MAX_CANDIDATES`` addresses, none twice, in ``timeout``.
        """
        loop = asyncio.get_running_loop()
        self._end = self._end or loop.time() + self._timeout
        chosen = {candidate.url: candidate for candidate in wanted if self._take(candidate.url)}
        answers: list[Answer] = []
        if not chosen:
            return answers
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._end), aclosing(self._outcomes(chosen)) as outcomes:
                async for outcome in outcomes:
                    if isinstance(outcome, Fetched):
                        self._fetched.add(canonical_feed_url(outcome.url))
                        candidate = chosen[outcome.feed.url]
                        answers.append(Answer(candidate, outcome, await self.read(outcome)))
        order = list(chosen)
        return sorted(answers, key=lambda answer: order.index(answer.candidate.url))

    async def read(self, outcome: Fetched) -> ParsedFeed | Unreadable:
        """Parse the document as a feed; in a thread, so that other addresses need not wait."""
        return await asyncio.to_thread(
            self._reader.read,
            outcome.body,
            feed=outcome.feed.url,
            url=outcome.url,
            headers=outcome.headers,
        )

    async def links(self, outcome: Fetched) -> FeedLinks | None:
        """Find the links to feeds in the document, taken as a page."""
        return await asyncio.to_thread(
            self._reader.read_links, outcome.body, headers=outcome.headers
        )

    def _take(self, url: str) -> bool:
        if not self._left or canonical_feed_url(url) in self._fetched:
            return False
        self._fetched.add(canonical_feed_url(url))
        self._left -= 1
        return True

    def _outcomes(self, urls: Iterable[str]) -> AsyncGenerator[Outcome, None]:
        # Loads httpx, which importing and removing feeds do not need.
        from briefing.fetch.pool import fetch_all

        requests = [Request(Feed(url)) for url in urls]
        return fetch_all(requests, concurrency=MAX_CANDIDATES, timeout=self._timeout, now=self._now)
