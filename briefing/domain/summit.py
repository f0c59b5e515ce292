"""A summit: an event people meet for, as the reader configured it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

Status = Literal["upcoming", "ongoing", "concluded"]

URGENCY: dict[Status | None, int] = {"ongoing": 0, "upcoming": 1, None: 2, "concluded": 3}
"""The order in which summits are listed and composed, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Summit:
    """One ``[[summits]]`` block.

    ``people`` holds one tuple of names for each person, the first of which is shown. ``starts`` and
    ``ends`` are dates in the place's own calendar, or aware datetimes where the hour is known.
    ``feeds`` name feeds (by name or URL) that are wholly about it. ``zone`` is that of its place;
    None if it is not known.

    Its days are days in the zone of its place, else in the reader's, which every method is given.
    """

    id: str
    name: str
    people: tuple[tuple[str, ...], ...] = ()
    place: tuple[str, ...] = ()
    starts: date | datetime | None = None
    ends: date | datetime | None = None
    terms: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    zone: tzinfo | None = None

    def zone_of_days(self, reader_zone: tzinfo) -> tzinfo:
        """The zone in which its days begin and end."""
        return self.zone or reader_zone

    def today(self, now: datetime, reader_zone: tzinfo) -> date:
        """The day that it is at its place."""
        return now.astimezone(self.zone_of_days(reader_zone)).date()

    def begins_at(self, zone: tzinfo) -> datetime | None:
        """The first instant of the summit; a bare date begins at midnight."""
        if self.starts is None:
            return None
        return first_instant(self.starts, self.zone_of_days(zone))

    def over_at(self, zone: tzinfo) -> datetime | None:
        """The first instant after the summit; a bare date lasts until midnight."""
        last = self.ends or self.starts
        if last is None:
            return None
        if isinstance(last, datetime):
            return last if self.ends else last + timedelta(days=1)
        return first_instant(last + timedelta(days=1), self.zone_of_days(zone))

    def day_of(self, now: datetime, zone: tzinfo) -> tuple[int, int] | None:
        """Which day of how many it is; None for a summit of one day or without dates."""
        begins, over = self.begins_at(zone), self.over_at(zone)
        if begins is None or over is None or self.ends is None:
            return None
        days = self.zone_of_days(zone)
        first = begins.astimezone(days).date()
        last = (over.astimezone(days) - timedelta(microseconds=1)).date()
        return ((self.today(now, zone) - first).days + 1, (last - first).days + 1)

    def is_on(self, start: datetime, end: datetime, zone: tzinfo) -> bool:
        """Whether it takes place at some time from ``start`` to before ``end``."""
        begins, over = self.begins_at(zone), self.over_at(zone)
        return begins is not None and over is not None and begins < end and start < over

    def status(self, now: datetime, zone: tzinfo) -> Status | None:
        """The status at ``now``; None for a summit without dates."""
        begins, over = self.begins_at(zone), self.over_at(zone)
        if begins is None or over is None:
            return None
        if now < begins:
            return "upcoming"
        return "ongoing" if now < over else "concluded"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A paragraph of an entry that belongs to a summit, with the terms that matched.

    ``sentences`` are those of its sentences that are about the summit; empty if all are.
    """

    entry: str
    paragraph: int
    summit: str
    score: float
    terms: tuple[str, ...]
    sentences: tuple[str, ...] = ()


def first_instant(day: date | datetime, zone: tzinfo) -> datetime:
    """The instant itself, or the first instant of a date in ``zone``."""
    return day if isinstance(day, datetime) else datetime.combine(day, time(), zone)


def wholly_about(
    summits: Iterable[Summit], feeds: Iterable[tuple[str, str | None]]
) -> dict[str, tuple[str, ...]]:
    """Which summits each feed is wholly about, by feed URL; ``feeds`` are (url, name) pairs."""
    by_feed: dict[str, tuple[str, ...]] = {}
    for url, name in feeds:
        about = tuple(s.id for s in summits if url in s.feeds or (name and name in s.feeds))
        if about:
            by_feed[url] = about
    return by_feed
