"""Term counts of a story in its headline, its lead and all of its text, weighted by tf-idf."""

from __future__ import annotations

import math
import struct
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from operator import mul
from typing import TYPE_CHECKING

from briefing.errors import DamagedValue
from briefing.group import rules, story_rules
from briefing.group.digest import is_digest
from briefing.text.boilerplate.page_lines import is_script
from briefing.text.normalize import words
from briefing.text.stemmer import singular
from briefing.text.stop_words import EVENT_STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_HEAD = struct.Struct("<HHH")
_COUNTS = 3
"""Counts of a term: in all, in the lead and in the headline."""
_MAX_COUNT = 255
_LARGE = 255
_TRIPLES = [
    (in_all, in_lead, in_title)
    for in_all in range(1, 10)
    for in_lead in range(in_all + 1)
    for in_title in range(in_lead + 1)
]
"""The counts of a term in all of a story, its lead and its headline that have a code."""
_CODES = {triple: code for code, triple in enumerate(_TRIPLES)}
_COUNTS_OF_CODES = [bytes(column).ljust(256, b"\0") for column in zip(*_TRIPLES, strict=True)]
_MOST_CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class TermVector:
    """How often each term occurs in all of a story, in its lead and in its headline.

    ``terms`` are signed 32-bit hashes in order, and the other three hold a byte for each of them.
    ``words`` is the length of the text without the headline, at most `rules.TEXT_OF_EVENT`;
    ``title`` is the length of the headline.
    """

    words: int
    title: int
    terms: tuple[int, ...]
    in_all: bytes
    in_lead: bytes
    in_title: bytes

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
            return cls(0, 0, (), b"", b"", b"")
        text = list(islice(chain.from_iterable(tokens), rules.TEXT_OF_EVENT))
        if len(text) < story_rules.NO_TEXT:
            text = []
        elif _begins(text, headline):
            headline = []
        # `update` counts in C, where the sum of two counters is a loop in Python.
        title_counts = Counter(_terms(headline))
        lead_counts = title_counts.copy()
        lead_counts.update(_terms(text[: rules.LEAD_OF_EVENT]))
        counts = lead_counts.copy()
        counts.update(_terms(text[rules.LEAD_OF_EVENT :]))
        terms = tuple(sorted(counts))
        # `get`, since a missing key of a Counter costs a call of a Python function.
        in_lead, in_title = lead_counts.get, title_counts.get
        return cls(
            len(text),
            min(len(headline), 1000),
            terms,
            _bytes([counts[term] for term in terms]),
            _bytes([in_lead(term, 0) for term in terms]),
            _bytes([in_title(term, 0) for term in terms]),
        )

    def packed(self) -> bytes:
        """The vector as bytes for the cache; the same on every platform.

        Four bytes for each term and one for its three counts, which stand for themselves at the end
        if they are too large for that.
        """
        counts = tuple(zip(self.in_all, self.in_lead, self.in_title, strict=True))
        codes = [_CODES.get(triple, _LARGE) for triple in counts]
        large = [triple for triple, code in zip(counts, codes, strict=True) if code == _LARGE]
        head = _HEAD.pack(self.words, self.title, len(self.terms))
        terms = struct.pack(f"<{len(self.terms)}i", *self.terms)
        return head + terms + bytes(codes) + bytes(chain.from_iterable(large))

    @classmethod
    def unpacked(cls, data: bytes) -> TermVector:
        """The vector that `packed` wrote; raises `DamagedValue`."""
        try:
            length, title, size = _HEAD.unpack_from(data)
            terms = struct.unpack_from(f"<{size}i", data, _HEAD.size)
        except struct.error as error:
            raise DamagedValue("the words of a story") from error
        codes = data[_HEAD.size + 4 * size :][:size]
        large = data[_HEAD.size + 5 * size :]
        if len(codes) < size or len(large) != _COUNTS * codes.count(_LARGE):
            raise DamagedValue("the words of a story")
        parts = [codes.translate(table) for table in _COUNTS_OF_CODES]
        if large:
            places = [place for place, code in enumerate(codes) if code == _LARGE]
            for part, counts in enumerate(parts):
                exact = bytearray(counts)
                for number, place in enumerate(places):
                    exact[place] = large[_COUNTS * number + part]
                parts[part] = bytes(exact)
        return cls(length, title, terms, *parts)


