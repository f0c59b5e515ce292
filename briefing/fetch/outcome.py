"""The outcome of one fetch: a value of four types, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from briefing.domain.feed import Feed


@dataclass(frozen=True, slots=True)
class Fetched:
    """A new document.

    ``url`` is its address after all redirects, ``headers`` have lower-case names and
    describe the decoded ``body``, ``digest`` is its BLAKE2b in hex. ``etag`` and
    ``last_modified`` are the server's validators byte for byte, as latin-1 (RFC 9110, 8.8).
    ``moved_to`` is ``url`` where every redirect on the way was permanent. No URL here holds a
    password. ``fresh_for`` is how long the server declares the response fresh (RFC 9111).
    """

    feed: Feed
    http: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    digest: str
    etag: str | None
    last_modified: str | None
    moved_to: str | None
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The document that the cache already has: a 304, or a 200 with the same body.

    The validators are those to send next time.
    """

    feed: Feed
    http: int
    etag: str | None
    last_modified: str | None
    moved_to: str | None = None
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """No document. ``reason`` is for a person: short, plain, without secrets.

    ``http`` is the status of the response, if any; ``retry_at`` (UTC) the end of the pause that
    Retry-After asks for, and ``domain`` the registrable domain of the server, if it has one;
    ``gone`` a 410, after which the feed is not requested again.
    """

    feed: Feed
    reason: str
    http: int | None = None
    retry_at: datetime | None = None
    gone: bool = False
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """Not requested: since the run began, its domain has asked for a pause ``until`` then."""

    feed: Feed
    until: datetime


Outcome: TypeAlias = Fetched | Unchanged | Failed | Paused
