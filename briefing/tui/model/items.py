"""What a page lists: items that the cursor can be on, in sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as calendar

    from briefing.domain.briefing import Dispute, NextDate, Number, Point, Source
    from briefing.domain.event import OutsideEvent
    from briefing.domain.feed import FeedHealth
    from briefing.domain.proposal import Proposal
    from briefing.domain.search_hit import Hit
    from briefing.domain.sections import SpokenBy
    from briefing.domain.story import Story

Kind = Literal[
    "point",
    "lead",
    "why",
    "dispute",
    "number",
    "next",
    "speaker",
    "reference",
    "report",
    "day",
    "group",
    "story",
    "feed",
    "proposal",
    "event",
    "hit",
    "more",
]


@dataclass(frozen=True, slots=True)
class Item:
    """Something the cursor can be on. ``id`` stays the same across refreshes.

    ``sources`` are the reports whose words it shows. ``target`` is the point that it leads to,
    because its own sentence stands there already. ``day`` is set on points that are listed by day
    and on the line of a day, ``group`` on stories that are listed by the tag of their feed, or by
    the feed, and on the line of such a group. ``folded`` are the items that a line stands for while
    they are not listed, ``count`` how many it has in all, ``left_out`` how many of them are not
    composed or read yet.
    """

    id: str
    kind: Kind
    summit: str | None = None
    sources: tuple[Source, ...] = ()
    point: Point | None = None
    dispute: Dispute | None = None
    number: Number | None = None
    next: NextDate | None = None
    story: Story | None = None
    feed: FeedHealth | None = None
    proposal: Proposal | None = None
    event: OutsideEvent | None = None
    hit: Hit | None = None
    target: Point | None = None
    spoken: SpokenBy | None = None
    day: calendar.date | None = None
    group: str = ""
    folded: tuple[Item, ...] = ()
    count: int = 0
    left_out: int = 0

    @property
    def also(self) -> tuple[Source, ...]:
        """The reports that are folded into it or belong to it, in words of their own."""
        if self.number:
            return (*self.number.others, *(report.source for report in self.number.course))
        return self.point.also if self.point else ()

    @property
    def reports(self) -> tuple[Source, ...]:
        """Every report that it can open: its sources first, then those in other words."""
        others = self.point.other_reports if self.point else ()
        return (*self.sources, *self.also, *others)

    @property
    def unfolds(self) -> bool:
        """Whether it has more to show than the point that it leads to."""
        leads_on = self.target or self.event or self.hit
        return leads_on is None or bool(self.also)


@dataclass(frozen=True, slots=True)
class Section:
    """The items under one heading; ``key`` says which heading."""

    key: str
    items: tuple[Item, ...]


Sections = tuple[Section, ...]


def day_id(summit: str, day: calendar.date) -> str:
    """The id of the line of a day."""
    return f"{summit}/earlier/{day}"


def day_line(summit: str, day: calendar.date) -> Item:
    """The line of a day of earlier points."""
    return Item(day_id(summit, day), "day", summit, day=day)
