"""What a change of state asks of the world outside it; the main screen carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.config.config_file import Written
    from briefing.domain.briefing import Point


@dataclass(frozen=True, slots=True)
class Mark:
    """Store that these points were read, or were not."""

    points: tuple[Point, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class Star:
    """Store a star, or take it away."""

    point: Point
    on: bool


@dataclass(frozen=True, slots=True)
class Hide:
    """Store that a point is not to be shown, or is again."""

    point: Point
    on: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """A summit was left with all read: its reading moves to now."""

    summit: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back the correction with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class PutBack:
    """Make feeds.toml what it was before, byte for byte, if nobody wrote it since."""

    written: Written


@dataclass(frozen=True, slots=True)
class Open:
    """Open an address in the reader's browser."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Put text on the clipboard."""

    text: str
    said: str


@dataclass(frozen=True, slots=True)
class Tell:
    """Say something in passing."""

    text: str


Effect = Mark | Star | Hide | Leave | TakeBack | PutBack | Open | Copy | Tell
