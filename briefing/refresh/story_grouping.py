"""Updates stories, events and summit assignments after a fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.feed import display_names
from briefing.domain.summit import wholly_about
from briefing.store import assignments, corrections, entries, events, feeds, stories
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefing.config.model import Config
    from briefing.domain.feed import FeedState
    from briefing.store.fingerprint_index import FingerprintIndex
    from briefing.store.sqlite import Connection

_AT_ONCE = 1_000
"""Entries in one transaction: limits memory, and how long another process waits to write a mark."""

_FIRST = 200
"""Entries that are grouped first in a cold start, so that there is something to read in seconds."""


def update_for_config(db: Connection, config: Config, states: Mapping[str, FeedState]) -> None:
    """Redo what was made for other summits, with other ranks of feeds or by older rules."""
    if not assignments.are_current(db, config.summits):
        names = display_names(config.feeds, states)
        about = wholly_about(config.summits, names.items())
        assignments.assign_all(db, config.summits, about)
    prefer = _prefer(config)
    if not stories.are_current(db, prefer):
        from briefing.store import fingerprint_index

        fingerprint_index.reindex(db, prefer)


def group(db: Connection, config: Config) -> int:
    """Group all waiting entries into stories and events; returns how many stories are new."""
    grouping = StoryGrouping(db, config)
    grouping.finish()
    return grouping.new_stories


class StoryGrouping:
    """Groups entries while others are still fetched, so that they can be read at once.

    ``new_stories`` are the stories made so far.
    """

    def __init__(self, db: Connection, config: Config) -> None:
        self._db = db
        self._config = config
        self._stored = self._grouped = 0
        self.new_stories = 0

    @property
    def progress(self) -> tuple[int, int]:
        """How many entries of how many have been grouped so far."""
        return self._grouped, self._stored

    def add(self, stored: int) -> None:
        """Count new entries that have been stored, and group them once there are enough."""
        self._stored += stored
        if self._stored - self._grouped >= (_AT_ONCE if self._grouped else _FIRST):
            self._group_portions(lambda: None)

    def finish(self, on_progress: Callable[[], None] = lambda: None) -> None:
        """Group all entries that wait, the newest first, and the stories into events; calls
        ``on_progress`` whenever `progress` has changed."""
        self._group_portions(on_progress)
        if self._grouped:
            from briefing.group import text_profile

            text_profile.clear_cache()  # grouping events takes as much memory
        if not events.are_complete(self._db):
            from briefing.refresh.event_grouping import update_events

            update_events(self._db)

    def _group_portions(self, on_progress: Callable[[], None]) -> None:
        waiting = entries.ungrouped(self._db)
        self._stored = self._grouped + len(waiting)
        if not waiting:
            return
        # Loading it takes longer than all of a refresh in which nothing is new.
        from briefing.store.fingerprint_index import FingerprintIndex

        index = FingerprintIndex(self._db, _prefer(self._config))
        for start in range(0, len(waiting), _AT_ONCE):
            on_progress()
            portion = waiting[start : start + _AT_ONCE]
            self.new_stories += _group(self._db, self._config, index, portion)
            self._grouped += len(portion)
        on_progress()


def _group(db: Connection, config: Config, index: FingerprintIndex, waiting: Sequence[str]) -> int:
    """Decide on stories before taking the write lock; decide again if a correction was made
    meanwhile."""
    from briefing.group.stories import regroup

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
    from briefing.group.summits import Matcher

    names = display_names(config.feeds, feeds.states(db))
    about = wholly_about(config.summits, names.items())
    assignments.assign(db, Matcher(config.summits), about, ids)


def _prefer(config: Config) -> dict[str, int]:
    return {feed.url: feed.prefer for feed in config.feeds}
