"""What two sentences are compared by to see whether they tell one fact, in whatever words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.compose.rules import REMEMBERED
from briefing.text.calendar_names import LONG_WEEKDAYS
from briefing.text.figures import amounts
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stemmer import stem
from briefing.text.stop_words import REPORT_STOP_WORDS

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable
    from decimal import Decimal

# It begins with the capital, so that a search can skip from one to the next.
_CAPITALISED = lazy_regex(r"[A-Z](?<!\w[A-Z])[\w’'-]*")
_QUOTED = lazy_regex(r"[“\"]([^“”\"]*)[”\"]?")
_DAY_OR_YEAR = lazy_regex(r"\d{1,2}|(?:19|20)\d\d")
_STOP_STEMS = frozenset(map(stem, REPORT_STOP_WORDS))
_WEEKDAYS = frozenset(name.lower() for name in LONG_WEEKDAYS)


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One sentence, or a joined few, and what it is compared by.

    ``words`` are its normal words, ``content`` the stems of those that not every report of a
    meeting has, ``names`` the stems of words with a capital, ``matter`` the content without names:
    what is done or said, not by whom. ``quotations`` are the contents of the passages in quotation
    marks, ``weekdays`` the days it names.
    """

    text: str
    words: frozenset[str]
    content: frozenset[str]
    names: frozenset[str]
    matter: frozenset[str]
    quotations: tuple[frozenset[str], ...]
    weekdays: frozenset[str]

    @classmethod
    def of(cls, text: str, tokens: Iterable[str]) -> ComparedText:
        """That of ``text``, whose normal words are ``tokens``."""
        normal = frozenset(tokens)
        content = _content(normal)
        names = frozenset(_stem(name.casefold()) for name in _CAPITALISED.findall(text))
        quotations, weekdays = _quotations(text), normal & _WEEKDAYS
        return cls(text, normal, content, names, content - names, quotations, weekdays)

    def contradicts(self, other: ComparedText) -> bool:
        """Whether each has a figure that the other lacks, or they are of different weekdays."""
        if self.weekdays and other.weekdays and not self.weekdays & other.weekdays:
            return True
        return self.figures_differ(other)

    def figures_differ(self, other: ComparedText) -> bool:
        """Whether each has a figure that the other lacks."""
        ours, theirs = figures_of(self.text), figures_of(other.text)
        return _exceed(ours, theirs) and _exceed(theirs, ours)


@lru_cache(REMEMBERED)
def figures_of(text: str) -> Counter[Decimal]:
    """The figures of ``text``, computed once."""
    return amounts(text)


def _exceed(first: Counter[Decimal], second: Counter[Decimal]) -> bool:
    """Whether ``first`` has a figure, or has it more often, than ``second``."""
    return any(count > second.get(value, 0) for value, count in first.items())


def _content(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_content_stem, tokens)))


def _quotations(text: str) -> tuple[frozenset[str], ...]:
    for doubled, mark in (("‘‘", "“"), ("’’", "”"), ("``", "“"), ("''", "”")):
        text = text.replace(doubled, mark)
    if '"' not in text and "“" not in text:
        return ()
    return tuple(filter(None, (_content(words(quoted)) for quoted in _QUOTED.findall(text))))


@lru_cache(REMEMBERED)
def _content_stem(word: str) -> str:
    """The stem of ``word``; empty if every report of a meeting may have it."""
    base = _stem(word)
    return "" if base in _STOP_STEMS or _DAY_OR_YEAR.fullmatch(base) else base


@lru_cache(REMEMBERED)
def _stem(word: str) -> str:
    return stem(word.removesuffix("’s").removesuffix("'s"))
