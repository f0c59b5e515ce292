"""Word shingles, how much two sets of them share, and a selection of them for an index.

Shingling: Broder, "On the resemblance and containment of documents" (1997). The choice of
fingerprints is winnowing: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence, Set

_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def word_runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Every run of ``size`` words in order; a shorter text is one run, no words give none."""
    runs = list(zip(*(words[first:] for first in range(size)), strict=False))
    return runs or ([tuple(words)] if words else [])


def shingles(words: Sequence[str], size: int) -> list[int]:
    """Signed 64-bit hashes of every run of ``size`` words, as `word_runs` has them.

    The same in every process and on every platform, so they can be stored. The hash rolls over
    the text: Karp, Rabin, "Efficient randomized pattern-matching algorithms" (1987).
    """
    hashes = [_word_hash(word) for word in words]
    if not hashes:
        return []
    value = 0
    for word_hash in hashes[:size]:
        value = (value * _BASE + word_hash) & _MASK
    rolled = [_signed(value)]
    highest = pow(_BASE, size - 1, _MASK + 1)
    for leaving, entering in zip(hashes, hashes[size:], strict=False):
        value = ((value - leaving * highest) * _BASE + entering) & _MASK
        rolled.append(_signed(value))
    return rolled


def character_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters and figures: the words, as it were, of a script without
    spaces, or of one that writes particles and endings to them."""
    letters = "".join(filter(str.isalnum, text))
    return frozenset(map("".join, pairwise(letters)))


def containment(part: Set[Hashable], whole: Set[Hashable]) -> float:
    """The share of ``part`` that ``whole`` holds too, 0 to 1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def overlap(first: Set[Hashable], second: Set[Hashable]) -> float:
    """The share of the smaller set that the larger holds too: the overlap coefficient."""
    return max(containment(first, second), containment(second, first))


def winnow(hashes: Sequence[int], window: int) -> frozenset[int]:
    """Fingerprints of a text: the smallest hash of each ``window`` neighbouring shingles.

    Two texts that share a run of ``window`` shingles share a fingerprint, whatever surrounds it.
    """
    if len(hashes) <= window:
        return frozenset(hashes[:1] if not hashes else [min(hashes)])
    return frozenset(map(min, (hashes[i : i + window] for i in range(len(hashes) - window + 1))))


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _signed(value: int) -> int:
    value ^= value >> 29
    return value - (1 << 64) if value >> 63 else value
