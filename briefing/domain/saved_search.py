"""A search that a reader keeps: a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefing.domain.search_hit import Hit

Order = Literal["date", "rank"]
"""How hits are ordered: the newest first, or the best match first."""
ORDERS: tuple[Order, ...] = Order.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class ViewHits:
    """What a saved search finds; ``problem`` says why it finds nothing, if it cannot be run.

    ``hits`` are the newest ones; ``more``: there may be others.
    """

    search: SavedSearch
    hits: tuple[Hit, ...] = ()
    problem: str = ""
    more: bool = False

    @property
    def new(self) -> int:
        """How many of the stories found are new."""
        return len({hit.story or hit.entry for hit in self.hits if hit.new})
