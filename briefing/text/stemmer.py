"""What the forms of one word have in common, in three degrees of roughness.

`stem` takes off English inflections and knows irregular verbs, `singular` takes off only plural
and genitive, and `prefix_stem` keeps the beginning of a word in any language.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.text.scripts import is_hangul

_CACHED = 20_000
"""Words whose stem is cached: more than the sentences of one briefing use."""

_SHORTEST_STEM = 4
"""Letters that an ending must leave of a word: "need" is no form of "ne"."""

_ENDINGS = ("ing", "ed", "es", "s", "e")

_IRREGULAR = {
    "met": "meet", "held": "hold", "left": "leave", "took": "take", "made": "make", "went": "go",
    "began": "begin", "gave": "give", "won": "win", "struck": "strike", "came": "come",
    "sent": "send", "paid": "pay", "spoke": "speak", "rose": "rise", "fell": "fall",
    "chose": "choose", "sold": "sell", "bought": "buy", "built": "build", "flew": "fly",
}  # fmt: skip
"""Verbs of the news whose past takes no ending."""


@lru_cache(_CACHED)
def stem(word: str) -> str:
    """What ``signs``, ``signed`` and ``signing`` have in common; ``met`` gives ``meet``."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending).rstrip("e")
    return word


def singular(word: str) -> str:
    """``word`` without the endings of English plural and genitive."""
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def prefix_stem(word: str) -> str:
    """Enough of a content word to recognise it; "" for one too short to mean much.

    Hangul carries its particles at the end of a word, so its first two syllables count.
    """
    if is_hangul(word[0]):
        return word[:2] if len(word) > 1 else ""
    return word[:6] if len(word) > 3 or not word.isascii() else ""
