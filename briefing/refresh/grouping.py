"""Stories and summits, brought up to date after a fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.summit import wholly_about
from briefing.group.stories import regroup
from briefing.store import assignments, entries, neighbourhood
from briefing.store.connection import transaction

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.store.connection import Connection

_AT_ONCE = 1_000
"""Entries grouped in one transaction: bounds memory and how long a reader's mark may wait."""


def group(db: Connection, config: Config) -> int:
    """Group and assign what waits for it; returns how many stories are new."""
    about = wholly_about(config.summits, ((feed.url, feed.name) for feed in config.feeds))
    cache = neighbourhood.CachedNeighbourhood(db, {f.url: f.prefer for f in config.feeds})
    if not assignments.are_current(db, config.summits):
        with transaction(db):
            assignments.assign_all(db, config.summits, about)
    if not neighbourhood.is_current(db):
        with transaction(db):
            neighbourhood.reindex(db)
    new_stories = 0
    waiting = entries.ungrouped(db)
    for start in range(0, len(waiting), _AT_ONCE):
        ids = waiting[start : start + _AT_ONCE]
        groups = regroup(ids, cache)
        with transaction(db):
            new_stories += neighbourhood.save(db, groups)
            assignments.assign(db, config.summits, about, ids)
    return new_stories
