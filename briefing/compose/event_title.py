"""The title of an event, chosen among its headlines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefing.compose.rules import MOST_TITLES
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.story import Story


def topic(stories: Iterable[Story]) -> str:
    """The headline that is most similar to those of the other stories: the medoid by Dice's
    coefficient over their words. Of equal ones, that of the earliest story."""
    titles = sorted(
        (min(entry.order_at for entry in story.entries), story.title, frozenset(words(story.title)))
        for story in islice(stories, MOST_TITLES)
    )
    best, medoid = -1.0, ""
    for _, title, own in titles:
        similarity = sum(
            2 * len(own & other) / (len(own) + len(other) or 1) for *_, other in titles
        )
        if similarity > best:
            best, medoid = similarity, title
    return medoid
