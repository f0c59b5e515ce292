"""Feed health, worst first: state, last good answer, entries, and the cause in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.tui import times
from briefing.tui.snapshot import is_failing
from briefing.tui.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from briefing.domain.feed import FeedHealth
    from briefing.tui.contents import Item
    from briefing.tui.pages.setting import Setting
    from briefing.tui.spans import Line, Role
    from briefing.tui.state import State

_NAME = 26
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def feeds(state: State, setting: Setting) -> list[Block]:
    """One block a feed; the unfolded one says what can be done about it."""
    health = [item.feed for item in state.items if item.feed]
    failing = sum(map(is_failing, health))
    said = (
        f"{failing} of {len(health)} need attention" if failing else f"All {len(health)} are well"
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


def cause(health: FeedHealth) -> str:
    """What happened when the feed was last asked, in words."""
    state = health.state
    if health.feed.problem:
        return health.feed.problem
    if state is None or state.checked is None:
        return "not asked yet"
    if state.gone:
        return state.error or "410 Gone: the feed was withdrawn"
    if state.error:
        again = f" ({_ordinal(state.failures)} time)" if state.failures > 1 else ""
        return state.error + again
    return str(state.http) if state.http else "well"


def remedy(health: FeedHealth, config: str) -> str:
    """What the reader can do about a feed."""
    state = health.state
    if health.feed.problem:
        return f"Correct its url in {config}."
    if state and state.gone:
        return (
            f"The publisher withdrew it. Its entries stay readable; remove its block from {config}."
        )
    if state and state.error:
        return (
            "It is asked again by itself, later each time; r asks now. Its entries stay readable."
        )
    return "Nothing to do."


def _block(item: Item, wide: int, state: State, setting: Setting) -> Block:
    health = item.feed
    assert health is not None  # noqa: S101  this page holds feeds only
    known, bad = health.state, is_failing(health)
    good = (known.changed if bad else known.checked) if known else None
    last = times.stamp(good, setting.now, setting.zone) if good else "never"
    entries = known.entries if known else 0
    name = Span(f"{column(health.name, wide)}  ", "strong" if bad else "text")
    numbers = Span(f"{last:9}  {entries:>7}  ", "text" if bad else "muted")
    gutter = (*_standing(health), name, numbers)
    said = Span(cause(health), "text" if bad else "muted")
    hang = 11 + wide + 2 + 9 + 2 + 7 + 2
    rows = [Row((said,), gutter, (Span(" " * hang),))]
    if item.id in state.unfolded:
        indent = (Span("           "),)
        rows += [
            Row((Span(health.feed.url, "muted"),), indent, indent),
            Row((Span(remedy(health, str(setting.config))),), indent, indent),
            Row(),
        ]
    return Block(tuple(rows), item.id)


def _standing(health: FeedHealth) -> Line:
    state = health.state
    role: Role
    if health.feed.problem or (state and state.gone):
        glyph, word, role = "✗", "gone" if state and state.gone else "unusable", "error"
    elif state is None or state.checked is None:
        glyph, word, role = "○", "new", "muted"
    elif state.error:
        glyph, word, role = "✗", "failing", "error"
    else:
        glyph, word, role = "●", "ok", "success"
    return (Span(f"{glyph} {word:9}", role),)


def _ordinal(count: int) -> str:
    return _ORDINALS.get(count, f"{count}th")
