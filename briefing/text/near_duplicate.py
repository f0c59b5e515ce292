"""Whether two paragraphs are one although words in it were changed here and there.

What tells a changed copy from another fact told in the same form is where the changes lie. A
slot that is filled otherwise ("discussed rail links", "discussed air routes") is one place, or
several that all hold a content word, mostly a name. Words changed without regard to what they are
lie scattered and hit "the" and "of" as often as they stand there.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefing.text.calendar_names import NORMAL_NAMES
from briefing.text.normalize import words
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Change = tuple[Sequence[str], Sequence[str]]

_LEAST_WORDS = 12
_MOST_WORDS = 400
"""Aligning word by word costs squared time, and a longer one is known by its shingles."""
_KEPT = 0.68
"""Share of the longer one's words that stand in the other in the same order. One word in five
changed leaves four fifths, give or take a few in a short paragraph."""
_FEW = 3
"""So few changed words stand alone or beside one that carries no content; more must hit such."""
_FORM = 0.2
"""Share of the changed places that hold one; chance would make it about half in English."""
_SWAPPED = 1 / 3
"""Share of the changed words that may be names in the place of names, as happens by chance; one
may in any case, unless it is most of what was changed."""
_LONGEST_RUN = 5
_DAYS = NORMAL_NAMES.union(
    "today tomorrow yesterday morning afternoon evening week month year".split()
)
_NAME = re.compile(r"(?<=[^\s.!?:“\"‘'(]\s)[A-ZÀ-Ž][^\W\d_]+")


def is_near_duplicate(one: str, ours: Sequence[str], other: str, theirs: Sequence[str]) -> bool:
    """Whether ``other`` is ``one`` with at most about one word in five changed; symmetric.

    ``ours`` and ``theirs`` are their words in normal form. Figures and negations are the caller's
    to compare. English only: paragraphs without its function words are never retold.
    """
    short, long = sorted((ours, theirs), key=len)
    if len(short) < _LEAST_WORDS or len(long) > _MOST_WORDS or len(short) < _KEPT * len(long):
        return False
    if (Counter(short) & Counter(long)).total() < _KEPT * len(long):
        return False
    if tuple(ours) > tuple(theirs):
        one, ours, other, theirs = other, theirs, one, ours
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    changes = [
        (ours[a:b], theirs[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]
    changed = sum(max(len(mine), len(its)) for mine, its in changes)
    if changed > (1 - _KEPT) * len(long):
        return False
    return _scattered(changes, changed) and not _renamed(changes, changed, _names(one, other))


def _scattered(changes: Sequence[_Change], changed: int) -> bool:
    if any(max(map(len, change)) > _LONGEST_RUN for change in changes):
        return False
    if changed <= _FEW:
        return all(max(map(len, change)) == 1 or _formal(change) for change in changes)
    return len(changes) > 1 and sum(map(_formal, changes)) >= _FORM * len(changes)


def _formal(change: _Change) -> bool:
    """Whether a word without content was changed, or came in."""
    return not FUNCTION_WORDS.isdisjoint((*change[0], *change[1]))


def _renamed(changes: Sequence[_Change], changed: int, names: frozenset[str]) -> bool:
    """Whether a day stands for a day, or names for names: the same told of somebody else."""
    swapped = 0
    for mine, its in changes:
        if not (_DAYS.isdisjoint(mine) or _DAYS.isdisjoint(its)):
            return True
        swapped += min(len(names.intersection(mine)), len(names.intersection(its)))
    return 2 * swapped > changed or swapped > max(1, _SWAPPED * changed)


def _names(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for name in _NAME.findall(text) for word in words(name))
