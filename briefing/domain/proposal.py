"""A meeting that the feeds report and that is not configured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.summit import Summit


@dataclass(frozen=True, slots=True)
class EntryReport:
    """An entry's headline and sentences, in which meetings are looked for."""

    entry: str
    story: str
    outlet: str
    title: str
    url: str | None
    at: datetime
    sentences: tuple[str, ...]
    published_title: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or headline that mentions the meeting."""

    report: EntryReport
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A summit ready to be configured, with its evidence, the best first."""

    summit: Summit
    evidence: tuple[Evidence, ...]
    outlets: int
