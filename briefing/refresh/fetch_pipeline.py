"""Fetches feeds concurrently, parses them in other processes and stores them one by one."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from briefing.fetch.outcome import Failed, Fetched
from briefing.fetch.pool import fetch_all
from briefing.parse.parser_process import ParserProcess
from briefing.refresh.outcome_writer import ParsedDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from briefing.config.model import Settings
    from briefing.fetch.due_feeds import Request
    from briefing.fetch.retry_after import Pauses
    from briefing.refresh.outcome_writer import OutcomeWriter, ParsedOutcome

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")

_COLD = 8
"""How many feeds never parsed before are worth a second parser process."""
_MOST_WAITING = 4
"""Documents that wait to be parsed, beside those being parsed: enough to keep the parsers busy, and
at 16 MiB few enough to hold in memory."""
_MOST_PARSED = 16
"""Parsed documents that wait to be written."""
_MOMENT_S = 0.25
"""Seconds in which outcomes are collected, to be written in one transaction. If the refresh is
killed, those feeds are merely requested again."""


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
        self._unparsed = asyncio.Semaphore(len(parsers) + _MOST_WAITING)
        self._parsed = asyncio.Semaphore(_MOST_PARSED)
        self._idle_parsers: asyncio.Queue[ParserProcess] = asyncio.Queue()
        for parser in parsers:
            self._idle_parsers.put_nowait(parser)
        self._unwritten: list[ParsedOutcome] = []
        self._all_fetched = asyncio.Event()

    async def run(
        self, requests: Sequence[Request], settings: Settings, pauses: Pauses, now: datetime
    ) -> None:
        """Fetch no further than a few documents ahead of the writer."""
        async with asyncio.TaskGroup() as tasks:
            async for outcome in fetch_all(
                requests,
                concurrency=settings.concurrency,
                timeout=settings.timeout.total_seconds(),
                now=now,
                pauses=pauses,
                contact=settings.contact,
            ):
                if isinstance(outcome, Fetched):
                    await self._unparsed.acquire()
                    tasks.create_task(self._read(outcome, tasks))
                elif isinstance(outcome, Failed) and outcome.retry_at:
                    await self._write(self._writer.write, [outcome])
                else:
                    self._collect(outcome, tasks)
            self._all_fetched.set()

    def _collect(self, outcome: ParsedOutcome, tasks: asyncio.TaskGroup) -> None:
        self._unwritten.append(outcome)
        if len(self._unwritten) == 1:
            tasks.create_task(self._write_soon())

    async def _write_soon(self) -> None:
        """Write the outcomes that come in within a moment; a transaction for each takes longer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_MOMENT_S):
                await self._all_fetched.wait()
        outcomes, self._unwritten = self._unwritten, []
        await self._write(self._writer.write, outcomes)
        for outcome in outcomes:
            if isinstance(outcome, ParsedDocument):
                self._parsed.release()

    async def _read(self, outcome: Fetched, tasks: asyncio.TaskGroup) -> None:
        known: Mapping[str, str] = {}
        if self._writer.may_know_markup(outcome.feed):
            known = await self._write(self._writer.known_markup, outcome.feed)
        parser = await self._idle_parsers.get()
        parsed = await asyncio.get_running_loop().run_in_executor(
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
        self._unparsed.release()
        await self._parsed.acquire()
        self._collect(ParsedDocument(replace(outcome, body=b""), parsed), tasks)

    async def _write(
        self, call: Callable[[*_Arguments], _Result], *arguments: *_Arguments
    ) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(
            self._writer_thread, call, *arguments
        )
