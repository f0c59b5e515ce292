"""How often a paragraph is recognised when it is repeated with changed words.

Own text only: the paragraphs of the demo's feeds. Words are replaced at random by other words of
the same feeds, never figures or negations, since these make a different fact.
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
class Recognition:
    """The shares of changed paragraphs that were recognised, by share of words changed; and how
    many of all pairs of different paragraphs were mistaken for one."""

    shares: dict[float, float]
    wrong: int
    pairs: int


def measure() -> Recognition:
    """Measure recognition; every run gives the same figures."""
    texts = tuple(paragraphs())
    random = Random(4)
    vocabulary = [word for text in texts for word in text.split() if _changeable(word)]
    shares = {}
    for share in SHARES:
        tried = [(text, changed(text, share, vocabulary, random)) for text in texts * _ROUNDS]
        shares[share] = sum(len(collapse_repeats(pair)) == 1 for pair in tried) / len(tried)
    pairs = list(combinations(texts, 2))
    return Recognition(shares, sum(len(collapse_repeats(pair)) == 1 for pair in pairs), len(pairs))


def paragraphs() -> Iterator[str]:
    """The English paragraphs of twelve words or more in the demo's feeds, each once."""
    seen: dict[tuple[str, ...], str] = {}
    for path in sorted((Path(briefing.demo.__file__).parent / "feeds").rglob("*.*")):
        if path.suffix == ".toml":
            continue
        parsed = parse(path.read_bytes(), feed=path.name, url=f"https://{path.name}/", headers={})
        for entry in getattr(parsed, "entries", ()):
            for text in entry.paragraphs:
                if len(words(text)) >= _LEAST_WORDS and _is_latin(text):
                    seen.setdefault(tuple(words(text)), text)
    yield from seen.values()


def changed(text: str, share: float, vocabulary: Sequence[str], random: Random) -> str:
    """``text`` with ``share`` of its words, at least one, replaced by words of ``vocabulary``."""
    tokens = text.split()
    free = [place for place, word in enumerate(tokens) if _changeable(word)]
    count = min(len(free), max(1, round(share * len(tokens))))
    for place in random.sample(free, count):
        tokens[place] = random.choice([word for word in vocabulary if word != tokens[place]])
    return " ".join(tokens)


def _is_latin(text: str) -> bool:
    return sum(letter.isascii() for letter in text) > len(text) / 2


def _changeable(word: str) -> bool:
    tokens = words(word)
    fixed = figures(word) or negations(tokens) or not NUMBER_WORDS.isdisjoint(tokens)
    return bool(tokens) and not fixed
