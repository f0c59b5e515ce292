"""The normal forms of text: composed as it is stored, letters and figures only as it is compared.

White space, quotation marks, dashes, entities and character width make no difference to a
comparison.
"""

from __future__ import annotations

import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import UNSPACED

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

# Han and kana are written without spaces, so each character is a word; a figure keeps its decimal
# point and its thousands commas, and a word its apostrophe.
_WORD = lazy_regex(
    rf"[{UNSPACED}]|\d+(?:[.,]\d+)*|(?:(?![{UNSPACED}])[^\W\d_])+(?:'(?![{UNSPACED}])[^\W\d_]+)*"
)
_HAS_UNSPACED = lazy_regex(rf"[{UNSPACED}]")
# The same for text without Han and kana, which spares a check of every character, and for ASCII,
# which takes half the time.
_SPACED_WORD = lazy_regex(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_ASCII_WORD = lazy_regex(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,][0-9]+)*")
_APOSTROPHES = "‘’‚‛′`´ʼ＇"
_MARKS = "“”—–"
"""What most sentences have beside ASCII: no part of a word, so a space says the same."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LONGEST_MARKS = 30
"""Combining marks in a row: the limit of the Stream-Safe Text Format (UAX #15), since the time to
order them grows with the square of their number."""
_SYMBOLS = lazy_regex(rf"[^\w\s\x00-\x7f]{{{_LONGEST_MARKS + 1},}}")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
# A half-width letter and its half-width voicing mark are two characters.
_NARROW = {ord(unicodedata.normalize("NFKC", chr(code))): code for code in range(0xFF65, 0xFFA0)}
_THOUSANDS = lazy_regex(r",(?<=\d,)(?=\d{3}(?!\d))")


def composed(text: str) -> str:
    """``text`` in NFC, as it is stored and shown: a letter and its accent, or the parts of a Hangul
    syllable, are one character."""
    return text if text.isascii() else unicodedata.normalize("NFC", _few_marks(text))


def fold_width(text: str) -> str:
    """``text`` in NFKC, for comparing: half-width kana and full-width Latin in plain forms."""
    return text if text.isascii() else unicodedata.normalize("NFKC", _few_marks(text))


def width_variants(word: str) -> tuple[str, ...]:
    """The forms of ``word`` in which a text may be stored: plain, half-width and full-width."""
    plain = fold_width(word)
    split = unicodedata.normalize("NFD", plain)
    narrow = split.translate(_NARROW)
    forms = (plain, composed(word), plain.translate(_WIDE), plain if narrow == split else narrow)
    return tuple(dict.fromkeys(forms))


def words(text: str) -> list[str]:
    """The words of ``text`` in normal form: NFKC, case folded, no punctuation.

    Han and kana characters count as one word each; ``1,000`` and ``1000`` are one word.
    """
    folded = text.replace("`", "'")
    if not text.isascii():
        # Replacing one by one is several times faster than one translation of all.
        for mark in _APOSTROPHES:
            folded = folded.replace(mark, "'")
        for mark in _INVISIBLE:
            folded = folded.replace(mark, "")
        for mark in _MARKS:
            folded = folded.replace(mark, " ")
        folded = fold_width(folded)
    folded = folded.casefold()
    if "," in folded:
        folded = _THOUSANDS.sub("", folded)
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    word = _WORD if _HAS_UNSPACED.search(folded) else _SPACED_WORD
    return word.findall(folded)


def _few_marks(text: str) -> str:
    return _SYMBOLS.sub(_without_long_runs, text)


def _without_long_runs(symbols: re.Match[str]) -> str:
    """The symbols, of each run of combining marks only the first ones."""
    characters: list[str] = []
    marks = 0
    for character in symbols[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _LONGEST_MARKS:
            characters.append(character)
    return "".join(characters)


def words_key(tokens: Iterable[str]) -> int:
    """A signed 64-bit hash of normal words: equal for texts with the same words."""
    digest = blake2b(" ".join(tokens).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
