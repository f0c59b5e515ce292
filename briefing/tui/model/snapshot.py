"""A snapshot of the desk: everything the screens show, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from briefing.domain.briefing import Briefing, PendingBriefing
from briefing.domain.feed import FeedHealth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.annotation import Annotation
    from briefing.domain.article import Article
    from briefing.domain.briefing import Point
    from briefing.domain.event import Event, OutsideEvent
    from briefing.domain.feed_activity import FeedActivity
    from briefing.domain.proposal import Proposal
    from briefing.domain.saved_search import Order, ViewHits
    from briefing.domain.search_hit import Hit
    from briefing.domain.story import Story

_NOTHING: Mapping[str, Any] = MappingProxyType({})

FIRST_STORIES, MORE_STORIES = 200, 1000
"""How many stories in no summit are read for the first screen, and afterwards; further ones are
read so many at a time, when they are asked for."""


class DeskProtocol(Protocol):
    """The part of ``briefing.desk.Desk`` that the screens use; it stays in one thread."""

    def stored_briefings(
        self, summits: Collection[str] | None = None
    ) -> tuple[Briefing | PendingBriefing, ...]: ...
    def briefing(self, summit_id: str) -> Briefing: ...
    def whole_briefing(self, name: str) -> Briefing: ...
    def unassigned(self, limit: int) -> tuple[Story, ...]: ...
    def unassigned_count(self) -> int: ...
    def article(self, id: str, briefings: Iterable[Briefing]) -> Article | None: ...
    def stories_named(self, ids: Sequence[str]) -> tuple[Story, ...]: ...
    def stories(
        self, summit: str | None = None, *, event: str | None = None
    ) -> tuple[Story, ...]: ...
    def briefings(self, names: Iterable[str]) -> tuple[Briefing, ...]: ...
    def outside(self) -> tuple[OutsideEvent, ...]: ...
    def events(self, ids: Iterable[str | None]) -> dict[str, Event]: ...
    def search(self, text: str, limit: int = 50, by: Order = "date") -> tuple[Hit, ...]: ...
    def views(self) -> tuple[ViewHits, ...]: ...
    def feeds(self) -> tuple[FeedHealth, ...]: ...
    def mark(self, points: Iterable[Point], read: bool) -> None: ...
    def mark_stories(self, ids: Sequence[str], read: bool) -> None: ...
    def mark_summit(self, summit_id: str, at: datetime | None) -> None: ...
    def star(self, point: Point, on: bool) -> None: ...
    def annotation(self, point: Point) -> Annotation: ...
    def write_note(self, point: Point, text: str) -> None: ...
    def set_labels(self, point: Point, labels: Iterable[str]) -> None: ...
    def hide(self, point: Point, on: bool) -> None: ...
    def save_briefings(self) -> None: ...
    def feed_activity(self) -> FeedActivity: ...
    def refreshed_at(self) -> datetime | None: ...
    def version(self) -> int: ...
    def marks_fingerprint(self) -> tuple[object, ...]: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything read from the desk. ``version`` is read first, so no later write is missed.

    ``unassigned`` are the newest stories in no summit, of ``unassigned_count``.
    ``pending`` are the summits whose briefings are still to be composed.
    ``events`` are those of the stories in no summit, by id.
    ``outside`` are the largest events of the last day that no summit has a part in, and
    ``event_briefing`` is the briefing of one of them, if the reader has opened it.
    ``read``: whether it comes from the cache, not from feeds.toml alone.
    ``feed_activity`` is counted when the page of feeds is opened.
    ``proposals`` and ``views``, what the saved searches find, are looked for afterwards: finding
    them takes longer than a first screen may.
    """

    version: int = 0
    briefings: tuple[Briefing, ...] = ()
    starred: tuple[Point, ...] = ()
    unassigned: tuple[Story, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)
    feeds: tuple[FeedHealth, ...] = ()
    refreshed_at: datetime | None = None
    proposals: tuple[Proposal, ...] = ()
    pending: tuple[PendingBriefing, ...] = ()
    outside: tuple[OutsideEvent, ...] = ()
    event_briefing: Briefing | None = None
    feed_activity: FeedActivity | None = None
    unassigned_count: int = 0
    views: tuple[ViewHits, ...] = ()
    read: bool = True

    @property
    def summits(self) -> tuple[Briefing | PendingBriefing, ...]:
        """Every summit in the order of feeds.toml, composed or not."""
        listed: list[Briefing | PendingBriefing] = list(self.briefings)
        for summit in self.pending:
            listed.insert(summit.position, summit)
        return tuple(listed)

    def pending_briefing(self, summit: str | None) -> PendingBriefing | None:
        """The summit with that id, if its briefing is still to be composed."""
        return next((known for known in self.pending if known.summit.id == summit), None)

    def briefing(self, view: str | None) -> Briefing | None:
        """The briefing of the summit with that id, or of the event that the reader has opened."""
        known = (*self.briefings, *((self.event_briefing,) if self.event_briefing else ()))
        return next((briefing for briefing in known if briefing.summit.id == view), None)

    def points(self) -> Iterable[Point]:
        """Every point of every briefing, including its lead and why it matters."""
        for briefing in self.briefings:
            yield from briefing.shown

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read at all, as on the first start before a refresh."""
        if self.pending:
            return False
        reported = any(briefing.also_reported for briefing in self.briefings)
        return not (self.unassigned or reported or any(True for _ in self.points()))

    @property
    def failing(self) -> tuple[FeedHealth, ...]:
        """The feeds that need attention."""
        return tuple(filter(is_failing, self.feeds))


def unread_snapshot(config: Config, now: datetime) -> Snapshot:
    """What feeds.toml alone tells, until the cache is read: the summits and the feeds."""
    return Snapshot(
        feeds=tuple(FeedHealth(feed, feed.name or feed.url, None) for feed in config.feeds),
        pending=tuple(
            PendingBriefing(summit, summit.status(now, config.zone), place)
            for place, summit in enumerate(config.summits)
        ),
        read=False,
    )


def is_failing(health: FeedHealth) -> bool:
    """Whether a feed needs attention: its URL is unusable, it is gone, or it did not answer."""
    state = health.state
    return bool(health.feed.problem or (state and (state.gone or state.error)))


def take_snapshot(
    desk: DeskProtocol, stored: Collection[str] | None = None, stories: int = MORE_STORIES
) -> Snapshot:
    """Read everything from the desk that need not be composed. Raises what the desk raises.

    For a first screen only the stored briefings of some summits are read (``stored``, ids), and
    no events, which take longer to name than all the rest. ``stories``: at most so many of those
    in no summit.
    """
    version = desk.version()
    summits = desk.stored_briefings(stored)
    briefings = tuple(known for known in summits if isinstance(known, Briefing))
    limit = FIRST_STORIES if stored is not None else stories
    unassigned = desk.unassigned(limit)
    # Counting takes a while, too, so the first screen does with what it lists.
    counted = stored is None and len(unassigned) >= limit
    return Snapshot(
        version,
        briefings,
        _starred(briefings),
        unassigned,
        events_of(desk, unassigned) if stored is None else {},
        desk.feeds(),
        desk.refreshed_at(),
        pending=tuple(summit for summit in summits if isinstance(summit, PendingBriefing)),
        outside=desk.outside() if stored is None else (),
        unassigned_count=desk.unassigned_count() if counted else len(unassigned),
    )


def events_of(desk: DeskProtocol, stories: Iterable[Story]) -> dict[str, Event]:
    """The events of these stories, by id."""
    return desk.events(dict.fromkeys(story.event for story in stories))


def _starred(briefings: Iterable[Briefing]) -> tuple[Point, ...]:
    shown = (point for briefing in briefings for point in briefing.shown)
    return tuple({point.id: point for point in shown if point.starred}.values())


def with_briefing(snapshot: Snapshot, briefing: Briefing) -> Snapshot:
    """The snapshot with a briefing in its place; unchanged if its summit is not in it."""
    id_ = briefing.summit.id
    known, pending = snapshot.briefings, snapshot.pending
    if snapshot.event_briefing and snapshot.event_briefing.summit.id == id_:
        return replace(snapshot, event_briefing=briefing)
    place = next((n for n, other in enumerate(known) if other.summit.id == id_), None)
    if place is not None:
        known = (*known[:place], briefing, *known[place + 1 :])
    elif summit := snapshot.pending_briefing(id_):
        place = summit.position - sum(other.position < summit.position for other in pending)
        known = (*known[:place], briefing, *known[place:])
        pending = tuple(other for other in pending if other is not summit)
    else:
        return snapshot
    # Starred points stay in their order, which nothing that arrives may change.
    starred = {point.id: point for point in _starred(known)}
    listed = [point.id for point in snapshot.starred if point.id in starred]
    ids = dict.fromkeys([*listed, *starred])
    stars = tuple(starred[id_] for id_ in ids)
    return replace(snapshot, briefings=known, pending=pending, starred=stars)


def is_new(point: Point, marks: Mapping[int, bool]) -> bool:
    """Whether a point is unread, given the ``marks`` since the snapshot, by passage."""
    read = [marks[key] for key in point.keys if key in marks]
    return not any(read) if read else point.new


def with_marks(
    snapshot: Snapshot,
    marks: Mapping[int, bool],
    stars: Mapping[str, bool] = _NOTHING,
    annotations: Mapping[str, Annotation] = _NOTHING,
) -> Snapshot:
    """The snapshot as the desk would now return it: marked points read, new points first.

    ``marks`` are by passage, ``stars`` and ``annotations`` by point id.
    """
    if not (marks or stars or annotations):
        return snapshot

    def marked(briefing: Briefing) -> Briefing:
        return briefing_with_marks(briefing, marks, stars, annotations)

    event = snapshot.event_briefing
    of_event = event.shown if event else ()
    known = {point.id: point for point in (*snapshot.points(), *of_event, *snapshot.starred)}
    still_starred = [point for point in snapshot.starred if stars.get(point.id, True)]
    listed = {point.id for point in still_starred}
    added = [known[id_] for id_, on in stars.items() if on and id_ in known and id_ not in listed]
    starred = (*added, *still_starred)
    return replace(
        snapshot,
        briefings=tuple(map(marked, snapshot.briefings)),
        event_briefing=marked(event) if event else None,
        starred=tuple(_point_with_marks(point, marks, stars, annotations) for point in starred),
    )


def briefing_with_marks(
    briefing: Briefing,
    marks: Mapping[int, bool],
    stars: Mapping[str, bool],
    annotations: Mapping[str, Annotation],
) -> Briefing:
    """A briefing as the desk would now return it."""

    def marked(point: Point) -> Point:
        return _point_with_marks(point, marks, stars, annotations)

    points = tuple(map(marked, briefing.points))
    if [point.new for point in points] != [point.new for point in briefing.points]:
        ordered = sorted(points, key=lambda point: point.order_at, reverse=True)
        points = tuple(sorted(ordered, key=lambda point: not point.new))
    lead = marked(briefing.lead) if briefing.lead else None
    why = marked(briefing.why) if briefing.why else None
    changed = replace(briefing, lead=lead, why=why, points=points)
    # More may be new than is shown: a long briefing is cut.
    read = len(briefing.new_points) - len(changed.new_points)
    known = briefing.counts
    counts = replace(known, new=known.new - read, earlier=known.earlier + read)
    return replace(changed, counts=counts)


def _point_with_marks(
    point: Point,
    marks: Mapping[int, bool],
    stars: Mapping[str, bool],
    annotations: Mapping[str, Annotation],
) -> Point:
    new, starred = is_new(point, marks), stars.get(point.id, point.starred)
    annotation = annotations.get(point.id, point.annotation)
    if (new, starred, annotation) == (point.new, point.starred, point.annotation):
        return point
    # Reading a point means reading all the sources it has by then.
    first_seen = (source.first_seen for source in (*point.sources, *point.also))
    read_at = max(first_seen, default=None) if point.new and not new else None
    return replace(
        point,
        new=new,
        starred=starred,
        annotation=annotation,
        read_at=read_at or point.read_at,
    )
