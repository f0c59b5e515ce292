"""The draft of a summit as a block for feeds.toml, with comments on where its values come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.event import event_line
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked

if TYPE_CHECKING:
    from briefing.domain.event import EventDraft

_NOT_NAMED = {
    "people": "people: none is named by first and last name",
    "place": "place: none is named",
    "starts": "starts: no day is named",
}


def draft_heading(draft: EventDraft) -> tuple[str, ...]:
    """The comment lines above the block: which event it is, and who reports it."""
    outlets = ", ".join(draft.event.outlets)
    return f"# {event_line(draft.event)}", masked(f"#   {line(outlets)}")


def draft_comments(draft: EventDraft) -> dict[str, str]:
    """From how many outlets each value comes, by the key of the block."""
    comments = {
        key: masked(
            ", ".join(f"{line(value)}: {counted(count, 'outlet')}" for value, count in values)
        )
        for key, values in draft.support.items()
    }
    return comments | {key: text for key, text in _NOT_NAMED.items() if key not in comments}
