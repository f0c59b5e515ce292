"""The pages of two lists: starred points, and stories in no summit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.config.toml_blocks import summit_block
from briefing.render import time_words
from briefing.render.event import event_size
from briefing.text.plural import counted
from briefing.tui.model.views import PROPOSED, UNASSIGNED
from briefing.tui.pages import item as items
from briefing.tui.pages.composing import message
from briefing.tui.pages.details import detail_rows
from briefing.tui.pages.heading import heading
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.story import Story
    from briefing.domain.summit import Summit
    from briefing.tui.model.items import Item, Section
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext


def starred(state: State, setting: PageContext) -> list[Block]:
    """The starred points, in the order in which the desk returns them."""
    blocks = _title("Starred", "The points you starred, from all summits.", setting)
    for section in state.sections:
        blocks += [BLANK, *items.point_blocks(section, state, setting, name_single=False)]
    if state.snapshot.pending:
        blocks += [BLANK, Block((Row(message(state, "the briefings")),))]
    elif not state.sections:
        key = setting.keys.get("star", "s")
        blocks += [BLANK, _line(f"Nothing starred yet · {key} stars the point under the cursor")]
    return blocks


def unassigned(state: State, setting: PageContext) -> list[Block]:
    """Stories in no summit, those on one event under its title."""
    stories = [item.story for item in state.items if item.story]
    wide = setting.stamp_width(map(_at, stories))
    blocks = _title("In no summit", "Stories that belong to none of your summits.", setting)
    for section in state.sections:
        if section.key == PROPOSED:
            blocks += [BLANK, *_proposed(section, state, setting)]
            continue
        blocks.append(BLANK)
        if section.key != UNASSIGNED:
            blocks.append(_event_heading(section, state, setting))
        blocks += [_story(item, wide, state, setting) for item in section.items]
    return (
        blocks
        if state.sections
        else [*blocks, BLANK, _line("No stories here: every story belongs to a summit.")]
    )


def _event_heading(section: Section, state: State, setting: PageContext) -> Block:
    event = state.snapshot.events.get(section.key)
    if event is None:
        return heading(counted(len(section.items), "story on one event", "stories on one event"))
    key = setting.keys.get("add")
    size = f"{event_size(event)} · {key} follow" if key else event_size(event)
    return heading(event.title, "name", (Span(size, "muted"),))


def _proposed(section: Section, state: State, setting: PageContext) -> list[Block]:
    key = setting.keys.get("add")
    right = (Span(f"{key} follow", "muted"),) if key else ()
    return [
        heading("PROPOSED SUMMITS", "label", right),
        *(
            _proposal(item.proposal.summit, item, state, setting)
            for item in section.items
            if item.proposal
        ),
    ]


def _proposal(summit: Summit, item: Item, state: State, setting: PageContext) -> Block:
    """Who meets, where and when; unfolded also who reports it, and the block for feeds.toml."""
    day = time_words.day(summit.starts, setting.now, setting.zone) if summit.starts else ""
    place = summit.place[0] if summit.place else ""
    facts = " · ".join(filter(None, (people(summit), place, day)))
    open_ = item.id in state.unfolded
    gutter, indent = (Span("▾ " if open_ else "◷ ", "muted"),), (Span("  "),)
    body = (Span(summit.name, "strong"), Span(f"  {facts}", "muted"), *items.citation(item.sources))
    rows = [Row(body, gutter, indent)]
    if open_:
        lines = summit_block(summit).splitlines()
        toml = [Row((Span(text, "muted"),), indent, indent) for text in lines]
        rows += [*detail_rows(item, state, setting, "  "), *toml, Row()]
    return Block(tuple(rows), item.id)


def _title(name: str, text: str, setting: PageContext) -> list[Block]:
    blocks = [BLANK] if setting.tall else []
    return [*blocks, Block((Row((Span(name, "strong"),)), Row((Span(text, "muted"),))))]


def _line(text: str) -> Block:
    return Block((Row((Span(text, "muted"),)),))


def _at(story: Story) -> datetime:
    return story.entries[0].at if story.entries else story.first_seen


def _story(item: Item, wide: int, state: State, setting: PageContext) -> Block:
    story = item.story
    assert story is not None  # noqa: S101  this list holds stories only
    stamp = setting.stamp(_at(story)).ljust(wide)
    indent = " " * (wide + 4)
    open_ = item.id in state.unfolded
    gutter = (Span("▾ " if open_ else "○ ", "muted"), Span(f"{stamp}  ", "muted"))
    rows = [
        Row((Span(story.title), *items.citation(item.sources)), gutter, (Span(indent),)),
        *(detail_rows(item, state, setting, indent) if open_ else ()),
    ]
    return Block(tuple(rows), item.id)
