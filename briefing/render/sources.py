"""The sources of a briefing: the numbers after a point, and the list at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.domain.briefing import Briefing, Point, Source


@dataclass(frozen=True, slots=True)
class Cited:
    """A numbered outlet and its reports that the briefing cites, each once."""

    n: int
    outlet: str
    reports: tuple[Source, ...]


def marks(sources: Iterable[Source]) -> str:
    """``[1·3·4]``: the outlets that report a fact, smallest number first; empty without any."""
    numbers = sorted({source.n for source in sources})
    return f"[{'·'.join(map(str, numbers))}]" if numbers else ""


def notes(point: Point) -> str:
    """What else to know about a point: whether its reports are copies, and what changed."""
    remarks = []
    if point.independent < point.outlets:
        copies = point.independent == 1
        remarks.append("copies of one text" if copies else f"{point.independent} independent")
    if point.previous_text is not None:
        remarks.append(f"changed, before: {point.previous_text}")
    return ", ".join(remarks)


def cited(briefing: Briefing) -> tuple[Cited, ...]:
    """Every outlet that the briefing cites, in the order of their numbers."""
    outlets: dict[int, dict[str, Source]] = {}
    for source in _all(briefing):
        outlets.setdefault(source.n, {}).setdefault(source.entry, source)
    return tuple(
        Cited(n, masked(next(iter(reports.values())).outlet), tuple(_in_order(reports.values())))
        for n, reports in sorted(outlets.items())
    )


def _in_order(reports: Iterable[Source]) -> list[Source]:
    """The newest first, as everywhere."""
    return sorted(reports, key=lambda report: report.order_at, reverse=True)


def _all(briefing: Briefing) -> Iterator[Source]:
    for point in briefing.shown:
        yield from point.sources
    for dispute in briefing.disputed:
        for claim in dispute.claims:
            yield from claim.sources
    for number in briefing.numbers:
        yield from number.sources
    for date in briefing.next:
        yield from date.sources
