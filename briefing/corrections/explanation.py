"""Explains a story: what joined its entries, which stay apart, what its paragraphs matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
from briefing.group.explain import contradiction, likeness, origins
from briefing.store import assignments, corrections, fingerprint_index
from briefing.store.connection import open_read_only

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.config.model import Config
    from briefing.domain.story import Story
    from briefing.group.comparison_form import Sketch
    from briefing.group.constraints import Links
    from briefing.store.sqlite import Connection

    Read = Callable[[Sequence[str]], Sequence[Story]]

_MOST_APART = 10
_MOST_COMPARED = 500
"""Entries that are compared; through a recurring phrase thousands can share fingerprints."""


def why(config: Config, story: Story, read: Read) -> Explanation:
    """Explain ``story``; ``read`` gives the stories of some entries (ids) as they are shown.

    Reads the cache through a connection of its own. Raises `CacheError`.
    """
    db = open_read_only(config.cache)
    if db is None:
        return Explanation(story, (), (), (), ())
    try:
        return _explain(db, config, story, read)
    finally:
        db.close()


def _explain(db: Connection, config: Config, story: Story, read: Read) -> Explanation:
    links = corrections.links(db)
    index = fingerprint_index.FingerprintIndex(db, {f.url: f.prefer for f in config.feeds})
    ids = [entry.id for entry in story.entries]
    sketches = {sketch.entry: sketch for sketch in index.sketches(ids)}
    in_force = corrections.in_force(db)
    return Explanation(
        story,
        tuple(_joined(story, sketches, links)),
        tuple(_apart(ids, sketches, index, links, read)),
        assignments.of_entries(db, ids),
        tuple(
            correction for correction in in_force if not set(correction.all_entries).isdisjoint(ids)
        ),
    )


def _joined(story: Story, sketches: dict[str, Sketch], links: Links) -> Iterator[StoryMember]:
    origin_of = origins(tuple(sketches.values()))
    first = min(sketches.values(), key=lambda sketch: (sketch.at, sketch.feed, sketch.entry))
    for entry in story.entries:
        like = origin_of.get(entry.id)
        unexplained = like is None and entry.id != first.entry
        yield StoryMember(
            entry,
            like,
            likeness(sketches[entry.id], sketches[like]) if like else None,
            unexplained and bool(links.partners(entry.id)),
        )


def _apart(
    ids: Sequence[str],
    sketches: dict[str, Sketch],
    index: fingerprint_index.FingerprintIndex,
    links: Links,
    read: Read,
) -> Iterator[SeparateStory]:
    """The similar stories that a correction or a contradiction keeps apart, each once."""
    similar = {id: set(index.sharing(sketches[id])) - set(ids) for id in ids if id in sketches}
    parted = links.parted(ids) - set(ids)
    candidates = set[str]().union(*similar.values()) - parted
    others = [*sorted(parted), *sorted(candidates)[:_MOST_COMPARED]]
    other_sketches = {sketch.entry: sketch for sketch in index.sketches(others)}
    count = 0
    for story in read(others):
        if count == _MOST_APART:
            return
        theirs = [entry for entry in story.entries if entry.id in other_sketches]
        pair: tuple[str, str] | None = None
        for entry in theirs:
            pairs = (
                contradiction(sketches[id], other_sketches[entry.id])
                for id in ids
                if entry.id in similar[id]
            )
            if pair := next(filter(None, pairs), None):
                break
        by_hand = any(entry.id in parted for entry in theirs)
        if by_hand or pair:
            count += 1
            sentences = (None, None) if by_hand or pair is None else pair
            outlet = story.entries[0].outlet
            yield SeparateStory(story.id, story.title, outlet, *sentences)
