"""One refresh from beginning to end."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from briefing.domain.feed import display_name
from briefing.domain.report import Report
from briefing.errors import UsageError
from briefing.fetch import due
from briefing.refresh.grouping import follow_config, group
from briefing.refresh.intake import Intake
from briefing.store import feeds, refreshes, retention
from briefing.store.connection import open_writer, transaction
from briefing.store.lock import refresh_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.feed import Feed, FeedState
    from briefing.domain.report import Progress
    from briefing.fetch.due import Plan


def run(
    config: Config,
    *,
    now: datetime,
    force: bool = False,
    only: Sequence[str] = (),
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Refresh the due feeds of ``config`` once.

    ``only`` narrows to feeds by name or URL, ``force`` takes those that are not due too. A feed
    that fails is a result, not an error. Raises `RefreshHeld`, `CacheError`, or `UsageError` for
    a name that no feed or several feeds have.
    """
    started = time.monotonic()
    with refresh_lock(config.cache, now):
        db = open_writer(config.cache)
        try:
            known = feeds.states(db)
            chosen = _chosen(config.feeds, known, only)
            follow_config(db, config, known)
            intake = Intake(db, config.summits, known, now, len(chosen), progress)
            plan = due.plan(chosen, known, now, interval=config.settings.interval, force=force)
            intake.skip(plan)
            if plan.requests:
                asyncio.run(_fetch(config, plan, intake, now))
                intake.forgive_outage()
            retention.prune(db, [feed.url for feed in config.feeds], now - config.settings.keep)
            new_stories = group(db, config)
            results = tuple(intake.results[feed.url] for feed in chosen)
            with transaction(db):
                refreshes.log(
                    db,
                    now,
                    new=sum(result.new for result in results),
                    failed=sum(result.status == "failed" for result in results),
                )
        finally:
            db.close()
    return Report(results, new_stories, time.monotonic() - started)


async def _fetch(config: Config, plan: Plan, intake: Intake, now: datetime) -> None:
    """Fetch what is due; parsing and writing happen in one thread beside the network."""
    from concurrent.futures import ThreadPoolExecutor

    from briefing.fetch.pool import fetch_all  # loads httpx: not for a run with nothing due

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as beside:
        async for outcome in fetch_all(
            plan.requests,
            concurrency=config.settings.concurrency,
            timeout=config.settings.timeout.total_seconds(),
            now=now,
            contact=config.settings.contact,
        ):
            await loop.run_in_executor(beside, intake.take, outcome)


def _chosen(
    configured: Sequence[Feed], known: Mapping[str, FeedState], only: Sequence[str]
) -> tuple[Feed, ...]:
    if not only:
        return tuple(configured)
    chosen: dict[str, Feed] = {}
    for name in only:
        matching = [
            feed
            for feed in configured
            if name in (feed.url, display_name(feed, known.get(feed.url)))
        ]
        if not matching:
            raise UsageError(f"no feed is called {name!r}; `briefing feeds list` shows them all")
        if len(matching) > 1:
            raise UsageError(f"several feeds are called {name!r}; give the URL of one")
        chosen[matching[0].url] = matching[0]
    return tuple(chosen.values())
