"""A story's words as events compare them: in its headline, its lead, and all of its text."""

from __future__ import annotations

import math
import struct
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.group import rules, story_rules
from briefing.text.normalize import words
from briefing.text.stemmer import singular
from briefing.text.stop_words import EVENT_STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_HEAD = struct.Struct("<HH")
_MOST = 255


@dataclass(frozen=True, slots=True)
class Wording:
    """How often each term stands in all of a story, in its lead and in its headline.

    ``terms`` are signed 64-bit hashes; ``counts`` three bytes for each. ``words`` is the length of
    the text without the headline, at most `rules.TEXT_OF_EVENT`; ``title`` of the headline.
    """

    words: int
    title: int
    terms: tuple[int, ...]
    counts: bytes

    @classmethod
    def of(cls, title: str, paragraphs: Iterable[str]) -> Wording:
        """The wording of a headline and a text."""
        headline = words(title)
        text: list[str] = []
        for paragraph in paragraphs:
            text += words(paragraph)
            if len(text) >= rules.TEXT_OF_EVENT:
                break
        text = text[: rules.TEXT_OF_EVENT]
        if len(text) < story_rules.NO_TEXT:
            text = []
        in_title = Counter(_terms(headline))
        in_lead = in_title + Counter(_terms(text[: rules.LEAD_OF_EVENT]))
        in_all = in_lead + Counter(_terms(text[rules.LEAD_OF_EVENT :]))
        counts = (
            min(_MOST, count)
            for term, everywhere in in_all.items()
            for count in (everywhere, in_lead[term], in_title[term])
        )
        return cls(len(text), min(len(headline), 1000), tuple(in_all), bytes(counts))

    def packed(self) -> bytes:
        """As bytes for a cache; the same on every platform."""
        terms = struct.pack(f"<{len(self.terms)}q", *self.terms)
        return _HEAD.pack(self.words, self.title) + terms + self.counts

    @classmethod
    def unpacked(cls, data: bytes) -> Wording:
        """What `packed` made."""
        length, title = _HEAD.unpack_from(data)
        size = (len(data) - _HEAD.size) // 11
        terms = struct.unpack_from(f"<{size}q", data, _HEAD.size)
        return cls(length, title, terms, data[_HEAD.size + 8 * size :])


Weights = dict[int, tuple[float, float, float]]
"""What each term weighs in all, lead and headline, each of length one."""


def weigh(wording: Wording, idf: Mapping[int, float]) -> Weights:
    """Weights by (1 + ln tf) idf, as Salton and Buckley (1988) name ltc."""
    counts = wording.counts
    raw: list[tuple[int, float, float, float]] = []
    all_, lead, title = 0.0, 0.0, 0.0
    place = 0
    for term in wording.terms:
        rare = idf[term]
        one, two, three = (
            _LOG[counts[place]] * rare,
            _LOG[counts[place + 1]] * rare,
            _LOG[counts[place + 2]] * rare,
        )
        raw.append((term, one, two, three))
        all_ += one * one
        lead += two * two
        title += three * three
        place += 3
    by = [math.sqrt(total) or 1.0 for total in (all_, lead, title)]
    return {term: (one / by[0], two / by[1], three / by[2]) for term, one, two, three in raw}


def index_terms(weights: Weights, known: Mapping[int, int]) -> list[int]:
    """The terms to find a story by, the rarest first; ``known`` says how many stories have each."""
    best = sorted(weights, key=lambda term: (-sum(weights[term]), term))[: rules.EVENT_TERMS]
    chosen: list[int] = []
    total = 0
    for count, term in sorted((known[term], term) for term in best):
        total += count
        enough = len(chosen) >= rules.EVENT_LEAST_TERMS
        if count > rules.EVENT_POSTINGS or (enough and total > rules.EVENT_POSTINGS):
            break
        chosen.append(term)
    return chosen


def rarity(stories: int, having: int) -> float:
    """The idf of a term that ``having`` of ``stories`` have; never below 0."""
    return max(0.0, math.log((stories + 1 + rules.BACKGROUND) / (having + 0.5)))


_LOG = (0.0, *(1 + math.log(count) for count in range(1, _MOST + 1)))


def _terms(told: Sequence[str]) -> list[int]:
    return [_term(word) for word in told if word not in EVENT_STOP_WORDS]


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> int:
    """A word without the endings of English plural and genitive, hashed."""
    digest = blake2b(singular(word).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
