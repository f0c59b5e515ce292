"""What a page needs to know besides the state: the moment, the place and the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo


@dataclass(frozen=True, slots=True)
class Setting:
    """``tall``: 30 rows or more, ``roomy``: 40, ``narrow``: under 100 columns, with tabs on top.

    ``keys`` are the keys to show for command ids, ``names`` the summits' names by id,
    ``refreshing`` that a refresh is under way, ``offline`` that every feed failed, and ``config``
    the file that lists the feeds.
    ``bare``: for ears, without drawings.
    """

    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    zone: tzinfo = UTC
    tall: bool = True
    roomy: bool = True
    narrow: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    refreshing: bool = False
    offline: bool = False
    config: Path = Path("feeds.toml")
    bare: bool = False

    def week(self, counts: Sequence[int]) -> Sequence[int]:
        """What a week's drawing is made of; nothing where nobody would see it."""
        return () if self.bare else counts
