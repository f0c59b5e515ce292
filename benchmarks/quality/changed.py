"""How often a paragraph that is told again with words changed is known again.

Own text only: the paragraphs of the demo's feeds. Words are changed at random to other words of the
same feeds, never figures or negations, which make another fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import briefing.demo
from briefing.parse.feed import parse
from briefing.text.figures import figures, negations
from briefing.text.normalize import words
from briefing.text.repeated_paragraphs import NUMBER_WORDS, collapse_repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARES = (0.02, 0.05, 0.10, 0.20)
_LEAST_WORDS = 12
_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Caught:
    """Shares of changed paragraphs that were known again, by share of words changed; and how
    many of all pairs of different paragraphs were taken for one."""

    shares: dict[float, float]
    wrong: int
    pairs: int


def measure() -> Caught:
    """The same figures on every run."""
    told = tuple(paragraphs())
    random = Random(4)
    spoken = [word for text in told for word in text.split() if _changeable(word)]
    shares = {}
    for share in SHARES:
        tried = [(text, changed(text, share, spoken, random)) for text in told * _ROUNDS]
        shares[share] = sum(len(collapse_repeats(pair)) == 1 for pair in tried) / len(tried)
    pairs = list(combinations(told, 2))
    return Caught(shares, sum(len(collapse_repeats(pair)) == 1 for pair in pairs), len(pairs))


def paragraphs() -> Iterator[str]:
    """The English paragraphs of twelve words or more in the demo's feeds, each once."""
    seen: dict[tuple[str, ...], str] = {}
    for path in sorted((Path(briefing.demo.__file__).parent / "feeds").rglob("*.*")):
        if path.suffix == ".toml":
            continue
        found = parse(path.read_bytes(), feed=path.name, url=f"https://{path.name}/", headers={})
        for entry in getattr(found, "entries", ()):
            for text in entry.paragraphs:
                if len(words(text)) >= _LEAST_WORDS and _is_latin(text):
                    seen.setdefault(tuple(words(text)), text)
    yield from seen.values()


def changed(text: str, share: float, spoken: Sequence[str], random: Random) -> str:
    """``text`` with one word or more, ``share`` of all, each in place of another of ``spoken``."""
    told = text.split()
    free = [place for place, word in enumerate(told) if _changeable(word)]
    count = min(len(free), max(1, round(share * len(told))))
    for place in random.sample(free, count):
        told[place] = random.choice([word for word in spoken if word != told[place]])
    return " ".join(told)


def _is_latin(text: str) -> bool:
    return sum(letter.isascii() for letter in text) > len(text) / 2


def _changeable(word: str) -> bool:
    told = words(word)
    fixed = figures(word) or negations(told) or not NUMBER_WORDS.isdisjoint(told)
    return bool(told) and not fixed
