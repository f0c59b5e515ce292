"""Who is named in a sentence, in what order: what tells "A receives B" from "B receives A".

In a script with capitals a name is a capitalised word that does not only begin the sentence. In
the others any two parts that change places around a third may be the names.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from briefing.text.calendar_names import NORMAL_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import HANGUL, UNSPACED
from briefing.text.stemmer import prefix_stem, stem
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST_WORDS = 120
"""Comparing every pair of names takes squared time; no sentence of news is longer."""

_MOST_MOVED = 1
"""Words that may move with a name: "King Harald the younger"."""

_MOST_NAMES = 0.75
"""Share of long words that may be names; above it capitals are the style of the headline."""

_UNCASED = lazy_regex(f"[{UNSPACED}{HANGUL}]")
_WORD = lazy_regex(r"[^\W_]+(?:['’][^\W_]+)*")
_CAPITAL = lazy_regex(r"(?<=[^\s.!?:“\"‘'(]\s)[A-ZÀ-ÞА-ЯΑ-Ω][^\s\d]*")
_DATES = NORMAL_NAMES.union(map(str.lower, (*SHORT_MONTHS, *SHORT_WEEKDAYS)))
_MUTUAL = frozenset(map(stem, "meet meets meeting talk talks speak negotiate confer with".split()))
"""What A does with B as B does with A."""
_SAYING = frozenset("said say says told tell tells".split())
_ROLE = lazy_regex(r"(.+?)(이|가|은|는|께서|을|를)")
"""A Korean noun and the particle that marks it as subject or object."""


def is_uncased(text: str) -> bool:
    """Whether ``text`` is in a script without capitals, where any other word may be a name."""
    return _UNCASED.search(text) is not None


def swap_roles(first: str, second: str) -> bool:
    """Whether two sentences in the same words say that A did it to B, and B to A. Symmetric."""
    if is_uncased(first) or is_uncased(second):
        return _change_places(_with_roles(first), _with_roles(second))
    names = _names(first) | _names(second)
    ours, theirs = _in_order(first, names), _in_order(second, names)
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        return False
    if _moved_words(ours, theirs, names) > _MOST_MOVED:
        return False  # a whole part of the sentence was moved, the names with it
    here, there = _places(ours, names), _places(theirs, names)
    shared = [name for name in here if name in there]
    return any(
        here[a] < here[b]
        and there[b] < there[a]
        and _same_act(ours[here[a] : here[b]], theirs[there[b] : there[a]], names)
        for a in shared
        for b in shared
    )


def name_others(first: str, second: str) -> bool:
    """Whether each of two nearly equal sentences names somebody or something that the other does
    not: two uses of one template. Symmetric."""
    if is_uncased(first) or is_uncased(second):
        return bool(_own_words(first, second) and _own_words(second, first))
    names = _names(first) | _names(second)
    return bool(_own_names(first, second, names) and _own_names(second, first, names))


def _names(text: str) -> frozenset[str]:
    """The capitalised words inside ``text``, in normal form; none of a headline that capitalises
    every word."""
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    if sum(word[0].isupper() for word in long) > _MOST_NAMES * len(long):
        return frozenset()
    capitalised = (word for name in _CAPITAL.findall(text) for word in words(name))
    names = frozenset(_plain(word) for word in capitalised if len(word) > 1)
    return names - _DATES - FUNCTION_WORDS


def _plain(word: str) -> str:
    return word.removesuffix("'s")


def _own_names(text: str, other: str, names: frozenset[str]) -> set[str]:
    theirs = {prefix_stem(word) or word for word in map(_plain, words(other))}
    own = (word for word in map(_plain, words(text)) if word in names)
    return {word for word in own if (prefix_stem(word) or word) not in theirs}


def _own_words(text: str, other: str) -> set[str]:
    theirs = words(other)
    stems = {prefix_stem(word) for word in theirs}
    return {
        word
        for word in words(text)
        if not word[0].isdigit() and word not in theirs and prefix_stem(word) not in stems
    }


def _in_order(text: str, names: frozenset[str]) -> list[str]:
    """The words of ``text``, a run of names as its last one: the family name, or the place."""
    sequence: list[str] = []
    for word in map(_plain, words(text)):
        if word in names and sequence and sequence[-1] in names:
            sequence[-1] = word
        else:
            sequence.append(word)
    return sequence


def _places(sequence: Sequence[str], names: frozenset[str]) -> Mapping[str, int]:
    """Where each name stands that occurs once."""
    return {
        word: place
        for place, word in enumerate(sequence)
        if word in names and sequence.count(word) == 1
    }


def _moved_words(ours: Sequence[str], theirs: Sequence[str], names: frozenset[str]) -> int:
    """How many words of content, names left out, would have to move to be in one order."""
    there = {word: place for place, word in enumerate(theirs) if theirs.count(word) == 1}
    places = [
        there[word]
        for word in ours
        if word in there
        and word not in names
        and word not in FUNCTION_WORDS
        and ours.count(word) == 1
    ]
    longest: list[int] = []  # the smallest ends of increasing runs, by their length
    for place in places:
        at = bisect_left(longest, place)
        longest[at : at + 1] = [place]
    return len(places) - len(longest)


def _same_act(ours: Sequence[str], theirs: Sequence[str], names: frozenset[str]) -> bool:
    """Whether the words between two names contain the same verb or noun, in the same voice."""
    content = [
        {stem(word) for word in between if word not in names and word not in FUNCTION_WORDS}
        - _SAYING
        for between in (ours, theirs)
    ]
    acts = content[0] & content[1]
    return bool(acts) and acts.isdisjoint(_MUTUAL) and ("by" in ours) == ("by" in theirs)


def _with_roles(text: str) -> list[str]:
    """The words of ``text``, Korean particles of subject and object as words of their own."""
    sequence: list[str] = []
    for word in words(text):
        role = _ROLE.fullmatch(word)
        sequence += (role[1], "object" if role[2] in "을를" else "subject") if role else (word,)
    return sequence


def _change_places(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one is X M Y and the other Y M X, in equal surroundings."""
    if len(ours) != len(theirs) or len(ours) > _MOST_WORDS:
        return False
    differing = [
        place for place, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]
    ]
    if not differing:
        return False
    a, b = ours[differing[0] : differing[-1] + 1], theirs[differing[0] : differing[-1] + 1]
    size = len(a)
    firsts = [n for n in range(1, size - 1) if a[:n] == b[size - n :]]
    lasts = [n for n in range(1, size - 1) if b[:n] == a[size - n :]]
    return any(a[n : size - m] == b[m : size - n] for n in firsts for m in lasts if n + m < size)
