"""A feed as the reader configured it, and what refreshes learned about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

_SHORTEST_SILENCE = timedelta(days=14)
_SILENT_INTERVALS = 5
"""A feed is silent once nothing has come for so many of its typical intervals."""

_MOVES_TO_CONFIRM = 3
"""Answers in a row from one new address: a server may be misconfigured for a day."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One ``[[feeds]]`` block of feeds.toml.

    ``password_command`` holds the words of a command whose first line of output is the password;
    ``proxy`` is a URL, which may hold a password; ``ca_file`` an absolute path. ``legacy_tls``
    accepts a server without secure renegotiation (RFC 5746). ``problem`` says in words why no fetch
    can use the URL; such a feed fails at every refresh.
    """

    url: str
    name: str | None = None
    tags: tuple[str, ...] = ()
    outlet: str | None = None
    interval: timedelta | None = None
    prefer: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    user_agent: str | None = None
    username: str | None = None
    password_command: tuple[str, ...] = ()
    proxy: str | None = None
    ca_file: str | None = None
    legacy_tls: bool = False
    allow_private: bool = False
    full_text: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """What earlier refreshes learned about a feed; all instants are aware UTC.

    ``etag`` and ``last_modified`` are the server's validators, byte for byte (RFC 9110, 8.8).
    ``checked`` is the last answer of any kind, ``answered`` the last good one, ``changed`` the
    last one that brought entries, ``retry_at`` what Retry-After asked for, ``gone`` a 410.

    ``fresh_until`` is how long the server calls its answer fresh (RFC 9111), ``ttl``,
    ``skip_hours`` and ``skip_days`` what the document asks for (see `UpdateHints`), ``gap`` the
    typical time between its entries. ``moved_to`` is where its last ``moves`` answers in a row
    were found, each by permanent redirects alone. ``newest`` is the date of its newest entry, but
    not after it was read; ``ahead`` is how far that date was in the future then. ``notes`` are
    oddities of its last document.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_digest: str | None = None
    checked: datetime | None = None
    changed: datetime | None = None
    retry_at: datetime | None = None
    failures: int = 0
    error: str | None = None
    http: int | None = None
    gone: bool = False
    entries: int = 0
    answered: datetime | None = None
    fresh_until: datetime | None = None
    ttl: timedelta | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    gap: timedelta | None = None
    moved_to: str | None = None
    moves: int = 0
    newest: datetime | None = None
    ahead: timedelta | None = None
    notes: tuple[str, ...] = ()

    @property
    def proposed_url(self) -> str | None:
        """The address to put into feeds.toml: a permanent redirect that has proved stable."""
        return self.moved_to if self.moves >= _MOVES_TO_CONFIRM else None

    @property
    def latest(self) -> datetime | None:
        """When its newest entry appeared; None while it has had none."""
        return self.newest or self.changed

    @property
    def silent_from(self) -> datetime | None:
        """When it falls silent, if nothing comes: later than its typical interval explains."""
        longest = max(_SHORTEST_SILENCE, (self.gap or timedelta()) * _SILENT_INTERVALS)
        return self.latest + longest if self.latest else None


def display_name(feed: Feed, state: FeedState | None) -> str:
    """The name to show for a feed: its name in feeds.toml, else its title, else its URL."""
    return feed.name or (state.title if state else None) or feed.url


def display_names(feeds: Iterable[Feed], states: Mapping[str, FeedState]) -> dict[str, str]:
    """The display name of each of ``feeds``, by URL, as are ``states``."""
    return {feed.url: display_name(feed, states.get(feed.url)) for feed in feeds}


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A configured feed, its display name and its state (None: never fetched).

    ``ahead`` are the dates of those entries of its last document that are still to come, in order.
    """

    feed: Feed
    name: str
    state: FeedState | None
    ahead: tuple[datetime, ...] = ()
