"""The shelves: starred points, and stories of no summit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.config.toml_blocks import summit_block
from briefing.tui.model.views import LOOSE, PROPOSED
from briefing.tui.pages import item as items
from briefing.tui.pages.detail import unfolded
from briefing.tui.pages.heading import heading
from briefing.tui.view import times
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from briefing.domain.summit import Summit
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item, Section
    from briefing.tui.pages.page_context import Setting


def starred(state: State, setting: Setting) -> list[Block]:
    """The starred points, newest star last as the desk keeps them."""
    blocks = _title(
        "Starred", "What you marked with a star, whatever summit it came from.", setting
    )
    for section in state.contents:
        blocks += [BLANK, *items.points(section, state, setting, tell=False)]
    if not state.contents:
        key = setting.keys.get("star", "s")
        blocks += [BLANK, _line(f"Nothing yet: {key} stars the point under the cursor.")]
    return blocks


def loose(state: State, setting: Setting) -> list[Block]:
    """Stories that belong to no summit, those of one event under its heading."""
    blocks = _title(
        "In no summit", "Stories whose passages belong to none of your summits.", setting
    )
    for section in state.contents:
        if section.key == PROPOSED:
            blocks += [BLANK, *_proposed(section, state, setting)]
            continue
        alone = section.key == LOOSE
        together = f"{len(section.items)} stories on one event"
        blocks += [BLANK, *([heading(together, "name")] if not alone else [])]
        blocks += [_story(item, state, setting) for item in section.items]
    return (
        blocks
        if state.contents
        else [*blocks, BLANK, _line("Nothing: every story has its summit.")]
    )


def _proposed(section: Section, state: State, setting: Setting) -> list[Block]:
    key = setting.keys.get("add")
    right = (Span(f"{key} follows one", "muted"),) if key else ()
    return [
        heading("PROPOSED SUMMITS", "label", right),
        *(
            _proposal(item.proposal.summit, item, state, setting)
            for item in section.items
            if item.proposal
        ),
    ]


def _proposal(one: Summit, item: Item, state: State, setting: Setting) -> Block:
    """Who meets, where and when; unfolded who says so, and what feeds.toml would get."""
    day = times.moment(one.starts, setting.now, setting.zone) if one.starts else ""
    told = " · ".join(filter(None, (people(one), one.place[0] if one.place else "", day)))
    open_ = item.id in state.unfolded
    gutter, indent = (Span("▾ " if open_ else "◷ ", "muted"),), (Span("  "),)
    body = (Span(one.name, "strong"), Span(f"  {told}", "muted"), *items.cites(item.sources))
    rows = [Row(body, gutter, indent)]
    if open_:
        block = summit_block(one).splitlines()
        written = [Row((Span(text, "muted"),), indent, indent) for text in block]
        rows += [*unfolded(item, state, setting, "  "), *written, Row()]
    return Block(tuple(rows), item.id)


def _title(name: str, said: str, setting: Setting) -> list[Block]:
    blocks = [BLANK] if setting.tall else []
    return [*blocks, Block((Row((Span(name, "strong"),)), Row((Span(said, "muted"),))))]


def _line(text: str) -> Block:
    return Block((Row((Span(text, "muted"),)),))


def _story(item: Item, state: State, setting: Setting) -> Block:
    story = item.story
    assert story is not None  # noqa: S101  this shelf holds stories only
    at = story.entries[0].at if story.entries else story.first_seen
    stamp = times.stamp(at, setting.now, setting.zone).ljust(6)
    open_ = item.id in state.unfolded
    gutter = (Span("▾ " if open_ else "○ ", "muted"), Span(f"{stamp}  ", "muted"))
    rows = [
        Row((Span(story.title), *items.cites(item.sources)), gutter, (Span(" " * 10),)),
        *(unfolded(item, state, setting, " " * 10) if open_ else ()),
    ]
    return Block(tuple(rows), item.id)
