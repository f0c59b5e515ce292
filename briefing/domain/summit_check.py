"""What a summit's block takes, what it nearly takes, and how it could be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.summit import Summit

Key = Literal["people", "place", "terms", "name"]
Use = Literal["alone", "second", "meeting", "pair", "weight", "never"]
"""How a word counts: ``alone``; with a ``second`` piece of evidence; beside a word of ``meeting``;
with the other half of its ``pair``; as ``weight`` only; ``never``."""


@dataclass(frozen=True, slots=True)
class WordUse:
    """A word of a block, the key it stands under, and how it counts, in code and in words."""

    key: Key
    word: str
    use: Use
    counts: str


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Why an entry is not in a summit of which it has words.

    ``matched`` are the words that are evidence there or add weight. The first of ``lacking`` is a
    clause on what it lacks, the others say more of that. ``nearness`` grows with the evidence; it
    is below 1 without any.
    """

    summit: str
    matched: tuple[str, ...]
    lacking: tuple[str, ...]
    nearness: float


@dataclass(frozen=True, slots=True)
class RecentEntry:
    """An entry with its text, as matching reads it, and the ``summits`` (ids) that it is in."""

    id: str
    story: str | None
    outlet: str
    title: str
    at: datetime
    published: datetime | None
    paragraphs: tuple[str, ...]
    summits: frozenset[str]
    published_title: str | None = None


@dataclass(frozen=True, slots=True)
class MissedEntry:
    """An entry that has words of a summit and is not in it."""

    entry: RecentEntry
    miss: NearMiss


@dataclass(frozen=True, slots=True)
class Addition:
    """A line for a block, and the entries that the block would take with it and not without.

    ``toml`` replaces the line of that key, if there is one; ``examples`` are two headlines.
    """

    key: Key
    word: str
    toml: str
    entries: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummitCheck:
    """How the block of ``summit`` works on the entries since ``since``.

    ``taken`` are the entries in the summit, ``taken_by`` the words that brought most of them, with
    numbers of entries. ``searched`` is how many of the newest entries ``misses`` (the nearest
    first, one of each story) and ``additions`` were looked for in, ``missed`` all of the misses.
    ``warnings`` say what is wrong with the block, as when feeds.toml is read.
    """

    summit: Summit
    since: datetime
    words: tuple[WordUse, ...]
    warnings: tuple[str, ...]
    taken: int
    taken_by: tuple[tuple[str, int], ...]
    searched: int
    missed: int
    misses: tuple[MissedEntry, ...]
    additions: tuple[Addition, ...]
