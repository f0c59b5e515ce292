"""A few addresses asked and read, each once, until their number or the time is up."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.feed import Feed
from briefing.fetch.discovery import MOST
from briefing.fetch.due import Request
from briefing.fetch.outcome import Fetched
from briefing.text.urls import canonical_feed_url

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable, Sequence
    from datetime import datetime

    from briefing.domain.entry import ParsedFeed
    from briefing.fetch.discovery import Candidate
    from briefing.fetch.outcome import Outcome
    from briefing.parse.not_a_feed import Unreadable
    from briefing.parse.parser_process import Reader
    from briefing.text.feed_links import FeedLinks


class Answer(NamedTuple):
    """What stood at a candidate's address."""

    candidate: Candidate
    outcome: Fetched
    document: ParsedFeed | Unreadable


class Asker:
    """Asks politely, as `briefing.fetch.pool` does, and no longer than ``timeout`` seconds a call.

    ``now`` is the instant of the first call; ``reader`` reads what comes, in a process that can be
    killed.
    """

    def __init__(self, timeout: float, now: datetime, reader: Reader) -> None:
        self._timeout = timeout
        self._now = now
        self._reader = reader
        self._left = MOST
        self._asked: set[str] = set()
        self._end: float | None = None

    async def page(self, url: str) -> Outcome:
        """What ``url`` answers; this does not count against the number of candidates."""
        self._asked.add(canonical_feed_url(url))
        async with aclosing(self._outcomes([url])) as outcomes:
            return await anext(outcomes)

    async def candidates(self, wanted: Sequence[Candidate]) -> list[Answer]:
        """The answers of ``wanted`` in their order, without those that failed or came too late.

        All calls together ask ``MOST`` addresses, no address twice, and take ``timeout``.
        """
        loop = asyncio.get_running_loop()
        self._end = self._end or loop.time() + self._timeout
        chosen = {candidate.url: candidate for candidate in wanted if self._may_ask(candidate.url)}
        answers: list[Answer] = []
        if not chosen:
            return answers
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._end), aclosing(self._outcomes(chosen)) as outcomes:
                async for outcome in outcomes:
                    if isinstance(outcome, Fetched):
                        self._asked.add(canonical_feed_url(outcome.url))
                        candidate = chosen[outcome.feed.url]
                        answers.append(Answer(candidate, outcome, await self.read(outcome)))
        order = list(chosen)
        return sorted(answers, key=lambda answer: order.index(answer.candidate.url))

    async def read(self, outcome: Fetched) -> ParsedFeed | Unreadable:
        """The document as a feed; in a thread, so that no other address waits for it."""
        return await asyncio.to_thread(
            self._reader.read,
            outcome.body,
            feed=outcome.feed.url,
            url=outcome.url,
            headers=outcome.headers,
        )

    async def links(self, outcome: Fetched) -> FeedLinks | None:
        """The document as a page that may lead to feeds."""
        return await asyncio.to_thread(
            self._reader.read_links, outcome.body, headers=outcome.headers
        )

    def _may_ask(self, url: str) -> bool:
        if not self._left or canonical_feed_url(url) in self._asked:
            return False
        self._asked.add(canonical_feed_url(url))
        self._left -= 1
        return True

    def _outcomes(self, urls: Iterable[str]) -> AsyncGenerator[Outcome, None]:
        from briefing.fetch.pool import fetch_all  # loads httpx: not for an import or a removal

        requests = [Request(Feed(url)) for url in urls]
        return fetch_all(requests, concurrency=MOST, timeout=self._timeout, now=self._now)
