"""Fetches feeds concurrently, parses them in other processes and stores them one by one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

from briefing.fetch.outcome import Fetched
from briefing.fetch.pool import fetch_all
from briefing.parse.parser_process import ParserProcess

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.config.model import Settings
    from briefing.fetch.due_feeds import Request
    from briefing.fetch.retry_after import Pauses
    from briefing.refresh.outcome_writer import OutcomeWriter

_COLD = 8
"""How many feeds never parsed before are worth a second parser process."""


def fetch_feeds(
    requests: Sequence[Request],
    writer: OutcomeWriter,
    settings: Settings,
    pauses: Pauses,
    now: datetime,
) -> None:
    """Fetch all of ``requests`` and write the outcomes with ``writer``; raises `CacheError`."""
    cold = sum(request.body_digest is None for request in requests)
    try:
        with ExitStack() as stack:
            parsers = [
                stack.enter_context(ParserProcess()) for _ in range(2 if cold >= _COLD else 1)
            ]
            parser_threads = stack.enter_context(ThreadPoolExecutor(len(parsers)))
            writer_thread = stack.enter_context(ThreadPoolExecutor(1))
            for parser in parsers:  # leaving a pool waits for documents still being parsed
                stack.callback(parser.kill)
            pipeline = _Pipeline(writer, parsers, parser_threads, writer_thread)
            asyncio.run(pipeline.run(requests, settings, pauses, now))
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from group


class _Pipeline:
    """Every call of ``writer`` runs in the one thread of ``writer_thread``."""

    def __init__(
        self,
        writer: OutcomeWriter,
        parsers: Sequence[ParserProcess],
        parser_threads: ThreadPoolExecutor,
        writer_thread: ThreadPoolExecutor,
    ) -> None:
        self._writer = writer
        self._parser_threads = parser_threads
        self._writer_thread = writer_thread
        self._idle_parsers: asyncio.Queue[ParserProcess] = asyncio.Queue()
        for parser in parsers:
            self._idle_parsers.put_nowait(parser)

    async def run(
        self, requests: Sequence[Request], settings: Settings, pauses: Pauses, now: datetime
    ) -> None:
        """Hold at most one document more than there are parsers."""
        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as parsing:
            async for outcome in fetch_all(
                requests,
                concurrency=settings.concurrency,
                timeout=settings.timeout.total_seconds(),
                now=now,
                pauses=pauses,
                contact=settings.contact,
            ):
                if isinstance(outcome, Fetched):
                    parser = await self._idle_parsers.get()
                    parsing.create_task(self._parse(outcome, parser))
                else:
                    await loop.run_in_executor(self._writer_thread, self._writer.write, outcome)

    async def _parse(self, outcome: Fetched, parser: ParserProcess) -> None:
        loop = asyncio.get_running_loop()
        known = await loop.run_in_executor(
            self._writer_thread, self._writer.known_markup, outcome.feed
        )
        parsed = await loop.run_in_executor(
            self._parser_threads,
            lambda: parser.read(
                outcome.body,
                feed=outcome.feed.url,
                url=outcome.url,
                headers=outcome.headers,
                known=known,
            ),
        )
        self._idle_parsers.put_nowait(parser)
        await loop.run_in_executor(
            self._writer_thread, self._writer.write_document, outcome, parsed
        )
