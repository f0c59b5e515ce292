"""What is new in briefings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.briefing import Briefing


def today(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """The new points of each briefing, in the given order; briefings without any are left out.

    The sources keep their numbers from the whole briefing.
    """
    return tuple(
        replace(
            briefing,
            lead=briefing.lead if briefing.lead and briefing.lead.new else None,
            why=briefing.why if briefing.why and briefing.why.new else None,
            points=tuple(point for point in briefing.points if point.new),
            disputed=(),
            numbers=(),
            next=(),
            also_reported=(),
            also_reported_total=0,
            counts=replace(briefing.counts, earlier=0),
        )
        for briefing in briefings
        if briefing.new_points
    )
