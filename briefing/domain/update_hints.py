"""How often a feed wants to be fetched, and how often it brings something."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

_MOST_ENTRIES = 20
_FEWEST_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class UpdateHints:
    """What a feed document says about how often to fetch it.

    ``ttl`` is the longest of what it names (RSS 2.0 ``ttl``, the syndication module's
    ``updatePeriod``). ``skip_hours`` are hours of the day in GMT, 0 to 23, and ``skip_days`` days
    of the week, Monday being 0, in which it is not to be fetched (RSS 2.0).
    """

    ttl: timedelta | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


def typical_interval(instants: Iterable[datetime], now: datetime) -> timedelta | None:
    """The median time between a feed's newest entries; None for too few entries.

    An instant after ``now`` counts as ``now``: some publishers date ahead.
    """
    newest = sorted((min(at, now) for at in instants), reverse=True)[:_MOST_ENTRIES]
    if len(newest) < _FEWEST_ENTRIES:
        return None
    gaps = [later - earlier for later, earlier in itertools.pairwise(newest)]
    return sorted(gaps)[len(gaps) // 2]
