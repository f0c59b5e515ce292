"""What the pages say while briefings are still being composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.tui.pages.heading import date_label, status_label
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from briefing.domain.briefing import PendingBriefing
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line


def progress(state: State) -> str:
    """``3 of 15 summits``: how many are composed."""
    total = len(state.snapshot.summits)
    return f"{total - len(state.snapshot.pending)} of {counted(total, 'summit')}"


def message(state: State, what: str) -> Line:
    """``Composing the briefing…  3 of 15 summits``, or why it is not coming; ``what`` is named."""
    if not state.snapshot.read:
        return (Span("Reading the cache…"),)
    if state.not_composed:
        text = f"{what[:1].upper()}{what[1:]} could not be composed: {state.not_composed}"
        return (Span(text, "alarm"),)
    return (Span(f"Composing {what}…"), Span(f"  {progress(state)}", "muted"))


def count(setting: PageContext) -> Line:
    """In place of a count that is not known yet."""
    return (Span("composing" if setting.screen_reader else "…", "muted"),)


def pending_summit(pending: PendingBriefing, state: State, setting: PageContext) -> list[Block]:
    """The page of a summit until its briefing is composed."""
    about = pending.summit
    place = about.place[0] if about.place else ""
    facts = " · ".join(filter(None, (people(about), place, known_date(pending, setting))))
    head = (
        Row((Span(about.name, "strong"),), right=status_label(pending, setting)),
        *((Row((Span(facts, "muted"),)),) if facts else ()),
    )
    blocks = [BLANK] if setting.tall else []
    return [*blocks, Block(head), BLANK, Block((Row(message(state, "the briefing")),))]


def known_date(pending: PendingBriefing, setting: PageContext) -> str:
    """The date of a summit that has one of its own; whether the news names one is not known yet."""
    return date_label(pending, setting) if pending.status else ""
