"""What an event is called, which nobody named."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefing.compose.rules import MOST_TITLES
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.story import Story


def topic(stories: Iterable[Story]) -> str:
    """The headline of the story whose headline is most like those of the others: the medoid by
    Dice's coefficient over their words. Of equal ones the story that was told first names it.
    """
    told = sorted(
        (min(entry.at for entry in story.entries), story.title, frozenset(words(story.title)))
        for story in islice(stories, MOST_TITLES)
    )
    best, title = -1.0, ""
    for _, text, own in told:
        like = sum(2 * len(own & other) / (len(own) + len(other) or 1) for _, _, other in told)
        if like > best:
            best, title = like, text
    return title
