"""Write who reports a point, and in which words: what the page of its summit has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.citation import wordings
from briefing.render.sources import marks, notes, other_wordings
from briefing.text.urls import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.briefing import Point, Source


def point_lines(point: Point) -> Iterator[str]:
    """The point, its sources, its other wordings and the further reports that tell it."""
    yield "  " + " ".join(
        filter(None, (point.text, marks(point.sources, point.also), notes(point)))
    )
    for source in point.sources:
        copy = "" if source.copy_of is None else f" (copy of [{source.copy_of}])"
        yield f"  [{source.n}] {source.outlet}: {source.title}{copy}"
        yield from _address(source)
    for label, note, reports in other_wordings(point):
        yield f"  {label}{f' ({note})' if note else ''}:"
        for wording in wordings(reports):
            names = ", ".join(outlet for _, outlet in wording.outlets)
            yield f"  {marks(wording.reports)} {names}: {wording.passage}"
            for report in wording.reports:
                yield from _address(report)


def _address(source: Source) -> Iterator[str]:
    if url := safe_link(source.url):
        yield f"      {url}"
