"""Writes the entries of documents and pages to the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.change import FeedChange, feed_change
from briefing.domain.entry import order_time
from briefing.domain.feed import display_name
from briefing.domain.summit import wholly_about
from briefing.group.comparison_form import ComparisonForm
from briefing.group.stories import fingerprints
from briefing.group.summits import Matcher
from briefing.parse.passages import with_text
from briefing.refresh import feed_state
from briefing.refresh.known_entries import known_feed
from briefing.store import article_pages, assignments, entries, entry_keys, feeds, former_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from briefing.domain.entry import Entry, ParsedFeed
    from briefing.domain.feed import Feed, FeedState
    from briefing.domain.summit import Summit
    from briefing.fetch.outcome import Fetched
    from briefing.refresh.known_entries import KnownFeed
    from briefing.store.sqlite import Connection


class StoredDocument(NamedTuple):
    """The state of a feed after a document was stored. ``changed``: it had entries to store;
    ``new`` and ``updated`` count them without those that the cache once deleted."""

    state: FeedState
    changed: bool
    new: int
    updated: int


class DocumentWriter:
    """Writes entries with their summits, inside the caller's transaction.

    ``stamp`` is when what is written counts as seen (store/refresh_clock.py).
    """

    def __init__(
        self, db: Connection, summits: Sequence[Summit], now: datetime, stamp: datetime
    ) -> None:
        self._db = db
        self._summits = tuple(summits)
        self._now = now
        self._stamp = stamp
        self._matcher = Matcher(self._summits)

    def write(self, outcome: Fetched, parsed: ParsedFeed, before: FeedState) -> StoredDocument:
        """Store the entries and the validators of a document; ``before`` is the feed's state."""
        feed = outcome.feed
        document = known_feed(self._db, feed.url, parsed)
        parsed = document.parsed
        in_feed = self._with_page_texts(parsed.entries) if feed.full_text else parsed.entries
        known = entries.versions(self._db, [entry.id for entry in in_feed])
        change = feed_change(known, in_feed, parsed.known_ids)
        changed = bool(change.new or change.updated)
        state = feed_state.from_document(before, outcome, parsed, self._now, changed=changed)
        feeds.save(self._db, state)  # before its entries, which refer to it
        former_texts.save(self._db, change.updated, self._stamp)
        entry_fingerprints = self._fingerprints(change, document.returned)
        self._write_change(change, entry_fingerprints, state, feed, document)
        entry_keys.save(self._db, document.keys)
        if changed:
            times = entries.times_in_last_document(self._db, feed.url)
            state = feed_state.with_habit(state, times, self._now)
            feeds.save(self._db, state)
        new = sum(entry.id not in document.returned for entry in change.new)
        return StoredDocument(state, changed, new, len(change.updated))

    def write_page(self, feed: Feed, entry: Entry, state: FeedState) -> None:
        """Store an entry with the text of its page."""
        change = FeedChange((), (entry,), ())
        article_pages.save(self._db, entry.id, self._now, paragraphs=entry.paragraphs)
        self._write_change(change, self._fingerprints(change, {}), state, feed)

    def _with_page_texts(self, in_feed: Sequence[Entry]) -> tuple[Entry, ...]:
        """Entries of a feed, with the texts of their pages in place of the feed's where known."""
        texts = article_pages.texts(self._db, [entry.id for entry in in_feed])
        return tuple(
            with_text(entry, texts[entry.id]) if entry.id in texts else entry for entry in in_feed
        )

    def _write_change(
        self,
        change: FeedChange,
        entry_fingerprints: Mapping[str, frozenset[int]],
        state: FeedState,
        feed: Feed,
        document: KnownFeed | None = None,
    ) -> None:
        changed = [entry.id for entry in (*change.new, *change.updated)]
        changed += entries.apply(
            self._db,
            change,
            entry_fingerprints,
            self._stamp,
            document.parsed.markup_digests if document else {},
            document.returned if document else {},
        )
        if changed:
            assignments.assign(
                self._db,
                self._matcher,
                wholly_about(self._summits, [(feed.url, display_name(feed, state))]),
                list(dict.fromkeys(changed)),
            )

    def _fingerprints(
        self, change: FeedChange, returned: Mapping[str, datetime]
    ) -> dict[str, frozenset[int]]:
        first_seen = entries.first_seen_times(self._db, [entry.id for entry in change.updated])
        first_seen |= returned
        return {
            entry.id: fingerprints(_comparison_form(entry, first_seen.get(entry.id, self._stamp)))
            for entry in (*change.new, *change.updated)
        }


def _comparison_form(entry: Entry, first_seen: datetime) -> ComparisonForm:
    return ComparisonForm(
        entry=entry.id,
        feed=entry.feed,
        url=entry.original or entry.url,
        title=entry.title,
        paragraphs=entry.paragraphs,
        at=order_time(entry.published, first_seen),
        first_seen=first_seen,
    )
