"""Makes stories and their passages from plain paragraphs, and composes a briefing of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing.compose.briefing import compose
from briefing.domain.entry import HEADLINE
from briefing.domain.story import Story, SummitPassage
from briefing.domain.summit import Summit
from briefing.text.normalize import words, words_key
from tests.builders.entries import cached_entry

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Counts
    from briefing.domain.entry import CachedEntry

DAY = datetime(2025, 10, 29, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
SUMMIT = Summit("gyeongju", "Gyeongju summit")
_END = re.compile(r"(?<=[.!?…。][\"”])\s+|(?<=[.!?…])(?<!Oct\.)\s+|(?<=。)")


@dataclass
class Newsroom:
    """Collects stories; hours count from midnight UTC of Wednesday 29 October 2025."""

    stories: list[Story] = field(default_factory=list)
    passages: list[SummitPassage] = field(default_factory=list)

    def story(self, name: str, *entries: CachedEntry, **marks: bool) -> Story:
        """One story of ``entries``, the first the copy to show, all passages in the summit."""
        first = min(entry.first_seen for entry in entries)
        story = Story(name, entries[0].title, first, False, (SUMMIT.id,), None, entries)
        self.stories.append(story)
        for entry in entries:
            texts = [(HEADLINE, entry.title)]
            for number, paragraph in enumerate(entry.paragraphs):
                texts += [(number, text) for text in _END.split(paragraph) if text]
            self.passages += [
                SummitPassage(
                    entry.id, name, place, paragraph, text, words_key(words(text)),
                    entry.first_seen, marks.get("read", False), marks.get("starred", False),
                )
                for place, (paragraph, text) in enumerate(texts)
            ]  # fmt: skip
        return story

    def briefing(
        self,
        *,
        summit: Summit = SUMMIT,
        read_at: datetime | None = None,
        now: datetime = DAY + timedelta(hours=14),
        max_words: int | None = None,
        totals: Counts | None = None,
        languages: tuple[str, ...] = (),
    ) -> Briefing:
        """Compose what was collected, at 23:00 in Seoul unless ``now`` says otherwise."""
        return compose(
            summit,
            stories=self.stories,
            passages=self.passages,
            read_at=read_at,
            now=now,
            zone=SEOUL,
            max_words=max_words,
            totals=totals,
            languages=languages,
        )


def hour(number: float) -> datetime:
    return DAY + timedelta(hours=number)


def report(
    outlet: str,
    *paragraphs: str,
    title: str = "Leaders meet in the old capital today",
    at: float | None = 3,
    seen: float | None = None,
) -> CachedEntry:
    """An entry published at hour ``at``, first seen at hour ``seen`` or as it was published."""
    published = None if at is None else hour(at)
    first_seen = hour(seen) if seen is not None else published or hour(4)
    guid = f"{title}{paragraphs}{at}"
    return cached_entry(
        outlet, *paragraphs, title=title, guid=guid, published=published, first_seen=first_seen
    )
