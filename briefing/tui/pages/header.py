"""The top line: date and next event at the left, or the tabs; the refresh at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.domain.summit import first_instant
from briefing.render import time_words
from briefing.text.cells import cell_width
from briefing.text.plural import counted
from briefing.tui.model.views import TODAY
from briefing.tui.pages.heading import next_date
from briefing.tui.view.short_names import short_name
from briefing.tui.view.spans import Span, text_of, width_of
from briefing.tui.view.wrap import fit

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.refresh_report import Progress
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_TAB = 16
"""The most cells that a name takes among the tabs."""

RefreshPhase = Literal["idle", "running", "held", "offline", "broken"]


@dataclass(frozen=True, slots=True)
class RefreshStatus:
    """State of the refresh: ``held`` by another process, ``offline`` if every feed failed.

    ``since`` is when the other process began.
    """

    phase: RefreshPhase = "idle"
    progress: Progress | None = None
    since: datetime | None = None


def title(state: State, setting: PageContext, width: int) -> Line:
    """``briefing  Wed 29 Oct 14:32   Trump–Xi in 20 h 28 m``, the name cut to fit ``width``."""
    now = time_words.day(setting.now, setting.now, setting.zone)
    left = (Span("briefing", "new"), Span(f"  {now}", "muted"))
    coming = [
        (first_instant(at, zone), at, briefing.summit.name, zone)
        for briefing in state.snapshot.summits
        if briefing.status != "ongoing" and (at := next_date(briefing, setting))
        for zone in (briefing.summit.zone_of_days(setting.zone),)
    ]
    if not coming:
        return left
    _, at, name, zone = min(coming, key=lambda date: date[0])
    until = time_words.until(at, setting.now, zone)
    rest = width - width_of(left) - cell_width(until) - 4
    named = fit((Span(short_name(name), "count"),), max(rest, 0))
    return (*left, Span("   "), *named, Span(f" {until}" if named else until, "count"))


def status(state: State, doing: RefreshStatus, setting: PageContext) -> Line:
    """Progress, what has arrived, the time of the last refresh, failing feeds."""
    news = _arrived(state, setting)
    if doing.phase == "running" and doing.progress and doing.progress.total:
        failed = doing.progress.failed
        text = f"  ! {failed}" if setting.narrow else f"  {failed} failing"
        bad = (Span(text, "error", "feeds"),) if failed else ()
        return (*_bar(doing.progress, 10 if setting.narrow else 24), *_led("  ", news), *bad)
    failing = len(state.snapshot.failing)
    if setting.narrow:
        return (*_brief(doing), *_led("  ", news), *(_led("  ", _bad(failing, narrow=True))))
    at = state.snapshot.refreshed_at
    cache = time_words.since(at, setting.now, setting.zone) if at else ""
    if doing.phase == "offline":
        text = f" · showing the cache of {cache}" if cache else ""
        return (*news, *_gap(news), Span("⚠ offline", "alarm"), Span(text, "muted"))
    since = f" since {time_words.clock(doing.since, setting.zone)}" if doing.since else ""
    parts = {"held": f"refreshed by another process{since}", "running": "refreshing"}.get(
        doing.phase
    )
    if parts is None:
        parts = "refresh failed" if doing.phase == "broken" else f"updated {cache}" if cache else ""
    count = len(state.snapshot.feeds)
    feeds = f" · {counted(count, 'feed')}" if parts and not news else ""
    line = (*news, *_gap(news), Span(parts + feeds, "muted"))
    return (*line, *_led(" · ", _bad(failing, narrow=False)))


def tabs(state: State, width: int) -> Line:
    """Today and the summits with their counts; if too long, those around the open one."""
    cells = [_tab(state, view) for view in state.tabs]
    here = state.tabs.index(state.view) if state.view in state.tabs else 0
    first = last = here
    while True:
        if last + 1 < len(cells) and _size(cells[first : last + 2]) <= width:
            last += 1
        elif first > 0 and _size(cells[first - 1 : last + 1]) <= width:
            first -= 1
        else:
            break
    line = tuple(span for cell in cells[first : last + 1] for span in cell)
    before = (Span("‹", "muted", "summit.previous"),) if first else (Span(" "),)
    after = (Span("›", "muted", "summit.next"),) if last + 1 < len(cells) else ()
    return (*before, *line, *after)


def _tab(state: State, view: str) -> Line:
    known = state.snapshot.briefing(view) or state.snapshot.pending_briefing(view)
    name = "Today" if view == TODAY else short_name(known.summit.name) if known else view
    name = text_of(fit((Span(name),), _TAB))
    new = state.new_in(view)
    if view == state.view:
        return (Span(f" {name} {new:,} " if new else f" {name} ", "tab"), Span(" "))
    count = (Span(f" {new:,}", "new", f"view {view}"),) if new else ()
    return (Span(f" {name}", "text", f"view {view}"), *count, Span("  "))


def _size(cells: list[Line]) -> int:
    return 2 + sum(map(width_of, cells))


def _bar(progress: Progress, cells: int) -> Line:
    done, total, words = progress.done, progress.total, f"{progress.done}/{progress.total}"
    if progress.grouping:
        done, total = progress.grouped, progress.to_group
        words = f"grouping {done:,} of {total:,}"
    filled = cells * done // total
    return (
        Span("━" * filled, "new"),
        Span("━" * (cells - filled), "rule"),
        Span(f" {words}", "text"),
    )


def _arrived(state: State, setting: PageContext) -> Line:
    count = state.new_waiting
    if not count:
        return ()
    key = setting.keys.get("arrived", ".")
    return (Span(f"▲ {count} new", "new", "arrived"), Span(f" · {key} shows", "muted", "arrived"))


def _bad(failing: int, *, narrow: bool) -> Line:
    if not failing:
        return ()
    return (Span(f"! {failing}" if narrow else f"! {failing} failing", "error", "feeds"),)


def _brief(doing: RefreshStatus) -> Line:
    words = {"offline": "⚠ offline", "held": "busy", "broken": "⚠ refresh", "running": "…"}
    word = words.get(doing.phase)
    return (
        (Span(word, "alarm" if doing.phase in ("offline", "broken") else "muted"),) if word else ()
    )


def _led(between: str, spans: Line) -> Line:
    return (Span(between, "muted"), *spans) if spans else ()


def _gap(spans: Line) -> Line:
    return (Span("   "),) if spans else ()


EDGE = Span(" ")
"""The cell between the text of the top line and the edge of the screen."""
