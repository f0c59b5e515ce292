"""An entry's words and shingles, as comparing and indexing need them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.contradiction import Sentence, is_statement, split_sentences
from briefing.text.boilerplate.comparison import (
    only_captions,
    remove_sentences,
    strip_boilerplate,
    strip_captions,
)
from briefing.text.headline import compared_headline
from briefing.text.normalize import words
from briefing.text.shingles import run_hashes, shingles, winnow
from briefing.text.stemmer import prefix_stem
from briefing.text.urls import canonical_url, host, split_url

if TYPE_CHECKING:
    from array import array

    from briefing.group.comparison_form import ComparisonForm


class TextProfile:
    """What comparing needs of one entry, each part computed on first use.

    ``paragraphs`` are the entry's without the recurring sentences of its feed and the boilerplate
    of its page, ``words`` those of its prose (`briefing.text.boilerplate.comparison`). A body that
    only repeats the headline, or has fewer than `story_rules.NO_TEXT` words, counts as no text.
    """

    def __init__(self, form: ComparisonForm) -> None:
        self.form = form
        self.headline_text = compared_headline(form.title)
        self.title = words(self.headline_text)
        # Thousands of profiles are kept: words are interned, a shingle takes eight bytes.
        self.paragraphs = strip_boilerplate(_own(form))
        body = [
            word
            for paragraph in strip_captions(self.paragraphs)
            for word in map(intern, words(paragraph))
        ]
        not_in_title = set(body).difference(self.title)
        has_text = len(body) >= rules.NO_TEXT and len(not_in_title) >= rules.LEAST_ALIGNED
        self.words = tuple(body) if has_text else ()
        self.short = len(self.words) < rules.SHORT_WORDS

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The distinct words of the headline."""
        return frozenset(self.title)

    @cached_property
    def only_captions(self) -> bool:
        """Whether all it shows of the text are captions."""
        return only_captions(self.paragraphs)

    def shingle_sequence(self, size: int) -> array[int]:
        """The text's shingles of ``size`` words, in order, as this process hashes them."""
        return self._long_shingles if size == rules.SHINGLE else self._short_shingles

    def shingle_set(self, size: int) -> frozenset[int]:
        """The distinct shingles of ``size`` words."""
        return _shingle_set(self, size)

    def shingle_count(self, size: int) -> int:
        """How many distinct shingles of ``size`` words it has."""
        return self._long_count if size == rules.SHINGLE else self._short_count

    @cached_property
    def fingerprints(self) -> frozenset[int]:
        """The shingles to index: some of the whole text, more of its lead, and `keys`."""
        if self.form.recurring:
            # A sentence may become known as recurring after the entry was indexed, so the index
            # always covers the whole text.
            return profile(replace(self.form, recurring=())).fingerprints
        if not self.words:
            return self.keys
        lead = self.words[: rules.LEAD_WORDS + rules.SHORT_SHINGLE - 1]
        window = rules.SHORT_FINGERPRINT_WINDOW if self.short else rules.LEAD_FINGERPRINT_WINDOW
        return self.keys.union(
            winnow(shingles(lead, rules.SHORT_SHINGLE), window),
            winnow(shingles(self.words, rules.SHINGLE), rules.FINGERPRINT_WINDOW),
        )

    @cached_property
    def keys(self) -> frozenset[int]:
        """Fingerprints of which a single shared one suffices: the link, a long headline, and any
        headline of one outlet."""
        return self.link_keys.union(self.headlines)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return split_sentences(self.paragraphs) if self.words else ()

    @cached_property
    def headline_sentence(self) -> tuple[Sentence, ...]:
        """The headline as one sentence."""
        sentence = Sentence(self.headline_text, tuple(self.title))
        return (sentence,) if is_statement(sentence) else ()

    @cached_property
    def link_keys(self) -> frozenset[int]:
        """A hash of the canonical link; none for a front page, which every item may link to."""
        link = self._link
        parts = split_url(link)
        if parts is None or not parts.netloc or (parts.path in ("", "/") and not parts.query):
            return frozenset()
        return frozenset((_hash("link", link),))

    @cached_property
    def fragment(self) -> str:
        """The part of the link after ``#``, which differs between the updates of a live blog."""
        parts = split_url(self.form.url or "")
        return parts.fragment if parts else ""

    @cached_property
    def host(self) -> str:
        """The host that serves it: two feeds of one outlet have one host."""
        return host(self._link)

    @cached_property
    def headline(self) -> int | None:
        """A hash of the headline's words if it is long enough to identify the news; else None."""
        line = " ".join(self.title)
        if len(self.title) < rules.HEADLINE_WORDS or len(line) < rules.HEADLINE_LETTERS:
            return None
        return _hash("headline", line)

    @cached_property
    def headlines(self) -> frozenset[int]:
        """What the headline identifies the news by: `headline` and `house_headline`."""
        hashes = (self.headline, self.house_headline)
        return frozenset(value for value in hashes if value is not None)

    @cached_property
    def house_headline(self) -> int | None:
        """A hash of the outlet and the headline, which may be shorter than one that identifies the
        news in any outlet; None for a mere label."""
        if len(self.title) < rules.HOUSE_HEADLINE_WORDS:
            return None
        house = self.host or host(self.form.feed)
        return _hash("house headline", f"{house} {' '.join(self.title)}")

    @cached_property
    def label(self) -> tuple[str, ...]:
        """The label of a running report, before the first colon of its headline: two to four words;
        else empty."""
        before, colon, _ = self.headline_text.partition(":")
        label = tuple(words(before)) if colon else ()
        return label if 2 <= len(label) <= rules.LONGEST_LABEL else ()

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Stems of the lead's words that are not in the headline, captions and bylines included."""
        tokens = (word for paragraph in self.form.paragraphs for word in words(paragraph))
        first = islice(tokens, rules.LEAD_WORDS)
        lead = {prefix_stem(word) for word in first if not word[0].isdigit()}
        return frozenset(lead - {prefix_stem(word) for word in self.title} - {""})

    @cached_property
    def _link(self) -> str:
        return canonical_url(self.form.url or "")

    @cached_property
    def _long_count(self) -> int:
        return len(self.shingle_set(rules.SHINGLE))

    @cached_property
    def _short_count(self) -> int:
        return len(self.shingle_set(rules.SHORT_SHINGLE))

    @cached_property
    def _long_shingles(self) -> array[int]:
        return run_hashes(self.words, rules.SHINGLE)

    @cached_property
    def _short_shingles(self) -> array[int]:
        return run_hashes(self.words, rules.SHORT_SHINGLE)


@lru_cache(maxsize=10_000)
def profile(form: ComparisonForm) -> TextProfile:
    """The profile of ``form``; the last ten thousand are cached, about 10 KB each."""
    return TextProfile(form)


def clear_cache() -> None:
    """Free the memory of all profiles, when no more texts are to be compared."""
    profile.cache_clear()
    _shingle_set.cache_clear()


@lru_cache(maxsize=100)  # a set takes ten times the memory of a sequence
def _shingle_set(of: TextProfile, size: int) -> frozenset[int]:
    return frozenset(of.shingle_sequence(size))


def _own(form: ComparisonForm) -> tuple[str, ...]:
    """The paragraphs without the feed's recurring sentences; all of them if too little is left."""
    if not form.recurring:
        return form.paragraphs
    own = remove_sentences(form.paragraphs, form.recurring)
    enough = sum(len(words(paragraph)) for paragraph in own) >= rules.NO_TEXT
    return own if enough else form.paragraphs


def _hash(kind: str, text: str) -> int:
    digest = blake2b(f"{kind}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
