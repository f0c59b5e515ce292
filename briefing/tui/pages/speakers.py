"""Who says what in a summit: points by speaker, each group newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.tui.model.spoken import spoken as by_speaker
from briefing.tui.pages.heading import heading, with_gap
from briefing.tui.pages.item import citation
from briefing.tui.view.spans import Block, Row, Span

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing
    from briefing.domain.sections import SpokenBy
    from briefing.tui.pages.page_context import PageContext


def spoken(briefing: Briefing) -> tuple[SpokenBy, ...]:
    """The speakers of a briefing, those with most points first, their points newest first."""
    newest_first = (
        (name, tuple(sorted(points, key=lambda point: point.order_at, reverse=True)))
        for name, points in by_speaker(briefing)
    )
    return tuple(sorted(newest_first, key=lambda row: -len(row[1])))


def speakers(listed: tuple[SpokenBy, ...], setting: PageContext) -> list[Block]:
    """One block per point, with the point's id as the block's, under the name of its speaker."""
    if not listed:
        return [Block((Row((Span("No point here is somebody's saying.", "muted"),)),))]
    blocks: list[Block] = []
    for name, points in listed:
        count = (Span(counted(len(points), "point"), "muted"),)
        stamps = setting.stamps(point.at for point in points)
        rows = (
            Block(
                (
                    Row(
                        (Span(point.text), *citation(point.sources, point.also)),
                        (Span(f"{stamp}  ", "muted"),),
                        (Span(" " * (len(stamp) + 2)),),
                    ),
                ),
                point.id,
            )
            for point, stamp in zip(points, stamps, strict=True)
        )
        blocks = with_gap(blocks, heading(name, "name", count), *rows)
    return blocks
