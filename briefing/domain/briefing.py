"""What a person reads of one summit: each fact once, with everyone who reports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.annotation import NO_ANNOTATION, Annotation
from briefing.domain.entry import effective_time, order_time

if TYPE_CHECKING:
    import datetime as calendar  # in a class with a field `date` that name means the field
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from briefing.domain.entry import CachedEntry
    from briefing.domain.story import Story
    from briefing.domain.summit import Status, Summit


@dataclass(frozen=True, slots=True)
class Source:
    """One outlet's report of a point.

    ``n`` numbers the outlet within its briefing, from 1, in order of first appearance.
    ``copy_of`` is the ``n`` of the source whose text this one repeats. ``published_title`` is as in
    `Entry`.
    """

    n: int
    entry: str
    feed: str
    outlet: str
    title: str
    url: str | None
    published: datetime | None
    first_seen: datetime
    passage: str
    copy_of: int | None
    held_at: datetime | None = None
    published_title: str | None = None

    @classmethod
    def of(cls, entry: CachedEntry, n: int, passage: str, *, copy_of: int | None = None) -> Source:
        """The report of a point by ``passage`` of ``entry``."""
        return cls(
            n=n,
            entry=entry.id,
            feed=entry.feed,
            outlet=entry.outlet,
            title=entry.title,
            url=entry.page,
            published=entry.published,
            first_seen=entry.first_seen,
            passage=passage,
            copy_of=copy_of,
            held_at=entry.held_at,
            published_title=entry.published_title,
        )

    @property
    def at(self) -> datetime:
        """The date to show: when it was published, or first seen if the feed gives no date."""
        return effective_time(self.published, self.first_seen)

    @property
    def order_at(self) -> datetime:
        """Where it stands among others in time; see `CachedEntry.order_at`."""
        return self.held_at or order_time(self.published, self.first_seen)


@dataclass(frozen=True, slots=True)
class Point:
    """One fact, shown once.

    ``independent`` counts sources that do not copy one another, ``keys`` are the passages that
    a mark on this point marks, ``story`` the story it was taken from. ``previous_text`` is the
    sentence that reported the same fact before it changed, ``read_at`` when the reader last
    marked it. ``speaker`` is who says it, if it is a saying, ``opinion`` whether it is its
    writer's view rather than a report, ``annotation`` what the reader wrote on it.

    ``also`` are reports of the same fact in other wordings, folded into this point: nothing else
    shows them. ``other_reports`` are further reports that very probably tell the fact, one for
    each outlet; they show how far it reached, and are no sources of the words shown.
    """

    id: str
    text: str
    new: bool
    starred: bool
    first_seen: datetime
    published: datetime | None
    independent: int
    sources: tuple[Source, ...]
    keys: tuple[int, ...]
    story: str
    previous_text: str | None = None
    read_at: datetime | None = None
    speaker: str | None = None
    opinion: bool = False
    also: tuple[Source, ...] = ()
    other_reports: tuple[Source, ...] = ()
    annotation: Annotation = NO_ANNOTATION

    @property
    def reach(self) -> int:
        """How many outlets tell the fact, in any words."""
        reports = (*self.sources, *self.also, *self.other_reports)
        return len({source.outlet for source in reports})

    @property
    def changed(self) -> bool:
        """Whether the fact was reported differently before."""
        return self.previous_text is not None

    @property
    def outlets(self) -> int:
        """How many outlets report it."""
        return len({source.outlet for source in self.sources})

    @property
    def at(self) -> datetime:
        """The date to show: its earliest publication, else when first seen."""
        return effective_time(self.published, self.first_seen)

    @property
    def order_at(self) -> datetime:
        """Where it stands among others in time."""
        return order_time(self.published, self.first_seen)


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a dispute: who says what; ``point`` is the shown point that has its sentence."""

    speaker: str
    text: str
    sources: tuple[Source, ...]
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that differ, side by side, without a verdict."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class FigureReport:
    """A figure as one outlet wrote it, and when; the sentence is the passage of ``source``."""

    value: str
    at: datetime
    source: Source


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it was written (``$350 billion``) and the sentence that contains it.

    ``sources`` are the reports with exactly this sentence, ``others`` those of further outlets
    that give the figure in a sentence of their own. ``course`` holds the figures that were given
    for the same thing, oldest first, if there are several: one after the other if the thing
    ``moved``, else side by side, as its reports differ. ``point`` is the id of the shown point that
    has this sentence, if one has.
    """

    value: str
    text: str
    sources: tuple[Source, ...]
    others: tuple[Source, ...] = ()
    course: tuple[FigureReport, ...] = ()
    moved: bool = False
    point: str | None = None

    def joined(self, values: Iterable[str]) -> str:
        """The figures of its course as one text: ``12 → 14 → 17``, ``1,500 or 2,500``."""
        return (" → " if self.moved else " or ").join(values)


@dataclass(frozen=True, slots=True)
class NextDate:
    """Something still to come: a date in the place's calendar, or an instant if its hour is known.

    ``ends`` is the last day of a range. ``vague``: on some day from ``date`` to ``ends``.
    ``point`` is the id of the shown point that has this sentence, if one has.
    """

    date: date | datetime
    text: str
    sources: tuple[Source, ...]
    ends: calendar.date | None = None
    vague: bool = False
    point: str | None = None

    @property
    def independent(self) -> int:
        """How many outlets name it in texts of their own."""
        return len({source.outlet for source in self.sources if source.copy_of is None})


@dataclass(frozen=True, slots=True)
class Counts:
    """What a briefing was made from.

    ``new`` and ``earlier`` count points, also those that do not fit in it.
    """

    entries: int
    stories: int
    outlets: int
    new: int
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """One summit as it is read.

    ``points`` are the new ones first, then the earlier; ``lead`` and ``why`` are not among them.
    ``outlets`` is the numbered list behind every ``Source.n`` (index ``n - 1``), ``activity`` the
    number of entries on each of the last seven days, oldest first. After ``valid_until`` it has to
    be composed again even if nothing has come in, as it mentions hours or days. ``also_reported``
    are the entries that belong to the summit although no section cites them, newest first;
    ``also_reported_total`` counts also those that are too old to be listed.
    """

    summit: Summit
    status: Status | None
    read_at: datetime | None
    counts: Counts
    lead: Point | None = None
    why: Point | None = None
    points: tuple[Point, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    numbers: tuple[Number, ...] = ()
    next: tuple[NextDate, ...] = ()
    stories: tuple[Story, ...] = ()
    outlets: tuple[str, ...] = ()
    activity: tuple[int, ...] = (0, 0, 0, 0, 0, 0, 0)
    valid_until: datetime | None = None
    also_reported: tuple[Source, ...] = ()
    also_reported_total: int = 0

    @property
    def shown(self) -> tuple[Point, ...]:
        """All points in reading order: lead, why and the others."""
        first = (self.lead, self.why)
        return (*(point for point in first if point is not None), *self.points)

    @property
    def distinct(self) -> tuple[Point, ...]:
        """The points shown, each once: the lead may stand among the others too."""
        return tuple({point.id: point for point in self.shown}.values())

    def sources(self, *, counted: bool) -> Iterator[Source]:
        """Every source of every section, not those of ``also_reported``.

        ``counted``: also the reports that are only counted, of points and figures.
        """
        for point in self.shown:
            yield from (*point.sources, *point.also)
            if counted:
                yield from point.other_reports
        for dispute in self.disputed:
            for claim in dispute.claims:
                yield from claim.sources
        for number in self.numbers:
            yield from number.sources
            if counted:
                yield from number.others
            yield from (report.source for report in number.course)
        for date in self.next:
            yield from date.sources

    @property
    def new_points(self) -> tuple[Point, ...]:
        """The points shown that the reader has not seen; ``counts.new`` may count more."""
        return tuple(point for point in self.shown if point.new)

    @property
    def new_left_out(self) -> int:
        """How many new points did not fit."""
        return max(self.counts.new - len(self.new_points), 0)

    @property
    def earlier_left_out(self) -> int:
        """How many points seen before did not fit."""
        return max(self.counts.earlier - sum(not point.new for point in self.shown), 0)

    @property
    def reports_left_out(self) -> int:
        """How many entries are too old to be listed in ``also_reported``."""
        return max(self.also_reported_total - len(self.also_reported), 0)


@dataclass(frozen=True, slots=True)
class PendingBriefing:
    """A summit whose briefing is still to be composed; ``position`` is its index in feeds.toml."""

    summit: Summit
    status: Status | None
    position: int

    @property
    def next(self) -> tuple[NextDate, ...]:
        """No date is known before the briefing is composed."""
        return ()


def shown_passages(briefings: Iterable[Briefing], entry: str) -> frozenset[str]:
    """The passages of an entry (id) that briefings show."""
    return frozenset(
        source.passage
        for briefing in briefings
        for source in briefing.sources(counted=False)
        if source.entry == entry
    )
