"""Stories to events: the partition is a function of the stories and their links alone.

The stories of one block of days are clustered at once by average link; the events of the blocks
before take part as they are. Only stories that a chain of links connects, each of which alone would
be enough for one event, can come into one: weaker links count in the mean and connect nothing. So
what a change touches is its own block, as far as such links reach in it, and later blocks where an
event that changed has any. Deciding that again is the same as deciding everything again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.group import rules
from briefing.group.average_link_clustering import Size, clusters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefing.group.average_link_clustering import Links


@dataclass(frozen=True, slots=True)
class Placed:
    """A story on the calendar: the ordinal of its day, when it was first seen (text that sorts),
    whether it is a headline without text, and the event it was last given to."""

    story: str
    day: int
    first_seen: str
    bare: bool
    event: str | None

    @property
    def block(self) -> int:
        """The number of the block of days that its event is decided in."""
        return self.day // rules.EVENT_BLOCK


class Stream(Protocol):
    """The cache as events see it."""

    def placed(self, stories: Collection[str]) -> Iterable[Placed]:
        """Those of the stories (ids) that there are."""
        ...

    def mates(self, events: Collection[str]) -> Iterable[Placed]:
        """The stories that were last given to one of these events."""
        ...

    def links(self, stories: Collection[str]) -> Iterable[tuple[str, str, float]]:
        """(story, other, likelihood) for every link of the stories; a link has no direction."""
        ...


def regroup(changed: Collection[str], stream: Stream) -> dict[str, str]:
    """The stories (ids) whose event is another now, with its id.

    ``changed`` are new stories, those with other links than before, and those that were linked
    with, or in one event with, a story that is gone.
    """
    calendar = _Calendar(stream)
    calendar.touch(changed)
    calendar.touch(calendar.likely(changed))
    while calendar.dirty:
        block = min(calendar.dirty)
        _decide(block, calendar.dirty.pop(block), calendar)
    return calendar.moved()


class _Calendar:
    """Stories with their links and present events, loaded as they are needed."""

    def __init__(self, stream: Stream) -> None:
        self.dirty: defaultdict[int, set[str]] = defaultdict(set)
        self.stories: dict[str, Placed] = {}
        self.event: dict[str, str | None] = {}
        self._stream = stream
        self._links: dict[str, dict[str, float]] = {}
        self._mates: defaultdict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()

    def touch(self, stories: Iterable[str]) -> None:
        """Have these stories decided again, in their blocks."""
        for placed in self._load(stories):
            self.dirty[placed.block].add(placed.story)

    def likely(self, stories: Collection[str]) -> set[str]:
        """All whose link with one of these is enough for one event."""
        return {
            other
            for links in self.links(sorted(stories)).values()
            for other, likelihood in links.items()
            if likelihood >= rules.SAME_EVENT
        }

    def links(self, stories: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """The links of each of these stories."""
        unknown = [story for story in stories if story not in self._links]
        if unknown:
            self._links |= {story: {} for story in unknown}
            for one, other, likelihood in self._stream.links(unknown):
                self._links[one][other] = likelihood
            self._load(other for story in unknown for other in self._links[story])
        return {story: self._links[story] for story in stories}

    def mates(self, events: Collection[str]) -> dict[str, set[str]]:
        """The stories that are in each of these events now."""
        unknown = [event for event in events if event not in self._whole]
        if unknown:
            self._whole.update(unknown)
            for placed in self._stream.mates(unknown):
                self._keep(placed)
        return {event: self._mates[event] for event in events}

    def move(self, story: str, event: str) -> None:
        """Give a story to an event."""
        if (before := self.event[story]) is not None:
            self._mates[before].discard(story)
        self.event[story] = event
        self._mates[event].add(story)

    def moved(self) -> dict[str, str]:
        """Stories with another event than they were loaded with."""
        return {
            story: event
            for story, event in self.event.items()
            if event is not None and event != self.stories[story].event
        }

    def _load(self, stories: Iterable[str]) -> list[Placed]:
        wanted = set(stories)
        for placed in self._stream.placed(wanted - self.stories.keys()):
            self._keep(placed)
        return [self.stories[story] for story in wanted if story in self.stories]

    def _keep(self, placed: Placed) -> None:
        if placed.story not in self.stories:
            self.stories[placed.story] = placed
            self.event[placed.story] = placed.event
            if placed.event is not None:
                self._mates[placed.event].add(placed.story)


def _decide(block: int, seeds: set[str], calendar: _Calendar) -> None:
    """Cluster what is connected with ``seeds`` in their block; touch what that changes later."""
    members, anchors = _connected(block, seeds, calendar)
    sizes = {story: _size([story], calendar) for story in members}
    sizes |= {event: _size(held, calendar) for event, held in anchors.items()}
    home = {story: event for event, held in anchors.items() for story in held}
    links: Links = {node: {} for node in sizes}
    for story, others in sorted(calendar.links(sorted(members)).items()):
        for other, likelihood in sorted(others.items()):
            if other in members:
                links[story][other] = likelihood
            elif (event := home.get(other)) is not None:
                total = links[story].get(event, 0.0) + likelihood
                links[story][event] = links[event][story] = total
    old = {event for story in members if (event := calendar.event[story]) is not None}
    new: dict[str, str] = {}
    for cluster in clusters(sizes, links, frozenset(anchors)):
        held = next((node for node in cluster if node in anchors), None)
        stories = [node for node in cluster if node not in anchors]
        new |= dict.fromkeys(stories, held or _id(stories, calendar))
    changed = {
        event
        for story, to in new.items()
        if (before := calendar.event[story]) != to
        for event in (before, to)
        if event is not None
    }
    if not changed:
        return
    mates = {event: set(held) for event, held in calendar.mates(sorted(old | changed)).items()}
    for story, to in new.items():
        if calendar.event[story] != to:
            calendar.move(story, to)
    later = set[str]()
    for event in changed:
        present = mates[event] | calendar.mates([event])[event]
        later |= {*present, *calendar.likely(present)}
    calendar.touch(story for story in later if calendar.stories[story].block > block)


def _connected(
    block: int, seeds: set[str], calendar: _Calendar
) -> tuple[set[str], dict[str, set[str]]]:
    """The stories of the block that links, or one event, connect with ``seeds``, and the events of
    earlier blocks among those connections, each with its last stories."""
    members, anchors = set[str](), dict[str, set[str]]()
    wave = {story for story in seeds if story in calendar.stories}
    while wave:
        members |= wave
        near = calendar.likely(wave)
        earlier = {s for s in near if calendar.stories[s].block < block}
        events = {event for s in earlier if (event := calendar.event[s]) is not None}
        own = {event for s in wave if (event := calendar.event[s]) is not None}
        mates = calendar.mates(sorted(events | own))
        for event in sorted(events - anchors.keys()):
            anchors[event] = _recent(
                [calendar.stories[s] for s in mates[event] if calendar.stories[s].block < block]
            )
            near |= calendar.likely(anchors[event])
        near |= {s for event in own for s in mates[event]}
        wave = {s for s in near if calendar.stories[s].block == block} - members
    return members, anchors


def _size(stories: Collection[str], calendar: _Calendar) -> Size:
    return Size(len(stories), sum(calendar.stories[story].bare for story in stories))


def _recent(stories: Collection[Placed]) -> set[str]:
    """Those of the last days: an event that goes on for months is about what it was lately."""
    since = max(placed.day for placed in stories) - rules.EVENT_DAYS
    return {placed.story for placed in stories if placed.day >= since}


def _id(stories: Collection[str], calendar: _Calendar) -> str:
    """``e`` and what follows the ``s`` in the id of the story that was seen first."""
    first = min(stories, key=lambda story: (calendar.stories[story].first_seen, story))
    return f"e{first[1:]}"
