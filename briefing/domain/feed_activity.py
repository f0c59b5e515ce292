"""How much feeds brought lately, and how the refreshes went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

DAYS = 14
"""Days of which entries are counted."""


@dataclass(frozen=True, slots=True)
class LoggedRefresh:
    """A refresh that ended: when it started, its new entries, and how many feeds failed in it."""

    started: datetime
    new: int
    failed: int


@dataclass(frozen=True, slots=True)
class FeedActivity:
    """``entries``: by the URL of a feed, how many entries are of each of the last `DAYS` days of
    the reader's calendar, today last; feeds without any are left out. ``refreshes`` are those of
    the last 24 hours, the latest first, as far as the log goes back."""

    entries: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    refreshes: tuple[LoggedRefresh, ...] = ()
