"""What a page needs besides the state: the time, the size of the screen, the keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.render import time_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from briefing.domain.refresh_report import Progress

_HOUR = re.compile(r"\d\d:\d\d$")


@dataclass(frozen=True, slots=True)
class PageContext:
    """``tall``: 30 rows or more, ``roomy``: 40, ``narrow``: under 100 columns, with tabs on top.

    ``keys`` are the keys to show for command ids, ``names`` the summits' names by id,
    ``refreshing``: a refresh is running, ``progress``: how far it is, ``offline``: every feed
    failed, ``config``: the file that lists the feeds, ``screen_reader``: text only, without
    drawings.
    """

    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    zone: tzinfo = UTC
    tall: bool = True
    roomy: bool = True
    narrow: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    refreshing: bool = False
    progress: Progress | None = None
    offline: bool = False
    config: Path = Path("feeds.toml")
    screen_reader: bool = False

    def stamp(self, instant: datetime) -> str:
        """When something was, for a narrow column: ``14:20``, ``Sun 06:15``, ``12 Sep``."""
        return time_words.hour_stamp(instant, self.now, self.zone)

    def stamps(self, instants: Iterable[datetime]) -> list[str]:
        """The stamps of rows below one another, padded to one width.

        A day that the row above has too is left blank, except for a screen reader.
        """
        listed: list[str] = []
        above = ""
        for stamp in map(self.stamp, instants):
            day = _HOUR.sub("", stamp)
            repeats = day == above and not self.screen_reader
            listed.append(" " * len(day) + stamp.removeprefix(day) if repeats else stamp)
            above = day
        wide = max(map(len, listed), default=0)
        return [stamp.ljust(wide) for stamp in listed]

    def clock(self, instant: datetime) -> str:
        """The hour of an instant whose day stands above it: ``14:20``."""
        return time_words.clock(instant, self.zone)

    def day(self, day: date) -> str:
        """``Tue 28 Oct``."""
        return time_words.day(day, self.now, self.zone)

    def stamp_width(self, instants: Iterable[datetime]) -> int:
        """Cells of the widest stamp, at least those of ``12 Sep``."""
        return max([6, *(len(self.stamp(instant)) for instant in instants)])

    def week(self, counts: Sequence[int]) -> Sequence[int]:
        """The counts to draw for a week; none for a screen reader."""
        return () if self.screen_reader else counts
