"""The page of feeds, worst first: state, last good answer, entries, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.feed_activity import DAYS
from briefing.render.feed_health import diagnose
from briefing.text.cells import cell_width
from briefing.text.plural import counted
from briefing.tui.model.snapshot import is_failing
from briefing.tui.view.spans import BLANK, Block, Row, Span, bars, column, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.domain.feed import FeedHealth
    from briefing.domain.feed_activity import FeedActivity
    from briefing.render.feed_health import Diagnosis
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line, Role

_NAME = 26
_MARKS: dict[str, tuple[str, Role]] = {
    "ok": ("●", "success"),
    "new": ("○", "muted"),
    "moved": ("→", "alarm"),
    "silent": ("○", "alarm"),
    "drifting": ("●", "alarm"),
}


def feeds(state: State, setting: PageContext) -> list[Block]:
    """One block per feed; an unfolded one says what to do about it."""
    health = [item.feed for item in state.items if item.feed]
    bad = sum(not diagnose(feed, setting.now).healthy for feed in health)
    summary = (
        f"{bad} of {len(health)} {'needs' if bad == 1 else 'need'} attention"
        if bad
        else f"All {len(health)} feeds OK"
    )
    activity = None if setting.narrow else state.snapshot.feed_activity
    name_width = min(max((cell_width(feed.name) for feed in health), default=4), _NAME)
    last_width = max([9, *(len(_last_answer(feed, setting)) for feed in health)])
    counts = f"{DAYS} days".ljust(DAYS) if activity else f"{'Entries':>7}"
    columns = f"  {'':9}{column('Feed', name_width)}  {'Last good':{last_width}}  {counts}  "
    head = [Row((Span("Feeds", "strong"),)), Row((Span(summary, "muted"),))]
    if state.snapshot.feed_activity:
        head.append(Row((Span(_refreshes(state.snapshot.feed_activity, setting), "muted"),)))
    blocks = [BLANK] if setting.tall else []
    blocks += [
        Block(tuple(head)),
        BLANK,
        Block((Row((Span(columns + "What happened", "name"),), one_line=True),)),
    ]
    return blocks + [_block(item, (name_width, last_width), state, setting) for item in state.items]


def _block(item: Item, widths: tuple[int, int], state: State, setting: PageContext) -> Block:
    name_width, last_width = widths
    health = item.feed
    assert health is not None  # noqa: S101  this page holds feeds only
    known, bad = health.state, is_failing(health)
    judged = diagnose(health, setting.now)
    entries = known.entries if known else 0
    name = Span(f"{column(health.name, name_width)}  ", "strong" if bad else "text")
    activity = state.snapshot.feed_activity
    daily = activity.entries.get(health.feed.url, (0,) * DAYS) if activity else ()
    role: Role = "text" if bad else "muted"
    numbers = (
        (Span(f"{entries:>7}", role),)
        if setting.narrow or activity is None
        else (Span(_drawn(daily), "number"),)
    )
    last = Span(f"{_last_answer(health, setting):{last_width}}  ", role)
    gutter = (
        *_label(judged, screen_reader=setting.screen_reader),
        name,
        last,
        *numbers,
        Span("  "),
    )
    cause = Span(_cause(judged, health), role)
    hang = 11 + name_width + 2 + last_width + 2 + width_of(numbers) + 2
    rows = [Row((cause,), gutter, (Span(" " * hang),))]
    if item.id in state.unfolded:
        indent = (Span("           "),)
        rows += [
            Row((Span(health.feed.url, "muted"),), indent, indent),
            *(Row((Span(_brought(entries, daily), "muted"),), indent, indent) for _ in daily[:1]),
            Row((Span(_remedy(judged, setting.keys)),), indent, indent),
            Row(),
        ]
    return Block(tuple(rows), item.id)


def _drawn(daily: Sequence[int]) -> str:
    """A bar for each day; nothing for a day without entries."""
    return "".join(bar if count else " " for bar, count in zip(bars(daily), daily, strict=True))


def _brought(entries: int, daily: Sequence[int]) -> str:
    days = counted(sum(daily), "entry", "entries")
    return f"{entries:,} in its last document, {days} of the last {DAYS} days, {daily[-1]} today"


def _refreshes(activity: FeedActivity, setting: PageContext) -> str:
    """How the refreshes of the last 24 hours went."""
    if not activity.refreshes:
        return "No refresh in the last 24 hours"
    failed = [run for run in activity.refreshes if run.failed]
    words = f"{counted(len(activity.refreshes), 'refresh', 'refreshes')} in the last 24 hours"
    if not failed:
        return f"{words}, in which no feed failed"
    worst = max(failed, key=lambda run: run.failed)
    if len(activity.refreshes) == 1:
        return f"{words}, in which {counted(worst.failed, 'feed')} failed"
    most = f"{worst.failed} at most, at {setting.clock(worst.started)}"
    return f"{words}; feeds failed in {len(failed)} of them, {most}"


def _last_answer(health: FeedHealth, setting: PageContext) -> str:
    """When the feed last answered well."""
    known = health.state
    if known is None:
        return "never"
    # Older caches lack the time of the last answer: use when the feed was checked or changed.
    good = known.answered or (known.changed if is_failing(health) else known.checked)
    return setting.stamp(good) if good else "never"


def _cause(judged: Diagnosis, health: FeedHealth) -> str:
    """What happened; for a feed that is OK only notes about odd entries."""
    notes = health.state.notes if health.state else ()
    return "; ".join(notes) if judged.kind == "ok" else judged.words


def _remedy(judged: Diagnosis, keys: Mapping[str, str]) -> str:
    """What the reader can do, as a sentence with the keys of this page."""
    add, remove = keys.get("add", ""), keys.get("remove", "")
    remedy = judged.remedy or "nothing to do"
    if judged.kind == "moved" and add:
        remedy = f"{add} puts the new address into feeds.toml"
    if add:
        remedy = remedy.replace("`briefing feeds add`", add)
    if remove:
        remedy = remedy.replace("remove its block", f"{remove} removes it")
    return f"{remedy[0].upper() if remedy[1:2].islower() else remedy[0]}{remedy[1:]}."


def _label(judged: Diagnosis, *, screen_reader: bool) -> Line:
    glyph, role = _MARKS.get(judged.kind, ("✗", "error"))
    return (Span(f"{'' if screen_reader else f'{glyph} '}{judged.kind:9}", role),)
