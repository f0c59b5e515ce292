"""The configuration: what feeds.toml says, checked, with every default filled in."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefing.config.time_zone import zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from briefing.domain.feed import Feed
    from briefing.domain.saved_search import SavedSearch
    from briefing.domain.summit import Summit

NOWHERE = Path(os.devnull) / "none"
"""A cache that never exists, for the empty configuration shown before there is a real one."""

MarkRead = Literal["leave", "open", "manual"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The ``[briefing]`` table.

    ``timezone`` is an IANA name or ``local``, ``languages`` are codes, the preferred first,
    ``contact`` is a web or mail address.
    """

    interval: timedelta = timedelta(hours=1)
    concurrency: int = 32
    timeout: timedelta = timedelta(seconds=20)
    keep: timedelta = timedelta(days=180)
    timezone: str = "local"
    languages: tuple[str, ...] = ()
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class TuiSettings:
    """The ``[tui]`` table; a ``theme`` of None leaves the choice to the terminal's background."""

    theme: str | None = None
    mark_read: MarkRead = "leave"
    ascii: bool = False
    reader: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """A valid feeds.toml.

    ``cache`` is absolute. ``keys`` maps a command id to its keys. ``warnings`` are complete texts,
    ``file:line: warning`` with that line below, in file order.
    """

    path: Path
    cache: Path
    feeds: tuple[Feed, ...] = ()
    summits: tuple[Summit, ...] = ()
    views: tuple[SavedSearch, ...] = ()
    settings: Settings = Settings()
    tui: TuiSettings = TuiSettings()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are shown and dates without an hour begin."""
        return zone(self.settings.timezone)
