"""An upcoming date: of a summit, or named in its briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefing.domain.briefing import Source
    from briefing.domain.summit import Status, Summit


@dataclass(frozen=True, slots=True)
class UpcomingDate:
    """A summit itself (``text`` is None), or a date that its briefing names.

    ``at`` and ``ends`` are days in the place's calendar, the last one included, or instants.
    ``vague``: on some day from ``at`` to ``ends``.
    """

    at: date | datetime
    ends: date | datetime | None
    summit: Summit
    status: Status | None
    text: str | None = None
    sources: tuple[Source, ...] = ()
    vague: bool = False
