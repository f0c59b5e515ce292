"""What the desk answered at one moment: all that the screens show, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from briefing.domain.briefing import Briefing, Point
    from briefing.domain.feed import FeedHealth
    from briefing.domain.proposal import Proposal
    from briefing.domain.search_hit import Hit
    from briefing.domain.story import Story

LOOSE = 200
"""How many stories of no summit are listed."""


class Desk(Protocol):
    """What the screens ask of ``briefing.desk.Desk``; it lives in one thread only."""

    def briefings(self) -> tuple[Briefing, ...]: ...
    def unassigned(self, limit: int) -> tuple[Story, ...]: ...
    def stories_named(self, ids: Sequence[str]) -> tuple[Story, ...]: ...
    def stories(self, *, event: str) -> tuple[Story, ...]: ...
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
    """One reading of the desk. ``version`` was taken first, so a later write is never missed.

    ``proposed`` takes longer than a first screen may: it is looked for afterwards.
    """

    version: int = 0
    briefings: tuple[Briefing, ...] = ()
    starred: tuple[Point, ...] = ()
    loose: tuple[Story, ...] = ()
    feeds: tuple[FeedHealth, ...] = ()
    refreshed_at: datetime | None = None
    proposed: tuple[Proposal, ...] = ()

    def briefing(self, summit: str | None) -> Briefing | None:
        """The briefing of the summit with that id."""
        return next((one for one in self.briefings if one.summit.id == summit), None)

    def points(self) -> Iterable[Point]:
        """Every point of every briefing, leads and whys included."""
        for one in self.briefings:
            yield from one.shown

    @property
    def empty(self) -> bool:
        """Nothing to read at all: the first start, before a refresh."""
        return not self.loose and not any(True for _ in self.points())

    @property
    def failing(self) -> tuple[FeedHealth, ...]:
        """The feeds that gave no answer when last asked."""
        return tuple(one for one in self.feeds if is_failing(one))


def is_failing(health: FeedHealth) -> bool:
    """Whether a feed needs attention: its URL is unusable, it is gone, or it did not answer."""
    state = health.state
    return bool(health.feed.problem or (state and (state.gone or state.error)))


def take(desk: Desk) -> Snapshot:
    """Ask the desk for everything. Raises what the desk raises."""
    version = desk.version()
    briefings = desk.briefings()
    starred = {p.id: p for one in briefings for p in one.shown if p.starred}
    return Snapshot(
        version,
        briefings,
        tuple(starred.values()),
        desk.unassigned(LOOSE),
        desk.feeds(),
        desk.refreshed_at(),
    )


def is_new(point: Point, marks: Mapping[int, bool]) -> bool:
    """Whether a point is unread, given what was marked since the snapshot, by passage."""
    said = [marks[key] for key in point.keys if key in marks]
    return point.new if not said else not any(said)


def settle(
    snapshot: Snapshot, marks: Mapping[int, bool], stars: Mapping[str, bool] | None = None
) -> Snapshot:
    """The snapshot as the desk would now give it: marked points read, the new ones first.

    ``marks`` are by passage, ``stars`` by point id.
    """
    if not marks and not stars:
        return snapshot
    stars = stars or {}
    known = {point.id: point for point in (*snapshot.points(), *snapshot.starred)}
    shelf = {point.id for point in snapshot.starred if stars.get(point.id, True)}
    added = [known[one] for one, on in stars.items() if on and one in known and one not in shelf]
    kept = [point for point in snapshot.starred if point.id in shelf]
    return replace(
        snapshot,
        briefings=tuple(_settled(one, marks, stars) for one in snapshot.briefings),
        starred=tuple(_marked(point, marks, stars) for point in (*added, *kept)),
    )


def _settled(briefing: Briefing, marks: Mapping[int, bool], stars: Mapping[str, bool]) -> Briefing:
    points = tuple(_marked(point, marks, stars) for point in briefing.points)
    if [point.new for point in points] != [point.new for point in briefing.points]:
        ordered = sorted(points, key=lambda point: point.at, reverse=True)
        points = tuple(sorted(ordered, key=lambda point: not point.new))
    lead = _marked(briefing.lead, marks, stars) if briefing.lead else None
    why = _marked(briefing.why, marks, stars) if briefing.why else None
    settled = replace(briefing, lead=lead, why=why, points=points)
    # More may be new than is shown: a long briefing is cut.
    read = len(briefing.new_points) - len(settled.new_points)
    counts = replace(briefing.counts, new=briefing.counts.new - read)
    return replace(settled, counts=counts)


def _marked(point: Point, marks: Mapping[int, bool], stars: Mapping[str, bool]) -> Point:
    new, starred = is_new(point, marks), stars.get(point.id, point.starred)
    if (new, starred) == (point.new, point.starred):
        return point
    # Who reads a point reads all the sources it has by then.
    read_at = max((one.first_seen for one in point.sources), default=None) if point.new else None
    return replace(point, new=new, starred=starred, read_at=read_at or point.read_at)
