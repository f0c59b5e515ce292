"""An event: the stories that report one thing, in a summit or not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """What to show of an event beside its stories.

    ``id`` comes from the story that was seen first. ``title`` is one of its headlines. ``outlets``
    are those of its entries, the first to report first; ``stories`` and ``entries`` are counts.
    """

    id: str
    title: str
    outlets: tuple[str, ...]
    stories: int
    entries: int
