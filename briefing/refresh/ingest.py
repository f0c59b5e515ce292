"""From the outcome of a fetch to rows of the cache and a line of the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.change import FeedChange, feed_change
from briefing.domain.entry import ParsedFeed
from briefing.domain.feed import FeedState, display_name
from briefing.domain.refresh_report import FeedResult, Progress
from briefing.domain.summit import wholly_about
from briefing.fetch.outcome import Failed, Held, Unchanged
from briefing.group.comparison_form import Sketch
from briefing.group.stories import fingerprints
from briefing.group.summits import Matcher
from briefing.parse.passages import with_text
from briefing.refresh import feed_state
from briefing.store import article_pages, assignments, entries, feeds, pauses
from briefing.store.connection import transaction
from briefing.text.urls import host, masked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.entry import Entry
    from briefing.domain.feed import Feed
    from briefing.domain.refresh_report import Outcome
    from briefing.domain.summit import Summit
    from briefing.fetch.due import Plan
    from briefing.fetch.outcome import Fetched
    from briefing.parse.not_a_feed import Unreadable
    from briefing.store.connection import Connection

_SEVERAL = 2
"""Hosts that must be out of reach together before it looks like our own network."""


class Intake:
    """Turns what became of each feed into rows of the cache and a result, one feed at a time.

    ``known`` is what is known of the feeds, kept up to date; ``results`` are by feed URL.
    """

    def __init__(
        self,
        db: Connection,
        summits: Sequence[Summit],
        known: dict[str, FeedState],
        now: datetime,
        total: int,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._db = db
        self._matcher = Matcher(summits)
        self._known = known
        self._now = now
        self._total = total
        self._progress = progress
        self.results: dict[str, FeedResult] = {}

    def skip(self, plan: Plan) -> None:
        """Record the feeds that are not fetched now."""
        for feed, retry_at in plan.not_due:
            self._note(self._result(feed, "not_due", retry_at=retry_at))
        for feed in plan.unusable:
            self._failed(Failed(feed, feed.problem or "the address cannot be used"))

    def pieces(self, feed: Feed) -> dict[str, str]:
        """What is known of the markup of the feed's last document: entry ids by digest."""
        return entries.pieces(self._db, feed.url)

    def take(self, outcome: Unchanged | Failed | Held) -> None:
        """Store an outcome without a document, in one transaction."""
        match outcome:
            case Unchanged():
                self._unchanged(outcome)
            case Failed():
                self._failed(outcome)
            case Held():
                self._note(self._result(outcome.feed, "not_due", retry_at=outcome.until))

    def take_document(self, outcome: Fetched, parsed: ParsedFeed | Unreadable) -> None:
        """Store a document as it was read: its entries and its validators in one transaction."""
        feed = outcome.feed
        if not isinstance(parsed, ParsedFeed):
            self._failed(Failed(feed, parsed.reason, outcome.http))
            return
        told = self._with_pages(parsed.entries) if feed.full_text else parsed.entries
        change = feed_change(
            entries.digests(self._db, [entry.id for entry in told]), told, parsed.known_ids
        )
        moved = bool(change.new or change.updated)
        state = feed_state.from_document(self._state(feed), outcome, parsed, self._now, moved=moved)
        prints = self._fingerprints(change)
        with transaction(self._db):
            feeds.save(self._db, state)  # before its entries, which refer to it
            self._write(change, prints, state, feed, parsed.markup_digests)
            if moved:
                instants = entries.instants(self._db, feed.url)
                state = feed_state.with_habit(state, instants, self._now)
                feeds.save(self._db, state)
        self._known[feed.url] = state
        result = self._result(feed, "updated" if moved else "unchanged", http=outcome.http)
        self._note(
            replace(
                result,
                entries=state.entries,
                new=len(change.new),
                updated=len(change.updated),
                moved_to=outcome.moved_to,
                proposed_url=state.proposed_url,
            )
        )

    def without_page(self, feed: Feed, since: datetime, limit: int) -> tuple[Entry, ...]:
        """The newest entries of the feed whose own pages were never asked for."""
        return article_pages.unasked(self._db, feed.url, since, limit)

    def take_page(self, feed: Feed, entry: Entry) -> None:
        """Store an entry with the text of its page, in one transaction."""
        change = FeedChange((), (entry,), ())
        prints = self._fingerprints(change)
        with transaction(self._db):
            article_pages.save(self._db, entry.id, self._now, paragraphs=entry.paragraphs)
            self._write(change, prints, self._state(feed), feed, {})

    def take_no_page(self, entry: Entry, reason: str) -> None:
        """Note why the page of an entry is not to be had; it is not asked for again."""
        with transaction(self._db):
            article_pages.save(self._db, entry.id, self._now, error=reason)

    def _with_pages(self, told: Sequence[Entry]) -> tuple[Entry, ...]:
        """Entries as their feed tells them, with the text of their pages where that is known."""
        found = article_pages.bodies(self._db, [entry.id for entry in told])
        return tuple(
            with_text(entry, found[entry.id]) if entry.id in found else entry for entry in told
        )

    def _write(
        self,
        change: FeedChange,
        prints: Mapping[str, frozenset[int]],
        state: FeedState,
        feed: Feed,
        pieces: Mapping[str, str],
    ) -> None:
        entries.apply(self._db, change, prints, self._now, pieces)
        assignments.assign(
            self._db,
            self._matcher,
            wholly_about(self._matcher.summits, [(feed.url, display_name(feed, state))]),
            [entry.id for entry in (*change.new, *change.updated)],
        )

    def _unchanged(self, outcome: Unchanged) -> None:
        state = feed_state.from_unchanged(self._state(outcome.feed), outcome, self._now)
        with transaction(self._db):
            feeds.save(self._db, state)
        self._known[outcome.feed.url] = state
        result = self._result(outcome.feed, "unchanged", http=outcome.http)
        self._note(
            replace(
                result,
                entries=state.entries,
                moved_to=outcome.moved_to,
                proposed_url=state.proposed_url,
            )
        )

    def _failed(self, outcome: Failed) -> None:
        state = feed_state.from_failure(self._state(outcome.feed), outcome, self._now)
        with transaction(self._db):
            feeds.save(self._db, state)
            if outcome.domain and outcome.retry_at:
                pauses.hold(self._db, outcome.domain, outcome.retry_at)
        result = self._result(outcome.feed, "failed", http=outcome.http, error=outcome.reason)
        self._note(replace(result, retry_at=outcome.retry_at))

    def forgive_outage(self) -> None:
        """When no host at all could be reached, the fault is ours: no feed has to wait longer."""
        tried = [result for result in self.results.values() if result.status != "not_due"]
        reached = any(result.status != "failed" or result.http for result in tried)
        if reached or len({host(result.url) for result in tried}) < _SEVERAL:
            return
        with transaction(self._db):
            for result in tried:
                before = self._known.get(result.url) or FeedState(result.url)
                state = replace(before, checked=self._now, error=result.error, http=None)
                feeds.save(self._db, state)

    def _fingerprints(self, change: FeedChange) -> dict[str, frozenset[int]]:
        first = entries.first_seen(self._db, [entry.id for entry in change.updated])
        return {
            entry.id: fingerprints(_sketch(entry, first.get(entry.id, self._now)))
            for entry in (*change.new, *change.updated)
        }

    def _state(self, feed: Feed) -> FeedState:
        return self._known.get(feed.url) or FeedState(feed.url)

    def _result(
        self,
        feed: Feed,
        status: Outcome,
        *,
        http: int | None = None,
        error: str | None = None,
        retry_at: datetime | None = None,
    ) -> FeedResult:
        name = masked(display_name(feed, self._known.get(feed.url)))
        return FeedResult(name, feed.url, status, http=http, error=error, retry_at=retry_at)

    def _note(self, result: FeedResult) -> None:
        self.results[result.url] = result
        if self._progress:
            told = self.results.values()
            self._progress(
                Progress(
                    done=len(told),
                    total=self._total,
                    new=sum(item.new for item in told),
                    failed=sum(item.status == "failed" for item in told),
                )
            )


def _sketch(entry: Entry, first_seen: datetime) -> Sketch:
    return Sketch(
        entry=entry.id,
        feed=entry.feed,
        url=entry.original or entry.url,
        title=entry.title,
        paragraphs=entry.paragraphs,
        at=entry.published or first_seen,
        first_seen=first_seen,
    )
