"""What one refresh did, feed by feed: the data behind ``refresh --json``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Outcome = Literal["updated", "unchanged", "not_due", "failed"]


@dataclass(frozen=True, slots=True)
class FeedResult:
    """The outcome for one feed in one refresh; ``error`` is a reason in words, for ``failed``.

    ``moved_to`` is where permanent redirects led this time, ``proposed_url`` the same once it has
    proved stable.
    """

    feed: str
    url: str
    status: Outcome
    http: int | None = None
    entries: int = 0
    new: int = 0
    updated: int = 0
    error: str | None = None
    moved_to: str | None = None
    retry_at: datetime | None = None
    proposed_url: str | None = None


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """One whole refresh; ``notices`` are sentences about what could not be done as configured."""

    results: tuple[FeedResult, ...]
    new_stories: int
    elapsed_s: float
    notices: tuple[str, ...] = ()

    @property
    def tally(self) -> Counter[str]:
        """How many feeds ended in each status."""
        return Counter(result.status for result in self.results)

    @property
    def all_failed(self) -> bool:
        """Whether feeds were tried and none of them answered."""
        tally = self.tally
        return tally["failed"] > 0 and not tally["updated"] and not tally["unchanged"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a running refresh is: feeds ``done`` of ``total``; ``new`` and what follows count
    entries.

    ``grouped`` of ``to_group`` entries have been put into stories so far; more may come to wait for
    it until all feeds are done.
    """

    done: int
    total: int
    new: int
    failed: int
    grouped: int = 0
    to_group: int = 0

    @property
    def grouping(self) -> bool:
        """Whether all feeds are done, and entries are still being grouped."""
        return self.done == self.total and self.grouped < self.to_group
