"""Passages with what is needed to judge them: who carries them, their words, how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.compose.rules import SHINGLE
from briefing.compose.stance import Stance, stance
from briefing.domain.entry import HEADLINE
from briefing.text.normalize import words
from briefing.text.shingles import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.domain.entry import CachedEntry
    from briefing.domain.story import Story, SummitPassage


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage, its entry and story, its normal words and their shingles.

    ``rank`` is the entry's place in its story: 0 is the copy to show. ``stance`` says whether it
    can stand on its own.
    """

    passage: SummitPassage
    entry: CachedEntry
    story: Story
    rank: int
    words: tuple[str, ...]
    grams: frozenset[int]
    stance: Stance

    @property
    def told(self) -> datetime | None:
        """When it was published: with its entry, or, if an update brought it, when it was seen."""
        added = self.passage.first_seen > self.entry.first_seen
        return self.passage.first_seen if added else self.entry.published

    @property
    def order(self) -> tuple[datetime, datetime, str, int]:
        """The canonical order: as the entries were published."""
        return (self.entry.at, self.entry.first_seen, self.entry.id, self.passage.place)

    @property
    def leaning(self) -> bool:
        """It says something only beside the sentence before it."""
        return self.stance != "stands"


def statements(
    stories: Sequence[Story], passages: Iterable[SummitPassage]
) -> tuple[Statement, ...]:
    """The passages that can serve as points, in canonical order, whatever order they come in.

    A headline serves only for an entry with no other text to say it: none at all, or nothing
    but the cut-off or scanty beginning that many feeds give, or that leans on the headline.
    A passage without its entry is passed over.
    """
    homes = {
        entry.id: (entry, story, rank)
        for story in sorted(stories, key=lambda story: story.id, reverse=True)
        for rank, entry in enumerate(story.entries)
    }
    judge = cache(_judge)  # copies of one text are judged once
    found = [
        Statement(
            passage, *homes[passage.entry], *judge(passage.text, passage.paragraph == HEADLINE)
        )
        for passage in {(passage.entry, passage.place): passage for passage in passages}.values()
        if passage.entry in homes
    ]
    speaking = {each.entry.id for each in found if _is_body(each) and not each.leaning}
    mute = {each.entry.id for each in found} - speaking
    chosen = [
        each
        for each in found
        if each.stance != "refused"
        and (_is_body(each) or (each.entry.id in mute and not _has_text(each.entry)))
    ]
    return tuple(sorted(chosen, key=lambda each: each.order))


def _judge(text: str, headline: bool) -> tuple[tuple[str, ...], frozenset[int], Stance]:
    tokens = tuple(words(text))
    return tokens, _grams(tokens), stance(text, tokens, headline=headline)


def _grams(tokens: tuple[str, ...]) -> frozenset[int]:
    """Hashes of every run of ``SHINGLE`` words: they are never stored, so any hash will do."""
    return frozenset(map(hash, word_runs(tokens, SHINGLE)))


def _is_body(statement: Statement) -> bool:
    return statement.passage.paragraph != HEADLINE


def _has_text(entry: CachedEntry) -> bool:
    return any(stance(text, words(text)) == "stands" for text in entry.paragraphs)
