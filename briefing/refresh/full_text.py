"""The pages of entries whose feeds give teasers only (``full_text = true``)."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING

from briefing.domain.entry import ArticlePage
from briefing.fetch.due import Request
from briefing.fetch.outcome import Failed, Fetched
from briefing.parse.entry_links import is_wrapper
from briefing.parse.passages import with_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from briefing.config.model import Settings
    from briefing.domain.entry import Entry
    from briefing.domain.feed import Feed
    from briefing.fetch.domain_pauses import Pauses
    from briefing.fetch.outcome import Outcome
    from briefing.parse.parser_process import Reader
    from briefing.refresh.ingest import Intake

MOST_A_FEED = 10
"""Pages of one feed in one refresh: a feed met for the first time is no reason for a flood."""
RECENT = timedelta(days=2)
"""An entry that has waited longer is not worth its page any more."""


def can_read() -> bool:
    """Whether the extra ``article``, which finds the text of a page, is installed."""
    return find_spec("trafilatura") is not None


def read_pages(
    feeds: Sequence[Feed], intake: Intake, settings: Settings, pauses: Pauses, now: datetime
) -> None:
    """Ask for the pages of recent teasers of ``feeds``, once each; raises `CacheError`.

    A page that cannot be had leaves the entry as its feed gave it.
    """
    wanted = {
        Request(feed, url=entry.original or entry.url): entry
        for feed in feeds
        for entry in intake.without_page(feed, now - RECENT, MOST_A_FEED)
        if entry.is_teaser and not is_wrapper(entry.original or entry.url)
    }
    if not wanted:
        return
    from briefing.fetch.pool import fetch_each  # loads httpx
    from briefing.parse.parser_process import Reader

    async def run(reader: Reader, beside: Callable[..., asyncio.Future[None]]) -> None:
        async for request, outcome in fetch_each(
            wanted,
            concurrency=settings.concurrency,
            timeout=settings.timeout.total_seconds(),
            now=now,
            pauses=pauses,
            contact=settings.contact,
        ):
            await beside(_take, request.feed, wanted[request], outcome, reader, intake)

    with ExitStack() as stack:
        reader = stack.enter_context(Reader())
        worker = stack.enter_context(ThreadPoolExecutor(1))
        stack.callback(reader.kill)
        asyncio.run(
            run(reader, lambda *call: asyncio.get_running_loop().run_in_executor(worker, *call))
        )


def _take(feed: Feed, entry: Entry, outcome: Outcome, reader: Reader, intake: Intake) -> None:
    if isinstance(outcome, Failed):
        intake.take_no_page(entry, outcome.reason)
    elif isinstance(outcome, Fetched):
        found = reader.read_article(outcome.body, title=entry.title, headers=outcome.headers)
        if not isinstance(found, ArticlePage):
            intake.take_no_page(entry, found.reason)
        elif sum(map(len, found.paragraphs)) <= sum(map(len, entry.paragraphs)):
            intake.take_no_page(entry, "the page says no more than the feed")
        else:
            intake.take_page(feed, with_text(entry, found.paragraphs))
