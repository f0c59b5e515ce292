"""A meeting that the feeds speak of and nobody configured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.summit import Summit


@dataclass(frozen=True, slots=True)
class EntryReport:
    """One entry as it is searched for meetings: its headline and its sentences."""

    entry: str
    story: str
    outlet: str
    title: str
    url: str | None
    at: datetime
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, or headline, that speaks of the meeting."""

    report: EntryReport
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A summit ready to be configured, with what speaks for it, the best first."""

    summit: Summit
    evidence: tuple[Evidence, ...]
    outlets: int
