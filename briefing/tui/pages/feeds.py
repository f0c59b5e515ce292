"""Feed health, worst first: state, last good answer, entries, and the cause in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.feed_health import verdict
from briefing.text.cells import cell_width
from briefing.tui.model.snapshot import is_failing
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.domain.feed import FeedHealth
    from briefing.domain.feed_health import Verdict
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
        f"{failing} of {len(health)} need{'s' if failing == 1 else ''} attention"
        if failing
        else f"All {len(health)} are well"
    )
    name_width = min(max((cell_width(feed.name) for feed in health), default=4), _NAME)
    last_width = max([9, *(len(_last_answer(feed, setting)) for feed in health)])
    columns = f"  {'':9}{column('Feed', name_width)}  {'Last good':{last_width}}  {'Entries':>7}  "
    blocks = [BLANK] if setting.tall else []
    blocks += [
        Block((Row((Span("Feeds", "strong"),)), Row((Span(said, "muted"),)))),
        BLANK,
        Block((Row((Span(columns + "What happened", "name"),), one_line=True),)),
    ]
    return blocks + [_block(item, (name_width, last_width), state, setting) for item in state.items]


def _block(item: Item, widths: tuple[int, int], state: State, setting: Setting) -> Block:
    name_width, last_width = widths
    health = item.feed
    assert health is not None  # noqa: S101  this page holds feeds only
    known, bad = health.state, is_failing(health)
    told = verdict(health, setting.now)
    entries = known.entries if known else 0
    name = Span(f"{column(health.name, name_width)}  ", "strong" if bad else "text")
    numbers = Span(
        f"{_last_answer(health, setting):{last_width}}  {entries:>7}  ", "text" if bad else "muted"
    )
    gutter = (*_standing(told, bare=setting.bare), name, numbers)
    said = Span(_words(told, health), "text" if bad else "muted")
    hang = 11 + name_width + 2 + last_width + 2 + 7 + 2
    rows = [Row((said,), gutter, (Span(" " * hang),))]
    if item.id in state.unfolded:
        indent = (Span("           "),)
        rows += [
            Row((Span(health.feed.url, "muted"),), indent, indent),
            Row((Span(_remedy(told, setting.keys)),), indent, indent),
            Row(),
        ]
    return Block(tuple(rows), item.id)


def _last_answer(health: FeedHealth, setting: Setting) -> str:
    """When the feed last answered well."""
    known = health.state
    if known is None:
        return "never"
    # A cache written before answers were recorded holds only when a feed was checked and changed.
    good = known.answered or (known.changed if is_failing(health) else known.checked)
    return setting.stamp(good) if good else "never"


def _words(told: Verdict, health: FeedHealth) -> str:
    """What is the matter; of a feed that is well only what is odd: its entries stand beside it."""
    notes = health.state.notes if health.state else ()
    return "; ".join(notes) if told.kind == "ok" else told.words


def _remedy(told: Verdict, keys: Mapping[str, str]) -> str:
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


def _standing(told: Verdict, *, bare: bool) -> Line:
    glyph, role = _MARKS.get(told.kind, ("✗", "error"))
    return (Span(f"{'' if bare else f'{glyph} '}{told.kind:9}", role),)
