"""Entries to stories: the partition is a function of the set of entries and corrections alone.

Entries that are alike in pairs form a neighbourhood (a connected component), and no decision
reaches beyond one, so regrouping the neighbourhoods that a change touches is the same as
regrouping everything. Within one, entries are taken in the order of publication and linked to the
*first* text of a story rather than to any member: a wire text rewritten all day is several
stories, not one chain.

What a reader put together is one story whatever the texts say, and takes its copies along; what a
reader put apart stays apart, and a copy of both goes with the one that it is nearer to. Entries
that a correction names are taken first: it does not matter when their copies were published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group.alike import at_odds, fingerprints, keys, same_text
from briefing.group.links import Links
from briefing.group.nearness import nearness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from briefing.group.links import Bonds
    from briefing.group.sketch import Neighbourhood, Sketch

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
                if same_text(member, candidate):
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


class _Story:
    """A story under way: one strand for each text that the rules keep, several where a reader put
    texts together; ``clusters`` are those of its entries."""

    def __init__(self) -> None:
        self.strands: list[list[Sketch]] = []
        self.clusters: set[str] = set()

    @property
    def entries(self) -> list[Sketch]:
        return sorted((sketch for strand in self.strands for sketch in strand), key=_published)


def _decide(members: Sequence[Sketch], links: Links) -> Neighbours:
    bonds = links.among([member.entry for member in members])
    stories: list[_Story] = []
    for sketch in sorted(members, key=lambda each: (each.entry not in bonds, *_published(each))):
        _place(sketch, stories, bonds)
    groups = sorted((_group(story.entries) for story in stories), key=lambda group: group.id)
    return Neighbours(f"n{_first_seen(members).entry}", tuple(groups))


def _place(sketch: Sketch, stories: list[_Story], bonds: Bonds) -> None:
    """Put ``sketch`` into the story it is to be in, else into the one it is a copy of."""
    cluster = bonds.cluster(sketch.entry)
    own = next((story for story in stories if cluster in story.clusters), None)
    copied, strand = _home(sketch, stories, own, bonds)
    if own is not None and copied is not None and own is not copied:
        own.strands += copied.strands
        own.clusters |= copied.clusters
        stories.remove(copied)
    home = own or copied
    if home is None:
        stories.append(home := _Story())
    if strand is None:
        home.strands.append(strand := [])
    strand.append(sketch)
    home.clusters.add(cluster)


def _home(
    sketch: Sketch, stories: Sequence[_Story], own: _Story | None, bonds: Bonds
) -> tuple[_Story | None, list[Sketch] | None]:
    """The story and the strand that ``sketch`` is a copy of: the first, but where a reader parted
    some the nearest."""
    clusters = own.clusters if own else {bonds.cluster(sketch.entry)}
    fitting = (
        (story, strand)
        for story in stories
        if not bonds.apart(clusters, story.clusters)
        for strand in story.strands
        if _belongs(sketch, strand)
    )
    if not bonds:
        return next(fitting, (None, None))
    fits = list(fitting)
    for story, strand in fits:
        if story is own:
            return story, strand
    parted = any(bonds.apart(one.clusters, other.clusters) for one, _ in fits for other, _ in fits)
    if parted:
        return max(fits, key=lambda fit: max(nearness(sketch, copy) for copy in fit[1]))
    return fits[0] if fits else (None, None)


def _belongs(sketch: Sketch, story: Sequence[Sketch]) -> bool:
    """Alike to the story's first text and at odds with no member: two full texts that differ in
    a figure stay apart although one teaser without it leads both."""
    first, *others = story
    return same_text(sketch, first) and not any(at_odds(sketch, other) for other in others)


def _group(story: Sequence[Sketch]) -> StoryGroup:
    shown = max(story, key=_worth)
    rest = (sketch.entry for sketch in story if sketch is not shown)
    return StoryGroup(f"s{_first_seen(story).entry}", (shown.entry, *rest))


def _worth(sketch: Sketch) -> tuple[int, int]:
    return sketch.prefer, sum(map(len, sketch.paragraphs))


def _published(sketch: Sketch) -> tuple[datetime, str, str]:
    return sketch.at, sketch.feed, sketch.entry


def _first_seen(members: Sequence[Sketch]) -> Sketch:
    return min(members, key=lambda sketch: (sketch.first_seen, *_published(sketch)))
