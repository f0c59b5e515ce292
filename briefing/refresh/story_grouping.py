"""Updates stories, events and summit assignments after a fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.feed import display_names
from briefing.domain.summit import wholly_about
from briefing.group.stories import regroup
from briefing.group.summits import Matcher
from briefing.refresh.event_grouping import update_events
from briefing.store import assignments, corrections, entries, feeds, fingerprint_index, stories
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefing.config.model import Config
    from briefing.domain.feed import FeedState
    from briefing.store.fingerprint_index import FingerprintIndex
    from briefing.store.sqlite import Connection

_AT_ONCE = 1_000
"""Entries in one transaction: limits memory, and how long another process waits to write a mark."""


def update_for_config(db: Connection, config: Config, states: Mapping[str, FeedState]) -> None:
    """Redo what was made for other summits, with other ranks of feeds or by older rules."""
    if not assignments.are_current(db, config.summits):
        names = display_names(config.feeds, states)
        about = wholly_about(config.summits, names.items())
        assignments.assign_all(db, config.summits, about)
    prefer = _prefer(config)
    if not fingerprint_index.is_current(db, prefer):
        fingerprint_index.reindex(db, prefer)


def group(
    db: Connection, config: Config, on_grouped: Callable[[int, int], None] = lambda *_: None
) -> int:
    """Group all waiting entries into stories, the newest first, and stories into events.

    ``on_grouped`` is called before each portion, and at the end, with how many entries are grouped
    and how many there are to group. Returns how many stories are new.
    """
    index = fingerprint_index.FingerprintIndex(db, _prefer(config))
    waiting = entries.ungrouped(db)
    new = 0
    for start in range(0, len(waiting), _AT_ONCE):
        on_grouped(start, len(waiting))
        new += _group(db, config, index, waiting[start : start + _AT_ONCE])
    update_events(db)
    if waiting:
        on_grouped(len(waiting), len(waiting))
    return new


def _group(db: Connection, config: Config, index: FingerprintIndex, waiting: Sequence[str]) -> int:
    """Decide on stories before taking the write lock; decide again if a correction was made
    meanwhile."""
    while True:
        corrections_before = corrections.change_count(db)
        groups = regroup(waiting, index, corrections.story_corrections(db))
        with transaction(db):
            if corrections.change_count(db) != corrections_before:
                continue
            ruled_before = corrections.ruled_entries(db)
            new = stories.save(db, groups)
            if ruled := ruled_before | corrections.ruled_entries(db):
                _assign(db, config, sorted(ruled))
            return new


def _assign(db: Connection, config: Config, ids: Sequence[str]) -> None:
    """Apply corrections of summits to the copies that have joined or left a story."""
    names = display_names(config.feeds, feeds.states(db))
    about = wholly_about(config.summits, names.items())
    assignments.assign(db, Matcher(config.summits), about, ids)


def _prefer(config: Config) -> dict[str, int]:
    return {feed.url: feed.prefer for feed in config.feeds}
