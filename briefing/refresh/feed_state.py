"""The ``FeedState`` of a feed after one more outcome; no I/O."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.update_hints import typical_interval

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.domain.entry import ParsedFeed
    from briefing.domain.feed import FeedState
    from briefing.fetch.outcome import Failed, Fetched, Unchanged


def from_document(
    before: FeedState, outcome: Fetched, parsed: ParsedFeed, now: datetime, *, changed: bool
) -> FeedState:
    """The state after a parsed document; ``changed``: it has new or updated entries.

    The validators of a document that is cut off, or that is empty where the last one was not, are
    not stored: the server would answer "not modified", and the missing entries would stay missing.
    """
    count = len(parsed.entries) + len(parsed.known_ids)
    state = _answered(before, outcome, now)
    if parsed.complete and (count or not before.entries):
        state = replace(
            state,
            etag=outcome.etag,
            last_modified=outcome.last_modified,
            body_digest=outcome.digest,
        )
    if not parsed.only_known:
        state = replace(state, title=parsed.title, notes=parsed.notes)
    dates = [entry.published for entry in parsed.entries if entry.published]
    last = max(dates, default=None)
    newest = before.newest if last is None else min(last, now)
    return replace(
        state,
        changed=now if changed else before.changed,
        entries=count,
        ttl=parsed.update_hints.ttl,
        skip_hours=parsed.update_hints.skip_hours,
        skip_days=parsed.update_hints.skip_days,
        newest=max(newest, before.newest or newest) if newest else None,
        ahead=before.ahead if last is None else last - now if last > now else None,
    )


def with_habit(state: FeedState, times: Sequence[datetime], now: datetime) -> FeedState:
    """``state`` with the usual time between the entries in the document; see `habit`."""
    return replace(state, gap=typical_interval(times, now))


def from_unchanged(before: FeedState, outcome: Unchanged, now: datetime) -> FeedState:
    """The state after an answer that the document has not changed."""
    state = _answered(before, outcome, now)
    return replace(state, etag=outcome.etag, last_modified=outcome.last_modified)


def from_failure(before: FeedState, outcome: Failed, now: datetime) -> FeedState:
    """The state after a failed fetch; what is known from the last good document stays."""
    return replace(
        before,
        checked=now,
        failures=before.failures + 1,
        error=outcome.reason,
        http=outcome.http,
        retry_at=outcome.retry_at,
        gone=outcome.gone,
    )


def _answered(before: FeedState, outcome: Fetched | Unchanged, now: datetime) -> FeedState:
    """The state after any answer; the caller sets the validators."""
    same_address = outcome.moved_to is not None and outcome.moved_to == before.moved_to
    return replace(
        before,
        checked=now,
        answered=now,
        retry_at=None,
        failures=0,
        error=None,
        http=outcome.http,
        gone=False,
        fresh_until=now + outcome.fresh_for if outcome.fresh_for else None,
        moved_to=outcome.moved_to,
        moves=before.moves + 1 if same_address else int(outcome.moved_to is not None),
    )
