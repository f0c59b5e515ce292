"""An entry's words in the forms in which two texts are compared and indexed."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING

from briefing.group import story_rules as rules
from briefing.group.contradiction import Sentence, cut, says_something
from briefing.text.boilerplate import remove_sentences, strip_boilerplate, strip_captions
from briefing.text.normalize import words
from briefing.text.shingles import shingles, winnow
from briefing.text.stemmer import prefix_stem
from briefing.text.urls import canonical_url, host, split_url

if TYPE_CHECKING:
    from briefing.group.comparison_form import Sketch


class Profile:
    """What comparing needs of one entry, each part computed on first use.

    ``paragraphs`` are the entry's without the standing words of its feed and what a page puts
    around its text, ``words`` those of its prose (`briefing.text.boilerplate`); a body that only
    repeats the headline, or has fewer than `story_rules.NO_TEXT` words, counts as none.
    """

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.title = words(sketch.title)
        # Profiles are kept by the thousand: a word is kept once for all, a shingle as eight bytes.
        self.paragraphs = strip_boilerplate(_own(sketch))
        body = [
            intern(word)
            for paragraph in strip_captions(self.paragraphs)
            for word in words(paragraph)
        ]
        beyond_title = set(body).difference(self.title)
        told = len(body) >= rules.NO_TEXT and len(beyond_title) >= rules.LEAST_ALIGNED
        self.words = tuple(body) if told else ()
        self.short = len(self.words) < rules.SHORT_WORDS

    def runs(self, size: int) -> array[int]:
        """The text's shingles of ``size`` words in order."""
        return self._long_runs if size == rules.SHINGLE else self._short_runs

    def set_of(self, size: int) -> frozenset[int]:
        """The distinct shingles of ``size`` words."""
        return _distinct(self, size)

    @cached_property
    def fingerprints(self) -> frozenset[int]:
        """The few shingles worth an index: some of the whole text, more of its lead, and `keys`."""
        if self.sketch.standing:
            # Standing words become known later than the index is made: it holds the whole text.
            return profile(replace(self.sketch, standing=())).fingerprints
        if not self.words:
            return self.keys
        lead = self._short_runs[: rules.LEAD_WORDS]
        window = rules.SHORT_FINGERPRINT_WINDOW if self.short else rules.LEAD_FINGERPRINT_WINDOW
        return self.keys | winnow(lead, window) | winnow(self._long_runs, rules.FINGERPRINT_WINDOW)

    @cached_property
    def keys(self) -> frozenset[int]:
        """Fingerprints of which one is enough to compare: the link, and a long headline."""
        return self.link_keys if self.headline is None else self.link_keys | {self.headline}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return cut(self.paragraphs) if self.words else ()

    @cached_property
    def headline_sentence(self) -> tuple[Sentence, ...]:
        """The headline as one sentence."""
        made = Sentence(self.sketch.title, tuple(self.title))
        return (made,) if says_something(made) else ()

    @cached_property
    def link_keys(self) -> frozenset[int]:
        """A hash of the canonical link; none for a site's front page, which every item may name."""
        if not self.sketch.url:
            return frozenset()
        link = canonical_url(self.sketch.url)
        parts = split_url(link)
        if parts is None or not parts.netloc or (parts.path in ("", "/") and not parts.query):
            return frozenset()
        return frozenset((_hash("link", link),))

    @cached_property
    def fragment(self) -> str:
        """The part of the link behind ``#``, which tells the posts of a live blog apart."""
        parts = split_url(self.sketch.url or "")
        return parts.fragment if parts else ""

    @cached_property
    def host(self) -> str:
        """Who serves it: two feeds of one house have one host."""
        return host(canonical_url(self.sketch.url or ""))

    @cached_property
    def headline(self) -> int | None:
        """A hash of the headline's words when it is long enough to say which news it is."""
        line = " ".join(self.title)
        if len(self.title) < rules.HEADLINE_WORDS or len(line) < rules.HEADLINE_LETTERS:
            return None
        return _hash("headline", line)

    @cached_property
    def label(self) -> tuple[str, ...]:
        """What a running headline has before its first colon: two to four words, else nothing."""
        before, colon, _ = self.sketch.title.partition(":")
        told = tuple(words(before)) if colon else ()
        return told if 2 <= len(told) <= rules.LONGEST_LABEL else ()

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Stems of what the lead speaks of beyond the headline, captions and bylines included."""
        told = (word for paragraph in self.sketch.paragraphs for word in words(paragraph))
        lead = {
            prefix_stem(word) for word in islice(told, rules.LEAD_WORDS) if not word[0].isdigit()
        }
        return frozenset(lead - {prefix_stem(word) for word in self.title} - {""})

    @cached_property
    def _long_runs(self) -> array[int]:
        return array("q", shingles(self.words, rules.SHINGLE))

    @cached_property
    def _short_runs(self) -> array[int]:
        return array("q", shingles(self.words, rules.SHORT_SHINGLE))


@lru_cache(maxsize=10_000)
def profile(sketch: Sketch) -> Profile:
    """The profile of ``sketch``; the last ten thousand are kept, some 10 KB each."""
    return Profile(sketch)


@lru_cache(maxsize=500)
def _distinct(told: Profile, size: int) -> frozenset[int]:
    return frozenset(told.runs(size))


def _own(sketch: Sketch) -> tuple[str, ...]:
    """The paragraphs without the feed's standing words; all, where nothing else is a text."""
    if not sketch.standing:
        return sketch.paragraphs
    own = remove_sentences(sketch.paragraphs, sketch.standing)
    enough = sum(len(words(paragraph)) for paragraph in own) >= rules.NO_TEXT
    return own if enough else sketch.paragraphs


def _hash(kind: str, text: str) -> int:
    digest = blake2b(f"{kind}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
