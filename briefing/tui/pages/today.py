"""The front page, Today: what is new in every summit, and an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.summit import first_instant
from briefing.render import time_words
from briefing.render.event import OUTSIDE as OUTSIDE_HEADING
from briefing.render.event import event_size
from briefing.text.plural import counted
from briefing.tui.model.views import OUTSIDE
from briefing.tui.pages import composing, refreshing
from briefing.tui.pages import item as items
from briefing.tui.pages.heading import heading, next_date, status_label, with_gap
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span, joined, sparkline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.domain.briefing import Briefing
    from briefing.tui.model.items import Item, Section
    from briefing.tui.model.snapshot import Snapshot
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line


_HINTS = {
    "refresh.all": "refresh now",
    "starred": "starred points",
    "feeds": "feed health",
    "add": "add a feed",
    "edit": "edit feeds.toml",
    "search": "search",
}


def today(state: State, setting: PageContext) -> list[Block]:
    """Every new point under its summit, or a message if there is none."""
    events = _outside(state, setting)
    if not any(section.key != OUTSIDE for section in state.sections):
        return [*empty_page(state, setting), *events]
    blocks = [BLANK] if setting.tall else []
    if not setting.narrow:
        day = time_words.long_day(setting.now.astimezone(setting.zone).date())
        blocks.append(Block((Row((Span("Today", "strong"),), right=(Span(day, "muted"),)),)))
    blocks.append(Block((Row(_summary(state, setting)),)))
    for section in state.sections:
        briefing = state.snapshot.briefing(section.key)
        if briefing:
            blocks += with_gap([BLANK], *_summit(briefing, section, state, setting))[1:]
    if state.snapshot.pending:
        rest = Block((Row(composing.message(state, "the other briefings")),))
        return [*blocks, BLANK, rest, *events]
    return [*blocks, *events, BLANK, _foot()]


def empty_page(state: State, setting: PageContext) -> list[Block]:
    """What to do when nothing is new, nothing is fetched yet, or there are no feeds."""
    snapshot, keys = state.snapshot, setting.keys
    if not snapshot.feeds:
        text = f"List them in {setting.config}, one [[feeds]] block with a url each."
        return _message("No feeds yet.", text, _hints(keys, "add", "edit"))
    if snapshot.pending or not snapshot.read:
        title = composing.message(state, "the briefings")
        waiting = snapshot.read and not state.not_composed
        text = "Each appears here as soon as it is composed." if waiting else ""
        names = tuple(Span(known.summit.name, "muted") for known in snapshot.pending)
        listed = joined(tuple((name,) for name in names), Span(" · ", "faint"))
        return _message(title, text, (), listed)
    if snapshot.empty:
        feeds = counted(len(snapshot.feeds), "feed")
        if setting.refreshing:
            text = refreshing.in_words(setting.progress)
            return _message(f"Fetching {feeds} for the first time…", text, ())
        hints = _hints(keys, "refresh.all", "feeds")
        if setting.offline:
            return _message("No feed could be reached.", "Is this machine online?", hints)
        return _message("The cache is empty.", f"{feeds} in {setting.config}.", hints)
    if not snapshot.briefings:
        return _no_summits(snapshot, keys)
    read_times = [briefing.read_at for briefing in snapshot.briefings if briefing.read_at]
    since = (
        f" since {time_words.since(min(read_times), setting.now, setting.zone)}"
        if read_times
        else ""
    )
    count = sum(len(briefing.shown) for briefing in snapshot.briefings)
    reported = sum(len(briefing.also_reported) for briefing in snapshot.briefings)
    read = _all_read(count, len(snapshot.briefings), reported)
    text = f"{read} {_next_event(state, setting)}".strip()
    hints = _hints(keys, "refresh.all", "starred")
    if keys.get("starred"):
        hints = (*hints, Span(f": {len(snapshot.starred)}", "number"))
    return _message(f"Nothing new{since}.", text, hints)


def _no_summits(snapshot: Snapshot, keys: Mapping[str, str]) -> list[Block]:
    """There are entries, but no summit is followed."""
    count = max(snapshot.unassigned_count, len(snapshot.unassigned))
    text = f"{count:,} stories are listed under “In no summit”"
    if snapshot.proposals:
        text += f", with {len(snapshot.proposals)} proposed summits above them"
    text += ". Add a [[summits]] block to feeds.toml to get a briefing."
    return _message("No summit is followed yet.", text, _hints(keys, "edit", "search"))


def _all_read(points: int, summits: int, reported: int) -> str:
    if reported and not points:
        entries = counted(reported, "entry", "entries")
        return f"No points yet; your summits list {entries} under “Also reported”."
    if not points:
        return "No feed has reported anything about your summits yet."
    read = "the one point" if points == 1 else f"all {points} points"
    return f"You have read {read} in {counted(summits, 'summit')}."


def _summary(state: State, setting: PageContext) -> Line:
    with_news = [
        briefing for briefing in state.snapshot.briefings if state.new_in(briefing.summit.id)
    ]
    count = state.new_in(state.view)
    if not count and not state.snapshot.pending:
        return (Span("All read.", "muted"),)
    text = f" in {counted(len(with_news), 'summit')}"
    if state.snapshot.pending:
        text += f" so far · {composing.progress(state)} composed"
        return (Span(f"{count:,} new", "new"), Span(text, "muted"))
    read_times = [briefing.read_at for briefing in with_news if briefing.read_at]
    if len(read_times) == len(with_news):
        text += f" since you read at {time_words.since(min(read_times), setting.now, setting.zone)}"
    words = sum(len(item.point.text.split()) for item in state.items if item.point)
    text += f" · about {time_words.minutes_to_read(words)} min"
    return (Span(f"{count:,} new", "new"), Span(text, "muted"))


def _summit(
    briefing: Briefing, section: Section, state: State, setting: PageContext
) -> list[Block]:
    name = Span(briefing.summit.name, "name", f"view {briefing.summit.id}")
    names = people(briefing.summit)
    who = Span(f"  {names}" if names else "", "muted")
    week = sparkline(setting.week(briefing.activity))
    right = (*week, Span(" ") if week else Span(""), *status_label(briefing, setting))
    blocks = [Block((Row((name, who), right=right, rule=True),))]
    lead = briefing.lead
    if setting.roomy and lead and not lead.new:
        blocks.append(Block((Row((Span(lead.text, "muted"),)),)))
    name_single = items.names_single_sources(briefing.shown)
    blocks += items.point_blocks(section, state, setting, name_single=name_single)
    return [*blocks, *items.more(section)]


def _outside(state: State, setting: PageContext) -> list[Block]:
    """The largest events of the last day that no summit has a part in."""
    items = [item for section in state.sections if section.key == OUTSIDE for item in section.items]
    if not items:
        return []
    key = setting.keys.get("add")
    right = (Span(f"{key} follow", "muted", "add"),) if key else ()
    return [BLANK, heading(OUTSIDE_HEADING.upper(), "name", right), *_events(items, setting)]


def _events(items: list[Item], setting: PageContext) -> Iterator[Block]:
    for item in items:
        assert item.event is not None  # noqa: S101  this section holds events only
        event = item.event.event
        week = sparkline(setting.week(item.event.activity))
        right = (*week, Span(" " if week else ""), Span(event_size(event), "muted"))
        gutter, indent = (Span("▸ ", "muted"),), (Span("  "),)
        yield Block((Row((Span(event.title),), gutter, indent, right),), item.id)


def _foot() -> Block:
    label = (Span("─" * 12, "rule"), Span(" that is all for now ", "muted"))
    return Block((Row((*label, Span("─" * 12, "rule"))),))


def _next_event(state: State, setting: PageContext) -> str:
    dates = [
        (first_instant(at, zone), at, briefing.summit.name, zone)
        for briefing in state.snapshot.briefings
        for zone in (briefing.summit.zone_of_days(setting.zone),)
        if (at := next_date(briefing, setting)) and first_instant(at, zone) > setting.now
    ]
    if not dates:
        return ""
    _, at, name, zone = min(dates, key=lambda date: date[0])
    when = time_words.until(at, setting.now, zone).replace(" ", "\u00a0")
    return f"Next: {name}, {time_words.day(at, setting.now, setting.zone)} ({when})."


def _hints(keys: Mapping[str, str], *commands: str) -> Line:
    """``R refresh now · * starred points``."""
    spans: list[Span] = []
    for command in commands:
        if key := keys.get(command):
            spans += [Span(" · ", "faint")] if spans else []
            text = f" {_HINTS[command]}"
            spans += [Span(key, "soon", command), Span(text, "number", command)]
    return tuple(spans)


def _message(title: str | Line, text: str, hints: Line, names: Line = ()) -> list[Block]:
    spans = (Span(title, "strong"),) if isinstance(title, str) else title
    blocks = [BLANK, BLANK, Block((Row(spans),))]
    if text:
        blocks += [BLANK, Block((Row((Span(text, "muted"),)),))]
    for line in filter(None, (names, hints)):
        blocks += [BLANK, Block((Row(line),))]
    return blocks
