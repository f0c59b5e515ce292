"""Fetches the pages of entries whose feeds give teasers only (``full_text = true``)."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.domain.entry import ArticlePage
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Failed, Fetched
from briefing.parse.passages import with_text
from briefing.text.urls import is_wrapper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from briefing.config.model import Settings
    from briefing.domain.entry import Entry
    from briefing.domain.feed import Feed
    from briefing.fetch.outcome import Outcome
    from briefing.fetch.retry_after import Pauses
    from briefing.parse.parser_process import ParserProcess
    from briefing.refresh.outcome_writer import OutcomeWriter

MOST_A_FEED = 10
"""Pages of one feed in one refresh, so that a new feed does not cause a burst of requests."""
RECENT = timedelta(days=2)
"""The page of an entry that was first seen earlier is not worth fetching."""


def is_available() -> bool:
    """Whether the extra ``article``, which finds the text of a page, is installed."""
    return find_spec("trafilatura") is not None


def fetch_pages(
    feeds: Sequence[Feed], writer: OutcomeWriter, settings: Settings, pauses: Pauses, now: datetime
) -> None:
    """Fetch the pages of recent teasers of ``feeds``, once each; raises `CacheError`.

    Without its page, an entry stays as its feed gave it.
    """
    wanted = {
        Request(feed, url=entry.original or entry.url): entry
        for feed in feeds
        for entry in writer.entries_without_page(feed, now - RECENT, MOST_A_FEED)
        if entry.is_teaser and not is_wrapper(entry.original or entry.url)
    }
    if not wanted:
        return
    from briefing.fetch.pool import fetch_each  # loads httpx
    from briefing.parse.parser_process import ParserProcess

    async def run(parser: ParserProcess, in_thread: Callable[..., asyncio.Future[None]]) -> None:
        async for request, outcome in fetch_each(
            wanted,
            concurrency=settings.concurrency,
            timeout=settings.timeout.total_seconds(),
            now=now,
            pauses=pauses,
            contact=settings.contact,
        ):
            await in_thread(_write, request.feed, wanted[request], outcome, parser, writer)

    with ExitStack() as stack:
        parser = stack.enter_context(ParserProcess())
        thread = stack.enter_context(ThreadPoolExecutor(1))
        stack.callback(parser.kill)
        asyncio.run(
            run(parser, lambda *call: asyncio.get_running_loop().run_in_executor(thread, *call))
        )


def _write(
    feed: Feed, entry: Entry, outcome: Outcome, parser: ParserProcess, writer: OutcomeWriter
) -> None:
    if isinstance(outcome, Failed):
        writer.write_page_error(entry, outcome.reason)
    elif isinstance(outcome, Fetched):
        page = parser.read_article(outcome.body, title=entry.title, headers=outcome.headers)
        if not isinstance(page, ArticlePage):
            writer.write_page_error(entry, page.reason)
        elif sum(map(len, page.paragraphs)) <= sum(map(len, entry.paragraphs)):
            writer.write_page_error(entry, "the page says no more than the feed")
        else:
            writer.write_page(feed, with_text(entry, page.paragraphs))
