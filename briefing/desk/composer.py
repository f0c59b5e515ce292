"""Briefings of summits and events, composed or as they were kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.compose.briefing import compose
from briefing.compose.event_title import topic
from briefing.domain.summit import Summit
from briefing.store import briefing_input, composed_briefings, readings
from briefing.store.connection import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing
    from briefing.store.briefing_input import Material
    from briefing.store.connection import Connection
    from briefing.store.feed_names import Names

_NEWEST_ENTRIES = 600
"""Entries of a summit or an event that a briefing is made of: bounds what a first screen costs."""


class Composer:
    """Composes from the cache as it stands at ``now``; remembers what it had to compose anew."""

    def __init__(self, db: Connection | None, names: Names, now: datetime, zone: tzinfo) -> None:
        self._db = db
        self._names = names
        self._now = now
        self._zone = zone
        self._anew: list[tuple[Briefing, bytes]] = []

    def of_event(self, event: str, max_words: int | None) -> Briefing:
        """The briefing on an event (id), named by the headline most like the others."""
        assert self._db is not None  # noqa: S101  without a cache there is no event
        found = briefing_input.of_event(self._db, event, self._names, limit=_NEWEST_ENTRIES)
        return self._composed(Summit(event, topic(found.stories)), found, None, max_words)

    def of_summit(self, summit: Summit, max_words: int | None) -> Briefing:
        """The briefing on a summit; one without a bound may be one that was kept."""
        if self._db is None:
            return self._composed(summit, briefing_input.NOTHING, None, max_words)
        reading = readings.readings(self._db).get(summit.id)
        seen = reading.seen if reading else None
        newest, names = _NEWEST_ENTRIES, self._names
        found = briefing_input.of_summit(self._db, summit.id, names, limit=newest, since=seen)
        if max_words is None:
            briefing = self._kept(self._db, summit, found, seen)
        else:
            briefing = self._composed(summit, found, seen, max_words)
        return replace(briefing, read_at=reading.at if reading else None)

    def keep(self, writer: Connection, summits: Iterable[Summit]) -> None:
        """Keep what was composed anew, and let go of what was kept for other summits."""
        with transaction(writer):
            for briefing, key in self._anew:
                composed_briefings.put(writer, briefing, key, self._now)
            composed_briefings.forget(writer, [summit.id for summit in summits])
        self._anew.clear()

    @property
    def lags(self) -> bool:
        """Whether something had to be composed that is not kept yet."""
        return bool(self._anew)

    def _kept(
        self, db: Connection, summit: Summit, found: Material, seen: datetime | None
    ) -> Briefing:
        key = composed_briefings.key(summit, found, seen, self._zone)
        briefing = composed_briefings.get(db, summit, found, key, self._now)
        if briefing is None:
            briefing = self._composed(summit, found, seen, None)
            self._anew.append((briefing, key))
        return briefing

    def _composed(
        self, summit: Summit, found: Material, seen: datetime | None, max_words: int | None
    ) -> Briefing:
        return compose(
            summit,
            stories=found.stories,
            passages=found.passages,
            read_at=seen,
            now=self._now,
            zone=self._zone,
            max_words=max_words,
            totals=found.totals,
        )
