"""Links each number, date and claim to the point that shows its sentence already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from briefing.domain.briefing import Claim, NextDate, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.briefing import Briefing, Point

Row = TypeVar("Row", Number, NextDate, Claim)


def link_points(briefing: Briefing) -> Briefing:
    """``briefing`` with ``point`` set where a shown point has the sentence of a row, word for word.

    A page can then lead to the point instead of printing the sentence again. Where a sentence is
    in several points, it is the first of these.
    """
    points = briefing.shown
    disputed = tuple(
        replace(dispute, claims=_linked(dispute.claims, points)) for dispute in briefing.disputed
    )
    return replace(
        briefing,
        disputed=disputed,
        numbers=_linked(briefing.numbers, points),
        next=_linked(briefing.next, points),
    )


def _linked(rows: Sequence[Row], points: Sequence[Point]) -> tuple[Row, ...]:
    return tuple(replace(row, point=_point_with(row.text, points)) for row in rows)


def _point_with(text: str, points: Sequence[Point]) -> str | None:
    # A point can be a sentence together with the one that depends on it.
    return next((point.id for point in points if text in point.text), None)
