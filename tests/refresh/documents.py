"""A feed whose documents are read and stored as a refresh does, without the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.domain.entry import ParsedFeed
from briefing.domain.feed import Feed
from briefing.fetch.outcome import Fetched
from briefing.parse.feed import parse
from briefing.refresh.outcome_writer import OutcomeWriter, ParsedDocument
from briefing.store import entry_keys, feeds
from tests.builders.rss import rss

if TYPE_CHECKING:
    from briefing.domain.refresh_report import FeedResult
    from briefing.domain.summit import Summit
    from briefing.store.sqlite import Connection

URL = "https://wire.example/rss"


@dataclass
class Documents:
    """The cache of a reader of one feed; an hour passes with each document."""

    db: Connection
    now: datetime = datetime(2025, 10, 29, tzinfo=UTC)
    summits: tuple[Summit, ...] = ()
    last: bytes = field(default=b"", init=False)

    def publish(self, *items: str, link: str = "https://wire.example/") -> int:
        """Store a document with these items; returns how many entries are new.

        The same document once more, with or without its markup known, changes nothing.
        """
        self.last = rss("Wire", *items, head=f"<link>{link}</link>")
        new = self.read().new
        for whole in (False, True):
            again = self.read(whole=whole)
            assert (again.status, again.new, again.updated) == ("unchanged", 0, 0)
        return new

    def read(self, *, whole: bool = False) -> FeedResult:
        """Store the last document again; ``whole``: even items with known markup are read."""
        self.now += timedelta(hours=1)
        feed = Feed(URL)
        entry_keys.update_version(self.db)
        writer = OutcomeWriter(self.db, self.summits, feeds.states(self.db), self.now, 1, None)
        known = {} if whole else writer.known_markup(feed)
        parsed = parse(self.last, feed=URL, url=URL, headers={}, known=known)
        assert isinstance(parsed, ParsedFeed)
        fetched = Fetched(feed, 200, URL, {}, self.last, "", None, None, None)
        writer.write([ParsedDocument(fetched, parsed)])
        return writer.results[URL]

    def titles(self) -> list[str]:
        """The headlines in the cache."""
        rows = self.db.execute("SELECT title FROM entries ORDER BY title").fetchall()
        return [row["title"] for row in rows]
