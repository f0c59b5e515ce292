"""The sections of a briefing, in the one order in which every format and screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.domain.briefing import Briefing, Dispute, NextDate, Number, Point, Source

SectionName = Literal[
    "lead", "why", "new", "disputed", "numbers", "next", "speakers", "earlier", "also_reported"
]

SpokenBy = tuple[str, tuple["Point", ...]]
"""A person, and the points that report what this person says."""


@dataclass(frozen=True, slots=True)
class BriefingSection:
    """A section that has something in it; which field that is depends on its name."""

    name: SectionName
    points: tuple[Point, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[NextDate, ...] = ()
    speakers: tuple[SpokenBy, ...] = ()
    reports: tuple[Source, ...] = ()


def sections(briefing: Briefing, speakers: Iterable[SpokenBy] = ()) -> tuple[BriefingSection, ...]:
    """The sections of ``briefing`` in reading order, without the empty ones.

    ``speakers``: those with most points come first. The sources follow the sections: they are
    gathered from what the sections cite.
    """
    by_points = tuple(sorted(speakers, key=lambda spoken: -len(spoken[1])))
    return tuple(
        section for section in _all(briefing, by_points) if section != BriefingSection(section.name)
    )


def _all(briefing: Briefing, speakers: tuple[SpokenBy, ...]) -> Iterator[BriefingSection]:
    yield BriefingSection("lead", points=(briefing.lead,) if briefing.lead else ())
    yield BriefingSection("why", points=(briefing.why,) if briefing.why else ())
    yield BriefingSection("new", points=tuple(point for point in briefing.points if point.new))
    yield BriefingSection("disputed", disputes=briefing.disputed)
    yield BriefingSection("numbers", numbers=briefing.numbers)
    yield BriefingSection("next", dates=briefing.next)
    yield BriefingSection("speakers", speakers=speakers)
    earlier = tuple(point for point in briefing.points if not point.new)
    yield BriefingSection("earlier", points=earlier)
    yield BriefingSection("also_reported", reports=briefing.also_reported)
