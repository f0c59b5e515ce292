"""One refresh from beginning to end."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.domain.feed import display_names
from briefing.domain.feed_lookup import find_feed, no_such_feed
from briefing.domain.refresh_report import RefreshReport
from briefing.domain.summit import wholly_about
from briefing.fetch import due_feeds
from briefing.fetch.retry_after import MAX_PAUSE, Pauses
from briefing.refresh import full_text, sentence_encoder
from briefing.refresh.outcome_writer import OutcomeWriter
from briefing.refresh.story_grouping import StoryGrouping, update_for_config
from briefing.store import (
    assignments,
    entry_keys,
    feeds,
    pauses,
    refresh_clock,
    refreshes,
    retention,
)
from briefing.store.connection import open_writable
from briefing.store.refresh_lock import refresh_lock
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.feed import Feed, FeedState
    from briefing.domain.refresh_report import Progress
    from briefing.store.sqlite import Connection

_RECENT = timedelta(days=30)
"""A feed with an entry about a summit within this time counts as one of its feeds."""


def run(
    config: Config,
    *,
    now: datetime,
    force: bool = False,
    only: Sequence[str] = (),
    progress: Callable[[Progress], None] | None = None,
) -> RefreshReport:
    """Refresh the due feeds of ``config`` once.

    ``only`` limits it to feeds by name or URL, ``force`` includes those that are not due. A feed
    that fails is a result, not an error. Raises `RefreshHeld`, `CacheError`, or `UsageError` for
    a name that no feed or several feeds have.
    """
    started = time.monotonic()
    with refresh_lock(config.cache):
        db = open_writable(config.cache)
        try:
            stamp = refresh_clock.stamp(db, now)
            states = feeds.states(db)
            chosen = _chosen(config.feeds, states, only)
            update_for_config(db, config, states)
            entry_keys.update_version(db)
            grouping = StoryGrouping(db, config)
            writer = OutcomeWriter(
                db, config.summits, states, now, len(chosen), progress, grouping, stamp=stamp
            )
            pauses.delete_ended(db, now, now + MAX_PAUSE)
            domain_pauses = Pauses(pauses.active(db))
            plan = due_feeds.plan(
                chosen,
                states,
                now,
                interval=config.settings.interval,
                force=force,
                pauses=domain_pauses,
                awake=_feeds_of_ongoing_summits(db, config, states, now),
            )
            writer.write_skipped(plan)
            if plan.requests:
                # Loads httpx, which a run with nothing due does not need.
                from briefing.refresh.fetch_pipeline import fetch_feeds

                fetch_feeds(plan.requests, writer, config.settings, domain_pauses, now)
                writer.forgive_outage()
            _fetch_pages(chosen, writer, config, domain_pauses, now)
            until = refresh_clock.plausible(now, states)
            retention.prune(
                db, [feed.url for feed in config.feeds], until - config.settings.keep, now
            )
            grouping.finish(writer.report_progress)
            notices = _notices(chosen) + _compare_scripts(db, config)
            results = tuple(writer.results[feed.url] for feed in chosen)
            with transaction(db, counted=False):
                refreshes.log(
                    db,
                    stamp,
                    new=sum(result.new for result in results),
                    failed=sum(result.status == "failed" for result in results),
                )
        finally:
            db.close()
    return RefreshReport(results, grouping.new_stories, time.monotonic() - started, notices)


def _fetch_pages(
    feeds: Sequence[Feed],
    writer: OutcomeWriter,
    config: Config,
    domain_pauses: Pauses,
    now: datetime,
) -> None:
    """Fetch the pages of teasers, for the feeds that were fetched in this refresh."""
    with_full_text = [
        feed
        for feed in feeds
        if feed.full_text and writer.results[feed.url].status in ("updated", "unchanged")
    ]
    if with_full_text and full_text.is_available():
        full_text.fetch_pages(with_full_text, writer, config.settings, domain_pauses, now)


def _compare_scripts(db: Connection, config: Config) -> tuple[str, ...]:
    """Compare the sentences of each summit across scripts, if the extra for it is installed."""
    if not sentence_encoder.is_available():
        return ()
    from briefing.refresh import similar_sentences  # most readers do not need it

    return similar_sentences.update(db, config.summits)


def _notices(feeds: Sequence[Feed]) -> tuple[str, ...]:
    if any(feed.full_text for feed in feeds) and not full_text.is_available():
        return ("full_text needs an extra: install briefing[article]",)
    return ()


def _feeds_of_ongoing_summits(
    db: Connection, config: Config, states: Mapping[str, FeedState], now: datetime
) -> frozenset[str]:
    """URLs of the feeds that report on an ongoing summit."""
    ongoing = [summit for summit in config.summits if summit.status(now, config.zone) == "ongoing"]
    if not ongoing:
        return frozenset()
    ids = [summit.id for summit in ongoing]
    names = display_names(config.feeds, states)
    about = wholly_about(ongoing, names.items())
    return assignments.feeds_of(db, ids, now - _RECENT) | about.keys()


def _chosen(
    configured: Sequence[Feed], states: Mapping[str, FeedState], only: Sequence[str]
) -> tuple[Feed, ...]:
    if not only:
        return tuple(configured)
    names = display_names(configured, states)
    chosen: dict[str, Feed] = {}
    for name in only:
        feed = find_feed(configured, names, name)
        if feed is None:
            raise no_such_feed(name)
        chosen[feed.url] = feed
    return tuple(chosen.values())
