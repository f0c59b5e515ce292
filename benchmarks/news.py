"""Invented news: a world of feeds in which every entry is a function of its numbers alone.

Places, people and companies are made of syllables. A fifth of the entries are copies of reports
that several feeds carry: verbatim, under another headline, or cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from benchmarks.invented_words import NOUNS, SUMMIT_SENTENCES, TITLES, Words

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

START = datetime(2025, 10, 27, 6, tzinfo=UTC)
"""When the oldest entry that the feeds list at first was published."""
SPAN = timedelta(hours=60)
"""From the oldest to the newest entry that a feed lists."""
END = START + SPAN
"""When the newest entry that the feeds list at first had been published."""
_SUMMITS = 4
_ABOUT_SUMMITS = 0.2
"""The share of entries, and of reports that are copied, that are about one of the summits."""
_COPIES = 0.2
_CARRIED_BY = 6
"""About how many feeds carry a report that is copied."""
_WORDS = 150
_WORDS_IN_PARAGRAPH = 45


@dataclass(frozen=True, slots=True)
class Report:
    """An entry as its feed publishes it; ``copied`` is the number of the report it copies."""

    guid: str
    link: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime
    author: str
    copied: int | None = None


@dataclass(frozen=True, slots=True)
class InventedSummit:
    """A summit that some of the entries are about."""

    id: str
    place: str
    people: tuple[str, str]

    @property
    def block(self) -> str:
        """The summit as it is written in feeds.toml."""
        people = ", ".join(f'"{name}"' for name in self.people)
        return (
            f'[[summits]]\nid = "{self.id}"\nname = "{self.place} summit"\n'
            f'people = [{people}]\nplace = ["{self.place}"]\n'
        )


@dataclass(frozen=True)
class News:
    """The entries of ``feeds`` feeds that list ``entries`` each, of about ``words`` words."""

    feeds: int
    entries: int = 30
    words: int = _WORDS

    @cached_property
    def summits(self) -> tuple[InventedSummit, ...]:
        """The summits of this world; only their people and places are in no other entry."""
        words = Words("summits")
        return tuple(
            InventedSummit(f"summit-{n}", words.place(), (words.person(), words.person()))
            for n in range(1, _SUMMITS + 1)
        )

    def listed(self, feed: int, new: int = 0) -> list[Report]:
        """What a feed lists once it has published ``new`` more entries, the newest first."""
        return [self._report(feed, n) for n in range(new + self.entries - 1, new - 1, -1)]

    def new_entries(self, feed: int, share: float) -> int:
        """How many entries a feed publishes if ``share`` of all that are listed become new ones:
        some in every second feed, and none in the others."""
        return 0 if feed % 2 else max(1, round(2 * share * self.entries))

    def _report(self, feed: int, number: int) -> Report:
        words = Words(f"{feed}:{number}")
        chance = words.chance
        gap = SPAN / self.entries
        published = START + gap * (number + chance.random())
        guid = f"tag:feed-{feed}.example,2025:{number}"
        link = f"https://feed-{feed}.example/{number}"
        copied = None
        if chance.random() < _COPIES:
            pool = max(1, round(self.feeds * self.entries * _COPIES / _CARRIED_BY))
            # Copies appear near in time: later entries carry reports that earlier ones cannot.
            copied = number // self.entries * pool + chance.randrange(pool)
            title, paragraphs = self._changed_copy(copied, chance)
        else:
            title, paragraphs = self._text(words)
        return Report(
            guid, link, title, tuple(paragraphs), published.replace(microsecond=0),
            words.person(), copied,
        )  # fmt: skip

    def _changed_copy(self, copied: int, chance: random.Random) -> tuple[str, list[str]]:
        title, paragraphs = self._text(Words(f"report {copied}"))
        match chance.choice(("verbatim", "verbatim", "retitled", "cut")):
            case "retitled":
                title = f"{title}, the {chance.choice(NOUNS)} and what comes next"
            case "cut":
                paragraphs = paragraphs[: max(1, len(paragraphs) - 1)]
        return title, paragraphs

    def _text(self, words: Words) -> tuple[str, list[str]]:
        chance = words.chance
        summit = chance.choice(self.summits) if chance.random() < _ABOUT_SUMMITS else None
        known = {} if summit is None else {
            "place": summit.place, "person": summit.people[0], "other": summit.people[1],
        }  # fmt: skip
        # The last paragraph goes beyond what is wanted by half its length on average.
        wanted = self.words * chance.uniform(0.6, 1.4) - _WORDS_IN_PARAGRAPH / 2
        paragraphs: list[str] = []
        while sum(len(text.split()) for text in paragraphs) < wanted:
            paragraph = ""
            while len(paragraph.split()) < _WORDS_IN_PARAGRAPH:
                # One sentence in three of a report about a summit is not about it.
                about = summit is not None and chance.random() < 0.67
                template = chance.choice(SUMMIT_SENTENCES)
                paragraph += (words.fill(template, known) if about else words.sentence()) + " "
            paragraphs.append(paragraph.strip())
        return words.fill(chance.choice(TITLES), known), paragraphs


def template_flood(count: int) -> list[Report]:
    """``count`` notices that differ in nothing but a place, a day and three figures."""
    return [_notice(number) for number in range(count)]


def _notice(number: int) -> Report:
    words = Words(f"notice {number}")
    chance = words.chance
    place, noun = words.place(), chance.choice(NOUNS)
    figures = [chance.randint(2, 900) for _ in range(3)]
    text = (
        f"The weather service expects {figures[0]} millimetres of rain in {place} until tomorrow "
        f"evening. Gusts may reach {figures[1]} kilometres an hour near the {noun}.",
        f"Residents of {place} should secure loose objects, avoid the shore and keep to marked "
        f"roads. The next notice will be issued after {figures[2]} readings have been taken.",
    )
    return Report(
        f"notice-{number}", f"https://notices.example/{number}", f"Rain notice for {place}", text,
        START + number * (SPAN / 2_000), "Weather service",
    )  # fmt: skip


def in_feeds(reports: Sequence[Report], per_feed: int) -> list[list[Report]]:
    """The reports in feeds of ``per_feed`` each, the newest of each first."""
    newest = list(reversed(reports))
    return [newest[at : at + per_feed] for at in range(0, len(newest), per_feed)]
