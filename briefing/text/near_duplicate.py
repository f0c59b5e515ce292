"""Whether two paragraphs are the same although some words were changed.

A changed copy is distinguished from another fact in the same wording by where the changes are. A
slot with another filling ("discussed rail links", "discussed air routes") is one place, or several
that all contain a content word, mostly a name. Words changed regardless of their meaning are
scattered, and include "the" and "of" as often as these occur.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefing.text.calendar_names import NORMAL_NAMES
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Change = tuple[Sequence[str], Sequence[str]]

_LEAST_WORDS = 12
_MOST_WORDS = 400
"""Aligning words takes squared time, and longer paragraphs are recognised by their shingles."""
_LEAST_UNCHANGED = 0.68
"""Share of the longer one's words that the other has in the same order. One word in five changed
leaves four fifths, give or take a few in a short paragraph."""
_FEW_CHANGED = 3
"""So few changed words must each be alone or next to a function word; more of them must include
function words."""
_LEAST_FUNCTION_WORDS = 0.2
"""Share of the changed places that contain a function word; by chance it would be about half in
English."""
_MOST_NAMES_REPLACED = 1 / 3
"""Share of the changed words that may be names in place of names, as happens by chance; one always
may, unless it is most of what was changed."""
_LONGEST_RUN = 5
_DAYS = NORMAL_NAMES.union(
    "today tomorrow yesterday morning afternoon evening week month year".split()
)
_NAME = lazy_regex(r"(?<=[^\s.!?:“\"‘'(]\s)[A-ZÀ-Ž][^\W\d_]+")


def is_near_duplicate(
    first: str, first_words: Sequence[str], second: str, second_words: Sequence[str]
) -> bool:
    """Whether ``second`` is ``first`` with at most about one word in five changed; symmetric.

    ``first_words`` and ``second_words`` are their words in normal form. Figures and negations are
    left to the caller. English only: without its function words it is always false.
    """
    short, long = sorted((first_words, second_words), key=len)
    unchanged = _LEAST_UNCHANGED * len(long)
    if len(short) < _LEAST_WORDS or len(long) > _MOST_WORDS or len(short) < unchanged:
        return False
    if (Counter(short) & Counter(long)).total() < unchanged:
        return False
    if tuple(first_words) > tuple(second_words):  # the matcher is not symmetric
        first_words, second_words = second_words, first_words
    matcher = SequenceMatcher(None, first_words, second_words, autojunk=False)
    changes = [
        (first_words[a:b], second_words[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    changed = sum(max(len(removed), len(added)) for removed, added in changes)
    if changed > (1 - _LEAST_UNCHANGED) * len(long):
        return False
    names = capitalised_names(first, second)
    return _is_scattered(changes, changed) and not _replaces_names(changes, changed, names)


def _is_scattered(changes: Sequence[_Change], changed: int) -> bool:
    if any(max(map(len, change)) > _LONGEST_RUN for change in changes):
        return False
    if changed <= _FEW_CHANGED:
        return all(max(map(len, change)) == 1 or _has_function_word(change) for change in changes)
    with_function_word = sum(map(_has_function_word, changes))
    return len(changes) > 1 and with_function_word >= _LEAST_FUNCTION_WORDS * len(changes)


def _has_function_word(change: _Change) -> bool:
    """Whether a function word was changed, added or removed."""
    return not FUNCTION_WORDS.isdisjoint((*change[0], *change[1]))


def _replaces_names(changes: Sequence[_Change], changed: int, names: frozenset[str]) -> bool:
    """Whether a day replaces a day, or names replace names: the same statement about others."""
    replaced = 0
    for removed, added in changes:
        if not (_DAYS.isdisjoint(removed) or _DAYS.isdisjoint(added)):
            return True
        replaced += min(len(names.intersection(removed)), len(names.intersection(added)))
    return 2 * replaced > changed or replaced > max(1, _MOST_NAMES_REPLACED * changed)


def capitalised_names(*texts: str) -> frozenset[str]:
    """The normal words of ``texts`` that have a capital letter within a sentence."""
    return frozenset(word for text in texts for name in _NAME.findall(text) for word in words(name))
