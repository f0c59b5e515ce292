"""What a figure in a sentence counts or measures, and when two figures are of one thing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from briefing.compose.rules import (
    LEAST_OF_COURSE,
    MOST_FIGURES,
    MOST_TIMES,
    REMEMBERED,
    SAME_COURSE,
    SAME_MATTER,
    SPECIFIC_AMOUNT,
    SPECIFIC_SUM,
)
from briefing.compose.stance import unspaced
from briefing.text.calendar_names import MONTH_PATTERN
from briefing.text.figures import figures
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stemmer import stem
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from briefing.text.figures import Figure

_WINDOW = 80  # characters beside a figure: more than the words that are compared
_LONGEST_BEFORE = len(" additional ")
_WORDS_AFTER = 2
_WORDS_BEFORE = 2
_BREAK = lazy_regex(r"[\d,.;:!?()\[\]“”\"—–]|\b(?:and|but|or|than|while)\b", re.IGNORECASE)
_RANGE = lazy_regex(r"\s?(?:-|–|~|to|or)\s?")
_LINK = lazy_regex(r"[\s-]?(?:of (?:the |its |their )?)?")
_ADDED = lazy_regex(r"\b(?:another|additional|extra|further)\s$", re.IGNORECASE)
_NAME = lazy_regex(r"\b[A-Z]\w+")
_MONTH_BEFORE = lazy_regex(MONTH_PATTERN + r"\s$")
# Times of day, ordinals, ages and days of a month count nothing.
_NO_COUNT_AFTER = lazy_regex(
    rf"\s?[ap]\.?\s?m\b|:\d|(?:st|nd|rd|th)\b|[\s-]years?[\s-]old\b|\s{MONTH_PATTERN}",
    re.IGNORECASE,
)
_YEAR = lazy_regex(r"(?:1[5-9]|20|21)\d\d")
_TIMES = frozenset(map(stem, "second minute hour day week month year".split()))
_SHARES = frozenset({"percent", "points"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a sentence and what it measures, in stems without function words.

    ``noun`` is the word that follows it directly, or after "of", but of no figure that adds to
    another one; ``after`` and ``before`` are the nearest words on each side within its clause,
    nearest first. ``stems`` are those of the whole sentence, ``names`` its words with a capital and
    ``amounts`` all amounts that it states. ``uncased``: its script has no capitals.
    ``alone``: no other figure in it has the same noun. ``amount`` is its value and unit, ``head``
    its unit and the word nearest to it, which two figures of one thing have in common; "" for a
    count without a noun. ``beside`` are the words beside it that say what it measures: of a count,
    the noun after it.
    """

    figure: Figure
    noun: str
    after: tuple[str, ...]
    before: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    amounts: frozenset[tuple[Decimal, str]]
    uncased: bool
    alone: bool
    amount: tuple[Decimal, str]
    head: tuple[str, str]
    beside: frozenset[str]


class _Context(NamedTuple):
    """A figure and the words beside it, as in `Measure`."""

    figure: Figure
    noun: str
    after: tuple[str, ...]
    before: tuple[str, ...]

    @property
    def head(self) -> tuple[str, str]:
        unit = self.figure.unit
        if self.noun or not unit:
            return (unit, self.noun)
        return (unit, self.before[0] if self.before else "")

    @property
    def beside(self) -> frozenset[str]:
        return frozenset((*self.after, *self.before) if self.figure.unit else self.after)


def measures(text: str, tokens: Sequence[str]) -> list[Measure]:
    """Every figure of ``text``, whose normal words are ``tokens``, that counts something: no year,
    day of a month, time or age; none of a table."""
    stated = figures(text)
    if len(stated) > MOST_FIGURES:
        return []
    counts = [_counts(text, figure) for figure in stated]
    if not any(counts):
        return []
    contexts = _contexts(text, stated)
    of_head = Counter([context.head for context in contexts])
    # The words of a figure ("percent", "billion") say nothing of what it measures.
    written = {word for figure in stated for word in words(figure.text)}
    stems = frozenset(filter(None, map(_content_stem, {*tokens} - written)))
    # In a script without capitals, which could mark names, any word may be one.
    uncased = unspaced(text)
    names = stems if uncased else _names(text)
    amounts = frozenset([(figure.value, figure.unit) for figure in stated])
    return [
        Measure(
            *context,
            stems=stems,
            names=names,
            amounts=amounts,
            uncased=uncased,
            alone=of_head[context.head] == 1,
            amount=(context.figure.value, context.figure.unit),
            head=context.head,
            beside=context.beside,
        )
        for context in compress(contexts, counts)
    ]


