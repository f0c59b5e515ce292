"""A desk of the sample briefings, and forty feeds of which three fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.config.model import Config, Settings, TuiSettings
from briefing.desk import Desk
from briefing.domain.annotation import NO_ANNOTATION
from briefing.domain.event import Event
from briefing.domain.feed import Feed, FeedHealth, FeedState
from briefing.domain.feed_activity import FeedActivity
from briefing.domain.saved_search import SavedSearch, ViewHits
from briefing.domain.search_hit import Hit
from tests.tui.sample_briefings import OUTLETS, SUMMITS, at, briefings, point, story

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing.domain.annotation import Annotatable, Annotation
    from briefing.domain.briefing import Briefing, PendingBriefing, Point
    from briefing.domain.event import OutsideEvent
    from briefing.domain.saved_search import Order
    from briefing.domain.story import Story


def feeds() -> tuple[FeedHealth, ...]:
    """Forty feeds, three of which fail."""
    bad = {
        "Farm Futures": FeedState(
            "u",
            checked=at(14, 30),
            changed=at(8, 0, 12),
            http=410,
            gone=True,
            entries=61,
            failures=3,
            error="410 Gone: the feed was withdrawn",
        ),
        "Shipyard Weekly": FeedState(
            "u",
            checked=at(14, 30),
            changed=at(8, 0, 27),
            entries=22,
            failures=1,
            error="the TLS certificate has expired",
        ),
        "Chip Review": FeedState(
            "u",
            checked=at(14, 30),
            changed=at(9, 30),
            entries=47,
            failures=4,
            error="no answer within 20 s",
        ),
    }
    names = (*OUTLETS, *(f"Regional {n}" for n in range(1, 27)))
    good = FeedState("u", checked=at(14, 30), changed=at(14, 30), http=200, entries=120)
    return tuple(
        FeedHealth(Feed(f"https://{index}.example/feed", name), name, bad.get(name, good))
        for index, name in enumerate(names)
    )


class FakeDesk(Desk):
    """A desk in memory that remembers what it was asked to do."""

    def __init__(self) -> None:
        self.shown = briefings()
        self.health = feeds()
        self.refreshed = at(14, 30)
        self.number = 1
        self.activity = FeedActivity()
        self.marked: list[tuple[str, bool]] = []
        self.starred_points: list[tuple[str, bool]] = []
        self.annotations: dict[str, Annotation] = {}
        self.saved: tuple[SavedSearch, ...] = ()
        self.hidden: list[tuple[str, bool]] = []
        self.left: list[str] = []
        self.closed = 0
        self.outside_events: tuple[OutsideEvent, ...] = ()
        self.wholes: dict[str, Briefing] = {}

    def briefings(
        self, names: Iterable[str] = (), *, max_words: int | None = None
    ) -> tuple[Briefing, ...]:
        return self.shown

    def whole_briefing(self, name: str) -> Briefing:
        shown = {briefing.summit.id: briefing for briefing in self.shown}
        return self.wholes.get(name, shown[name])

    def outside(self, limit: int = 3) -> tuple[OutsideEvent, ...]:
        return self.outside_events[:limit]

    def stored_briefings(
        self, summits: Collection[str] | None = None
    ) -> tuple[Briefing | PendingBriefing, ...]:
        return self.shown

    def unassigned(self, limit: int = 200) -> tuple[Story, ...]:
        points = [
            point(f"loose{n}", f"A ferry line opens on day {n}.", at(8, n), 5) for n in range(14)
        ]
        stories = [
            story(point, (), point.text, "ferry" if n < 3 else None)
            for n, point in enumerate(points)
        ]
        return tuple(stories)[:limit] if self.shown else ()

    def stories(
        self,
        summit: str | None = None,
        since: timedelta | None = None,
        event: str | None = None,
    ) -> tuple[Story, ...]:
        return next(known.stories for known in self.shown if known.summit.id == summit)

    def unassigned_count(self) -> int:
        return len(self.unassigned(99_999))

    def mark_stories(self, ids: Sequence[str], read: bool) -> None:
        self.marked += [(id, read) for id in ids]

    def events(self, ids: Iterable[str | None]) -> dict[str, Event]:
        ferry = Event("ferry", "A ferry line opens on day 1.", ("World Wire", "Lantern"), 3, 3)
        return {"ferry": ferry} if "ferry" in ids else {}

    def search(self, text: str, limit: int = 50, by: Order = "date") -> tuple[Hit, ...]:
        hits = []
        for briefing in self.shown:
            for listed in briefing.points:
                if text.lower() in listed.text.lower():
                    first = listed.sources[0]
                    hits.append(
                        Hit(
                            first.entry,
                            listed.story,
                            first.feed,
                            first.outlet,
                            first.title,
                            first.url,
                            first.published,
                            (briefing.summit.id,),
                            listed.text,
                        )
                    )
        return tuple(hits)[:limit]

    def views(self, limit: int = 100) -> tuple[ViewHits, ...]:
        return tuple(
            ViewHits(search, tuple(self.search(search.query, limit))) for search in self.saved
        )

    def feeds(self) -> tuple[FeedHealth, ...]:
        return self.health

    def mark(self, points: Iterable[Point], read: bool) -> None:
        self.marked += [(point.id, read) for point in points]

    def mark_summit(self, summit_id: str, at: datetime | None) -> None:
        self.left.append(summit_id)

    def star(self, point: Point, on: bool) -> None:
        self.starred_points.append((point.id, on))

    def annotation(self, point: Annotatable) -> Annotation:
        return self.annotations.get(point.id, NO_ANNOTATION)

    def write_note(self, point: Annotatable, text: str) -> None:
        self.annotations[point.id] = replace(self.annotation(point), note=text)

    def set_labels(self, point: Annotatable, labels: Iterable[str]) -> None:
        self.annotations[point.id] = replace(self.annotation(point), labels=tuple(labels))

    def hide(self, point: Point, on: bool) -> None:
        self.hidden.append((point.id, on))

    def save_briefings(self) -> None:
        pass

    def feed_activity(self) -> FeedActivity:
        return self.activity

    def refreshed_at(self) -> datetime | None:
        return self.refreshed

    def version(self) -> int:
        return self.number

    def marks_fingerprint(self) -> tuple[object, ...]:
        return ()

    def close(self) -> None:
        self.closed += 1


def config(**tui: Any) -> Config:
    """A configuration of the four summits."""
    settings: dict[str, Any] = {
        "theme": None,
        "mark_read": "leave",
        "ascii": False,
        "reader": False,
        **tui,
    }
    return Config(
        path=Path("feeds.toml"),
        cache=Path("cache.db"),
        feeds=tuple(health.feed for health in feeds()),
        summits=SUMMITS,
        settings=Settings(
            interval=timedelta(hours=1),
            concurrency=8,
            timeout=timedelta(seconds=20),
            keep=timedelta(days=180),
            timezone="Asia/Seoul",
        ),
        tui=TuiSettings(**settings),
        keys={},
        warnings=(),
    )
