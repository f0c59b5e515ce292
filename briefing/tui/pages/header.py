"""The top line: where and when we are at the left, what the program is doing at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from briefing.text.plural import counted
from briefing.tui.model.views import TODAY
from briefing.tui.pages.heading import next_date
from briefing.tui.view import times
from briefing.tui.view.short_names import short
from briefing.tui.view.spans import Span, text_of, width_of
from briefing.tui.view.wrap import fit

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.refresh_report import Progress
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line

_TAB = 16
"""Cells that a name takes among the tabs."""

Work = Literal["idle", "running", "held", "offline", "broken"]


@dataclass(frozen=True, slots=True)
class Doing:
    """What the refresh is at: ``held`` by another process, ``offline`` when every feed failed.

    ``since`` is when the other process began.
    """

    work: Work = "idle"
    progress: Progress | None = None
    since: datetime | None = None


def title(state: State, setting: Setting, room: int) -> Line:
    """``briefing  Wed 29 Oct 14:32   Trump–Xi in 20 h 28 m``; without room the name is cut."""
    local = setting.now.astimezone(setting.zone)
    day = f"{times.day(local.date())} {times.clock(setting.now, setting.zone)}"
    left = (Span("briefing", "new"), Span(f"  {day}", "muted"))
    coming = [
        (times.begins(at, setting.zone), at, one.summit.name)
        for one in state.snapshot.briefings
        if one.status != "ongoing" and (at := next_date(one, setting))
    ]
    if not coming:
        return left
    _, at, name = min(coming, key=lambda one: one[0])
    until = times.until(at, setting.now, setting.zone)
    rest = room - width_of(left) - cell_len(until) - 4
    named = fit((Span(short(name), "count"),), max(rest, 0))
    return (*left, Span("   "), *named, Span(f" {until}" if named else until, "count"))


def status(state: State, doing: Doing, setting: Setting) -> Line:
    """Progress, what has arrived, when it was refreshed, what fails."""
    news = _arrived(state, setting)
    if doing.work == "running" and doing.progress and doing.progress.total:
        failed = doing.progress.failed
        said = f"  ! {failed}" if setting.narrow else f"  {failed} failing"
        bad = (Span(said, "error"),) if failed else ()
        return (*_bar(doing.progress, 10 if setting.narrow else 24), *_led("  ", news), *bad)
    failing = len(state.snapshot.failing)
    if setting.narrow:
        return (*_brief(doing), *_led("  ", news), *(_led("  ", _bad(failing, narrow=True))))
    at = state.snapshot.refreshed_at
    cache = times.since(at, setting.now, setting.zone) if at else ""
    if doing.work == "offline":
        said = f" · reading the cache of {cache}" if cache else ""
        return (*news, *_gap(news), Span("⚠ offline", "alarm"), Span(said, "muted"))
    since = f" since {times.clock(doing.since, setting.zone)}" if doing.since else ""
    parts = {"held": f"refreshed by another process{since}", "running": "refreshing"}.get(
        doing.work
    )
    if parts is None:
        parts = "refresh failed" if doing.work == "broken" else f"updated {cache}" if cache else ""
    count = len(state.snapshot.feeds)
    feeds = f" · {counted(count, 'feed')}" if parts and not news else ""
    line = (*news, *_gap(news), Span(parts + feeds, "muted"))
    return (*line, *_led(" · ", _bad(failing, narrow=False)))


def tabs(state: State, room: int) -> Line:
    """Today and the summits with their counts; without room, those around the one shown."""
    cells = [_tab(state, view) for view in state.tabs]
    here = state.tabs.index(state.view) if state.view in state.tabs else 0
    first = last = here
    while True:
        if last + 1 < len(cells) and _size(cells[first : last + 2]) <= room:
            last += 1
        elif first > 0 and _size(cells[first - 1 : last + 1]) <= room:
            first -= 1
        else:
            break
    line = tuple(span for cell in cells[first : last + 1] for span in cell)
    before = (Span("‹", "muted"),) if first else (Span(" "),)
    return (*before, *line, *((Span("›", "muted"),) if last + 1 < len(cells) else ()))


def _tab(state: State, view: str) -> Line:
    briefing = state.snapshot.briefing(view)
    name = "Today" if view == TODAY else short(briefing.summit.name) if briefing else view
    name = text_of(fit((Span(name),), _TAB))
    new = state.new_in(view)
    if view == state.view:
        return (Span(f" {name} {new} " if new else f" {name} ", "tab"), Span(" "))
    count = (Span(f" {new}", "new"),) if new else ()
    return (Span(f" {name}", "text"), *count, Span("  "))


def _size(cells: list[Line]) -> int:
    return 2 + sum(map(width_of, cells))


def _bar(progress: Progress, cells: int) -> Line:
    done = round(cells * progress.done / progress.total)
    return (
        Span("━" * done, "new"),
        Span("━" * (cells - done), "rule"),
        Span(f" {progress.done}/{progress.total}", "text"),
    )


def _arrived(state: State, setting: Setting) -> Line:
    count = state.arrived
    if not count:
        return ()
    key = setting.keys.get("arrived", ".")
    said = f" · {key} shows"
    return (Span(f"▲ {count} new", "new"), Span(said, "muted"))


def _bad(failing: int, *, narrow: bool) -> Line:
    if not failing:
        return ()
    return (Span(f"! {failing}" if narrow else f"! {failing} failing", "error"),)


def _brief(doing: Doing) -> Line:
    said = {"offline": "⚠ offline", "held": "held", "broken": "⚠ refresh", "running": "…"}
    word = said.get(doing.work)
    return (
        (Span(word, "alarm" if doing.work in ("offline", "broken") else "muted"),) if word else ()
    )


def _led(between: str, spans: Line) -> Line:
    return (Span(between, "muted"), *spans) if spans else ()


def _gap(spans: Line) -> Line:
    return (Span("   "),) if spans else ()


EDGE = Span(" ")
"""The cell between the text of the top line and the edge of the screen."""
