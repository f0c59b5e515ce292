"""Which feeds to ask now, decided without asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.domain.feed import FeedState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from briefing.domain.feed import Feed

_MOST_DOUBLINGS = 3
_LONGEST = timedelta(days=3650)  # far enough away, and within what a date can hold
# A scheduler's minute is never exact: a feed checked at 08:00:07 is due in the run of 09:00:02.
_MOST_EARLY = timedelta(seconds=60)
_EARLY_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Request:
    """A feed to ask, and what the last answer left to ask with (RFC 9110, 13.1)."""

    feed: Feed
    etag: str | None = None
    last_modified: str | None = None
    body_digest: str | None = None


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
) -> Plan:
    """Sort ``feeds`` by whether they are asked at ``now``.

    ``states`` are keyed by feed URL, ``interval`` is the default of feeds that set none (zero: due
    at every run). ``force`` asks all but those that are gone or under Retry-After.
    """
    requests: list[Request] = []
    not_due: list[tuple[Feed, datetime | None]] = []
    unusable: list[Feed] = []
    for feed in feeds:
        state = states.get(feed.url) or FeedState(feed.url)
        wait = timedelta(0) if force else _wait(feed, state, interval)
        if feed.problem is not None:
            unusable.append(feed)
        elif state.gone:
            not_due.append((feed, None))
        elif state.retry_at is not None and state.retry_at > now:
            not_due.append((feed, state.retry_at))
        elif state.checked is not None and _too_soon(now - state.checked, wait):
            not_due.append((feed, state.checked + wait))
        else:
            requests.append(
                Request(feed, state.etag, state.last_modified, state.body_digest),
            )
    return Plan(tuple(requests), tuple(not_due), tuple(unusable))


def _wait(feed: Feed, state: FeedState, interval: timedelta) -> timedelta:
    """The feed's own interval, doubled for every failure in a row, up to eight times."""
    own = interval if feed.interval is None else feed.interval
    return min(own, _LONGEST) * (1 << min(state.failures, _MOST_DOUBLINGS))


def _too_soon(age: timedelta, wait: timedelta) -> bool:
    """Whether an answer of this age still stands; one from the future is a clock set right."""
    return -wait < age < wait - min(_MOST_EARLY, wait * _EARLY_SHARE)
