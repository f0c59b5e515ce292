"""The form in which entries are compared, and the index that finds candidates for comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ComparisonForm:
    """What grouping needs of an entry. ``at`` is its publication, or first seen if it has none.

    ``recurring`` are its sentences that its feed prints in other items too.
    """

    entry: str
    feed: str
    url: str | None
    title: str
    paragraphs: tuple[str, ...]
    at: datetime
    first_seen: datetime
    prefer: int = 0
    recurring: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Quick to compute: a form is looked up for every pair that it is in."""
        return hash(self.entry)


class CandidateIndex(Protocol):
    """What grouping needs of the cache."""

    def forms(self, entries: Collection[str]) -> Iterable[ComparisonForm]:
        """The comparison forms of the entries with these ids."""
        ...

    def candidates(self, forms: Collection[ComparisonForm]) -> Mapping[str, Collection[str]]:
        """By entry id, the ids of the other entries near in time that share a key with it, or
        enough fingerprints (`story_rules.SHARED`); returning more does no harm."""
        ...

    def components(self, entries: Collection[str]) -> Collection[Collection[str]]:
        """The components in which these entries were last grouped: ids of all their entries."""
        ...
