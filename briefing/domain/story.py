"""A story: the entries that carry the same text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.entry import CachedEntry


@dataclass(frozen=True, slots=True)
class Story:
    """Entries of any feeds with the same text, the copy to show first.

    ``id`` comes from the member that was seen first, so it stays as the story grows.
    """

    id: str
    title: str
    first_seen: datetime
    read: bool
    summits: tuple[str, ...]
    event: str | None
    entries: tuple[CachedEntry, ...]


@dataclass(frozen=True, slots=True)
class SummitPassage:
    """A passage of a cached entry that belongs to a summit, with the reader's marks and words."""

    entry: str
    story: str
    place: int
    paragraph: int
    text: str
    key: int
    first_seen: datetime
    read: bool
    starred: bool
    hidden: bool = False
    marked: datetime | None = None
    note: str = ""
    labels: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the reader wants to find it again: a star, a note or a label."""
        return self.starred or bool(self.note or self.labels)
