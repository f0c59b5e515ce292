"""English words without the ending by which they are bent, roughly."""

from __future__ import annotations

from functools import lru_cache

from briefing.compose.lexicon import IRREGULAR
from briefing.compose.rules import REMEMBERED, SHORTEST_STEM

_ENDINGS = ("ing", "ed", "es", "s", "e")


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """What ``signs``, ``signed`` and ``signing`` have in common; ``met`` gives ``meet``."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending).rstrip("e")
    return word
