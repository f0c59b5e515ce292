"""The one way out: briefings, stories and searches from the cache, and the reader's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from briefing.desk.composer import Composer
from briefing.domain import search_query
from briefing.domain.feed import FeedHealth, display_name
from briefing.domain.summit import Summit, wholly_about
from briefing.errors import CacheError, UsageError
from briefing.store import (
    assignments,
    corrections,
    events,
    feeds,
    readings,
    refreshes,
    search,
    stories,
    story_members,
)
from briefing.store.connection import open_reader, open_writer, transaction
from briefing.store.feed_names import Names
from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from briefing.config.model import Config
    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.search_hit import Hit
    from briefing.domain.story import Story
    from briefing.store.connection import Connection


class Desk:
    """Answers from the cache as it stands at ``now``; without a cache every answer is empty.

    Reads through a read-only connection and opens a writing one only for the reader's marks, and
    to keep briefings.
    Raises `CacheError`.
    """

    def __init__(self, config: Config, now: datetime) -> None:
        self._config = config
        self._now = now
        self._db = open_reader(config.cache)
        self._writer: Connection | None = None
        self._states = feeds.states(self._db) if self._db else {}
        self._names = Names(
            {f.url: masked(display_name(f, self._states.get(f.url))) for f in config.feeds},
            {f.url: f.outlet for f in config.feeds if f.outlet},
        )
        self._composer = Composer(self._db, self._names, now, config.zone)
        self._follow_summits()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the cache."""
        for db in (self._db, self._writer):
            if db is not None:
                db.close()
        self._db = self._writer = None

    @property
    def empty(self) -> bool:
        """There is no cache yet."""
        return self._db is None

    def briefings(
        self, names: Iterable[str] = (), *, max_words: int | None = None
    ) -> tuple[Briefing, ...]:
        """The briefings of the summits and events named by id, in that order; without names,
        of all summits.

        An event is named by the headline most like those of its other stories, and stands for
        a summit that nobody described. Raises `UsageError` for an unknown id.
        """
        if wanted := tuple(names):
            return tuple(self._named(name, max_words) for name in wanted)
        return tuple(self._composer.of_summit(summit, max_words) for summit in self._config.summits)

    def briefing(self, summit_id: str) -> Briefing:
        """The briefing of one summit; raises `UsageError` for an unknown id."""
        return self._composer.of_summit(self.summit(summit_id), None)

    def stories(
        self,
        summit: str | None = None,
        since: timedelta | None = None,
        event: str | None = None,
    ) -> tuple[Story, ...]:
        """All stories, newest first, narrowed to a summit, to the last ``since``, to an event."""
        if summit is not None:
            self.summit(summit)
        if self._db is None:
            return ()
        after = None if since is None else self._now - since
        ids = stories.listed(self._db, summit, after, event)
        return stories.stories(self._db, ids, self._names)

    def stories_named(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """The stories with these ids, or that hold the entries with them, each once."""
        if self._db is None:
            return ()
        found = [story_members.story_of(self._db, id) for id in ids]
        return stories.stories(self._db, list(dict.fromkeys(filter(None, found))), self._names)

    def unassigned(self, limit: int = 200) -> tuple[Story, ...]:
        """The newest stories that belong to no summit."""
        if self._db is None:
            return ()
        return stories.stories(self._db, stories.in_no_summit(self._db, limit), self._names)

    def starred(self) -> tuple[Point, ...]:
        """The starred points of all summits."""
        return tuple(
            point for briefing in self.briefings() for point in briefing.shown if point.starred
        )

    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Entries that match; raises `UsageError` for an operator that cannot be understood."""
        wanted = search_query.parse(text)
        if wanted.problems:
            raise UsageError("; ".join(wanted.problems))
        if wanted.summit is not None:
            self.summit(wanted.summit)
        if self._db is None:
            return ()
        return search.search(
            self._db,
            wanted,
            self._names,
            feeds=wanted.feeds_of(self.feeds()),
            now=self._now,
            limit=limit,
        )

    def feeds(self) -> tuple[FeedHealth, ...]:
        """Every configured feed with what is known of it, in the order of feeds.toml."""
        return tuple(
            FeedHealth(feed, self._names.feeds[feed.url], self._states.get(feed.url))
            for feed in self._config.feeds
        )

    def mark(self, points: Iterable[Point], read: bool) -> None:
        """Mark the passages of these points read or unread."""
        with transaction(self._writing()):
            for point in points:
                readings.mark(self._writing(), point.keys, self._now if read else None)

    def mark_summit(self, summit_id: str, at: datetime | None) -> None:
        """Move the reading of a summit to ``at``; None makes all of it new again.

        Raises `UsageError` for an unknown id.
        """
        summit = self.summit(summit_id)
        db = self._writing()
        with transaction(db):
            readings.mark_summit(db, summit.id, at)
            if at is None:
                readings.unmark_passages(db, summit.id)

    def star(self, point: Point, on: bool) -> None:
        """Star a point, or take its star away."""
        with transaction(self._writing()):
            readings.star(self._writing(), point.keys, self._now if on else None)

    def hide(self, point: Point, on: bool) -> None:
        """Leave a point out of every briefing from now on, or take it in again."""
        with transaction(self._writing()):
            readings.hide(self._writing(), point.keys, self._now if on else None)

    def keep(self) -> None:
        """Keep what had to be composed for the answers so far: the next reader need not wait."""
        if self._composer.lags:
            self._composer.keep(self._writing(), self._config.summits)

    def refreshed_at(self) -> datetime | None:
        """When the last refresh began."""
        return refreshes.last(self._db)[1] if self._db else None

    def version(self) -> int:
        """A number that grows with every refresh and correction, whichever process made it."""
        if self._db is None:
            self._db = open_reader(self._config.cache)
        return refreshes.last(self._db)[0] + corrections.changes(self._db) if self._db else 0

    def _named(self, name: str, max_words: int | None) -> Briefing:
        if self._db is None or not events.exists(self._db, name):
            summit = self.summit(name, "no summit or event")
            return self._composer.of_summit(summit, max_words)
        return self._composer.of_event(name, max_words)

    def _follow_summits(self) -> None:
        """Assign anew when feeds.toml describes other summits than the cache was grouped by."""
        if self._db is None or assignments.are_current(self._db, self._config.summits):
            return
        about = wholly_about(self._config.summits, self._names.feeds.items())
        try:
            assignments.assign_all(self._writing(), self._config.summits, about)
        except CacheError:
            # A cache that cannot be written is still worth reading, as it was last assigned.
            return

    def _writing(self) -> Connection:
        if self._writer is None:
            self._writer = open_writer(self._config.cache)
        return self._writer

    def summit(self, name: str, nothing: str = "no summit") -> Summit:
        """The configured summit with this id; raises `UsageError` when ``nothing`` is called so."""
        for summit in self._config.summits:
            if summit.id == name:
                return summit
        known = ", ".join(summit.id for summit in self._config.summits) or "none is configured"
        raise UsageError(f"{nothing} is called {name!r} (known summits: {known})")
