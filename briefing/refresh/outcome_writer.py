"""Writes the outcome of each fetch to the cache and to the report of the refresh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.domain.entry import ParsedFeed
from briefing.domain.feed import FeedState, display_name
from briefing.domain.refresh_report import FeedResult, Progress
from briefing.fetch.outcome import Failed, Paused, Unchanged
from briefing.refresh import feed_state
from briefing.store import article_pages, entries, feeds, pauses
from briefing.store.sqlite import transaction
from briefing.text.urls import host, masked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from briefing.domain.entry import Entry
    from briefing.domain.feed import Feed
    from briefing.domain.refresh_report import Outcome
    from briefing.domain.summit import Summit
    from briefing.fetch.due_feeds import Plan
    from briefing.fetch.outcome import Fetched
    from briefing.parse.not_a_feed import Unreadable
    from briefing.refresh.document_writer import DocumentWriter
    from briefing.refresh.story_grouping import StoryGrouping
    from briefing.store.sqlite import Connection

_SEVERAL = 2
"""How many hosts must be unreachable before the fault is taken to be our own network."""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document that was fetched and parsed."""

    fetched: Fetched
    parsed: ParsedFeed | Unreadable


ParsedOutcome = Unchanged | Failed | Paused | ParsedDocument
"""What is written of one feed."""


