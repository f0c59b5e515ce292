"""An event in one line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked

OUTSIDE = "Outside your summits"
"""The heading above events that no summit has a part in."""

if TYPE_CHECKING:
    from briefing.domain.event import Event, OutsideEvent
    from briefing.render.json_values import Shape


def event_line(event: Event) -> str:
    """``event e0123456789ab: A headline · 4 stories · 3 outlets``."""
    return masked(f"event {event.id}: {line(event.title)} · {event_size(event)}")


def event_size(event: Event) -> str:
    """``4 stories · 3 outlets``."""
    stories = counted(event.stories, "story", "stories")
    return f"{stories} · {counted(len(event.outlets), 'outlet')}"


def outside_line(outside: OutsideEvent) -> str:
    """``A headline · 4 stories · 3 outlets · e0123456789ab``."""
    event = outside.event
    return masked(f"{line(event.title)} · {event_size(event)} · {event.id}")


def outside_shape(outside: OutsideEvent) -> Shape:
    """`event_shape` with ``"activity"``."""
    return {**event_shape(outside.event), "activity": list(outside.activity)}


def event_shape(event: Event) -> Shape:
    """``{"event", "title", "outlets", "stories", "entries"}``."""
    return {
        "event": event.id,
        "title": event.title,
        "outlets": [masked(outlet) for outlet in event.outlets],
        "stories": event.stories,
        "entries": event.entries,
    }
