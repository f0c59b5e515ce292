"""What the pictures of a summit show, as data, in the shapes of docs/formats.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.json_values import instant, moment
from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.coverage import Coverage
    from briefing.domain.timeline import TimelineDay
    from briefing.render.json_values import Shape


def coverage_shape(drawn: Coverage) -> Shape:
    """Reports by hour or day and outlet, and who tells which point, by the ids of the points."""
    return {
        "by": "hour" if drawn.by_hour else "day",
        "slots": [instant(slot) for slot in drawn.slots],
        "during": list(drawn.during),
        "outlets": [
            {
                "outlet": masked(outlet.name),
                "n": outlet.n,
                "reports": list(outlet.reports),
                "told": outlet.told,
                "alone": [point.id for point in outlet.alone],
            }
            for outlet in drawn.outlets
        ],
        "points": [
            {
                "point": point.id,
                "told_by": [
                    {"outlet": masked(name), "words": telling} for name, telling in tellers.items()
                ],
            }
            for point, tellers in drawn.points
        ],
        "left_out": [
            {"point": point.id, "outlets": [masked(name) for name in names]}
            for point, names in drawn.left_out
        ],
    }


def timeline_shape(days: Sequence[TimelineDay]) -> list[Shape]:
    """The days, the oldest first: ids of the points told of each, and the dates to come."""
    return [
        {
            "date": moment(listed.date),
            "during": listed.during,
            "day": listed.day_of[0] if listed.day_of else None,
            "days": listed.day_of[1] if listed.day_of else None,
            "points": [point.id for point in listed.points],
            "next": [{"date": moment(date.date), "text": date.text} for date in listed.dates],
        }
        for listed in days
    ]
