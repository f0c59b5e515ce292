"""The headlines of all stories of a summit or an event, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.cells import cell_width
from briefing.text.plural import counted
from briefing.tui.view.spans import Block, Row, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.domain.story import Story
    from briefing.tui.pages.page_context import PageContext

MORE = "more"
"""The id of the line that stands for further stories."""
AT_ONCE = 200
"""How many stories are listed until more are asked for: so many lines are laid out at once."""
_OUTLET = 24


def headlines(stories: Sequence[Story], shown: int, setting: PageContext) -> list[Block]:
    """One block for each of the first ``shown`` stories, with the story's id, and a line for the
    rest; days once, as stories come newest first."""
    if not stories:
        return [Block((Row((Span("No entry belongs to this summit yet.", "muted"),)),))]
    listed = stories[:shown]
    stamps = setting.stamps(map(_at, listed))
    blocks = [_headline(story, stamp, setting) for story, stamp in zip(listed, stamps, strict=True)]
    if rest := len(stories) - len(listed):
        blocks.append(Block((Row((Span(f"… {rest:,} more", "muted"),)),), MORE))
    return blocks


def _headline(story: Story, stamp: str, setting: PageContext) -> Block:
    outlets = tuple(dict.fromkeys(entry.outlet for entry in story.entries))
    who = outlets[0] if len(outlets) == 1 else counted(len(outlets), "outlet")
    right = (Span(who, "muted"),) if cell_width(who) <= _OUTLET and not setting.narrow else ()
    title = story.title or "untitled"
    row = Row((Span(title),), (Span(f"{stamp}  ", "muted"),), right=right, one_line=True)
    return Block((row,), story.id)


def _at(story: Story) -> datetime:
    return max((entry.at for entry in story.entries), default=story.first_seen)
