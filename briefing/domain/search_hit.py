"""An entry that a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.event import Event


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result; ``snippet`` is plain text around the match, ``event`` the one that its
    story reports together with others, ``new`` whether the reader has not read all of it."""

    entry: str
    story: str
    feed: str
    outlet: str
    title: str
    url: str | None
    published: datetime | None
    summits: tuple[str, ...]
    snippet: str
    event: Event | None = None
    published_title: str | None = None
    new: bool = True
    first_seen: datetime | None = None