class OutcomeWriter:
    """Writes the outcome of each feed to the cache, and its result to ``results``, by feed URL.

    ``states`` is what is known of the feeds, by URL; it is updated with each outcome. ``grouping``
    groups the new entries from time to time. ``stamp`` is when entries count as seen, by default
    ``now`` (store/refresh_clock.py).
    """

    def __init__(
        self,
        db: Connection,
        summits: Sequence[Summit],
        states: dict[str, FeedState],
        now: datetime,
        total: int,
        progress: Callable[[Progress], None] | None,
        grouping: StoryGrouping | None = None,
        *,
        stamp: datetime | None = None,
    ) -> None:
        self._db = db
        self._summits = tuple(summits)
        self._states = states
        self._now = now
        self._stamp = stamp or now
        self._total = total
        self._progress = progress
        self._grouping = grouping
        self.results: dict[str, FeedResult] = {}
        self._new = self._failures = 0

    def write_skipped(self, plan: Plan) -> None:
        """Record the feeds that are not fetched in this refresh."""
        for feed, retry_at in plan.not_due:
            self._report(self._result(feed, "not_due", retry_at=retry_at))
        self.write(
            [Failed(feed, feed.problem or "the address cannot be used") for feed in plan.unusable]
        )

    def may_know_markup(self, feed: Feed) -> bool:
        """Whether the cache may have entries of the feed."""
        return feed.url in self._states

    def known_markup(self, feed: Feed) -> dict[str, str]:
        """Ids of the entries in the feed's last document, by the digest of their markup."""
        return entries.markup_digests(self._db, feed.url)

    def write(self, outcomes: Sequence[ParsedOutcome]) -> None:
        """Store outcomes, all in one transaction."""
        if not outcomes:
            return
        with_documents = any(isinstance(outcome, ParsedDocument) for outcome in outcomes)
        with transaction(self._db, counted=with_documents):
            results = [self._stored(outcome) for outcome in outcomes]
        if self._grouping:
            self._grouping.add(sum(result.new + result.updated for result in results))
        for result in results:
            self._report(result)

    def _stored(self, outcome: ParsedOutcome) -> FeedResult:
        match outcome:
            case ParsedDocument():
                return self._document(outcome.fetched, outcome.parsed)
            case Unchanged():
                return self._unchanged(outcome)
            case Failed():
                return self._failed(outcome)
            case Paused():
                return self._result(outcome.feed, "not_due", retry_at=outcome.until)

    def _document(self, outcome: Fetched, parsed: ParsedFeed | Unreadable) -> FeedResult:
        """Store the entries and the validators of a document."""
        feed = outcome.feed
        if not isinstance(parsed, ParsedFeed):
            return self._failed(Failed(feed, parsed.reason, outcome.http))
        stored = self._documents.write(outcome, parsed, self._state(feed))
        self._states[feed.url] = stored.state
        status: Outcome = "updated" if stored.changed else "unchanged"
        return replace(
            self._result(feed, status, http=outcome.http),
            entries=stored.state.entries,
            new=stored.new,
            updated=stored.updated,
            moved_to=outcome.moved_to,
            proposed_url=stored.state.proposed_url,
        )

    def entries_without_page(self, feed: Feed, since: datetime, limit: int) -> tuple[Entry, ...]:
        """The newest entries of the feed whose own pages were never requested."""
        return article_pages.entries_without_page(self._db, feed.url, since, limit)

    def write_page(self, feed: Feed, entry: Entry) -> None:
        """Store an entry with the text of its page, in one transaction."""
        with transaction(self._db):
            self._documents.write_page(feed, entry, self._state(feed))

    def write_page_error(self, entry: Entry, reason: str) -> None:
        """Record why the page of an entry cannot be used; it is not requested again."""
        with transaction(self._db):
            article_pages.save(self._db, entry.id, self._now, error=reason)

    @cached_property
    def _documents(self) -> DocumentWriter:
        # Loading it takes longer than all of a refresh in which nothing is new.
        from briefing.refresh.document_writer import DocumentWriter

        return DocumentWriter(self._db, self._summits, self._now, self._stamp)

    def _unchanged(self, outcome: Unchanged) -> FeedResult:
        state = feed_state.from_unchanged(self._state(outcome.feed), outcome, self._now)
        feeds.save(self._db, state)
        self._states[outcome.feed.url] = state
        return replace(
            self._result(outcome.feed, "unchanged", http=outcome.http),
            entries=state.entries,
            moved_to=outcome.moved_to,
            proposed_url=state.proposed_url,
        )

    def _failed(self, outcome: Failed) -> FeedResult:
        state = feed_state.from_failure(self._state(outcome.feed), outcome, self._now)
        feeds.save(self._db, state)
        if outcome.domain and outcome.retry_at:
            pauses.extend(self._db, outcome.domain, outcome.retry_at)
        result = self._result(outcome.feed, "failed", http=outcome.http, error=outcome.reason)
        return replace(result, retry_at=outcome.retry_at)

    def forgive_outage(self) -> None:
        """Undo the longer waits of failed feeds if no host at all could be reached.

        The fault is then in our own network.
        """
        tried = [result for result in self.results.values() if result.status != "not_due"]
        reached = any(result.status != "failed" or result.http for result in tried)
        if reached or len({host(result.url) for result in tried}) < _SEVERAL:
            return
        with transaction(self._db, counted=False):
            for result in tried:
                before = self._states.get(result.url) or FeedState(result.url)
                state = replace(before, checked=self._now, error=result.error, http=None)
                feeds.save(self._db, state)

    def _state(self, feed: Feed) -> FeedState:
        return self._states.get(feed.url) or FeedState(feed.url)

    def _result(
        self,
        feed: Feed,
        status: Outcome,
        *,
        http: int | None = None,
        error: str | None = None,
        retry_at: datetime | None = None,
    ) -> FeedResult:
        name = masked(display_name(feed, self._states.get(feed.url)))
        return FeedResult(name, feed.url, status, http=http, error=error, retry_at=retry_at)

    def _report(self, result: FeedResult) -> None:
        self.results[result.url] = result
        self._new += result.new
        self._failures += result.status == "failed"
        self.report_progress()

    def report_progress(self) -> None:
        """Report how many feeds are done, and how many of their entries are grouped."""
        if self._progress:
            grouped = self._grouping.progress if self._grouping else (0, 0)
            done = len(self.results)
            self._progress(Progress(done, self._total, self._new, self._failures, *grouped))
