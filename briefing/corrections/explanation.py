"""Why a story is one: what joined its entries, what stays apart, what its paragraphs matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
from briefing.group.explain import contradiction, likeness, origins
from briefing.store import assignments, corrections, story_index
from briefing.store.connection import open_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.config.model import Config
    from briefing.domain.story import Story
    from briefing.group.comparison_form import Sketch
    from briefing.group.constraints import Links
    from briefing.store.connection import Connection

    Read = Callable[[Sequence[str]], Sequence[Story]]

_MOST_APART = 10
_MOST_NEAR = 500
"""Entries that are compared; standing phrases can make thousands near that are not."""


def why(config: Config, story: Story, read: Read) -> Explanation:
    """Explain ``story``; ``read`` gives the stories of some entries (ids) as they are shown.

    Reads the cache through a connection of its own. Raises `CacheError`.
    """
    db = open_reader(config.cache)
    if db is None:
        return Explanation(story, (), (), (), ())
    try:
        return _explained(db, config, story, read)
    finally:
        db.close()


def _explained(db: Connection, config: Config, story: Story, read: Read) -> Explanation:
    links = corrections.links(db)
    cache = story_index.CachedNeighbourhood(db, {f.url: f.prefer for f in config.feeds})
    ids = [entry.id for entry in story.entries]
    sketches = {sketch.entry: sketch for sketch in cache.sketches(ids)}
    in_force = corrections.in_force(db)
    return Explanation(
        story,
        tuple(_joined(story, sketches, links)),
        tuple(_apart(ids, sketches, cache, links, read)),
        assignments.of_entries(db, ids),
        tuple(told for told in in_force if not set(told.all_entries).isdisjoint(ids)),
    )


def _joined(story: Story, sketches: dict[str, Sketch], links: Links) -> Iterator[StoryMember]:
    copied = origins(tuple(sketches.values()))
    first = min(sketches.values(), key=lambda sketch: (sketch.at, sketch.feed, sketch.entry))
    for entry in story.entries:
        like = copied.get(entry.id)
        alone = like is None and entry.id != first.entry
        yield StoryMember(
            entry,
            like,
            likeness(sketches[entry.id], sketches[like]) if like else None,
            alone and bool(links.partners(entry.id)),
        )


def _apart(
    ids: Sequence[str],
    sketches: dict[str, Sketch],
    cache: story_index.CachedNeighbourhood,
    links: Links,
    read: Read,
) -> Iterator[SeparateStory]:
    """The stories nearby that a correction or the veto keeps apart, each once."""
    near = {id: set(cache.sharing(sketches[id])) - set(ids) for id in ids if id in sketches}
    parted = links.parted(ids) - set(ids)
    close = set[str]().union(*near.values()) - parted
    others = [*sorted(parted), *sorted(close)[:_MOST_NEAR]]
    found = {sketch.entry: sketch for sketch in cache.sketches(others)}
    told = 0
    for story in read(others):
        if told == _MOST_APART:
            return
        theirs = [entry for entry in story.entries if entry.id in found]
        pair: tuple[str, str] | None = None
        for entry in theirs:
            pairs = (
                contradiction(sketches[id], found[entry.id]) for id in ids if entry.id in near[id]
            )
            if pair := next(filter(None, pairs), None):
                break
        by_hand = any(entry.id in parted for entry in theirs)
        if by_hand or pair:
            told += 1
            said = (None, None) if by_hand or pair is None else pair
            outlet = story.entries[0].outlet
            yield SeparateStory(story.id, story.title, outlet, *said)
