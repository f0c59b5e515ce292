"""Which feeds are due now, by their intervals, their habits and what their servers asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.feed import FeedState
from briefing.fetch.retry_after import MAX_PAUSE
from briefing.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefing.domain.feed import Feed
    from briefing.fetch.retry_after import Pauses

_MAX_DOUBLINGS = 3
_MAX_INTERVALS = 1 << _MAX_DOUBLINGS
_MAX_INTERVAL = timedelta(days=3650)  # far away, and still within the range of a date
_MAX_REQUESTED_WAIT = timedelta(days=1)
"""A feed that asks for a longer wait is fetched again after this: feeds are read for news."""

_BELIEVED = timedelta(days=8)
"""For so long without news a server is believed that nothing has changed. Some answer so for ever;
a feed that is published weekly is asked as usual all the same."""

_ORIGIN = datetime(2000, 1, 1, tzinfo=UTC)

# Waiting half the usual time between two entries finds each soon after it appears. A feed without
# news for a while may wait a quarter of that while.
_SHARE_OF_HABIT = 2
_SHARE_OF_SILENCE = 4
_JITTER = 0.1
"""The random share of a lengthened wait, so that feeds do not all become due at the same time."""

# Schedulers are not exact: a feed checked at 08:00:07 has to be due in the run of 09:00:02.
_MAX_EARLY = timedelta(seconds=60)
_EARLY_SHARE = 0.05
_HOURS_PER_WEEK = 7 * 24


@dataclass(frozen=True, slots=True)
class Request:
    """A feed to fetch, with the validators of its last response (RFC 9110, 13.1).

    ``url`` is another page that is fetched on behalf of the feed; None fetches the feed itself.
    """

    feed: Feed
    etag: str | None = None
    last_modified: str | None = None
    body_digest: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Every feed once, each part in the order of feeds.toml.

    ``not_due`` says when each will be (None: never, it is gone); ``unusable`` are the feeds whose
    ``problem`` rules out any request.
    """

    requests: tuple[Request, ...]
    not_due: tuple[tuple[Feed, datetime | None], ...]
    unusable: tuple[Feed, ...] = ()


def plan(
    feeds: Iterable[Feed],
    states: Mapping[str, FeedState],
    now: datetime,
    *,
    interval: timedelta,
    force: bool,
    pauses: Pauses | None = None,
    awake: Collection[str] = (),
) -> Plan:
    """Divide ``feeds`` by whether they are fetched at ``now``.

    ``states`` are keyed by feed URL, ``interval`` is the default of feeds that set none (zero: due
    at every run). ``awake`` are the URLs of feeds whose habit does not count, since a summit of
    theirs is under way. ``force`` fetches all but those that are gone or under Retry-After.
    """
    requests: list[Request] = []
    not_due: list[tuple[Feed, datetime | None]] = []
    unusable: list[Feed] = []
    for feed in feeds:
        state = states.get(feed.url) or FeedState(feed.url)
        own = min(interval if feed.interval is None else feed.interval, _MAX_INTERVAL)
        if feed.problem is not None:
            unusable.append(feed)
        elif state.gone:
            not_due.append((feed, None))
        elif paused_until := _paused_until(feed, state, pauses, now):
            not_due.append((feed, paused_until))
        elif (
            not force
            and own
            and (due := _due_later(state, own, now, use_habit=feed.url not in awake))
        ):
            not_due.append((feed, due))
        else:
            conditional = not needs_whole_answer(state, now)
            requests.append(
                Request(
                    feed,
                    state.etag if conditional else None,
                    state.last_modified if conditional else None,
                    state.body_digest,
                )
            )
    return Plan(tuple(requests), tuple(not_due), tuple(unusable))


def needs_whole_answer(state: FeedState, now: datetime) -> bool:
    """Whether the next request must not be conditional: its server may call it unchanged wrongly.

    That is the first request that can be answered in each eight days without news, and the first
    after the feed has fallen silent.
    """
    if state.answered is None:
        return False
    quiet_since = state.changed or _ORIGIN
    periods = (now - quiet_since) // _BELIEVED
    if periods > max((state.answered - quiet_since) // _BELIEVED, 0):
        return True
    return state.silent_from is not None and state.answered <= state.silent_from < now


def _paused_until(
    feed: Feed, state: FeedState, pauses: Pauses | None, now: datetime
) -> datetime | None:
    """The end of the pause that the feed's own server or its domain has asked for.

    One that is longer than any was stored by a clock that was wrong.
    """
    ends = (state.retry_at, pauses.until(host(feed.url)) if pauses else None)
    latest = now + MAX_PAUSE
    return max((until for until in ends if until and now < until <= latest), default=None)


def _due_later(
    state: FeedState, own: timedelta, now: datetime, *, use_habit: bool
) -> datetime | None:
    """When the feed is due, where that is not now; ``own`` is its interval."""
    if state.checked is None:
        return None
    wait = _wait(state, own, now, use_habit=use_habit)
    if _too_soon(now - state.checked, wait):
        return _next_allowed(state.checked + wait, state.skip_hours, state.skip_days)
    allowed = _next_allowed(now, state.skip_hours, state.skip_days)
    return allowed if allowed > now else None


def _wait(state: FeedState, own: timedelta, now: datetime, *, use_habit: bool) -> timedelta:
    """The wait from the last response to the next request: at least ``own``.

    The wait of a failing feed doubles each time, that of any other follows its habit, both up to
    eight times the interval. It is never shorter than what the server and the document ask for.
    """
    if state.failures or state.checked is None:
        return own * (1 << min(state.failures, _MAX_DOUBLINGS))
    requested = max(state.ttl or own, (state.fresh_until or state.checked) - state.checked)
    wait = max(own, min(requested, _MAX_REQUESTED_WAIT))
    if use_habit:
        wait = max(
            wait, own + (_habitual_wait(state, own, now) - own) * (1 - _JITTER * _jitter(state))
        )
    return wait


def _habitual_wait(state: FeedState, own: timedelta, now: datetime) -> timedelta:
    usual = (state.gap or own) / _SHARE_OF_HABIT
    silence = max(now - (state.changed or now), timedelta(0)) / _SHARE_OF_SILENCE
    return min(max(own, usual, silence), own * _MAX_INTERVALS)


def _jitter(state: FeedState) -> float:
    """A number from 0 to 1 that stays the same until the feed is checked again."""
    digest = blake2b(f"{state.url} {state.checked}".encode(), digest_size=2).digest()
    return int.from_bytes(digest, "big") / 0x10000


def _too_soon(age: timedelta, wait: timedelta) -> bool:
    """Whether a response of this age is recent; one from the far future shows a corrected clock."""
    return -wait < age < wait - min(_MAX_EARLY, wait * _EARLY_SHARE)


def _next_allowed(at: datetime, hours: Collection[int], days: Collection[int]) -> datetime:
    """``at`` itself, or the first full hour after it that the feed does not skip.

    ``hours`` are hours of the day in GMT, ``days`` days of the week, Monday being 0 (RSS 2.0,
    skipHours and skipDays). A feed that skips every hour cannot be obeyed: ``at``.
    """
    moment = at.astimezone(UTC)
    for _ in range(_HOURS_PER_WEEK):
        if moment.hour not in hours and moment.weekday() not in days:
            return moment
        moment = moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at
