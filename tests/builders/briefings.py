"""Points of a briefing and the sources behind them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from briefing.domain.briefing import Point, Source

PUBLISHED = datetime(2025, 10, 29, 5, 20, tzinfo=UTC)
FIRST_SEEN = datetime(2025, 10, 29, 5, 30, tzinfo=UTC)


def source(n: int, outlet: str, **fields: Any) -> Source:
    """The report of an outlet; ``fields`` are those of ``Source`` that matter to the test."""
    usual: dict[str, Any] = {
        "entry": f"{n:012x}",
        "feed": outlet,
        "title": f"{outlet} reports",
        "url": f"https://{n}.example/story",
        "published": PUBLISHED,
        "first_seen": FIRST_SEEN,
        "passage": "A passage.",
        "copy_of": None,
    }
    return Source(n=n, outlet=outlet, **(usual | fields))


def point(text: str, *sources: Source, **fields: Any) -> Point:
    """A new point without a star; ``fields`` are those of ``Point`` that matter to the test."""
    usual: dict[str, Any] = {
        "id": "p1",
        "new": True,
        "starred": False,
        "first_seen": FIRST_SEEN,
        "published": PUBLISHED,
        "independent": len(sources),
        "keys": (1,),
        "story": "s1",
    }
    return Point(text=text, sources=sources, **(usual | fields))
