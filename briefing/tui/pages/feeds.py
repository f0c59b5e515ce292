"""The page of feeds, worst first: state, last good answer, entries, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.feed_health import diagnose
from briefing.text.cells import cell_width
from briefing.tui.model.snapshot import is_failing
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.domain.feed import FeedHealth
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
    name_width = min(max((cell_width(feed.name) for feed in health), default=4), _NAME)
    last_width = max([9, *(len(_last_answer(feed, setting)) for feed in health)])
    columns = f"  {'':9}{column('Feed', name_width)}  {'Last good':{last_width}}  {'Entries':>7}  "
    blocks = [BLANK] if setting.tall else []
    blocks += [
        Block((Row((Span("Feeds", "strong"),)), Row((Span(summary, "muted"),)))),
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
    numbers = Span(
        f"{_last_answer(health, setting):{last_width}}  {entries:>7}  ", "text" if bad else "muted"
    )
    gutter = (*_label(judged, screen_reader=setting.screen_reader), name, numbers)
    cause = Span(_cause(judged, health), "text" if bad else "muted")
    hang = 11 + name_width + 2 + last_width + 2 + 7 + 2
    rows = [Row((cause,), gutter, (Span(" " * hang),))]
    if item.id in state.unfolded:
        indent = (Span("           "),)
        rows += [
            Row((Span(health.feed.url, "muted"),), indent, indent),
            Row((Span(_remedy(judged, setting.keys)),), indent, indent),
            Row(),
        ]
    return Block(tuple(rows), item.id)


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
