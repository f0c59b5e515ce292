"""Stories, events and summits, brought up to date after a fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.feed import display_name
from briefing.domain.summit import wholly_about
from briefing.group.stories import regroup
from briefing.group.summits import Matcher
from briefing.refresh.event_grouping import follow_stories
from briefing.store import assignments, corrections, entries, feeds, story_index
from briefing.store.connection import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.config.model import Config
    from briefing.domain.feed import FeedState
    from briefing.store.connection import Connection
    from briefing.store.story_index import CachedNeighbourhood

_AT_ONCE = 1_000
"""Entries grouped in one transaction: bounds memory and how long a reader's mark may wait."""


def follow_config(db: Connection, config: Config, known: Mapping[str, FeedState]) -> None:
    """Make anew what was made for other summits, other ranks of feeds or by older rules."""
    if not assignments.are_current(db, config.summits):
        names = [(feed.url, display_name(feed, known.get(feed.url))) for feed in config.feeds]
        assignments.assign_all(db, config.summits, wholly_about(config.summits, names))
    prefer = _prefer(config)
    if not story_index.is_current(db, prefer):
        story_index.reindex(db, prefer)


def group(db: Connection, config: Config) -> int:
    """Group the entries that wait for it, to stories and events; returns how many stories came."""
    cache = story_index.CachedNeighbourhood(db, _prefer(config))
    waiting = entries.ungrouped(db)
    new = sum(
        _group(db, config, cache, waiting[start : start + _AT_ONCE])
        for start in range(0, len(waiting), _AT_ONCE)
    )
    follow_stories(db)
    return new


def _group(
    db: Connection, config: Config, cache: CachedNeighbourhood, waiting: Sequence[str]
) -> int:
    """Stories are decided before the write lock is taken; what was decided while a reader
    corrected something is decided again."""
    while True:
        asked = corrections.changes(db)
        groups = regroup(waiting, cache, corrections.links(db))
        with transaction(db):
            if corrections.changes(db) != asked:
                continue
            before = corrections.ruled(db)
            new = story_index.save(db, groups)
            if ruled := before | corrections.ruled(db):
                _assign(db, config, sorted(ruled))
            return new


def _assign(db: Connection, config: Config, ids: Sequence[str]) -> None:
    """Let the copies that joined or left a story follow what was corrected about its summits."""
    known = feeds.states(db)
    names = [(feed.url, display_name(feed, known.get(feed.url))) for feed in config.feeds]
    assignments.assign(db, Matcher(config.summits), wholly_about(config.summits, names), ids)


def _prefer(config: Config) -> dict[str, int]:
    return {feed.url: feed.prefer for feed in config.feeds}
