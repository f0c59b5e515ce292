"""An event: the stories that report one thing, in a summit or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.domain.summit import Summit


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


@dataclass(frozen=True, slots=True)
class OutsideEvent:
    """An event that no summit has a part in; ``activity`` counts its reports on each of the last
    seven days, today last."""

    event: Event
    activity: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as a summit that the reader may edit and keep.

    ``support`` says from how many outlets each value comes: (value, outlets) by the key of the
    block, such as ``people``.
    """

    event: Event
    summit: Summit
    support: Mapping[str, tuple[tuple[str, int], ...]]
