"""A search query: words, and operators that narrow it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.domain.feed import FeedHealth

_DURATION = re.compile(r"(\d{1,6})(m|h|d|w)", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LONGEST_DURATION = timedelta(days=36_500)
_OPERATORS = ("feed", "tag", "summit", "since", "is")
_TOKEN = re.compile(r'(?:"[^"]*"|[^\s"])+')
"""Characters up to a space, or a quoted phrase; an apostrophe is a letter."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. ``problems`` are operators that could not be understood, in words."""

    words: tuple[str, ...] = ()
    feed: str | None = None
    tag: str | None = None
    summit: str | None = None
    since: timedelta | None = None
    new: bool = False
    problems: tuple[str, ...] = ()

    def feeds_of(self, feeds: Iterable[FeedHealth]) -> list[str] | None:
        """URLs of the feeds that it is narrowed to; None if it names none."""
        if self.feed is None and self.tag is None:
            return None
        part = (self.feed or "").casefold()
        return [
            health.feed.url
            for health in feeds
            if (self.tag is None or self.tag in health.feed.tags)
            and (part in health.name.casefold() or part in health.feed.url.casefold())
        ]


def parse(text: str) -> Query:
    """Read ``word "a phrase" feed:"BBC World" tag: summit: since:24h is:new``; never raises."""
    words: list[str] = []
    operators: dict[str, str] = {}
    problems: list[str] = []
    for part in _parts(unicodedata.normalize("NFC", text)):
        name, colon, value = part.partition(":")
        if not colon or name.lower() not in _OPERATORS:
            words.append(part)
        elif value:
            operators[name.lower()] = value
    since = duration(operators["since"]) if "since" in operators else None
    if "since" in operators and since is None:
        problems.append(f"since:{operators['since']} is not a time such as 24h or 7d")
    if operators.get("is", "new") != "new":
        problems.append(f"is:{operators['is']} is not known, only is:new")
    return Query(
        words=tuple(words),
        feed=operators.get("feed"),
        tag=operators.get("tag"),
        summit=operators.get("summit"),
        since=since,
        new=operators.get("is") == "new",
        problems=tuple(problems),
    )


def duration(text: str) -> timedelta | None:
    """``30m``, ``24h``, ``7d``, ``2w`` as a time span; None for anything else.

    None for more than a hundred years too: a date so far back may not exist.
    """
    match = _DURATION.fullmatch(text.strip().lower())
    if not match:
        return None
    span = timedelta(**{_UNITS[match[2]]: int(match[1])})
    return span if span <= _LONGEST_DURATION else None


def _parts(text: str) -> list[str]:
    parts = (token.replace('"', "").strip() for token in _TOKEN.findall(text))
    return [part for part in parts if part]
