"""Regular expressions that find a searched word where no space shows its beginning.

A word inside text of its own script, as in Han, kana and Thai, which have no spaces, in Korean
compounds, and after the prefixes of Arabic and Hebrew; a Latin word or a figure that follows such a
letter without a space. Accents make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import width_variants
from briefing.text.scripts import (
    ARABIC,
    HANGUL,
    HANGUL_COMPATIBILITY_JAMO,
    HANGUL_JAMO,
    HEBREW,
    HEXAGRAMS,
    KANA_NARROW,
    SOUTHEAST_ASIAN,
    UNSPACED,
)

FIRST_JOINED = "\u0590"
"""The lowest letter that a Latin word may follow without a space."""

_JOINED = (
    UNSPACED
    + KANA_NARROW
    + HEXAGRAMS
    + HANGUL
    + HANGUL_JAMO
    + HANGUL_COMPATIBILITY_JAMO
    + ARABIC
    + HEBREW
    + SOUTHEAST_ASIAN
)
_HAS_JOINED = lazy_regex(f"[{_JOINED}]")
_VOWELLED = lazy_regex(f"[{ARABIC}{HEBREW}]")
_GAP = r"[\W_]*"
_NOTHING = "(?!)"
# Arabic and Hebrew are written with and without vowel marks; tatweel (U+0640) only stretches.
_MARK = r"[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]"
_IS_MARK = lazy_regex(_MARK)
# A search ignores accents, whether a letter has them in it or after it: FTS5 (remove_diacritics 2)
# leaves out these marks, and takes a Latin letter for the plain one.
_ACCENT = "[\u0300-\u0331]"
_IS_ACCENT = lazy_regex(_ACCENT)
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
# Letters that writers interchange, as in Lucene's ArabicNormalizer and PersianNormalizer.
_ALIKE = {letter: f"[{group}]" for group in ("اأإآٱ", "يىی", "هة", "كک") for letter in group}


def is_joined(word: str) -> bool:
    """Whether ``word`` has a letter of a script in which words stand inside longer runs."""
    return _HAS_JOINED.search(word) is not None


@lru_cache(maxsize=256)
def anywhere(word: str) -> re.Pattern[str]:
    """Finds ``word``, in any width, whatever stands around it."""
    return re.compile(_any_width(word), re.IGNORECASE)


@lru_cache(maxsize=256)
def after_joined(word: str) -> re.Pattern[str]:
    """Finds ``word`` after a letter of such a script, without a space between."""
    return re.compile(f"(?<=[{_JOINED}])(?:{_any_width(word)})", re.IGNORECASE)


@lru_cache(maxsize=256)
def wherever_found(word: str) -> re.Pattern[str]:
    """Finds ``word`` in all places for which a search counts it: where a word begins with it, or,
    in scripts that need no space before it, anywhere."""
    if is_joined(word):
        return anywhere(word)
    forms = map(re.escape, width_variants(word)) if has_sign(word) else [_any_width(word)]
    return re.compile(rf"(?:(?<![^\W_])|(?<=[{_JOINED}]))(?:{'|'.join(forms)})", re.IGNORECASE)


def has_sign(word: str) -> bool:
    """Whether a symbol belongs to ``word``, such as in C++, C# and $5; an accent may be meant as an
    apostrophe."""
    return any(char == "#" or unicodedata.category(char) in ("Sm", "Sc", "So") for char in word)


def _any_width(word: str) -> str:
    return "|".join(dict.fromkeys(map(_letters, width_variants(word))))


def _letters(word: str) -> str:
    """The letters, marks and figures of ``word``; what stands between them does not count."""
    parts: list[str] = []
    for character in word:
        if _IS_MARK.match(character) or _IS_ACCENT.match(character):
            continue
        if unicodedata.category(character)[0] in "LMN":
            parts.append(_letter(character))
        elif parts and parts[-1] != _GAP:
            parts.append(_GAP)
    return "".join(parts).removesuffix(_GAP) or _NOTHING


def _letter(character: str) -> str:
    if _VOWELLED.match(character):
        return f"{_ALIKE.get(character, character)}{_MARK}*"
    plain = unicodedata.normalize("NFD", character)[0].lower()
    if plain < FIRST_JOINED:
        return f"{_accented().get(plain, re.escape(character))}{_ACCENT}*"
    return re.escape(character)


@cache
def _accented() -> dict[str, str]:
    """For each Latin letter that can have an accent, a set of all its forms."""
    forms: dict[str, str] = {}
    for character in map(chr, chain(*_LATIN)):
        plain = unicodedata.normalize("NFD", character)[0]
        if plain != character and "a" <= plain <= "z":
            forms[plain] = forms.get(plain, plain) + character
    return {plain: f"[{letters}]" for plain, letters in forms.items()}
