"""Headings: a label, a hairline, and what there is to say at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.view import times
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefing.domain.briefing import Briefing
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line, Role


def heading(label: str, role: Role = "label", right: Line = ()) -> Block:
    """``NEW SINCE 09:12 ─────── 5``."""
    return Block((Row(body=(Span(label, role),), right=right, rule=True),))


def spaced(blocks: list[Block], *more: Block) -> list[Block]:
    """``more`` after an empty line, unless they open the page."""
    return [*blocks, BLANK, *more] if blocks else list(more)


def standing(briefing: Briefing, setting: Setting) -> Line:
    """``● LIVE``, ``◷ in 20 h 28 m``, ``✓ concluded``; for a summit without dates its next one."""
    live, over, clock = ("", "", "") if setting.bare else ("● ", "✓ ", "◷ ")
    if briefing.status == "ongoing":
        return (Span(f"{live}LIVE", "new"),)
    if briefing.status == "concluded":
        return (Span(f"{over}concluded", "success"),)
    coming = next_date(briefing, setting)
    if coming is None:
        return ()
    return (Span(f"{clock}{times.until(coming, setting.now, setting.zone)}", "soon"),)


def when(briefing: Briefing, setting: Setting) -> str:
    """The second line of a summit: ``day 1 of 2``, ``in 20 h 28 m``, ``Tue 28 Oct``."""
    summit, zone, now = briefing.summit, setting.zone, setting.now
    begins, over = summit.begins_at(zone), summit.over_at(zone)
    if briefing.status == "ongoing" and begins and over:
        days = max((over - begins).days, 1)
        return f"day {min((now - begins).days + 1, days)} of {days}"
    if briefing.status == "concluded" and summit.starts:
        return times.moment(summit.ends or summit.starts, now, zone)
    coming = next_date(briefing, setting)
    return times.until(coming, now, zone) if coming else "no date yet"


def next_date(briefing: Briefing, setting: Setting) -> date | datetime | None:
    """When the summit starts, if that is to come; else the first date its feeds speak of."""
    begins = briefing.summit.begins_at(setting.zone)
    if briefing.status == "upcoming" and begins and begins > setting.now:
        return briefing.summit.starts
    sure = (one.date for one in briefing.next if not one.vague)
    return next((date for date in sure if still(date, setting)), None)


def still(at: date | datetime, setting: Setting) -> bool:
    """Whether a date is to come, or today."""
    return times.begins(at, setting.zone) > setting.now or (
        at == setting.now.astimezone(setting.zone).date()
    )
