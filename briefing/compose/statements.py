"""Passages with what composing needs of them: their entry and story, words and stance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from briefing.compose.beginnings import without_beginnings
from briefing.compose.rules import LONGEST_STATEMENT, SHINGLE, STALE
from briefing.compose.stance import Stance, stance
from briefing.domain.entry import HEADLINE
from briefing.text.boilerplate.judgement import without_boilerplate
from briefing.text.boilerplate.openings import without_opening
from briefing.text.normalize import words
from briefing.text.sentences import sentences
from briefing.text.shingles import run_hash_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.domain.entry import CachedEntry, EntryOrder
    from briefing.domain.story import Story, SummitPassage


@dataclass(frozen=True)
class Statement:
    """A passage, its entry and story, its text, the normal words of it and their shingles.

    ``text`` is that of the passage without a dateline or label in front of it.

    ``rank`` is the entry's place in its story: 0 is the copy to show. ``stance`` says whether it
    can be understood alone.
    """

    passage: SummitPassage
    entry: CachedEntry
    story: Story
    rank: int
    text: str
    words: tuple[str, ...]
    grams: frozenset[int]
    stance: Stance

    @property
    def published(self) -> datetime | None:
        """When it was published: with its entry, or, if an update added it, when it was seen."""
        added = self.passage.first_seen > self.entry.first_seen
        return self.passage.first_seen if added else self.entry.published

    @property
    def reported_at(self) -> datetime:
        """When it was published, else when it was first seen."""
        return self.published or self.passage.first_seen

    @property
    def timely(self) -> bool:
        """Whether it has a date that is not long before it was first seen."""
        published = self.published
        return published is not None and self.entry.first_seen - published <= STALE

    def is_news(self, read_at: datetime | None) -> bool:
        """Whether it can be new to a reader of ``read_at`` (None: who has read nothing).

        Old pages enter feeds, and so do pages without a date among news with dates. What came late
        but was published after the reading is news however late; in a feed without dates, so is
        whatever was not there before.
        """
        published = self.published
        if published is None:
            return not self.entry.feed_is_dated
        return self.timely or (read_at is not None and published > read_at)

    @property
    def order(self) -> tuple[EntryOrder, int]:
        """The canonical order: as the entries were published."""
        return (self.entry.order, self.passage.place)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.words)

    @property
    def dependent(self) -> bool:
        """Whether it can be understood only with the sentence before it."""
        return self.stance != "standalone"


def statements(
    stories: Sequence[Story], passages: Iterable[SummitPassage]
) -> tuple[Statement, ...]:
    """The passages that can be points, in canonical order, whatever order they come in.

    A headline is used only for an entry with no other usable text: none at all, only the truncated
    beginning that many feeds give, or only text that depends on the headline; and only if no other
    entry of its story has a usable text. What a feed cut off is left out where another gives the
    whole sentence. A passage without its entry is ignored, and so is one that is no sentence by
    its length.
    """
    homes = {
        entry.id: (entry, story, rank)
        for story in sorted(stories, key=lambda story: story.id, reverse=True)
        for rank, entry in enumerate(story.entries)
    }
    analyse = cache(_analyse)  # copies of one text are analysed once

    def statement_of(passage: SummitPassage) -> Statement:
        text, tokens, grams, kind = analyse(passage.text, passage.paragraph == HEADLINE)
        return Statement(passage, *homes[passage.entry], text, tokens, grams, kind)

    unique = {(passage.entry, passage.place): passage for passage in passages}
    known = [
        passage
        for passage in unique.values()
        if passage.entry in homes and len(passage.text) <= LONGEST_STATEMENT
    ]
    headlines = [passage for passage in known if passage.paragraph == HEADLINE]
    body = [statement_of(passage) for passage in known if passage.paragraph != HEADLINE]
    # The story of a flash has its text in another entry.
    stories_with_body = {statement.story.id for statement in body if not statement.dependent}
    needed = [
        statement_of(passage)
        for passage in headlines
        if homes[passage.entry][1].id not in stories_with_body
        and not _has_text(homes[passage.entry][0])
    ]
    usable = [statement for statement in (*body, *needed) if statement.stance != "unusable"]
    return tuple(sorted(without_beginnings(usable), key=lambda statement: statement.order))


def _analyse(passage: str, headline: bool) -> tuple[str, tuple[str, ...], frozenset[int], Stance]:
    text = passage if headline else without_opening(passage)
    tokens = tuple(words(text))
    grams = run_hash_set(tokens, SHINGLE)
    return text, tokens, grams, stance(text, tokens, headline=headline)


def _has_text(entry: CachedEntry) -> bool:
    texts = map(without_boilerplate, entry.paragraphs)
    return any(
        stance(text, words(text)) == "standalone" and not _is_overlong(text) for text in texts
    )


def _is_overlong(paragraph: str) -> bool:
    """Whether nothing of a paragraph can be a point, as its first sentence is too long for one."""
    return len(paragraph) > LONGEST_STATEMENT and len(sentences(paragraph)[0]) > LONGEST_STATEMENT
