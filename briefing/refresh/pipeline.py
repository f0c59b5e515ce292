"""The part of a refresh that waits: documents come in, are read beside, and are stored in turn."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

from briefing.fetch.outcome import Fetched
from briefing.fetch.pool import fetch_all
from briefing.parse.parser_process import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.config.model import Settings
    from briefing.fetch.domain_pauses import Pauses
    from briefing.fetch.due import Request
    from briefing.refresh.ingest import Intake

_COLD = 8
"""Feeds never read before that are worth a second process to read them."""


def gather(
    requests: Sequence[Request], intake: Intake, settings: Settings, pauses: Pauses, now: datetime
) -> None:
    """Fetch all of ``requests`` and let ``intake`` take what comes; raises `CacheError`."""
    cold = sum(request.body_digest is None for request in requests)
    try:
        with ExitStack() as stack:
            readers = [stack.enter_context(Reader()) for _ in range(2 if cold >= _COLD else 1)]
            beside = stack.enter_context(ThreadPoolExecutor(len(readers)))
            writer = stack.enter_context(ThreadPoolExecutor(1))
            for reader in readers:  # leaving a pool waits for what is still read in it
                stack.callback(reader.kill)
            gathering = _Gathering(intake, readers, beside, writer)
            asyncio.run(gathering.run(requests, settings, pauses, now))
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from group


class _Gathering:
    """Every call of ``intake`` goes through the one thread of ``writer``."""

    def __init__(
        self,
        intake: Intake,
        readers: Sequence[Reader],
        beside: ThreadPoolExecutor,
        writer: ThreadPoolExecutor,
    ) -> None:
        self._intake = intake
        self._beside = beside
        self._writer = writer
        self._free: asyncio.Queue[Reader] = asyncio.Queue()
        for reader in readers:
            self._free.put_nowait(reader)

    async def run(
        self, requests: Sequence[Request], settings: Settings, pauses: Pauses, now: datetime
    ) -> None:
        """No more documents are held here than there are readers, and one more."""
        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as reading:
            async for outcome in fetch_all(
                requests,
                concurrency=settings.concurrency,
                timeout=settings.timeout.total_seconds(),
                now=now,
                pauses=pauses,
                contact=settings.contact,
            ):
                if isinstance(outcome, Fetched):
                    reader = await self._free.get()
                    reading.create_task(self._read(outcome, reader))
                else:
                    await loop.run_in_executor(self._writer, self._intake.take, outcome)

    async def _read(self, outcome: Fetched, reader: Reader) -> None:
        loop = asyncio.get_running_loop()
        known = await loop.run_in_executor(self._writer, self._intake.pieces, outcome.feed)
        parsed = await loop.run_in_executor(
            self._beside,
            lambda: reader.read(
                outcome.body,
                feed=outcome.feed.url,
                url=outcome.url,
                headers=outcome.headers,
                known=known,
            ),
        )
        self._free.put_nowait(reader)
        await loop.run_in_executor(self._writer, self._intake.take_document, outcome, parsed)
