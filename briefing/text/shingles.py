"""Word shingles, how much two sets of them share, and a selection of them for an index.

Shingling: Broder, "On the resemblance and containment of documents" (1997). The choice of
fingerprints is winnowing: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003).
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence, Set

_BASE = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def word_runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    """Every run of ``size`` words in order; a shorter text is one run, no words give none."""
    return list(_runs(words, size))


def shingles(words: Sequence[str], size: int) -> array[int]:
    """Signed 64-bit hashes of every run of ``size`` words, as `word_runs` has them.

    The same in every process and on every platform, so they can be stored. The hash rolls over
    the text: Karp, Rabin, "Efficient randomized pattern-matching algorithms" (1987).
    """
    hashes = list(map(_word_hash, words))
    if not hashes:
        return array("q")
    value = 0
    for word_hash in hashes[:size]:
        value = (value * _BASE + word_hash) & _MASK
    rolled = [value]
    highest = pow(_BASE, size - 1, _MASK + 1)
    for leaving, entering in zip(hashes, hashes[size:], strict=False):
        value = ((value - leaving * highest) * _BASE + entering) & _MASK
        rolled.append(value)
    mixed = array("Q", [value ^ (value >> 29) for value in rolled])
    return array("q", mixed.tobytes())


def run_hashes(words: Sequence[str], size: int) -> array[int]:
    """Hashes of the runs that `word_runs` has, for comparing within this process: another one
    computes others. Far quicker than `shingles`."""
    return array("q", map(hash, _runs(words, size)))


def run_hash_set(words: Sequence[str], size: int) -> frozenset[int]:
    """What `run_hashes` gives, each once."""
    return frozenset(map(hash, _runs(words, size)))


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
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def winnow(hashes: Sequence[int], window: int) -> frozenset[int]:
    """Fingerprints of a text: the smallest hash of each ``window`` neighbouring shingles.

    Two texts that share a run of ``window`` shingles share a fingerprint, whatever surrounds it.
    """
    if len(hashes) <= window:
        return frozenset((min(hashes),) if hashes else ())
    smallest = min(hashes[:window])
    leaves = hashes.index(smallest) + window
    chosen = {smallest}
    for place in range(window, len(hashes)):
        value = hashes[place]
        if value <= smallest:
            smallest, leaves = value, place + window
            chosen.add(value)
        elif place == leaves:
            first = place - window + 1
            smallest = min(hashes[first : place + 1])
            leaves = hashes.index(smallest, first) + window
            chosen.add(smallest)
    return frozenset(chosen)


def _runs(words: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    """The runs one by one: whoever only hashes them needs none of them twice."""
    if len(words) < size:
        return [tuple(words)] if words else []
    return zip(*(words[first:] for first in range(size)), strict=False)


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
