"""Term counts of a story in its headline, its lead and all of its text, weighted by tf-idf."""

from __future__ import annotations

import math
import struct
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, islice
from typing import TYPE_CHECKING

from briefing.group import rules, story_rules
from briefing.group.digest import is_digest
from briefing.text.boilerplate.page_lines import is_script
from briefing.text.normalize import words
from briefing.text.stemmer import singular
from briefing.text.stop_words import EVENT_STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEAD = struct.Struct("<HH")
_MAX_COUNT = 255


@dataclass(frozen=True, slots=True)
class TermVector:
    """How often each term occurs in all of a story, in its lead and in its headline.

    ``terms`` are signed 64-bit hashes; ``counts`` holds three bytes for each. ``words`` is the
    length of the text without the headline, at most `rules.TEXT_OF_EVENT`; ``title`` is the length
    of the headline.
    """

    words: int
    title: int
    terms: tuple[int, ...]
    counts: bytes

    @classmethod
    def of(cls, title: str, paragraphs: Sequence[str]) -> TermVector:
        """The term vector of a headline and a text.

        A title that is the beginning of the text is no headline, and counts as none: an entry
        without a headline is shown under its first words. A digest reports no one event and has no
        terms.
        """
        headline = words(title)
        tokens: list[list[str]] = []
        length = 0
        for paragraph in paragraphs:
            tokens.append([] if is_script(paragraph) else words(paragraph))
            length += len(tokens[-1])
            if length >= rules.TEXT_OF_EVENT:
                break
        if is_digest(title, paragraphs, tokens):
            return cls(0, 0, (), b"")
        text = list(islice(chain.from_iterable(tokens), rules.TEXT_OF_EVENT))
        if len(text) < story_rules.NO_TEXT:
            text = []
        elif _begins(text, headline):
            headline = []
        in_title = Counter(_terms(headline))
        in_lead = in_title + Counter(_terms(text[: rules.LEAD_OF_EVENT]))
        in_all = in_lead + Counter(_terms(text[rules.LEAD_OF_EVENT :]))
        counts: list[int] = []
        # `get`, since a missing key of a Counter costs a call of a Python function.
        lead_count, title_count = in_lead.get, in_title.get
        for term, everywhere in in_all.items():
            counts += (everywhere, lead_count(term, 0), title_count(term, 0))
        if max(counts, default=0) > _MAX_COUNT:
            counts = [min(_MAX_COUNT, count) for count in counts]
        return cls(len(text), min(len(headline), 1000), tuple(in_all), bytes(counts))

    def packed(self) -> bytes:
        """The vector as bytes for the cache; the same on every platform."""
        terms = struct.pack(f"<{len(self.terms)}q", *self.terms)
        return _HEAD.pack(self.words, self.title) + terms + self.counts

    @classmethod
    def unpacked(cls, data: bytes) -> TermVector:
        """The vector that `packed` wrote."""
        length, title = _HEAD.unpack_from(data)
        size = (len(data) - _HEAD.size) // 11
        terms = struct.unpack_from(f"<{size}q", data, _HEAD.size)
        return cls(length, title, terms, data[_HEAD.size + 8 * size :])


TermWeights = dict[int, tuple[float, float, float]]
"""The weight of each term in all of the story, its lead and its headline; each has norm 1."""


def tf_idf(vector: TermVector, idfs: Mapping[int, float]) -> TermWeights:
    """Weights by (1 + ln tf) idf, which Salton and Buckley (1988) call ltc."""
    counts = vector.counts
    raw: list[tuple[int, float, float, float]] = []
    all_squares, lead_squares, title_squares = 0.0, 0.0, 0.0
    offset = 0
    for term in vector.terms:
        term_idf = idfs[term]
        in_all, in_lead, in_title = (
            _LOG[counts[offset]] * term_idf,
            _LOG[counts[offset + 1]] * term_idf,
            _LOG[counts[offset + 2]] * term_idf,
        )
        raw.append((term, in_all, in_lead, in_title))
        all_squares += in_all * in_all
        lead_squares += in_lead * in_lead
        title_squares += in_title * in_title
        offset += 3
    norms = [math.sqrt(total) or 1.0 for total in (all_squares, lead_squares, title_squares)]
    return {
        term: (in_all / norms[0], in_lead / norms[1], in_title / norms[2])
        for term, in_all, in_lead, in_title in raw
    }


def index_terms(weights: TermWeights, story_counts: Mapping[int, int]) -> list[int]:
    """The terms to index a story under, rarest first; ``story_counts`` gives the number of stories
    that have each term."""
    best = sorted(weights, key=lambda term: (-sum(weights[term]), term))[: rules.EVENT_TERMS]
    chosen: list[int] = []
    total = 0
    for count, term in sorted((story_counts[term], term) for term in best):
        total += count
        enough = len(chosen) >= rules.EVENT_LEAST_TERMS
        if count > rules.EVENT_POSTINGS or (enough and total > rules.EVENT_POSTINGS):
            break
        chosen.append(term)
    return chosen


def idf(stories: int, having: int) -> float:
    """The inverse document frequency of a term that ``having`` of ``stories`` have; at least 0."""
    return max(0.0, math.log((stories + 1 + rules.BACKGROUND) / (having + 0.5)))


_LOG = (0.0, *(1 + math.log(count) for count in range(1, _MAX_COUNT + 1)))


def _begins(text: Sequence[str], title: Sequence[str]) -> bool:
    """Whether ``text`` begins with the words of ``title``, whose last one may be cut off."""
    if not title or len(title) > len(text):
        return False
    *whole, last = title
    return text[len(whole)].startswith(last) and text[: len(whole)] == whole


def _terms(tokens: Sequence[str]) -> list[int]:
    return [_term(word) for word in tokens if word not in EVENT_STOP_WORDS]


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> int:
    """The hash of a word without its English plural or genitive ending."""
    digest = blake2b(singular(word).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
