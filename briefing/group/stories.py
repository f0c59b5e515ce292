"""Entries to stories: the partition is a function of the set of entries and corrections alone.

Entries that are alike in pairs form a neighbourhood (a connected component), and no decision
reaches beyond one, so regrouping the neighbourhoods that a change touches is the same as
regrouping everything. Within one, `briefing.group.star_clustering` decides; what a reader corrected
(`briefing.group.constrained_clustering`) counts before all of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group.constrained_clustering import corrected
from briefing.group.constraints import Links
from briefing.group.same_text import fingerprints, keys, related, same_text
from briefing.group.star_clustering import stars

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from briefing.group.comparison_form import Neighbourhood, Sketch

__all__ = ["Neighbours", "StoryGroup", "fingerprints", "keys", "regroup", "same_text"]


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """The entries of one story, the copy to show first and then in order of publication.

    ``id`` is ``s`` and the id of the member that was seen first.
    """

    id: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Stories that were decided together: no entry outside is alike to one inside."""

    id: str
    stories: tuple[StoryGroup, ...]


_NONE = Links()


def regroup(
    changed: Collection[str], cache: Neighbourhood, links: Links = _NONE
) -> tuple[Neighbours, ...]:
    """The neighbourhoods that the entries ``changed`` touch, decided anew, in order of their ids.

    ``changed`` are ids of new, updated and removed entries; ``cache`` already holds their present
    state. Each returned neighbourhood is whole, and every entry that was once grouped with a
    returned or a removed one is in exactly one of them. The same entries and corrections
    (``links``) give the same stories in whatever order and portions they came; when a correction
    is made or taken back, the entries that it names count as changed.
    """
    walk = _Walk(cache, links)
    waiting = sorted({*changed, *cache.mates(changed)}, reverse=True)
    found = []
    while waiting:
        members = walk.neighbourhood(waiting.pop())
        if members:
            found.append(_decide(members, links))
            mates = cache.mates([member.entry for member in members])
            waiting.extend(sorted(set(mates) - walk.seen))
    return tuple(sorted(found, key=lambda neighbours: neighbours.id))


class _Walk:
    """Finds neighbourhoods one by one; holds the sketches it will still need."""

    def __init__(self, cache: Neighbourhood, links: Links) -> None:
        self.seen: set[str] = set()
        self._cache = cache
        self._links = links
        self._held: dict[str, Sketch] = {}

    def neighbourhood(self, entry: str) -> list[Sketch]:
        """All entries that pairwise likeness, or a reader, connects with ``entry``; none when it
        is gone or was met before."""
        if entry in self.seen:
            return []
        members = self._load((entry,))
        self.seen.add(entry)
        for member in members:  # grows as it is walked
            for candidate in self._load(self._cache.sharing(member)):
                if related(member, candidate):
                    self.seen.add(candidate.entry)
                    members.append(candidate)
            partners = self._load(self._links.partners(member.entry))
            self.seen.update(partner.entry for partner in partners)
            members.extend(partners)
        for member in members:
            self._held.pop(member.entry, None)
        return members

    def _load(self, entries: Iterable[str]) -> list[Sketch]:
        wanted = sorted(set(entries) - self.seen)
        missing = [entry for entry in wanted if entry not in self._held]
        if missing:
            self._held.update((found.entry, found) for found in self._cache.sketches(missing))
        return [self._held[entry] for entry in wanted if entry in self._held]


def _decide(members: Sequence[Sketch], links: Links) -> Neighbours:
    bonds = links.among([member.entry for member in members])
    stories = stars(sorted(members, key=_published))
    if bonds:
        stories = corrected(stories, bonds)
    groups = sorted((_group(story) for story in stories), key=lambda group: group.id)
    return Neighbours(f"n{_first_seen(members).entry}", tuple(groups))


def _group(story: Sequence[Sketch]) -> StoryGroup:
    story = sorted(story, key=_published)
    shown = max(story, key=_worth)
    rest = (sketch.entry for sketch in story if sketch is not shown)
    return StoryGroup(f"s{_first_seen(story).entry}", (shown.entry, *rest))


def _worth(sketch: Sketch) -> tuple[int, int]:
    return sketch.prefer, sum(map(len, sketch.paragraphs)) - sum(map(len, sketch.standing))


def _published(sketch: Sketch) -> tuple[datetime, str, str]:
    return sketch.at, sketch.feed, sketch.entry


def _first_seen(members: Sequence[Sketch]) -> Sketch:
    return min(members, key=lambda sketch: (sketch.first_seen, *_published(sketch)))
