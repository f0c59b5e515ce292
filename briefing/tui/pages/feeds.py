"""The page of feeds, worst first: state, last good answer, entries, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.domain.feed_health import verdict
from briefing.tui.model.snapshot import is_failing
from briefing.tui.view import times
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.domain.feed import FeedHealth
    from briefing.domain.feed_health import Verdict
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item
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
    failing = sum(map(is_failing, health))
    summary = (
        f"{failing} of {len(health)} need{'s' if failing == 1 else ''} attention"
        if failing
        else f"All {len(health)} feeds OK"
    )
    wide = min(max((cell_len(feed.name) for feed in health), default=4), _NAME)
    head = (Span(f"  {'':9}{column('Feed', wide)}  {'Last good':9}  {'Entries':>7}  "),)
    blocks = [BLANK] if setting.tall else []
    blocks += [
        Block((Row((Span("Feeds", "strong"),)), Row((Span(summary, "muted"),)))),
        BLANK,
        Block((Row((Span(head[0].text + "What happened", "name"),), one_line=True),)),
    ]
    return blocks + [_block(item, wide, state, setting) for item in state.items]


def _block(item: Item, wide: int, state: State, setting: PageContext) -> Block:
    health = item.feed
    assert health is not None  # noqa: S101  this page holds feeds only
    known, bad = health.state, is_failing(health)
    judged = verdict(health, setting.now)
    # Older caches lack the time of the last answer: use when the feed was checked or changed.
    fallback = (known.changed if bad else known.checked) if known else None
    good = (known.answered if known else None) or fallback
    last = times.stamp(good, setting.now, setting.zone) if good else "never"
    entries = known.entries if known else 0
    name = Span(f"{column(health.name, wide)}  ", "strong" if bad else "text")
    numbers = Span(f"{last:9}  {entries:>7}  ", "text" if bad else "muted")
    gutter = (*_label(judged, screen_reader=setting.screen_reader), name, numbers)
    cause = Span(_cause(judged, health), "text" if bad else "muted")
    hang = 11 + wide + 2 + 9 + 2 + 7 + 2
    rows = [Row((cause,), gutter, (Span(" " * hang),))]
    if item.id in state.unfolded:
        indent = (Span("           "),)
        rows += [
            Row((Span(health.feed.url, "muted"),), indent, indent),
            Row((Span(_remedy(judged, setting.keys)),), indent, indent),
            Row(),
        ]
    return Block(tuple(rows), item.id)


def _cause(judged: Verdict, health: FeedHealth) -> str:
    """What happened; for a feed that is OK only notes about odd entries."""
    notes = health.state.notes if health.state else ()
    return "; ".join(notes) if judged.kind == "ok" else judged.words


def _remedy(judged: Verdict, keys: Mapping[str, str]) -> str:
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


def _label(judged: Verdict, *, screen_reader: bool) -> Line:
    glyph, role = _MARKS.get(judged.kind, ("✗", "error"))
    return (Span(f"{'' if screen_reader else f'{glyph} '}{judged.kind:9}", role),)
