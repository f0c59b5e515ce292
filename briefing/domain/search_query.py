"""A search query: words, and operators that narrow it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.domain import duration
from briefing.domain.feed_lookup import name_contains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from briefing.domain.feed import FeedHealth

_OPERATORS = (
    *("feed", "outlet", "tag", "summit", "from", "since", "after", "before", "lang", "label", "is"),
)
STATES = ("new", "read", "starred", "noted")
"""What ``is:`` may name."""
_TOKEN = re.compile(r'(?:"[^"]*"|[^\s"])+')
"""Characters up to a space, or a quoted phrase; an apostrophe is a letter."""
_LEFT_OUT = re.compile(r'-(?=["\w])')
_FOREIGN = re.compile(r"-?([A-Za-z][\w-]+):(?=[^\s/\\])")
"""A word before a colon and a value, but no URL."""
_FOREIGN_SOURCES = re.compile(r"-?sources[<>=]", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2,3}")
_SOURCES = re.compile(r"sources(?P<sign>>=?)(?P<number>\d{1,3})", re.IGNORECASE)
_BOOLEAN = ("AND", "NOT")
_OR = "OR"
_MOST_WORDS = 200
"""Each is a condition of the SQL query, whose depth SQLite limits to 1,000."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    Each of ``words`` has to be in an entry, or one of its alternatives if it has any: those of
    "tariffs OR duties" are one tuple. ``without`` are words that no entry may have, ``speaker`` is
    who says something in the entry. ``after`` and ``before`` are days, the first included and the
    second not. ``states`` are what the entry has to be: new, read, starred, noted. The reader gave
    a passage of the entry each of ``labels``. ``sources`` outlets at least have its story.
    ``problems`` say why the query cannot be answered, ``notes`` what in it was taken otherwise than
    it may have been meant.
    """

    words: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    feed: str | None = None
    outlet: str | None = None
    tag: str | None = None
    summit: str | None = None
    speaker: str | None = None
    since: timedelta | None = None
    after: date | None = None
    before: date | None = None
    language: str | None = None
    states: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    sources: int = 0
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def all_words(self) -> tuple[str, ...]:
        """The words that are looked for, alternatives too."""
        return tuple(word for alternatives in self.words for word in alternatives)

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
    """Read ``word -word this OR that "a phrase" sources>=2`` and operators such as
    ``feed:"BBC World"``; never raises."""
    reader = _Reader()
    for token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
        reader.read(token)
    return reader.query()


class _Reader:
    """Reads a query token by token."""

    def __init__(self) -> None:
        self._words: list[tuple[str, ...]] = []
        self._without: list[str] = []
        self._operators: dict[str, str] = {}
        self._states: set[str] = set()
        self._labels: list[str] = []
        self._sources = 0
        self._after_or = False
        self._problems: list[str] = []
        self._notes: list[str] = []

    def read(self, token: str) -> None:
        """Take one token in."""
        if token == _OR:
            self._note_or(unless=bool(self._words) and not self._after_or)
            self._after_or = bool(self._words)
            return
        left_out = _LEFT_OUT.match(token) is not None
        part = token[left_out:].replace('"', "").strip()
        name, colon, value = part.partition(":")
        name = name.lower()
        is_operator = bool(colon) and name in _OPERATORS and not token.startswith('"')
        if sources := _SOURCES.fullmatch(token):
            self._sources = int(sources["number"]) + (sources["sign"] == ">")
        elif is_operator and left_out:
            self._problems.append(f"-{name}: cannot be left out, only words can, such as -word")
        elif is_operator:
            self._operator(name, value)
        elif part:
            self._word(token, part, left_out=left_out)
        self._note_or(unless=not self._after_or)
        self._after_or = False

    def _note_or(self, *, unless: bool) -> None:
        if not unless:
            self._notes.append(f"{_OR} stands between two words; here it has no effect")

    def _word(self, token: str, part: str, *, left_out: bool) -> None:
        if left_out:
            self._without.append(part)
        elif self._after_or:
            self._words[-1] += (part,)
            self._after_or = False
        else:
            self._words.append((part,))
        self._notes += _doubts(token)

    def _operator(self, name: str, value: str) -> None:
        if not value:
            self._notes.append(f"{name}: has no value and was ignored")
        elif name == "is":
            self._states.add(value.lower())
        elif name == "label":
            self._labels.append(value.lstrip("#"))
        else:
            if self._operators.get(name, value) != value:
                self._notes.append(f"{name}: is given twice; only {name}:{value} counts")
            self._operators[name] = value

    def query(self) -> Query:
        """What was read."""
        self._note_or(unless=not self._after_or)
        words = (*(word for group in self._words for word in group), *self._without)
        if len(set(words)) > _MOST_WORDS:
            self._problems.append(f"more than {_MOST_WORDS} words")
        known = ", ".join(f"is:{state}" for state in STATES)
        for state in sorted(self._states.difference(STATES)):
            self._problems.append(f"is:{state} is not known, only {known}")
        operators = self._operators
        language = operators.get("lang", "").lower() or None
        if language and not _CODE.fullmatch(language):
            self._notes.append(f"lang:{language}: expected the code of a language, such as en")
        return Query(
            words=tuple(self._words),
            without=tuple(self._without),
            feed=operators.get("feed"),
            outlet=operators.get("outlet"),
            tag=operators.get("tag"),
            summit=operators.get("summit"),
            speaker=operators.get("from"),
            since=self._since(),
            after=self._day("after"),
            before=self._day("before"),
            language=language,
            states=frozenset(self._states),
            labels=tuple(dict.fromkeys(self._labels)),
            sources=self._sources,
            problems=tuple(self._problems),
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _since(self) -> timedelta | None:
        value = self._operators.get("since")
        since = duration.parse(value) if value else None
        if value and since is None:
            self._problems.append(f"since:{value}: expected {duration.EXPECTED}")
        return since

    def _day(self, name: str) -> date | None:
        value = self._operators.get(name)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self._problems.append(f"{name}:{value}: expected a day such as 2025-10-29")
            return None


def _doubts(token: str) -> Iterator[str]:
    """Notes on a word that looks like an operator of another search."""
    if name := _FOREIGN.match(token):
        known = " ".join(f"{known}:" for known in _OPERATORS)
        yield f"{name[1]}: is no operator, so it was searched as a word; there are {known}"
    if _FOREIGN_SOURCES.match(token):
        yield f"{token} is no operator, so it was searched as a word; there is sources>=2"
    if token in _BOOLEAN:
        yield f"{token} was searched as a word: every word has to occur, and -word must not"