def _contexts(text: str, stated: Sequence[Figure]) -> list[_Context]:
    """That of each figure of ``text``; what follows a range belongs to both of its figures."""
    contexts: list[_Context] = []
    for figure in reversed(stated):
        noun, after = _noun(text, figure), _stems_after(text, figure)
        if contexts and not after:
            following = contexts[-1]
            if _RANGE.fullmatch(text, figure.end, following.figure.start):
                noun, after = following.noun, following.after
        contexts.append(_Context(figure, noun, after, _stems_before(text, figure)))
    contexts.reverse()
    return contexts


def same_thing(first: Measure, second: Measure) -> bool:
    """Whether two figures of one amount measure one thing, in the news on one summit.

    A specific amount is enough; round ones must share a word beside them, or several in their
    sentences: of two reports on one summit, "2,000 people" and "2,000 soldiers" are two things.
    """
    if first.amount != second.amount:
        return False
    if is_specific(first.figure):
        return True
    beside = {*first.after, *first.before} & {*second.after, *second.before}
    # A Han character is less than a word: 名 counts protesters and soldiers.
    if len(beside - _TIMES) >= (2 if first.uncased else 1):
        return True
    # "90 minutes" measures whatever the sentences are about.
    matter = (first.stems & second.stems) - first.names - second.names - _TIMES
    return len(matter) >= SAME_MATTER


def is_specific(figure: Figure) -> bool:
    """Whether two figures of this amount mean one thing, whatever else is said of them."""
    digits = len(figure.value.normalize().as_tuple().digits)
    is_sum = figure.unit != "" and figure.unit not in _SHARES
    return digits >= (SPECIFIC_SUM if is_sum else SPECIFIC_AMOUNT)


def same_course(first: Measure, second: Measure) -> bool:
    """Whether two figures are surely different values of one thing: "12 dead" and "17 dead".

    The sentences have nearly the same words, the figures the same ones beside them, and neither
    sentence has a name where the other has another. A sentence with two figures of one noun gives
    parts of a whole, or compares.
    """
    if not (first.alone and second.alone):
        return False
    if first.head != second.head or not first.head[1]:
        return False
    # Most pairs differ in this, so it comes before what is slower to compare.
    shared = len(first.stems & second.stems)
    if shared < LEAST_OF_COURSE or shared < SAME_COURSE * min(len(first.stems), len(second.stems)):
        return False
    if first.amount in second.amounts or second.amount in first.amounts:
        return False
    low, high = sorted((first.figure.value, second.figure.value))
    if low <= 0 or high > low * MOST_TIMES:
        return False
    if first.beside - second.stems and second.beside - first.stems:
        return False
    return not (
        first.names - second.names - second.stems and second.names - first.names - first.stems
    )


def _names(text: str) -> frozenset[str]:
    """The words with a capital; the first one too, which may be whose figure it is ("Japan's
    plan")."""
    names = (name.casefold() for name in _NAME.findall(text))
    return frozenset(stem(name) for name in names if name not in FUNCTION_WORDS)


def _counts(text: str, figure: Figure) -> bool:
    if figure.unit:
        return True
    if _YEAR.fullmatch(figure.text) or _NO_COUNT_AFTER.match(text, figure.end):
        return False
    before = text[max(0, figure.start - _LONGEST_BEFORE) : figure.start]
    return not before.endswith(":") and not _MONTH_BEFORE.search(before)


def _noun(text: str, figure: Figure) -> str:
    if _ADDED.search(text[max(0, figure.start - _LONGEST_BEFORE) : figure.start]):
        return ""
    link = _LINK.match(text, figure.end)
    start = link.end() if link else figure.end
    window = words(text[start : start + _WINDOW])
    first = window[0] if window and not _BREAK.match(text, start) else ""
    return _content_stem(first) if first else ""


def _stems_after(text: str, figure: Figure) -> tuple[str, ...]:
    window = text[figure.end : figure.end + _WINDOW]
    return _stems(_BREAK.split(window, 1)[0])[:_WORDS_AFTER]


def _stems_before(text: str, figure: Figure) -> tuple[str, ...]:
    window = text[max(0, figure.start - _WINDOW) : figure.start]
    return _stems(_BREAK.split(window)[-1])[::-1][:_WORDS_BEFORE]


def _stems(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_content_stem, words(text))))


@lru_cache(REMEMBERED)
def _content_stem(word: str) -> str:
    """The stem of ``word``; empty for a function word or a figure."""
    return "" if word in FUNCTION_WORDS or word[0].isdigit() else stem(word)
