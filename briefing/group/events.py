"""Stories to events: the partition is a function of the stories and their links alone.

The stories of one block of days are clustered together by average link; the events of earlier
blocks take part as they are. Only stories connected by a chain of strong links, each of which alone
would be enough for one event, can be in one event: weaker links count in the mean and connect
nothing. So a change affects its own block, as far as strong links reach in it, and later blocks in
which a changed event has any. Deciding those again gives the same as deciding everything again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefing.group import rules
from briefing.group.average_link_clustering import ClusterSize, average_link_clusters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefing.group.average_link_clustering import LinkGraph


_NO_LINKS: Mapping[str, float] = {}


@dataclass(frozen=True, slots=True)
class DatedStory:
    """A story with the ordinal of its day, the time it was first seen (text that sorts), whether
    it is a headline without a text, and the event it was last assigned to."""

    story: str
    day: int
    first_seen: str
    bare: bool
    event: str | None

    @property
    def block(self) -> int:
        """The number of the block of days in which its event is decided."""
        return self.day // rules.EVENT_BLOCK


class EventIndex(Protocol):
    """What event detection needs of the cache."""

    def dated_stories(self, stories: Collection[str]) -> Iterable[DatedStory]:
        """Those of the stories (ids) that exist."""
        ...

    def members(self, events: Collection[str]) -> Iterable[DatedStory]:
        """The stories that were last assigned to one of these events."""
        ...

    def links(self, stories: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """The links of each of the stories that has any: the likelihood by the other story. Links
        have no direction."""
        ...


def regroup(changed: Collection[str], index: EventIndex) -> dict[str, str]:
    """The stories (ids) whose event has changed, each with the id of its new event.

    ``changed`` are new stories, those whose links have changed, and those that were linked with, or
    in one event with, a story that no longer exists.
    """
    partition = _Partition(index)
    partition.invalidate(changed)
    partition.invalidate(partition.strongly_linked(changed))
    while partition.invalid:
        block = min(partition.invalid)
        _decide(block, partition.invalid.pop(block), partition)
    return partition.moved()


class _Partition:
    """Stories with their links and current events, loaded on demand."""

    def __init__(self, index: EventIndex) -> None:
        self.invalid: defaultdict[int, set[str]] = defaultdict(set)
        self.stories: dict[str, DatedStory] = {}
        self.event: dict[str, str | None] = {}
        self._index = index
        self._links: dict[str, Mapping[str, float]] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._loaded_events: set[str] = set()

    def invalidate(self, stories: Iterable[str]) -> None:
        """Mark these stories to be decided again, in their blocks."""
        for story in self._load(stories):
            self.invalid[story.block].add(story.story)

    def strongly_linked(self, stories: Collection[str]) -> set[str]:
        """All stories whose link with one of these is enough for one event."""
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
            self._links |= dict.fromkeys(unknown, _NO_LINKS)
            self._links |= self._index.links(unknown)
            self._load({other for story in unknown for other in self._links[story]})
        return {story: self._links[story] for story in stories}

    def members(self, events: Collection[str]) -> dict[str, set[str]]:
        """The stories that are now in each of these events."""
        unknown = [event for event in events if event not in self._loaded_events]
        if unknown:
            self._loaded_events.update(unknown)
            for story in self._index.members(unknown):
                self._add(story)
        return {event: self._members[event] for event in events}

    def move(self, story: str, event: str) -> None:
        """Assign a story to an event."""
        if (previous := self.event[story]) is not None:
            self._members[previous].discard(story)
        self.event[story] = event
        self._members[event].add(story)

    def moved(self) -> dict[str, str]:
        """The stories whose event differs from the one they were loaded with."""
        return {
            story: event
            for story, event in self.event.items()
            if event is not None and event != self.stories[story].event
        }

    def _load(self, stories: Iterable[str]) -> list[DatedStory]:
        wanted = set(stories)
        for story in self._index.dated_stories(wanted - self.stories.keys()):
            self._add(story)
        return [self.stories[story] for story in wanted if story in self.stories]

    def _add(self, dated: DatedStory) -> None:
        if dated.story not in self.stories:
            self.stories[dated.story] = dated
            self.event[dated.story] = dated.event
            if dated.event is not None:
                self._members[dated.event].add(dated.story)


def _decide(block: int, seeds: set[str], partition: _Partition) -> None:
    """Cluster what is connected with ``seeds`` in their block; invalidate what that changes in
    later blocks."""
    members, anchors = _connected(block, seeds, partition)
    sizes = {story: _size([story], partition) for story in members}
    sizes |= {event: _size(recent, partition) for event, recent in anchors.items()}
    anchor_of = {story: event for event, recent in anchors.items() for story in recent}
    links: LinkGraph = {node: {} for node in sizes}
    for story, others in partition.links(members).items():
        for other, likelihood in others.items():
            if other in members:
                links[story][other] = likelihood
            elif (event := anchor_of.get(other)) is not None:
                total = links[story].get(event, 0.0) + likelihood
                links[story][event] = links[event][story] = total
    old_events = {event for story in members if (event := partition.event[story]) is not None}
    new_events: dict[str, str] = {}
    for cluster in average_link_clusters(sizes, links, frozenset(anchors)):
        anchor = next((node for node in cluster if node in anchors), None)
        stories = [node for node in cluster if node not in anchors]
        new_events |= dict.fromkeys(stories, anchor or _event_id(stories, partition))
    changed = {
        event
        for story, new in new_events.items()
        if (old := partition.event[story]) != new
        for event in (old, new)
        if event is not None
    }
    if not changed:
        return
    previous = {
        event: set(stories)
        for event, stories in partition.members(sorted(old_events | changed)).items()
    }
    for story, new in new_events.items():
        if partition.event[story] != new:
            partition.move(story, new)
    affected = set[str]()
    for event in changed:
        stories_of_event = previous[event] | partition.members([event])[event]
        affected |= {*stories_of_event, *partition.strongly_linked(stories_of_event)}
    partition.invalidate(story for story in affected if partition.stories[story].block > block)


def _connected(
    block: int, seeds: set[str], partition: _Partition
) -> tuple[set[str], dict[str, set[str]]]:
    """The stories of the block that strong links, or a common event, connect with ``seeds``, and
    the events of earlier blocks among those connections, each with its last stories."""
    members, anchors = set[str](), dict[str, set[str]]()
    frontier = {story for story in seeds if story in partition.stories}
    while frontier:
        members |= frontier
        linked = partition.strongly_linked(frontier)
        earlier = {s for s in linked if partition.stories[s].block < block}
        events = {event for s in earlier if (event := partition.event[s]) is not None}
        own = {event for s in frontier if (event := partition.event[s]) is not None}
        stories_of = partition.members(sorted(events | own))
        for event in sorted(events - anchors.keys()):
            anchors[event] = _recent(
                [
                    partition.stories[s]
                    for s in stories_of[event]
                    if partition.stories[s].block < block
                ]
            )
            linked |= partition.strongly_linked(anchors[event])
        linked |= {s for event in own for s in stories_of[event]}
        frontier = {s for s in linked if partition.stories[s].block == block} - members
    return members, anchors


def _size(stories: Collection[str], partition: _Partition) -> ClusterSize:
    return ClusterSize(len(stories), sum(partition.stories[story].bare for story in stories))


def _recent(stories: Collection[DatedStory]) -> set[str]:
    """Those of the last days: an event that goes on for months is about its latest news."""
    since = max(story.day for story in stories) - rules.EVENT_DAYS
    return {story.story for story in stories if story.day >= since}


def _event_id(stories: Collection[str], partition: _Partition) -> str:
    """``e`` and what follows the ``s`` in the id of the story that was seen first."""
    first = min(stories, key=lambda story: (partition.stories[story].first_seen, story))
    return f"e{first[1:]}"
