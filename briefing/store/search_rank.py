"""Ranks the hits of a search: how often and how prominently an entry has the words.

The formula is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)
without the rarity of words: every word is in every hit, so it tells no two of them apart. The
texts are compared here, not by the index, which does not find words inside a run of letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text import word_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
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
    patterns = [[word_pattern.wherever_found(word) for word in group] for group in words]
    lengths = [len(row["body"]) + 1 for row in rows]
    usual = sum(lengths) / max(len(lengths), 1)

    def score(row: Row, length: int) -> float:
        room = _SATURATION * (1 - _LENGTH + _LENGTH * length / usual)
        total = 0.0
        for group in patterns:
            title = sum(len(pattern.findall(row["title"])) for pattern in group)
            body = sum(len(pattern.findall(row["body"])) for pattern in group)
            often = _HEADLINE * title + body
            total += often / (often + room)
        return total

    scores = list(map(score, rows, lengths))
    order = sorted(range(len(rows)), key=lambda place: -scores[place])
    return [rows[place] for place in order]