def norms(vector: TermVector, idfs: Mapping[int, float]) -> tuple[float, float, float]:
    """The lengths of the tf-idf vectors of all of the story, its lead and its headline; 1 for an
    empty one, so that it can be divided by."""
    term_idfs = [idfs[term] for term in vector.terms]
    return (
        _norm(vector.in_all, term_idfs),
        _norm(vector.in_lead, term_idfs),
        _norm(vector.in_title, term_idfs),
    )


def _norm(counts: bytes, term_idfs: Sequence[float]) -> float:
    weights = [
        LOG_COUNT[count] * term_idf for count, term_idf in zip(counts, term_idfs, strict=True)
    ]
    return math.sqrt(sum(map(mul, weights, weights))) or 1.0


TermWeights = dict[int, tuple[float, float, float]]
"""The weight of each term in all of the story, its lead and its headline; each has norm 1."""


def tf_idf(vector: TermVector, idfs: Mapping[int, float]) -> TermWeights:
    """Weights by (1 + ln tf) idf, which Salton and Buckley (1988) call ltc."""
    all_norm, lead_norm, title_norm = norms(vector, idfs)
    weights: TermWeights = {}
    for term, in_all, in_lead, in_title in zip(
        vector.terms, vector.in_all, vector.in_lead, vector.in_title, strict=True
    ):
        term_idf = idfs[term]
        weights[term] = (
            LOG_COUNT[in_all] * term_idf / all_norm,
            LOG_COUNT[in_lead] * term_idf / lead_norm,
            LOG_COUNT[in_title] * term_idf / title_norm,
        )
    return weights


def index_terms(weights: TermWeights, story_counts: Mapping[int, int]) -> list[int]:
    """The terms to index a story under, rarest first; ``story_counts`` gives the number of stories
    that have each term."""
    heaviest_first = sorted(
        [(-(in_all + lead + title), term) for term, (in_all, lead, title) in weights.items()]
    )
    chosen: list[int] = []
    total = 0
    for count, term in sorted(
        [(story_counts[term], term) for _, term in heaviest_first[: rules.EVENT_TERMS]]
    ):
        total += count
        enough = len(chosen) >= rules.EVENT_LEAST_TERMS
        if count > rules.EVENT_POSTINGS or (enough and total > rules.EVENT_POSTINGS):
            break
        chosen.append(term)
    return chosen


def idf(stories: int, having: int) -> float:
    """The inverse document frequency of a term that ``having`` of ``stories`` have; at least 0."""
    return max(0.0, math.log((stories + 1 + rules.BACKGROUND) / (having + 0.5)))


LOG_COUNT = (0.0, *(1 + math.log(count) for count in range(1, _MAX_COUNT + 1)))
"""What a term weighs before its idf, by how often it occurs."""


def _bytes(counts: Sequence[int]) -> bytes:
    if max(counts, default=0) > _MAX_COUNT:
        counts = [min(_MAX_COUNT, count) for count in counts]
    return bytes(counts)


def _begins(text: Sequence[str], title: Sequence[str]) -> bool:
    """Whether ``text`` begins with the words of ``title``, whose last one may be cut off."""
    if not title or len(title) > len(text):
        return False
    *whole, last = title
    return text[len(whole)].startswith(last) and text[: len(whole)] == whole


def _terms(tokens: Sequence[str]) -> Iterable[int]:
    return filter(None, map(_TERMS.__getitem__, tokens))


class _Terms(dict[str, int]):
    """The term of each word: the hash of the word without its English plural or genitive ending; 0
    for a stop word."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_CACHED:
            self.clear()
        term = 0
        if word not in EVENT_STOP_WORDS:
            digest = blake2b(singular(word).encode(), digest_size=8).digest()
            term = int.from_bytes(digest[:4], "big", signed=True)
        self[word] = term
        return term


_TERMS = _Terms()
