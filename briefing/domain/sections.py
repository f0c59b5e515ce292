"""The sections of a briefing, in the one order in which every format and screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point, Source

SectionName = Literal[
    "lead", "why", "new", "disputed", "numbers", "next", "earlier", "also_reported"
]


@dataclass(frozen=True, slots=True)
class BriefingSection:
    """A section that has something in it; which field that is depends on its name."""

    name: SectionName
    points: tuple[Point, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[NextDate, ...] = ()
    reports: tuple[Source, ...] = ()


def sections(briefing: Briefing) -> tuple[BriefingSection, ...]:
    """The sections of ``briefing`` in reading order, without the empty ones.

    The sources follow them: they are gathered from what the sections cite.
    """
    return tuple(
        section
        for section in _all(briefing)
        if section.points or section.disputes or section.numbers or section.dates or section.reports
    )


def _all(briefing: Briefing) -> Iterator[BriefingSection]:
    yield BriefingSection("lead", points=(briefing.lead,) if briefing.lead else ())
    yield BriefingSection("why", points=(briefing.why,) if briefing.why else ())
    yield BriefingSection("new", points=tuple(point for point in briefing.points if point.new))
    yield BriefingSection("disputed", disputes=briefing.disputed)
    yield BriefingSection("numbers", numbers=briefing.numbers)
    yield BriefingSection("next", dates=briefing.next)
    earlier = tuple(point for point in briefing.points if not point.new)
    yield BriefingSection("earlier", points=earlier)
    yield BriefingSection("also_reported", reports=briefing.also_reported)
