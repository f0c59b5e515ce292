"""The front page: what is new in every summit, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.tui.pages import item as items
from briefing.tui.pages.heading import next_date, spaced, standing
from briefing.tui.view import times
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span
from briefing.tui.view.sparkline import spark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.domain.briefing import Briefing
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Section
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line


_HINTS = {
    "refresh.all": "refresh now",
    "starred": "starred",
    "feeds": "each feed",
    "add": "add a feed",
    "edit": "edit feeds.toml",
    "search": "search",
}


def today(state: State, setting: Setting) -> list[Block]:
    """Every new point under its summit; a word for the reader where there is none."""
    if not state.contents:
        return empty(state, setting)
    blocks = [BLANK] if setting.tall else []
    if not setting.narrow:
        day = times.long_day(setting.now.astimezone(setting.zone).date())
        blocks.append(Block((Row((Span("Today", "strong"),), right=(Span(day, "muted"),)),)))
    blocks.append(Block((Row(_summary(state, setting)),)))
    for section in state.contents:
        briefing = state.snapshot.briefing(section.key)
        if briefing:
            blocks += spaced([BLANK], *_summit(briefing, section, state, setting))[1:]
    return [*blocks, BLANK, _foot()]


def empty(state: State, setting: Setting) -> list[Block]:
    """Nothing new, nothing fetched yet, or no feeds: what that is and what to do."""
    snapshot, keys = state.snapshot, setting.keys
    if not snapshot.feeds:
        said = f"List them in {setting.config}, one [[feeds]] block with a url each."
        return _said("No feeds yet.", said, (*_hint(keys, "add"), *_hint(keys, "edit")))
    if snapshot.empty:
        feeds = counted(len(snapshot.feeds), "feed")
        if setting.refreshing:
            return _said(f"Fetching {feeds} for the first time…", "", ())
        hints = (*_hint(keys, "refresh.all"), *_hint(keys, "feeds"))
        if setting.offline:
            return _said("No feed could be reached.", "Is this machine online?", hints)
        return _said("The cache is empty.", f"{feeds} in {setting.config}.", hints)
    if not snapshot.briefings:
        return _unfollowed(snapshot, keys)
    moments = [one.read_at for one in snapshot.briefings if one.read_at]
    since = f" since {times.since(min(moments), setting.now, setting.zone)}" if moments else ""
    count = sum(len(one.shown) for one in snapshot.briefings)
    said = _all_read(count, len(snapshot.briefings))
    coming = _coming(state, setting)
    hints = (*_hint(keys, "refresh.all"), *_hint(keys, "starred", f": {len(snapshot.starred)}"))
    return _said(f"Nothing new{since}.", f"{said} {coming}".strip(), hints)


def _unfollowed(snapshot: Snapshot, keys: Mapping[str, str]) -> list[Block]:
    """Entries, and no summit to set them under."""
    said = f"{len(snapshot.loose)} stories stand under “In no summit”"
    if snapshot.proposed:
        said += f", {len(snapshot.proposed)} summits that they speak of above them"
    said += ". A [[summits]] block in feeds.toml makes a briefing of what is about it."
    return _said("No summit is followed yet.", said, (*_hint(keys, "edit"), *_hint(keys, "search")))


def _all_read(points: int, summits: int) -> str:
    if not points:
        return "No feed has said anything about your summits yet."
    said = "the one point" if points == 1 else f"all {points} points"
    return f"You have read {said} in {counted(summits, 'summit')}."


def _summary(state: State, setting: Setting) -> Line:
    fresh = [one for one in state.snapshot.briefings if state.new_in(one.summit.id)]
    count = state.new_in(state.view)
    if not count:
        return (Span("All read.", "muted"),)
    said = f" in {counted(len(fresh), 'summit')}"
    if all(one.read_at for one in fresh):
        earliest = min(one.read_at for one in fresh if one.read_at)
        said += f" since you read at {times.since(earliest, setting.now, setting.zone)}"
    words = sum(len(item.point.text.split()) for item in state.items if item.point)
    said += f" · about {times.minutes_to_read(words)} min"
    return (Span(f"{count} new", "new"), Span(said, "muted"))


def _summit(briefing: Briefing, section: Section, state: State, setting: Setting) -> list[Block]:
    name = Span(briefing.summit.name, "name")
    known = people(briefing.summit)
    who = Span(f"  {known}" if known else "", "muted")
    week = spark(setting.week(briefing.activity))
    right = (*week, Span(" ") if week else Span(""), *standing(briefing, setting))
    blocks = [Block((Row((name, who), right=right, rule=True),))]
    lead = briefing.lead
    if setting.roomy and lead and not lead.new:
        blocks.append(Block((Row((Span(lead.text, "muted"),)),)))
    tell = items.told(briefing.shown)
    return blocks + items.points(section, state, setting, tell=tell)


def _foot() -> Block:
    label = (Span("─" * 12, "rule"), Span(" that is all, for now ", "muted"))
    return Block((Row((*label, Span("─" * 12, "rule"))),))


def _coming(state: State, setting: Setting) -> str:
    dates = [
        (times.begins(at, setting.zone), at, one.summit.name)
        for one in state.snapshot.briefings
        if (at := next_date(one, setting)) and times.begins(at, setting.zone) > setting.now
    ]
    if not dates:
        return ""
    _, at, name = min(dates, key=lambda one: one[0])
    when = times.until(at, setting.now, setting.zone).replace(" ", "\u00a0")
    return f"Next: {name}, {times.moment(at, setting.now, setting.zone)} ({when})."


def _hint(keys: Mapping[str, str], command: str, more: str = "") -> Line:
    key = keys.get(command)
    if key is None:
        return ()
    said = _HINTS[command]
    return (Span(f"{key}  ", "soon"), Span(f"{said}{more}      ", "number"))


def _said(title: str, text: str, hints: Line) -> list[Block]:
    blocks = [BLANK, BLANK, Block((Row((Span(title, "strong"),)),))]
    if text:
        blocks += [BLANK, Block((Row((Span(text, "muted"),)),))]
    if hints:
        blocks += [BLANK, Block((Row(hints),))]
    return blocks
