"""Which feeds to ask now, decided without asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.feed import FeedState
from briefing.fetch.skip_hours import next_wanted
from briefing.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from briefing.domain.feed import Feed
    from briefing.fetch.domain_pauses import Pauses

_MOST_DOUBLINGS = 3
_MOST_TIMES = 1 << _MOST_DOUBLINGS
_LONGEST = timedelta(days=3650)  # far enough away, and within what a date can hold
_MOST_TOLD = timedelta(days=1)
"""A feed that asks for longer waits is asked again after this: it is read for news."""

# Half the usual time between two entries sees each about when it comes; a feed that has been
# silent for four waits has fallen asleep.
_SHARE_OF_HABIT = 2
_SHARE_OF_SILENCE = 4
_JITTER = 0.1
"""The share of a lengthened wait that is left to chance, so that no crowd of feeds marches."""

# A scheduler's minute is never exact: a feed checked at 08:00:07 is due in the run of 09:00:02.
_MOST_EARLY = timedelta(seconds=60)
_EARLY_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Request:
    """A feed to ask, and what the last answer left to ask with (RFC 9110, 13.1).

    ``url`` is another page that is asked on the feed's account; None asks for the feed itself.
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
    """Sort ``feeds`` by whether they are asked at ``now``.

    ``states`` are keyed by feed URL, ``interval`` is the default of feeds that set none (zero: due
    at every run). ``awake`` are the URLs of feeds whose habit does not count, since a summit of
    theirs is under way. ``force`` asks all but those that are gone or under Retry-After.
    """
    requests: list[Request] = []
    not_due: list[tuple[Feed, datetime | None]] = []
    unusable: list[Feed] = []
    for feed in feeds:
        state = states.get(feed.url) or FeedState(feed.url)
        own = min(interval if feed.interval is None else feed.interval, _LONGEST)
        if feed.problem is not None:
            unusable.append(feed)
        elif state.gone:
            not_due.append((feed, None))
        elif held := _held(feed, state, pauses, now):
            not_due.append((feed, held))
        elif not force and own and (later := _later(state, own, now, asleep=feed.url not in awake)):
            not_due.append((feed, later))
        else:
            requests.append(
                Request(feed, state.etag, state.last_modified, state.body_digest),
            )
    return Plan(tuple(requests), tuple(not_due), tuple(unusable))


def _held(feed: Feed, state: FeedState, pauses: Pauses | None, now: datetime) -> datetime | None:
    """The end of the pause that the feed's own server, or its domain, has asked for."""
    asked = (state.retry_at, pauses.until(host(feed.url)) if pauses else None)
    return max((until for until in asked if until is not None and until > now), default=None)


def _later(state: FeedState, own: timedelta, now: datetime, *, asleep: bool) -> datetime | None:
    """When the feed is due, where that is not now; ``own`` is its interval."""
    if state.checked is None:
        return None
    wait = _wait(state, own, now, asleep=asleep)
    if _too_soon(now - state.checked, wait):
        return next_wanted(state.checked + wait, state.skip_hours, state.skip_days)
    wanted = next_wanted(now, state.skip_hours, state.skip_days)
    return wanted if wanted > now else None


def _wait(state: FeedState, own: timedelta, now: datetime, *, asleep: bool) -> timedelta:
    """From the last answer to the next request: `own` at least.

    A feed that fails waits twice as long each time, one that answers as long as its habit allows,
    both up to eight times its interval; and never less than its server and its document ask for.
    """
    if state.failures or state.checked is None:
        return own * (1 << min(state.failures, _MOST_DOUBLINGS))
    told = max(state.ttl or own, (state.fresh_until or state.checked) - state.checked)
    wait = max(own, min(told, _MOST_TOLD))
    if asleep:
        wait = max(wait, own + (_habitual(state, own, now) - own) * (1 - _JITTER * _chance(state)))
    return wait


def _habitual(state: FeedState, own: timedelta, now: datetime) -> timedelta:
    usual = (state.gap or own) / _SHARE_OF_HABIT
    silence = max(now - (state.changed or now), timedelta(0)) / _SHARE_OF_SILENCE
    return min(max(own, usual, silence), own * _MOST_TIMES)


def _chance(state: FeedState) -> float:
    """Between 0 and 1, the same whenever it is asked for until the feed is checked again."""
    dice = blake2b(f"{state.url} {state.checked}".encode(), digest_size=2).digest()
    return int.from_bytes(dice, "big") / 0x10000


def _too_soon(age: timedelta, wait: timedelta) -> bool:
    """Whether an answer of this age still stands; one from the future is a clock set right."""
    return -wait < age < wait - min(_MOST_EARLY, wait * _EARLY_SHARE)
