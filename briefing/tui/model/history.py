"""What the reader changed, as ``z`` takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.config.config_file import Written
    from briefing.domain.briefing import Point


@dataclass(frozen=True, slots=True)
class Read:
    """Points were marked read, or unread; ``of_itself``: by reading on."""

    points: tuple[Point, ...]
    read: bool
    of_itself: bool = False


@dataclass(frozen=True, slots=True)
class Starred:
    """A star was set or taken away."""

    point: Point
    on: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """A point was hidden."""

    point: Point


@dataclass(frozen=True, slots=True)
class Corrected:
    """A story was split, merged or assigned; ``number`` is that of the logged correction."""

    number: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """feeds.toml was written by the program; ``said`` is what was done."""

    written: Written
    said: str


Change = Read | Starred | Hidden | Corrected | Rewritten
