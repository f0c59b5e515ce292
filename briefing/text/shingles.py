"""Word shingles, their containment, and the few of them worth an index.

Shingling: Broder, "On the resemblance and containment of documents" (1997). The choice of
fingerprints is winnowing: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def shingles(words: Sequence[str], size: int) -> list[int]:
    """Signed 64-bit hashes of every run of ``size`` words, in order; shorter texts give one.

    The same in every process and on every platform, so they can be stored. The hash rolls over
    the text: Karp, Rabin, "Efficient randomized pattern-matching algorithms" (1987).
    """
    hashes = [_word_hash(word) for word in words]
    if not hashes:
        return []
    value = 0
    for item in hashes[:size]:
        value = (value * _BASE + item) & _MASK
    found = [_signed(value)]
    highest = pow(_BASE, size - 1, _MASK + 1)
    for leaving, entering in zip(hashes, hashes[size:], strict=False):
        value = ((value - leaving * highest) * _BASE + entering) & _MASK
        found.append(_signed(value))
    return found


def containment(part: Set[int], whole: Set[int]) -> float:
    """The share of ``part`` that ``whole`` holds too, 0 to 1; an empty part is in nothing."""
    return len(part & whole) / len(part) if part else 0.0


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
