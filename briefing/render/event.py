"""An event in one line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked

if TYPE_CHECKING:
    from briefing.domain.event import Event
    from briefing.render.json_values import Shape


def event_line(event: Event) -> str:
    """``event e0123456789ab: A headline · 4 stories · 3 outlets``."""
    return masked(f"event {event.id}: {line(event.title)} · {event_size(event)}")


def event_size(event: Event) -> str:
    """``4 stories · 3 outlets``."""
    stories = counted(event.stories, "story", "stories")
    return f"{stories} · {counted(len(event.outlets), 'outlet')}"


def event_shape(event: Event) -> Shape:
    """``{"event", "title", "outlets", "stories", "entries"}``."""
    return {
        "event": event.id,
        "title": event.title,
        "outlets": [masked(outlet) for outlet in event.outlets],
        "stories": event.stories,
        "entries": event.entries,
    }
