"""The part of the desk that searches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain import search_query
from briefing.domain.saved_search import ViewHits
from briefing.errors import UsageError
from briefing.store import events, search

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.event import Event
    from briefing.domain.feed import FeedHealth
    from briefing.domain.saved_search import Order, SavedSearch
    from briefing.domain.search_hit import Hit
    from briefing.domain.summit import Summit
    from briefing.store.feeds import FeedNames
    from briefing.store.sqlite import Connection
    from briefing.text.speakers import WantedSpeaker


class SearchDesk:
    """Searches and views; a part of `briefing.desk.Desk`, which has the connections."""

    _db: Connection | None
    _now: datetime
    _config: Config
    _names: FeedNames

    def events(self, ids: Iterable[str | None]) -> dict[str, Event]:
        """The events with these ids."""
        raise NotImplementedError

    def feeds(self) -> tuple[FeedHealth, ...]:
        """Every configured feed."""
        raise NotImplementedError

    def summit(self, name: str, missing: str = "no summit") -> Summit:
        """The summit with this id."""
        raise NotImplementedError

    def search(self, text: str, limit: int = 50, by: Order = "date") -> tuple[Hit, ...]:
        """Entries that match; raises `UsageError` for an operator that cannot be understood."""
        query = search_query.parse(text)
        if query.problems:
            raise UsageError("; ".join(query.problems))
        if query.summit is not None:
            self.summit(query.summit)
        if self._db is None:
            return ()
        hits = search.search(
            self._db,
            query,
            self._names,
            feeds=query.feeds_of(self.feeds()),
            now=self._now,
            zone=self._config.zone,
            limit=limit,
            speaker=self._wanted_speaker(query.speaker),
            by=by,
        )
        event_of = events.of_stories(self._db, [hit.story for hit in hits])
        shown = self.events(event_of.values())
        return tuple(replace(hit, event=shown.get(event_of.get(hit.story, ""))) for hit in hits)

    def views(self, limit: int = 100) -> tuple[ViewHits, ...]:
        """What the saved searches find, in the order of feeds.toml."""
        return tuple(self._view(view, limit) for view in self._config.views)

    def _view(self, view: SavedSearch, limit: int) -> ViewHits:
        try:
            hits = self.search(view.query, limit)
        except UsageError as error:  # a summit that is no longer followed
            return ViewHits(view, problem=str(error))
        return ViewHits(view, hits, more=len(hits) == limit)

    def _wanted_speaker(self, name: str | None) -> WantedSpeaker | None:
        from briefing.text.speakers import WantedSpeaker  # most searches are for no speaker

        people = (names for summit in self._config.summits for names in summit.people)
        return WantedSpeaker(name, people) if name else None
