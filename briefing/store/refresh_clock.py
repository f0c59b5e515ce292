"""The times that refreshes stamp what they store with, which follow their order.

What is new to a reader is decided by these stamps: a sentence counts as seen if it was stored
before the last refresh that the reader knew. The system clock alone cannot be relied on for that.
It may have been set back, by a day or to 1970 where a battery is empty, or may have been ahead.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.errors import DamagedValue
from briefing.store import codec, feeds, refreshes
from briefing.store.sqlite import transaction
from briefing.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.domain.feed import FeedState
    from briefing.store.sqlite import Connection

_LITTLE = timedelta(days=2)
"""A clock that is behind the last refresh by no more than this catches up soon, and dates that are
ahead by no more are those of another zone."""

_LONG = timedelta(days=30)
"""For so long not all feeds of a reader are without news."""

_TICK = timedelta(microseconds=1)
_STAMPS = (
    ("entries", "first_seen"),
    ("entries", "last_seen"),
    ("entries", "at"),
    ("assignments", "at"),
    ("former_texts", "replaced"),
    ("former_texts", "first_seen"),
    ("readings", "at"),
    ("readings", "seen"),
    ("refreshes", "started"),
    ("feeds", "changed"),
    ("feeds", "answered"),
    ("feeds", "newest"),
)
"""Columns with text that a refresh stamps or a reading compares; passages have numbers instead.
``checked`` of feeds is left: one in the future shows that a feed is due."""


def stamp(db: Connection, now: datetime) -> datetime:
    """The stamp of a refresh that begins ``now``: never before that of an earlier one.

    If it is the earlier ones that were wrong, their stamps are moved to just before ``now``, in
    their order, so that whatever was read stays read and whatever was not stays new.
    """
    last = refreshes.last(db)[1]
    if last is None or last <= now:
        return now
    news = _news_time(feeds.states(db))
    if last - now <= _LITTLE or news is None or news > now:
        return last + _TICK
    with transaction(db):
        _move_before(db, now)
    return now


def plausible(now: datetime, states: Mapping[str, FeedState]) -> datetime:
    """``now``, or the time of the news where that is long before: what is deleted for its age by a
    clock that is a year ahead does not come back. ``states`` is what is known of the feeds."""
    news = _news_time(states)
    return news if news is not None and now - news > _LONG else now


def _news_time(states: Mapping[str, FeedState]) -> datetime | None:
    """A time that the dates of the news themselves have reached; None without such dates.

    A feed that announces what is to come says nothing of the time, and one that is dated ahead in
    another way must not decide alone: of several hosts the second newest counts, as the feeds of
    one host, or one feed under two addresses, are dated by one program.
    """
    dates: list[datetime] = []
    by_host: dict[str, datetime] = {}
    for url, state in states.items():
        if state.newest is not None and (state.ahead is None or state.ahead <= _LITTLE):
            dates.append(state.newest)
            by_host[host(url)] = max(state.newest, by_host.get(host(url), state.newest))
    newest = sorted(by_host.values() if len(by_host) > 1 else dates)
    return newest[-2:][0] if newest else None


def _move_before(db: Connection, now: datetime) -> None:
    """Move all stamps after ``now`` to just before it; their order stays."""
    after = codec.encode_time(now)
    times: set[datetime] = set()
    for table, column in _STAMPS:
        query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} > ?"
        for row in db.execute(query, (after,)).fetchall():
            with suppress(DamagedValue):
                times.add(codec.decode_time(row[0]))
    rows = db.execute(
        "SELECT DISTINCT first_seen FROM passages WHERE first_seen > ?",
        (codec.encode_microseconds(now),),
    ).fetchall()
    times |= {codec.decode_microseconds(row[0]) for row in rows}
    moved = [(now - (len(times) - place) * _TICK, time) for place, time in enumerate(sorted(times))]
    for table, column in _STAMPS:
        db.executemany(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ?",
            [(codec.encode_time(new), codec.encode_time(old)) for new, old in moved],
        )
    db.executemany(
        "UPDATE passages SET first_seen = ? WHERE first_seen = ?",
        [(codec.encode_microseconds(new), codec.encode_microseconds(old)) for new, old in moved],
    )
