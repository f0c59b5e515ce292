"""Many fetches at once: few to each host, and no faster than their outcomes are consumed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import aclosing, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.fetch.client import FeedFetch, ReceivedResponse
from briefing.fetch.headers import user_agent
from briefing.fetch.outcome import Failed, Paused
from briefing.fetch.places import Place, Places
from briefing.fetch.retry_after import Pauses
from briefing.fetch.transport import GuardedTransport

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable
    from datetime import datetime

    from briefing.fetch.due_feeds import Request
    from briefing.fetch.outcome import Outcome

MAX_PER_HOST = 2


async def fetch_all(
    requests: Iterable[Request],
    *,
    concurrency: int,
    timeout: float,
    now: datetime,
    pauses: Pauses | None = None,
    contact: str | None = None,
) -> AsyncGenerator[Outcome, None]:
    """The outcome of every request, as they come; see `fetch_each`."""
    outcomes = fetch_each(
        requests, concurrency=concurrency, timeout=timeout, now=now, pauses=pauses, contact=contact
    )
    async with aclosing(outcomes):
        with suppress(StopAsyncIteration):
            while True:  # without a name that would keep a body the caller has released
                yield (await anext(outcomes))[1]


async def fetch_each(
    requests: Iterable[Request],
    *,
    concurrency: int,
    timeout: float,
    now: datetime,
    pauses: Pauses | None = None,
    contact: str | None = None,
) -> AsyncGenerator[tuple[Request, Outcome], None]:
    """Every request with its outcome, as they come; closing it early abandons the rest.

    At most ``concurrency`` fetches are under way, and two connections to each host are open; a
    server that keeps silent does not count after a while (`briefing.fetch.places`). ``timeout`` is
    seconds for one whole fetch (look-up, redirects, body); waiting for a free place or for a slow
    consumer does not count. ``now`` is the instant of the call, from which Retry-After is computed;
    ``contact`` goes into the User-Agent. At most ``concurrency`` bodies wait undecoded; each is
    decoded when it is consumed. No host is requested during one of ``pauses``, which are extended
    by what servers ask for on the way.
    """
    active_pauses = pauses or Pauses()
    loop = asyncio.get_running_loop()
    started = loop.time()
    places = Places(max(1, concurrency))
    agent = user_agent(contact)
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
        lambda: asyncio.Semaphore(MAX_PER_HOST)
    )
    outcomes: asyncio.Queue[tuple[Request, Outcome | ReceivedResponse]] = asyncio.Queue(maxsize=1)

    def clock() -> datetime:
        return now + timedelta(seconds=loop.time() - started)

    async def run(fetch: FeedFetch) -> None:
        outcome: Outcome | ReceivedResponse | None = None
        while outcome is None:
            # The host first, so that fetches waiting for a busy host hold no place.
            async with hosts[fetch.host], Place(places) as place:
                until = active_pauses.until(fetch.host)
                if until is not None and until > clock():
                    outcome = Paused(fetch.request.feed, until)
                else:
                    outcome = await fetch.step(place)
                if isinstance(outcome, Failed) and outcome.domain and outcome.retry_at:
                    active_pauses.extend(outcome.domain, outcome.retry_at)
                if outcome is not None:
                    await outcomes.put((fetch.request, outcome))

    async with GuardedTransport() as transport:
        tasks = [
            asyncio.create_task(
                run(FeedFetch(transport, request, timeout=timeout, clock=clock, agent=agent))
            )
            for request in requests
        ]
        try:
            for _ in tasks:
                request, result = await outcomes.get()
                yield (
                    request,
                    result.outcome() if isinstance(result, ReceivedResponse) else result,
                )
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
