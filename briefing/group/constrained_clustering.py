"""What the rules made one text and a reader sees otherwise.

What a reader put together is one story whatever the texts say, and takes its copies along; what a
reader put apart stays apart, and a copy of both goes with the one that it is nearer to. Entries
that a correction names are placed first: it does not matter when their copies came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group.resemblance import nearness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.group.comparison_form import Sketch
    from briefing.group.constraints import Bonds


class _Story:
    """A story under way: its entries, their clusters, and the texts (by place) they are of."""

    def __init__(self) -> None:
        self.entries: list[Sketch] = []
        self.clusters: set[str] = set()
        self.texts: set[int] = set()


def corrected(texts: Sequence[Sequence[Sketch]], bonds: Bonds) -> list[list[Sketch]]:
    """The stories of a neighbourhood, of which the rules alone make ``texts``.

    The same texts and bonds give the same stories, in whatever order the texts stand.
    """
    text_of = {sketch.entry: place for place, text in enumerate(texts) for sketch in text}
    every = sorted(
        (sketch for text in texts for sketch in text),
        key=lambda sketch: (sketch.at, sketch.feed, sketch.entry),
    )
    stories: list[_Story] = []
    for sketch in every:
        if sketch.entry in bonds:
            _place(sketch, text_of[sketch.entry], stories, bonds)
    named = [(story, tuple(story.entries)) for story in stories]
    whole: dict[int, _Story] = {}
    for sketch in every:
        if sketch.entry in bonds:
            continue
        text = text_of[sketch.entry]
        near = [
            (max(nearness(sketch, copy) for copy in copies if text_of[copy.entry] == text), story)
            for story, copies in named
            if text in story.texts
        ]
        home = max(near, key=lambda each: each[0])[1] if near else whole.setdefault(text, _Story())
        home.entries.append(sketch)
    return [story.entries for story in (*stories, *whole.values())]


def _place(sketch: Sketch, text: int, stories: list[_Story], bonds: Bonds) -> None:
    """Put an entry that is named into the story it is to be in, else into that of its text."""
    cluster = bonds.cluster(sketch.entry)
    own = next((story for story in stories if cluster in story.clusters), None)
    clusters = own.clusters if own else {cluster}
    copied = own if own and text in own.texts else None
    copied = copied or next(
        (
            story
            for story in stories
            if text in story.texts and not bonds.apart(clusters, story.clusters)
        ),
        None,
    )
    if own and copied and own is not copied:
        own.entries += copied.entries
        own.clusters |= copied.clusters
        own.texts |= copied.texts
        stories.remove(copied)
    home = own or copied
    if home is None:
        stories.append(home := _Story())
    home.entries.append(sketch)
    home.clusters.add(cluster)
    home.texts.add(text)
