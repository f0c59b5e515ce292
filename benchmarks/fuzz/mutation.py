"""Changes inputs at random, and makes one that breaks a promise as short as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.fuzz.seeds import WORDS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

LONGEST = 1 << 16
"""Bytes of an input."""
_WORDS = [word.encode("utf-8", "surrogatepass") for word in WORDS if word]
_MOST_STEPS = 8
_MOST_TIMES = (2, 20, 500, 20_000)


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """``data`` after a few random steps, or a part of it beside one of ``others``."""
    for _ in range(chance.randint(1, _MOST_STEPS)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 4, 30, 300)))
        match chance.randrange(6):
            case 0:
                data = data[:start] + data[end:]
            case 1 | 2:
                data = data[:start] + chance.choice(_WORDS) + data[end:]
            case 3:
                times = chance.randint(1, chance.choice(_MOST_TIMES))
                repeated = data[start:end] if chance.random() < 0.5 else chance.choice(_WORDS)
                data = data[:start] + (repeated * times)[:LONGEST] + data[end:]
            case 4:
                data = data[:start] + bytes([chance.randrange(256)]) + data[end:]
            case 5:
                other = chance.choice(others)
                at = chance.randint(0, len(other))
                data = data[:start] + other[at : at + chance.choice((10, 100, 2_000))] + data[end:]
    return data[:LONGEST]


def minimised(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """The shortest input that still fails which leaving out parts of ``data`` leads to."""
    size = max(1, len(data) // 2)
    while True:
        place, shorter = 0, data
        while place < len(shorter):
            without = shorter[:place] + shorter[place + size :]
            if fails(without):
                shorter = without
            else:
                place += size
        if size == 1 and shorter == data:
            return data
        data, size = shorter, max(1, size // 2)
