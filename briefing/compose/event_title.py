"""The title of an event, chosen among its headlines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefing.compose.rules import MOST_TITLES
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing.domain.story import Story


def topic(stories: Iterable[Story]) -> str:
    """The title of the event that these stories, newest first, report."""
    return best_headline(
        (min(entry.at for entry in story.entries), story.title) for story in stories
    )


def best_headline(headlines: Iterable[tuple[datetime, str]]) -> str:
    """The headline that is most similar to the others: the medoid by Dice's coefficient over their
    words. Of equal ones, the earliest; ``headlines`` come newest first, each with its time."""
    titles = sorted(
        (at, title, frozenset(words(title))) for at, title in islice(headlines, MOST_TITLES)
    )
    best, medoid = -1.0, ""
    for _, title, own in titles:
        similarity = sum(
            2 * len(own & other) / (len(own) + len(other) or 1) for *_, other in titles
        )
        if similarity > best:
            best, medoid = similarity, title
    return medoid
