"""What `briefing doctor` finds: whether a part of the installation is in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Subject = Literal["config", "cache", "disk", "feeds"]


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """``message`` says what was found; ``remedy`` what to do about it, "" for nothing."""

    subject: Subject
    ok: bool
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired cache: where the damaged file is kept, and how many rows of which table were
    saved."""

    kept_as: Path
    saved: Mapping[str, int] = field(default_factory=dict)
