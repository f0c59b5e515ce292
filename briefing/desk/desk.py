"""Answers questions from the cache (briefings, stories, searches) and stores the reader's marks."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from briefing.desk.briefing_loader import BriefingLoader
from briefing.desk.note_desk import NoteDesk
from briefing.desk.search_desk import SearchDesk
from briefing.domain.briefing import PendingBriefing, shown_passages
from briefing.domain.feed import FeedHealth
from briefing.domain.feed_activity import DAYS, FeedActivity
from briefing.domain.summit import Summit, first_instant, wholly_about
from briefing.errors import CacheError, UsageError
from briefing.store import (
    assignments,
    corrections,
    entries,
    events,
    feeds,
    readings,
    refreshes,
    stories,
)
from briefing.store.connection import open_read_only, open_writable
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.article import Article
    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.event import Event, OutsideEvent
    from briefing.domain.story import Story
    from briefing.store.sqlite import Connection


class Desk(NoteDesk, SearchDesk):
    """Answers from the cache as of ``now``; without a cache every answer is empty.

    Reads through a read-only connection and opens a writable one only to store the reader's marks
    and briefings. Raises `CacheError`, when another program is writing to the cache after
    ``write_wait``, by default after that of `open_writable`.
    """

    def __init__(
        self, config: Config, now: datetime, *, write_wait: timedelta | None = None
    ) -> None:
        self._write_wait = write_wait
        self._marks: tuple[object, ...] = ()
        self._marks_at: int | None = None
        self._config = config
        self._now = now
        self._db = open_read_only(config.cache)
        self._writer: Connection | None = None
        self._events: dict[str, Event] = {}
        self._states = feeds.states(self._db) if self._db else {}
        self._names = feeds.FeedNames.of(config.feeds, self._states)
        self._loader = BriefingLoader(
            self._db, self._names, now, config.zone, config.settings.languages
        )
        self._update_assignments()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to the cache."""
        for db in (self._db, self._writer):
            if db is not None:
                db.close()
        self._db = self._writer = None

    @property
    def empty(self) -> bool:
        """Whether there is no cache yet."""
        return self._db is None

    def briefings(
        self, names: Iterable[str] = (), *, max_words: int | None = None
    ) -> tuple[Briefing, ...]:
        """The briefings of the summits and events named by id, in that order; without names,
        of all summits.

        An event is treated as a summit that is not configured, named after the headline most
        similar to those of its other stories. Raises `UsageError` for an unknown id.
        """
        if wanted := tuple(names):
            return tuple(self._named(name, max_words) for name in wanted)
        return tuple(self._loader.of_summit(summit, max_words) for summit in self._config.summits)

    def briefing(self, summit_id: str) -> Briefing:
        """The briefing of one summit; raises `UsageError` for an unknown id."""
        return self._loader.of_summit(self.summit(summit_id), None)

    def whole_briefing(self, name: str) -> Briefing:
        """The briefing of one summit or event (id) with everything that does not fit in it.

        Raises `UsageError` for an unknown id.
        """
        if self._db is not None and events.exists(self._db, name):
            return self._loader.of_event(name, None, whole=True)
        return self._loader.of_summit(self.summit(name, "no summit or event"), None, whole=True)

    def stored_briefings(
        self, summits: Collection[str] | None = None
    ) -> tuple[Briefing | PendingBriefing, ...]:
        """All summits in the order of feeds.toml, without composing anything: their stored
        briefings, or what is pending. Only those of ``summits`` (ids), if given, are looked for."""
        listed: list[Briefing | PendingBriefing] = []
        for position, summit in enumerate(self._config.summits):
            wanted = summits is None or summit.id in summits
            stored = self._loader.stored(summit) if wanted else None
            status = summit.status(self._now, self._config.zone)
            listed.append(stored or PendingBriefing(summit, status, position))
        return tuple(listed)

    def stories(
        self,
        summit: str | None = None,
        since: timedelta | None = None,
        event: str | None = None,
    ) -> tuple[Story, ...]:
        """Stories, newest first: all, or those of a summit, of the last ``since``, of an event."""
        if summit is not None:
            self.summit(summit)
        if self._db is None:
            return ()
        after = None if since is None else self._now - since
        ids = stories.story_ids(self._db, summit, after, event)
        return stories.load(self._db, ids, self._names)

    def stories_named(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """The stories with these ids, or that hold the entries with them, each once."""
        if self._db is None:
            return ()
        story_ids = [stories.find_story(self._db, id) for id in ids]
        return stories.load(self._db, list(dict.fromkeys(filter(None, story_ids))), self._names)

    def point(self, id: str) -> Point | None:
        """The point with this id, if a briefing shows it."""
        shown = (point for briefing in self.briefings() for point in briefing.shown)
        return next((point for point in shown if point.id == id), None)

    def article(self, id: str, briefings: Iterable[Briefing] = ()) -> Article | None:
        """The entry with this id, or the one that the story with it shows, as its publisher wrote
        it, what ``briefings`` show of it marked; None for an unknown id."""
        story = next(iter(self.stories_named([id])), None)
        if self._db is None or story is None:
            return None
        from briefing.store import stored_markup  # loads a parser of HTML

        entry = next((entry for entry in story.entries if entry.id == id), story.entries[0])
        return stored_markup.article(self._db, entry, shown_passages(briefings, entry.id))

    def unassigned(self, limit: int = 200) -> tuple[Story, ...]:
        """The newest stories that belong to no summit."""
        if self._db is None:
            return ()
        return stories.load(self._db, stories.ids_in_no_summit(self._db, limit), self._names)

    def unassigned_count(self) -> int:
        """How many stories belong to no summit."""
        return stories.count_in_no_summit(self._db) if self._db else 0

    def events(self, ids: Iterable[str | None]) -> dict[str, Event]:
        """The events with these ids, by id; unknown ids and None are left out."""
        listed = tuple(filter(None, ids))
        wanted = set(listed) - self._events.keys()
        if self._db is not None and wanted:
            from briefing.store import event_reports  # loads a part of the composer

            self._events |= event_reports.events(self._db, wanted, self._names)
        return {id: self._events[id] for id in listed if id in self._events}

    def outside(self, limit: int = 3) -> tuple[OutsideEvent, ...]:
        """The largest events of the last day that no summit has a part in, the largest first."""
        if self._db is None:
            return ()
        from briefing.store import outside_events  # loads a part of the composer

        return outside_events.largest(self._db, self._names, self._now, limit)

    def starred(self) -> tuple[Point, ...]:
        """The starred points of all summits."""
        return tuple(
            point for briefing in self.briefings() for point in briefing.shown if point.starred
        )

    def feeds(self) -> tuple[FeedHealth, ...]:
        """Every configured feed with what is known of it, in the order of feeds.toml."""
        ahead = entries.dates_after(self._db, self._now) if self._db else {}
        return tuple(
            FeedHealth(
                feed,
                self._names.feeds[feed.url],
                self._states.get(feed.url),
                ahead.get(feed.url, ()),
            )
            for feed in self._config.feeds
        )

    def feed_activity(self) -> FeedActivity:
        """What the feeds brought on each of the last days, and the refreshes of 24 hours."""
        if self._db is None:
            return FeedActivity()
        from briefing.store import feed_activity  # the first screen does without it

        zone, today = self._config.zone, self._now.astimezone(self._config.zone).date()
        midnights = [
            first_instant(today + timedelta(days=offset), zone) for offset in range(1 - DAYS, 2)
        ]
        return FeedActivity(
            feed_activity.entries_by_day(self._db, midnights),
            refreshes.since(self._db, self._now - timedelta(days=1)),
        )

    def mark(self, points: Iterable[Point], read: bool) -> None:
        """Mark the passages of these points read or unread."""
        with transaction(self._writable()):
            for point in points:
                readings.mark(self._writable(), point.keys, self._now if read else None)

    def mark_stories(self, ids: Sequence[str], read: bool) -> None:
        """Mark everything in the stories with these ids read or unread."""
        with transaction(self._writable()):
            keys = stories.passage_keys(self._writable(), ids)
            readings.mark(self._writable(), keys, self._now if read else None)

    def mark_summit(self, summit_id: str, at: datetime | None) -> None:
        """Set the reading of a summit to ``at``; None removes it, which makes everything new again.

        Raises `UsageError` for an unknown id.
        """
        summit = self.summit(summit_id)
        db = self._writable()
        with transaction(db):
            readings.mark_summit(db, summit.id, at)
            if at is None:
                readings.unmark_passages(db, summit.id)

    def star(self, point: Point, on: bool) -> None:
        """Star a point, or remove its star."""
        with transaction(self._writable()):
            readings.star(self._writable(), point.keys, self._now if on else None)

    def hide(self, point: Point, on: bool) -> None:
        """Hide a point in every briefing from now on, or show it again."""
        with transaction(self._writable()):
            readings.hide(self._writable(), point.keys, self._now if on else None)

    def save_briefings(self) -> None:
        """Store the briefings composed so far, so that they need not be composed next time."""
        if self._loader.has_unsaved:
            self._loader.save(self._writable(), self._config.summits)

    def save_briefings_if_free(self) -> None:
        """Store them only if that neither waits nor disturbs: not while a refresh or another writer
        is at the cache, nor where it cannot be written."""
        if not self._loader.has_unsaved or self._db is None:
            return
        from briefing.store.refresh_lock import is_refreshing  # most readers store nothing

        with suppress(CacheError):
            if not is_refreshing(self._config.cache):
                with closing(open_writable(self._config.cache)) as writer:
                    writer.execute("PRAGMA busy_timeout = 0")
                    self._loader.save(writer, self._config.summits)

    def refreshed_at(self) -> datetime | None:
        """When the last refresh began."""
        return refreshes.last(self._db)[1] if self._db else None

    def version(self) -> int:
        """A number that grows with every refresh and correction, by any process."""
        if self._db is None:
            self._db = open_read_only(self._config.cache)
        return refreshes.last(self._db)[0] + corrections.change_count(self._db) if self._db else 0

    def marks_fingerprint(self) -> tuple[object, ...]:
        """A value that anything which a reader marks, stars or hides changes, by any process."""
        if self._db is None:
            return ()
        committed = self._db.execute("PRAGMA data_version").fetchone()[0]
        if committed != self._marks_at:
            self._marks, self._marks_at = readings.fingerprint(self._db), committed
        return self._marks

    def _named(self, name: str, max_words: int | None) -> Briefing:
        if self._db is None or not events.exists(self._db, name):
            summit = self.summit(name, "no summit or event")
            return self._loader.of_summit(summit, max_words)
        return self._loader.of_event(name, max_words)

    def _update_assignments(self) -> None:
        """Reassign all entries if feeds.toml has changed its summits since they were assigned."""
        if self._db is None or assignments.are_current(self._db, self._config.summits):
            return
        about = wholly_about(self._config.summits, self._names.feeds.items())
        try:
            assignments.assign_all(self._writable(), self._config.summits, about)
        except CacheError:
            # A cache that cannot be written is still worth reading, as it was last assigned.
            return

    def _writable(self) -> Connection:
        if self._writer is None:
            self._writer = open_writable(self._config.cache)
            if self._write_wait is not None:
                milliseconds = round(self._write_wait.total_seconds() * 1000)
                self._writer.execute(f"PRAGMA busy_timeout = {milliseconds}")
        return self._writer

    def summit(self, name: str, missing: str = "no summit") -> Summit:
        """The summit with this id, or `UsageError` with a message that begins with ``missing``."""
        for summit in self._config.summits:
            if summit.id == name:
                return summit
        known = ", ".join(summit.id for summit in self._config.summits) or "none is configured"
        raise UsageError(f"{missing} is called {name!r} (known summits: {known})")
