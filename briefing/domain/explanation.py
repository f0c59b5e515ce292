"""Why a story is one, and why its paragraphs are where they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.domain.correction import Correction
    from briefing.domain.entry import CachedEntry
    from briefing.domain.story import Story
    from briefing.domain.summit import Assignment


@dataclass(frozen=True, slots=True)
class Similarity:
    """What two entries have in common: the share (0 to 1) of the shorter text that the longer holds
    too, None where one has no text; whether their headlines, and their links, agree."""

    share: float | None
    headline: bool
    link: bool


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An entry of the story. ``like`` is the id of the entry that it is a copy of, None for a
    first text; ``corrected``: a reader put it here, whatever it is like."""

    entry: CachedEntry
    like: str | None
    likeness: Similarity | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class SeparateStory:
    """A story nearby that is another one.

    ``ours`` and ``theirs`` are the sentences that contradict each other; both are None where a
    reader parted the two.
    """

    story: str
    title: str
    outlet: str
    ours: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """``assignments`` are those of all entries, by entry and then by paragraph."""

    story: Story
    joined: tuple[StoryMember, ...]
    apart: tuple[SeparateStory, ...]
    assignments: tuple[Assignment, ...]
    corrections: tuple[Correction, ...]
