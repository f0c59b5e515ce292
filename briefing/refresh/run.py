"""One refresh from beginning to end."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.domain.feed import display_name
from briefing.domain.refresh_report import RefreshReport
from briefing.domain.summit import wholly_about
from briefing.errors import UsageError
from briefing.fetch import due
from briefing.fetch.domain_pauses import Pauses
from briefing.refresh import full_text
from briefing.refresh.ingest import Intake
from briefing.refresh.story_grouping import follow_config, group
from briefing.store import assignments, feeds, pauses, refreshes, retention
from briefing.store.connection import open_writer, transaction
from briefing.store.refresh_lock import refresh_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.feed import Feed, FeedState
    from briefing.domain.refresh_report import Progress
    from briefing.store.connection import Connection

_LATELY = timedelta(days=30)
"""A feed that wrote of a summit within this time is one of its feeds."""


def run(
    config: Config,
    *,
    now: datetime,
    force: bool = False,
    only: Sequence[str] = (),
    progress: Callable[[Progress], None] | None = None,
) -> RefreshReport:
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
            held = Pauses(pauses.pauses(db, now))
            plan = due.plan(
                chosen,
                known,
                now,
                interval=config.settings.interval,
                force=force,
                pauses=held,
                awake=_awake(db, config, known, now),
            )
            intake.skip(plan)
            if plan.requests:
                from briefing.refresh.pipeline import (
                    gather,  # httpx: not for a run with nothing due
                )

                gather(plan.requests, intake, config.settings, held, now)
                intake.forgive_outage()
            _read_pages(chosen, intake, config, held, now)
            retention.prune(db, [feed.url for feed in config.feeds], now - config.settings.keep)
            new_stories = group(db, config)
            results = tuple(intake.results[feed.url] for feed in chosen)
            with transaction(db):
                pauses.forget(db, now)
                refreshes.log(
                    db,
                    now,
                    new=sum(result.new for result in results),
                    failed=sum(result.status == "failed" for result in results),
                )
        finally:
            db.close()
    return RefreshReport(results, new_stories, time.monotonic() - started, _notices(chosen))


def _read_pages(
    feeds: Sequence[Feed], intake: Intake, config: Config, held: Pauses, now: datetime
) -> None:
    """Ask for the pages of teasers, of the feeds that were asked themselves."""
    wanting = [
        feed
        for feed in feeds
        if feed.full_text and intake.results[feed.url].status in ("updated", "unchanged")
    ]
    if wanting and full_text.can_read():
        full_text.read_pages(wanting, intake, config.settings, held, now)


def _notices(feeds: Sequence[Feed]) -> tuple[str, ...]:
    if any(feed.full_text for feed in feeds) and not full_text.can_read():
        return ("full_text needs an extra: install briefing[article]",)
    return ()


def _awake(
    db: Connection, config: Config, known: Mapping[str, FeedState], now: datetime
) -> frozenset[str]:
    """URLs of the feeds that write of a summit which is under way."""
    under_way = [
        summit for summit in config.summits if summit.status(now, config.zone) == "ongoing"
    ]
    if not under_way:
        return frozenset()
    names = [(feed.url, display_name(feed, known.get(feed.url))) for feed in config.feeds]
    ids = [summit.id for summit in under_way]
    return assignments.feeds_of(db, ids, now - _LATELY) | wholly_about(under_way, names).keys()


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
