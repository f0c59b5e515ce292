"""A search query: words, and operators that narrow it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain import duration
from briefing.domain.feed_lookup import name_contains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from briefing.domain.feed import FeedHealth

_OPERATORS = ("feed", "tag", "summit", "from", "since", "is")
_TOKEN = re.compile(r'(?:"[^"]*"|[^\s"])+')
"""Characters up to a space, or a quoted phrase; an apostrophe is a letter."""
_LEFT_OUT = re.compile(r'-(?=["\w])')
_FOREIGN = re.compile(r"([A-Za-z]{2,}):(?=[^\s/\\])")
"""A word before a colon and a value, but no URL."""
_BOOLEAN = ("AND", "OR", "NOT")
_MOST_WORDS = 200
"""Each is a condition of the SQL query, whose depth SQLite limits to 1,000."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    ``without`` are words that no entry may have, ``speaker`` is who says something in the entry.
    ``problems`` say why the query cannot be answered, ``notes`` what in it was taken otherwise than
    it may have been meant.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    feed: str | None = None
    tag: str | None = None
    summit: str | None = None
    speaker: str | None = None
    since: timedelta | None = None
    new: bool = False
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

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
    """Read ``word -word "a phrase" feed:"BBC World" tag: summit: from: since:24h is:new``;
    never raises."""
    words: list[str] = []
    without: list[str] = []
    operators: dict[str, str] = {}
    problems: list[str] = []
    notes: list[str] = []
    for token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
        left_out = _LEFT_OUT.match(token) is not None
        part = token[left_out:].replace('"', "").strip()
        name, colon, value = part.partition(":")
        name = name.lower()
        is_operator = bool(colon) and name in _OPERATORS and not token.startswith('"')
        if is_operator and left_out:
            problems.append(f"-{name}: cannot be left out, only words can, such as -word")
        elif is_operator and not value:
            notes.append(f"{name}: has no value and was ignored")
        elif is_operator:
            if operators.get(name, value) != value:
                notes.append(f"{name}: is given twice; only {name}:{value} counts")
            operators[name] = value
        elif part:
            (without if left_out else words).append(part)
            notes += _doubts(token)
    if len({*words, *without}) > _MOST_WORDS:
        problems.append(f"more than {_MOST_WORDS} words")
    since = duration.parse(operators["since"]) if "since" in operators else None
    if "since" in operators and since is None:
        problems.append(f"since:{operators['since']}: expected {duration.EXPECTED}")
    if operators.get("is", "new") != "new":
        problems.append(f"is:{operators['is']} is not known, only is:new")
    return Query(
        words=tuple(words),
        without=tuple(without),
        feed=operators.get("feed"),
        tag=operators.get("tag"),
        summit=operators.get("summit"),
        speaker=operators.get("from"),
        since=since,
        new=operators.get("is") == "new",
        problems=tuple(problems),
        notes=tuple(dict.fromkeys(notes)),
    )


def _doubts(token: str) -> Iterator[str]:
    """Notes on a word that looks like an operator of another search."""
    if name := _FOREIGN.match(token):
        known = " ".join(f"{known}:" for known in _OPERATORS)
        yield f"{name[1]}: is no operator, so it was searched as a word; there are {known}"
    if token in _BOOLEAN:
        yield f"{token} was searched as a word: every word has to occur, and -word must not"
