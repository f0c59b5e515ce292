"""English words without the ending by which they are bent, roughly."""

from __future__ import annotations

from functools import lru_cache

from briefing.compose.lexicon import IRREGULAR

_ENDINGS = ("ing", "ed", "es", "s", "e")
_SHORTEST = 4
_REMEMBERED = 20_000


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """What ``signs``, ``signed`` and ``signing`` have in common; ``met`` gives ``meet``."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending).rstrip("e")
    return word
