"""Why entries are one story, and why their paragraphs belong to their summits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.domain.correction import Correction
    from briefing.domain.entry import CachedEntry, EntryState
    from briefing.domain.event import Event
    from briefing.domain.story import Story
    from briefing.domain.summit import Assignment
    from briefing.domain.summit_check import NearMiss


@dataclass(frozen=True, slots=True)
class Similarity:
    """What two entries have in common.

    ``share`` (0 to 1) is how much of the shorter text the longer holds too, None if one has no
    text; ``headline`` and ``link`` are whether the headlines, and the links, are the same.
    """

    share: float | None
    headline: bool
    link: bool


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An entry of the story, and its states in order: the last one is the present one.

    ``copy_of`` is the id of the entry that it copies, None for a first text. ``corrected``: the
    reader put it here, whatever its text.
    """

    entry: CachedEntry
    copy_of: str | None
    similarity: Similarity | None
    corrected: bool
    states: tuple[EntryState, ...] = ()


@dataclass(frozen=True, slots=True)
class SeparateStory:
    """A similar story that is kept separate.

    ``ours`` and ``theirs`` are the sentences that contradict each other; both are None if the
    reader separated the two.
    """

    story: str
    title: str
    outlet: str
    ours: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a story came to be.

    ``assignments`` are those of all entries, by entry and then by paragraph. ``event`` is the one
    that the story reports together with others. ``misses`` are the summits that it is not in and
    has words of, the nearest first.
    """

    story: Story
    members: tuple[StoryMember, ...]
    separate: tuple[SeparateStory, ...]
    assignments: tuple[Assignment, ...]
    corrections: tuple[Correction, ...]
    event: Event | None = None
    misses: tuple[NearMiss, ...] = ()
