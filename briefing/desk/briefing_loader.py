"""Loads the stored briefings of summits and composes those that are out of date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.briefing import Briefing, Counts
from briefing.domain.summit import Summit
from briefing.store import briefing_input, composed_briefings, readings
from briefing.store.sqlite import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, tzinfo

    from briefing.store.briefing_input import BriefingInput
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection

_NEWEST_ENTRIES = 600
"""Newest entries of a summit or event in its briefing; limits the time to the first screen."""


class BriefingLoader:
    """Loads or composes briefings as of ``now``; holds the composed ones until they are saved."""

    def __init__(
        self,
        db: Connection | None,
        names: FeedNames,
        now: datetime,
        zone: tzinfo,
        languages: Sequence[str],
    ) -> None:
        self._db = db
        self._names = names
        self._now = now
        self._zone = zone
        self._languages = languages
        self._unsaved: list[tuple[Briefing, bytes, bytes]] = []
        self._renewed: list[tuple[str, bytes, bytes]] = []

    def of_event(self, event: str, max_words: int | None, *, whole: bool = False) -> Briefing:
        """The briefing on an event (id), named after the headline most similar to the others."""
        assert self._db is not None  # noqa: S101  without a cache there is no event
        from briefing.compose.event_title import topic  # a kept briefing needs no composer

        source = briefing_input.of_event(self._db, event, self._names, limit=_NEWEST_ENTRIES)
        summit = Summit(event, topic(source.stories))
        return self._compose(summit, source, None, max_words, whole=whole)

    def of_summit(self, summit: Summit, max_words: int | None, *, whole: bool = False) -> Briefing:
        """The briefing on a summit, or the ``whole`` of it, with everything that does not fit;
        without ``max_words`` one that is not whole may be a stored one."""
        if self._db is None:
            return self._compose(summit, briefing_input.EMPTY, None, max_words)
        reading = readings.latest(self._db).get(summit.id)
        seen = reading.seen if reading else None
        if max_words is None and not whole:
            briefing = self._load(self._db, summit, seen)
        else:
            source = self._input(self._db, summit, seen)
            briefing = self._compose(summit, source, seen, max_words, whole=whole)
        return replace(briefing, read_at=reading.at if reading else None)

    def stored(self, summit: Summit) -> Briefing | None:
        """The stored briefing, if nothing has changed since it was stored; reads no passages.

        Without a cache there is nothing to compose: the briefing is empty.
        """
        if self._db is None:
            status = summit.status(self._now, self._zone)
            return Briefing(summit, status, None, Counts(0, 0, 0, 0))
        reading = readings.latest(self._db).get(summit.id)
        stamp = self._stamp(self._db, summit, reading.seen if reading else None)
        known = composed_briefings.get_unchanged(self._db, summit, stamp, self._names, self._now)
        return known and replace(known, read_at=reading.at if reading else None)

    def save(self, writer: Connection, summits: Iterable[Summit]) -> None:
        """Store the composed briefings, and delete those of summits that are not in ``summits``."""
        with transaction(writer, counted=False):
            for briefing, key, stamp in self._unsaved:
                composed_briefings.put(writer, briefing, key, stamp, self._now)
            for summit, key, stamp in self._renewed:
                composed_briefings.renew(writer, summit, key, stamp)
            composed_briefings.delete_except(writer, [summit.id for summit in summits])
        self._unsaved.clear()
        self._renewed.clear()

    @property
    def has_unsaved(self) -> bool:
        """Whether a briefing had to be composed, or compared with its parts, and is not stored."""
        return bool(self._unsaved or self._renewed)

    def _load(self, db: Connection, summit: Summit, seen: datetime | None) -> Briefing:
        stamp = self._stamp(db, summit, seen)
        known = composed_briefings.get_unchanged(db, summit, stamp, self._names, self._now)
        if known is not None:
            return known
        source = self._input(db, summit, seen)
        key = composed_briefings.cache_key(summit, source, seen, self._zone, self._languages)
        briefing = composed_briefings.get(db, summit, source, key, self._now)
        if briefing is None:
            briefing = self._compose(summit, source, seen, None)
            self._unsaved.append((briefing, key, stamp))
        else:
            self._renewed.append((summit.id, key, stamp))
        return briefing

    def _stamp(self, db: Connection, summit: Summit, seen: datetime | None) -> bytes:
        return composed_briefings.stamp(db, summit, self._names, seen, self._zone, self._languages)

    def _input(self, db: Connection, summit: Summit, seen: datetime | None) -> BriefingInput:
        return briefing_input.of_summit(
            db, summit.id, self._names, limit=_NEWEST_ENTRIES, since=seen
        )

    def _compose(
        self,
        summit: Summit,
        source: BriefingInput,
        seen: datetime | None,
        max_words: int | None,
        *,
        whole: bool = False,
    ) -> Briefing:
        from briefing.compose.briefing import compose  # a stored briefing does not need it

        return compose(
            summit,
            stories=source.stories,
            passages=source.passages,
            read_at=seen,
            now=self._now,
            zone=self._zone,
            max_words=max_words,
            totals=source.totals,
            languages=self._languages,
            similar=source.similar,
            whole=whole,
        )
