"""Headings, and the words for the status and dates of a summit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.summit import first_instant
from briefing.render import time_words
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefing.domain.briefing import Briefing, PendingBriefing
    from briefing.domain.summit import Summit
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role

_INDEPENDENT = 2
"""Outlets with texts of their own that must name a day before a countdown rests on it."""


def heading(label: str, role: Role = "label", right: Line = ()) -> Block:
    """``NEW SINCE 09:12 ─────── 5``."""
    return Block((Row(body=(Span(label, role),), right=right, rule=True),))


def with_gap(blocks: list[Block], *more: Block) -> list[Block]:
    """``blocks`` and ``more`` with an empty line between; no line if there are no ``blocks``."""
    return [*blocks, BLANK, *more] if blocks else list(more)


def status_label(briefing: Briefing | PendingBriefing, setting: PageContext) -> Line:
    """``● LIVE``, ``◷ in 20 h 28 m``, ``✓ concluded``; without own dates the next one."""
    live, over, clock = ("", "", "") if setting.screen_reader else ("● ", "✓ ", "◷ ")
    if briefing.status == "ongoing":
        return (Span(f"{live}LIVE", "new"),)
    if briefing.status == "concluded":
        return (Span(f"{over}concluded", "success"),)
    coming = next_date(briefing, setting)
    if coming is None:
        return ()
    zone = briefing.summit.zone_of_days(setting.zone)
    return (Span(f"{clock}{time_words.until(coming, setting.now, zone)}", "soon"),)


def date_label(briefing: Briefing | PendingBriefing, setting: PageContext) -> str:
    """The second line of a summit: ``day 1 of 2``, ``in 20 h 28 m``, ``Tue 28 Oct``."""
    summit, zone, now = briefing.summit, setting.zone, setting.now
    if briefing.status == "ongoing":
        return time_words.day_of_summit(summit, now, zone) or "today"
    if briefing.status == "concluded" and summit.starts:
        return time_words.day(summit.ends or summit.starts, now, zone)
    coming = next_date(briefing, setting)
    if coming is None:
        return "no date yet"
    return time_words.until(coming, now, summit.zone_of_days(zone))


def next_date(briefing: Briefing | PendingBriefing, setting: PageContext) -> date | datetime | None:
    """When the summit starts, if that is still ahead; else the first date that two outlets name.

    One outlet may be wrong about a day, and nothing else on the screen would show it.
    """
    begins = briefing.summit.begins_at(setting.zone)
    if briefing.status == "upcoming" and begins and begins > setting.now:
        return briefing.summit.starts
    exact = (
        coming.date
        for coming in briefing.next
        if not coming.vague and coming.independent >= _INDEPENDENT
    )
    return next((date for date in exact if is_ahead(date, briefing.summit, setting)), None)


def is_ahead(at: date | datetime, summit: Summit, setting: PageContext) -> bool:
    """Whether a date of ``summit`` is today or later."""
    zone = summit.zone_of_days(setting.zone)
    return first_instant(at, zone) > setting.now or at == summit.today(setting.now, setting.zone)
