"""The pages of two lists: starred points, and stories in no summit."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.config.toml_blocks import summit_block
from briefing.render import time_words
from briefing.render.event import event_size
from briefing.text.plural import counted
from briefing.tui.model.views import OLDER, PROPOSED, UNASSIGNED
from briefing.tui.pages import item as items
from briefing.tui.pages.composing import message
from briefing.tui.pages.details import detail_rows
from briefing.tui.pages.heading import heading
from briefing.tui.view.short_names import people
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from briefing.domain.story import Story
    from briefing.domain.summit import Summit
    from briefing.tui.model.items import Item, Section
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_GROUP = 20
"""Cells of the name of a group."""


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
    """Stories in no summit, those on one event under its title, single ones by tag or feed."""
    key = setting.keys.get("add")
    follow = f" {key} follows an event." if key and state.snapshot.events else ""
    text = f"Stories that belong to none of your summits.{follow}"
    unread = sum(state.is_unread(story) for story in state.snapshot.unassigned)
    count = f"{unread:,} unread" if unread else "all read"
    blocks = _title("In no summit", text, setting, (Span(count, "new" if unread else "muted"),))
    for section in state.sections:
        if section.key == PROPOSED:
            blocks += [BLANK, *_proposed(section, state, setting)]
            continue
        blocks.append(BLANK)
        if section.key == OLDER:
            blocks += items.more(section)
        elif section.key == UNASSIGNED:
            blocks += _single(section, state, setting)
        else:
            blocks.append(_event_heading(section, state, setting))
            blocks += [*_stories(section.items, state, setting), *items.more(section)]
    return (
        blocks
        if state.sections
        else [*blocks, BLANK, _line("No stories here: every story belongs to a summit.")]
    )


def _single(section: Section, state: State, setting: PageContext) -> Iterator[Block]:
    """Single stories, the line of each group above its own."""
    for _, listed in groupby(section.items, key=lambda item: item.group):
        of_group = tuple(listed)
        if of_group[0].kind == "group":
            yield _group_line(of_group[0], state, setting)
        yield from _stories(of_group, state, setting)
        yield from items.more(replace(section, items=of_group))


def _group_line(line: Item, state: State, setting: PageContext) -> Block:
    """``▸ world  42  The newest headline …``: a tag or a feed, and how many stories it has."""
    stories = [item.story for item in line.folded if item.story]
    count = counted(line.count, "story", "stories") if setting.screen_reader else f"{line.count:>4}"
    mark = "▸ " if stories else "▾ "
    gutter = (Span(mark, "muted"), Span(column(line.group, _GROUP)), Span(f" {count}  ", "muted"))
    unread = sum(map(state.is_unread, stories))
    right = (Span(f"{unread:,} unread", "new"),) if unread else ()
    newest = (Span(stories[0].title, "muted"),) if stories else ()
    return Block((Row(newest, gutter, right=right, one_line=True),), line.id)


def _stories(listed: Iterable[Item], state: State, setting: PageContext) -> Iterator[Block]:
    """Stories below one another, a day that repeats named once."""
    with_story = [item for item in listed if item.story]
    stamps = setting.stamps(_at(item.story) for item in with_story if item.story)
    for item, stamp in zip(with_story, stamps, strict=True):
        yield _story(item, stamp, state, setting)


def _event_heading(section: Section, state: State, setting: PageContext) -> Block:
    event = state.snapshot.events.get(section.key)
    whole = (item for listed in section.items for item in (listed, *listed.folded))
    stories = [item.story for item in whole if item.story]
    unread = sum(map(state.is_unread, stories))
    news = (Span(f"{unread} unread", "new"), Span(" · ", "faint")) if unread else ()
    if event is None:
        label = counted(len(stories), "story on one event", "stories on one event")
        return heading(label, right=news[:1])
    news = () if setting.narrow else news  # the title needs the space
    return heading(event.title, "name", (*news, Span(event_size(event), "muted")))


def _proposed(section: Section, state: State, setting: PageContext) -> list[Block]:
    key = setting.keys.get("add")
    right = (Span(f"{key} follow", "muted", "add"),) if key else ()
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


def _title(name: str, text: str, setting: PageContext, right: Line = ()) -> list[Block]:
    blocks = [BLANK] if setting.tall else []
    return [
        *blocks,
        Block((Row((Span(name, "strong"),), right=right), Row((Span(text, "muted"),)))),
    ]


def _line(text: str) -> Block:
    return Block((Row((Span(text, "muted"),)),))


def _at(story: Story) -> datetime:
    return story.entries[0].at if story.entries else story.first_seen


def _story(item: Item, stamp: str, state: State, setting: PageContext) -> Block:
    story = item.story
    assert story is not None  # noqa: S101  this list holds stories only
    indent = " " * (len(stamp) + 4)
    open_, unread = item.id in state.unfolded, state.is_unread(story)
    mark = "▾ " if open_ else "● " if unread else "○ "
    gutter = (Span(mark, "new" if unread else "muted"), Span(f"{stamp}  ", "muted"))
    rows = [
        Row(
            (Span(story.title, "text" if unread else "muted"), *items.citation(item.sources)),
            gutter,
            (Span(indent),),
        ),
        *(detail_rows(item, state, setting, indent) if open_ else ()),
    ]
    return Block(tuple(rows), item.id)
