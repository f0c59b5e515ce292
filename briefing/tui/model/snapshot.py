"""A snapshot of the desk: everything the screens show, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.event import Event
    from briefing.domain.feed import FeedHealth
    from briefing.domain.proposal import Proposal
    from briefing.domain.search_hit import Hit
    from briefing.domain.story import Story

UNASSIGNED_LIMIT = 200
"""How many stories in no summit are listed."""


class DeskProtocol(Protocol):
    """The part of ``briefing.desk.Desk`` that the screens use; it stays in one thread."""

    def briefings(self) -> tuple[Briefing, ...]: ...
    def unassigned(self, limit: int) -> tuple[Story, ...]: ...
    def stories_named(self, ids: Sequence[str]) -> tuple[Story, ...]: ...
    def stories(self, *, event: str) -> tuple[Story, ...]: ...
    def events(self, ids: Iterable[str | None]) -> dict[str, Event]: ...
    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]: ...
    def feeds(self) -> tuple[FeedHealth, ...]: ...
    def mark(self, points: Iterable[Point], read: bool) -> None: ...
    def mark_summit(self, summit_id: str, at: datetime | None) -> None: ...
    def star(self, point: Point, on: bool) -> None: ...
    def hide(self, point: Point, on: bool) -> None: ...
    def save_briefings(self) -> None: ...
    def refreshed_at(self) -> datetime | None: ...
    def version(self) -> int: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything read from the desk. ``version`` is read first, so no later write is missed.

    ``events`` are those of the stories in no summit, by id.
    ``proposals`` are looked for afterwards: finding them takes longer than a first screen may.
    """

    version: int = 0
    briefings: tuple[Briefing, ...] = ()
    starred: tuple[Point, ...] = ()
    unassigned: tuple[Story, ...] = ()
    events: Mapping[str, Event] = field(default_factory=dict)
    feeds: tuple[FeedHealth, ...] = ()
    refreshed_at: datetime | None = None
    proposals: tuple[Proposal, ...] = ()

    def briefing(self, summit: str | None) -> Briefing | None:
        """The briefing of the summit with that id."""
        return next((known for known in self.briefings if known.summit.id == summit), None)

    def points(self) -> Iterable[Point]:
        """Every point of every briefing, including its lead and why it matters."""
        for briefing in self.briefings:
            yield from briefing.shown

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read at all, as on the first start before a refresh."""
        reported = any(briefing.also_reported for briefing in self.briefings)
        return not (self.unassigned or reported or any(True for _ in self.points()))

    @property
    def failing(self) -> tuple[FeedHealth, ...]:
        """The feeds that need attention."""
        return tuple(filter(is_failing, self.feeds))


def is_failing(health: FeedHealth) -> bool:
    """Whether a feed needs attention: its URL is unusable, it is gone, or it did not answer."""
    state = health.state
    return bool(health.feed.problem or (state and (state.gone or state.error)))


def take_snapshot(desk: DeskProtocol) -> Snapshot:
    """Read everything from the desk. Raises what the desk raises."""
    version = desk.version()
    briefings = desk.briefings()
    shown = (point for briefing in briefings for point in briefing.shown)
    starred = {point.id: point for point in shown if point.starred}
    unassigned = desk.unassigned(UNASSIGNED_LIMIT)
    return Snapshot(
        version,
        briefings,
        tuple(starred.values()),
        unassigned,
        desk.events(dict.fromkeys(story.event for story in unassigned)),
        desk.feeds(),
        desk.refreshed_at(),
    )


def is_new(point: Point, marks: Mapping[int, bool]) -> bool:
    """Whether a point is unread, given the ``marks`` since the snapshot, by passage."""
    read = [marks[key] for key in point.keys if key in marks]
    return not any(read) if read else point.new


def with_marks(
    snapshot: Snapshot, marks: Mapping[int, bool], stars: Mapping[str, bool] | None = None
) -> Snapshot:
    """The snapshot as the desk would now return it: marked points read, new points first.

    ``marks`` are by passage, ``stars`` by point id.
    """
    if not marks and not stars:
        return snapshot
    stars = stars or {}
    known = {point.id: point for point in (*snapshot.points(), *snapshot.starred)}
    still_starred = [point for point in snapshot.starred if stars.get(point.id, True)]
    listed = {point.id for point in still_starred}
    added = [known[id_] for id_, on in stars.items() if on and id_ in known and id_ not in listed]
    starred = (*added, *still_starred)
    return replace(
        snapshot,
        briefings=tuple(_briefing_with_marks(old, marks, stars) for old in snapshot.briefings),
        starred=tuple(_point_with_marks(point, marks, stars) for point in starred),
    )


def _briefing_with_marks(
    briefing: Briefing, marks: Mapping[int, bool], stars: Mapping[str, bool]
) -> Briefing:
    points = tuple(_point_with_marks(point, marks, stars) for point in briefing.points)
    if [point.new for point in points] != [point.new for point in briefing.points]:
        ordered = sorted(points, key=lambda point: point.order_at, reverse=True)
        points = tuple(sorted(ordered, key=lambda point: not point.new))
    lead = _point_with_marks(briefing.lead, marks, stars) if briefing.lead else None
    why = _point_with_marks(briefing.why, marks, stars) if briefing.why else None
    marked = replace(briefing, lead=lead, why=why, points=points)
    # More may be new than is shown: a long briefing is cut.
    read = len(briefing.new_points) - len(marked.new_points)
    counts = replace(briefing.counts, new=briefing.counts.new - read)
    return replace(marked, counts=counts)


def _point_with_marks(point: Point, marks: Mapping[int, bool], stars: Mapping[str, bool]) -> Point:
    new, starred = is_new(point, marks), stars.get(point.id, point.starred)
    if (new, starred) == (point.new, point.starred):
        return point
    # Reading a point means reading all the sources it has by then.
    first_seen = (source.first_seen for source in (*point.sources, *point.also))
    read_at = max(first_seen, default=None) if point.new else None
    return replace(point, new=new, starred=starred, read_at=read_at or point.read_at)
