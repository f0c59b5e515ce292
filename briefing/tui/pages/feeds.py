"""Feed health, worst first: state, last good answer, entries, and the cause in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.render.feed_health import diagnose
from briefing.tui.model.snapshot import is_failing
from briefing.tui.view import times
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.domain.feed import FeedHealth
    from briefing.render.feed_health import Diagnosis
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line, Role

_NAME = 26
_MARKS: dict[str, tuple[str, Role]] = {
    "ok": ("●", "success"),
    "new": ("○", "muted"),
    "moved": ("→", "alarm"),
    "silent": ("○", "alarm"),
    "drifting": ("●", "alarm"),
}


def feeds(state: State, setting: Setting) -> list[Block]:
    """One block a feed; the unfolded one says what can be done about it."""
    health = [item.feed for item in state.items if item.feed]
    failing = sum(map(is_failing, health))
    said = (
        f"{failing} of {len(health)} {'needs' if failing == 1 else 'need'} attention"
        if failing
        else f"All {len(health)} are well"
    )
    wide = min(max((cell_len(one.name) for one in health), default=4), _NAME)
    head = (Span(f"  {'':9}{column('Feed', wide)}  {'Last good':9}  {'Entries':>7}  "),)
    blocks = [BLANK] if setting.tall else []
    blocks += [
        Block((Row((Span("Feeds", "strong"),)), Row((Span(said, "muted"),)))),
        BLANK,
        Block((Row((Span(head[0].text + "What happened", "name"),), one_line=True),)),
    ]
    return blocks + [_block(item, wide, state, setting) for item in state.items]


def _block(item: Item, wide: int, state: State, setting: Setting) -> Block:
    health = item.feed
    assert health is not None  # noqa: S101  this page holds feeds only
    known, bad = health.state, is_failing(health)
    told = diagnose(health, setting.now)
    # A cache from before answers were noted knows when a feed was asked, and when it changed.
    asked = (known.changed if bad else known.checked) if known else None
    good = (known.answered if known else None) or asked
    last = times.stamp(good, setting.now, setting.zone) if good else "never"
    entries = known.entries if known else 0
    name = Span(f"{column(health.name, wide)}  ", "strong" if bad else "text")
    numbers = Span(f"{last:9}  {entries:>7}  ", "text" if bad else "muted")
    gutter = (*_standing(told, bare=setting.bare), name, numbers)
    said = Span(_words(told, health), "text" if bad else "muted")
    hang = 11 + wide + 2 + 9 + 2 + 7 + 2
    rows = [Row((said,), gutter, (Span(" " * hang),))]
    if item.id in state.unfolded:
        indent = (Span("           "),)
        rows += [
            Row((Span(health.feed.url, "muted"),), indent, indent),
            Row((Span(_remedy(told, setting.keys)),), indent, indent),
            Row(),
        ]
    return Block(tuple(rows), item.id)


def _words(told: Diagnosis, health: FeedHealth) -> str:
    """What is the matter; of a feed that is well only what is odd: its entries stand beside it."""
    notes = health.state.notes if health.state else ()
    return "; ".join(notes) if told.kind == "ok" else told.words


def _remedy(told: Diagnosis, keys: Mapping[str, str]) -> str:
    """What the reader can do here, as a sentence, by the keys of this page."""
    add, remove = keys.get("add", ""), keys.get("remove", "")
    said = told.remedy or "nothing to do"
    if told.kind == "moved" and add:
        said = f"{add} puts the new address into feeds.toml"
    if add:
        said = said.replace("`briefing feeds add`", add)
    if remove:
        said = said.replace("remove its block", f"{remove} removes it")
    return f"{said[0].upper() if said[1:2].islower() else said[0]}{said[1:]}."


def _standing(told: Diagnosis, *, bare: bool) -> Line:
    glyph, role = _MARKS.get(told.kind, ("✗", "error"))
    return (Span(f"{'' if bare else f'{glyph} '}{told.kind:9}", role),)
