"""What grouping needs to know of an entry, and where it asks for its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sketch:
    """An entry as grouping sees it. ``at`` is its publication, or first seen where it has none.

    ``standing`` are the sentences of it that its feed prints in other items too.
    """

    entry: str
    feed: str
    url: str | None
    title: str
    paragraphs: tuple[str, ...]
    at: datetime
    first_seen: datetime
    prefer: int = 0
    standing: tuple[str, ...] = ()


class Neighbourhood(Protocol):
    """The cache as grouping sees it."""

    def sketches(self, entries: Collection[str]) -> Iterable[Sketch]:
        """The sketches of the entries with these ids."""
        ...

    def sharing(self, sketch: Sketch) -> Collection[str]:
        """Ids of the other entries near in time that share a key with it, or enough fingerprints
        (`story_rules.SHARED`); more do no harm."""
        ...

    def mates(self, entries: Collection[str]) -> Collection[str]:
        """Ids of all entries that were last grouped in the same neighbourhood as one of these."""
        ...
