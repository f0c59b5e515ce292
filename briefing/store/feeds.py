"""What is known of each feed, and the names under which feeds and outlets are shown."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from briefing.domain.feed import FeedState, display_name
from briefing.errors import DamagedValue
from briefing.store import codec
from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from sqlite3 import Row

    from briefing.domain.feed import Feed
    from briefing.store.sqlite import Connection

_COLUMNS = tuple(field.name for field in fields(FeedState))
_SAVE = (
    f"INSERT INTO feeds ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
    "ON CONFLICT (url) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
)
_TIMES = frozenset({"checked", "changed", "retry_at", "answered", "fresh_until", "newest"})
_DURATIONS = frozenset({"ttl", "gap", "ahead"})
_LISTS = frozenset({"skip_hours", "skip_days", "notes"})


@dataclass(frozen=True, slots=True)
class FeedNames:
    """Display names and outlets of the configured feeds, by URL."""

    feeds: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, feeds: Iterable[Feed], states: Mapping[str, FeedState]) -> FeedNames:
        """The names of ``feeds``, a secret in a URL masked; ``states`` are by URL."""
        feeds = tuple(feeds)
        return cls(
            {feed.url: masked(display_name(feed, states.get(feed.url))) for feed in feeds},
            {feed.url: feed.outlet for feed in feeds if feed.outlet},
        )

    def feed(self, url: str, title: str | None) -> str:
        """The name of a feed; one that is no longer configured goes by its own ``title``."""
        return self.feeds.get(url) or title or masked(url)

    def outlet(self, url: str, title: str | None, credited: str | None) -> str:
        """Who published an entry of the feed: whom it credits, else the feed's outlet or name."""
        return credited or self.outlets.get(url) or self.feed(url, title)


def states(db: Connection) -> dict[str, FeedState]:
    """All feeds ever fetched, by URL."""
    return {row["url"]: _decode(row) for row in db.execute("SELECT * FROM feeds").fetchall()}


def save(db: Connection, state: FeedState) -> None:
    """Insert or update what is known of one feed."""
    db.execute(_SAVE, [_encode_value(name, getattr(state, name)) for name in _COLUMNS])


def _encode_value(name: str, value: Any) -> object:
    if name in _TIMES:
        return codec.encode_time(value)
    if name in _LISTS:
        return json.dumps(value, ensure_ascii=False)
    if name in _DURATIONS:
        return None if value is None else int(value.total_seconds())
    return value


def _decode_value(name: str, value: Any) -> object:
    if name in _TIMES:
        return codec.decode_time(value)
    if name in _LISTS:
        return tuple(json.loads(value))
    if name in _DURATIONS:
        return None if value is None else timedelta(seconds=value)
    return bool(value) if name == "gone" else value


def _decode(row: Row) -> FeedState:
    """What is known of a feed, without what cannot be decoded: the next fetch brings it again."""
    values: dict[str, Any] = {}
    for name in _COLUMNS:
        with suppress(DamagedValue, ValueError, TypeError, OverflowError):
            values[name] = _decode_value(name, row[name])
    return FeedState(**values)
