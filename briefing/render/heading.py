"""The lines above a briefing: who meets where and when, and how much is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.time_words import dates, since
from briefing.text.plural import counted

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing


def setting(briefing: Briefing, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """The people, the place and the dates as far as they are known, each by its first name."""
    summit = briefing.summit
    people = [names[0] for names in summit.people if names]
    return tuple(filter(None, (*people, *summit.place[:1], dates(summit, now, zone))))


def counts(briefing: Briefing, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """``5 new since 09:12``, ``38 entries``, ``11 stories``, ``12 outlets``."""
    known = briefing.counts
    read_at = briefing.read_at
    since_reading = f" since {since(read_at, now, zone)}" if read_at else ""
    return (
        f"{known.new:,} new{since_reading}",
        counted(known.entries, "entry", "entries"),
        counted(known.stories, "story", "stories"),
        counted(known.outlets, "outlet"),
    )


def new_heading(briefing: Briefing, now: datetime, zone: tzinfo) -> str:
    """``New since 09:12``, or ``New`` where nothing was read yet."""
    return f"New since {since(briefing.read_at, now, zone)}" if briefing.read_at else "New"
