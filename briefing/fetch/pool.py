"""Many fetches at once: politely to each host, and no faster than their results are taken."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.fetch.client import Errand, Received, connected
from briefing.fetch.headers import user_agent

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
    contact: str | None = None,
) -> AsyncGenerator[Outcome, None]:
    """The outcome of every request, as they come; closing it early abandons the rest.

    At most ``concurrency`` connections are open, and two a host. ``timeout`` is seconds for one
    whole fetch (look-up, redirects, body); neither waiting for a turn nor a slow consumer counts.
    ``now`` is the instant the call is made at, from which Retry-After is reckoned; ``contact``
    goes into the User-Agent. At most
    ``concurrency`` bodies wait to be taken, as they came; each is unpacked when it is taken.
    """
    loop = asyncio.get_running_loop()
    started = loop.time()
    everyone = asyncio.Semaphore(max(1, concurrency))
    hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(MOST_A_HOST))
    agent = user_agent(contact)
    outcomes: asyncio.Queue[Outcome | Received] = asyncio.Queue(maxsize=1)

    def clock() -> datetime:
        return now + timedelta(seconds=loop.time() - started)

    async def run(errand: Errand) -> None:
        outcome = None
        while outcome is None:
            # The host's turn first: those who wait for a busy host take no place from others.
            async with hosts[errand.host], everyone:
                outcome = await errand.step()
                if outcome is not None:
                    await outcomes.put(outcome)

    async with connected() as client:
        tasks = [
            asyncio.create_task(
                run(Errand(client, request, timeout=timeout, clock=clock, agent=agent))
            )
            for request in requests
        ]
        try:
            for _ in tasks:
                found = await outcomes.get()
                yield found.outcome() if isinstance(found, Received) else found
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
