"""A search query: words, and operators that narrow it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain import duration
from briefing.domain.feed_lookup import name_contains

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta

    from briefing.domain.feed import FeedHealth

_OPERATORS = ("feed", "tag", "summit", "from", "since", "is")
_TOKEN = re.compile(r'(?:"[^"]*"|[^\s"])+')
"""Characters up to a space, or a quoted phrase; an apostrophe is a letter."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. ``speaker`` is who says something in the entry, ``problems`` are operators
    that could not be understood, in words."""

    words: tuple[str, ...] = ()
    feed: str | None = None
    tag: str | None = None
    summit: str | None = None
    speaker: str | None = None
    since: timedelta | None = None
    new: bool = False
    problems: tuple[str, ...] = ()

    def feeds_of(self, feeds: Iterable[FeedHealth]) -> list[str] | None:
        """URLs of the feeds that it is narrowed to; None if it names none."""
        if self.feed is None and self.tag is None:
            return None
        return [
            health.feed.url
            for health in feeds
            if (self.tag is None or self.tag in health.feed.tags)
            and name_contains(health, self.feed or "")
        ]


def parse(text: str) -> Query:
    """Read ``word "a phrase" feed:"BBC World" tag: summit: from: since:24h is:new``;
    never raises."""
    words: list[str] = []
    operators: dict[str, str] = {}
    problems: list[str] = []
    for part in _parts(unicodedata.normalize("NFC", text)):
        name, colon, value = part.partition(":")
        if not colon or name.lower() not in _OPERATORS:
            words.append(part)
        elif value:
            operators[name.lower()] = value
    since = duration.parse(operators["since"]) if "since" in operators else None
    if "since" in operators and since is None:
        problems.append(f"since:{operators['since']}: expected {duration.EXPECTED}")
    if operators.get("is", "new") != "new":
        problems.append(f"is:{operators['is']} is not known, only is:new")
    return Query(
        words=tuple(words),
        feed=operators.get("feed"),
        tag=operators.get("tag"),
        summit=operators.get("summit"),
        speaker=operators.get("from"),
        since=since,
        new=operators.get("is") == "new",
        problems=tuple(problems),
    )


def _parts(text: str) -> list[str]:
    parts = (token.replace('"', "").strip() for token in _TOKEN.findall(text))
    return [part for part in parts if part]
