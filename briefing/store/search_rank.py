"""Ranks the hits of a search: how often and how prominently an entry has the words.

The formula is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)
without the rarity of words: every word is in every hit, so it tells no two of them apart. The
texts are compared here, not by the index, which does not find words inside a run of letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text import word_pattern
from briefing.text.normalize import width_variants

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from sqlite3 import Row

_SATURATION = 1.2
_LENGTH = 0.75
"""The usual k1 and b: how soon more of a word stops counting, and how much longer texts lose."""
_HEADLINE = 4
"""A headline says what the text is about: a word in it counts as four in the text."""


def best_first(rows: Sequence[Row], words: Sequence[tuple[str, ...]]) -> list[Row]:
    """``rows``, given the newest first, by how well they match; of equals the newest first.

    ``words`` are those of the query, each with its alternatives.
    """
    counters = [[_counter(word) for word in group] for group in words]
    lengths = [len(row["body"]) + 1 for row in rows]
    usual = sum(lengths) / max(len(lengths), 1)

    def score(row: Row, length: int) -> float:
        room = _SATURATION * (1 - _LENGTH + _LENGTH * length / usual)
        total = 0.0
        for group in counters:
            title = sum(count(row["title"]) for count in group)
            body = sum(count(row["body"]) for count in group)
            often = _HEADLINE * title + body
            total += often / (often + room)
        return total

    scores = list(map(score, rows, lengths))
    order = sorted(range(len(rows)), key=lambda place: -scores[place])
    return [rows[place] for place in order]


def _counter(word: str) -> Callable[[str], int]:
    """A function that counts the places in a text for which a search counts ``word``.

    Its letters are looked for first, and what is before them is checked only there: a pattern that
    begins with that check takes eight times as long.
    """
    letters = re.compile("|".join(map(re.escape, width_variants(word))), re.IGNORECASE)
    pattern = word_pattern.wherever_found(word)

    def count(text: str) -> int:
        return sum(
            pattern.match(text, found.start()) is not None for found in letters.finditer(text)
        )

    return count
