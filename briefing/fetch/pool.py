"""Many fetches at once: politely to each host, and no faster than their results are taken."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import aclosing, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.fetch.client import Errand, Received, connected
from briefing.fetch.domain_pauses import Pauses
from briefing.fetch.headers import user_agent
from briefing.fetch.outcome import Failed, Held

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable
    from datetime import datetime

    from briefing.fetch.due import Request
    from briefing.fetch.outcome import Outcome

MOST_A_HOST = 2


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
    each = fetch_each(
        requests, concurrency=concurrency, timeout=timeout, now=now, pauses=pauses, contact=contact
    )
    async with aclosing(each):
        with suppress(StopAsyncIteration):
            while True:  # no name here keeps a body that the caller has let go
                yield (await anext(each))[1]


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

    At most ``concurrency`` connections are open, and two a host. ``timeout`` is seconds for one
    whole fetch (look-up, redirects, body); neither waiting for a turn nor a slow consumer counts.
    ``now`` is the instant the call is made at, from which Retry-After is reckoned; ``contact``
    goes into the User-Agent. At most ``concurrency`` bodies wait to be taken, as they came; each is
    unpacked when it is taken. No host is asked during one of ``pauses``, which grow by what servers
    ask for on the way.
    """
    held = pauses or Pauses()
    loop = asyncio.get_running_loop()
    started = loop.time()
    everyone = asyncio.Semaphore(max(1, concurrency))
    agent = user_agent(contact)
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(MOST_A_HOST))
    outcomes: asyncio.Queue[tuple[Request, Outcome | Received]] = asyncio.Queue(maxsize=1)

    def clock() -> datetime:
        return now + timedelta(seconds=loop.time() - started)

    async def run(errand: Errand) -> None:
        outcome: Outcome | Received | None = None
        while outcome is None:
            # The host's turn first: those who wait for a busy host take no place from others.
            async with hosts[errand.host], everyone:
                until = held.until(errand.host)
                if until is not None and until > clock():
                    outcome = Held(errand.request.feed, until)
                else:
                    outcome = await errand.step()
                if isinstance(outcome, Failed) and outcome.domain and outcome.retry_at:
                    held.hold(outcome.domain, outcome.retry_at)
                if outcome is not None:
                    await outcomes.put((errand.request, outcome))

    async with connected() as client:
        tasks = [
            asyncio.create_task(
                run(Errand(client, request, timeout=timeout, clock=clock, agent=agent))
            )
            for request in requests
        ]
        try:
            for _ in tasks:
                request, found = await outcomes.get()
                yield request, found.outcome() if isinstance(found, Received) else found
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
