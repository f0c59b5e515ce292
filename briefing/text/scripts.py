"""Which script a text is written in, and the East Asian scripts as patterns.

The public constants are contents of a regular expression's character class: ``[{HAN}]``.
"""

from __future__ import annotations

from typing import Literal

from briefing.text.lazy_regex import lazy_regex

Script = Literal["latin", "hangul", "han"]
"""What a sentence is written in: ``han`` is Han with or without kana."""

HIRAGANA = r"\u3040-\u309f"
KATAKANA = r"\u30a0-\u30ff"
KANA = HIRAGANA + KATAKANA
KANA_LETTERS = r"\u3041-\u3096\u30a1-\u30fa"
"""Kana that are syllables, without the marks and signs of their blocks."""

KANA_NARROW = r"\uff65-\uff9f"
"""Half-width katakana, which NFKC turns into `KATAKANA`."""

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
"""CJK Unified Ideographs and their Extension A: what news is written in."""
HEXAGRAMS = r"\u4dc0-\u4dff"
"""Symbols between the two blocks of `HAN`, no ideographs."""
HAN_COMPATIBILITY = r"\uf900-\ufaff"
HAN_SUPPLEMENT = r"\U00020000-\U0003ffff"
"""The planes of rare ideographs (Extensions B and later)."""

HANGUL = r"\uac00-\ud7a3"
"""Syllables, as text in NFC has them."""
HANGUL_JAMO = r"\u1100-\u11ff"
HANGUL_COMPATIBILITY_JAMO = r"\u3130-\u318f"

CJK = KANA + HAN + HEXAGRAMS + HANGUL
"""Letters without case."""
UNSPACED = KANA + HAN + HAN_COMPATIBILITY + HAN_SUPPLEMENT
"""Han and kana, written without spaces between words; Hangul has spaces."""

ARABIC = r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
HEBREW = r"\u0590-\u05ff"
SOUTHEAST_ASIAN = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer, written without spaces between words."""

_CJK = lazy_regex(f"[{CJK}]")
_HANGUL_SYLLABLE = lazy_regex(rf"[{HANGUL}]")
_UNSPACED_LETTER = lazy_regex(rf"[{UNSPACED}]")
_LATIN = r"A-Za-z\u00c0-\u024f"
_LATIN_LETTER = lazy_regex(f"[{_LATIN}]")
_OTHER_LETTER = lazy_regex(rf"[^\W\d_{_LATIN}]")

_BEGINNING = 20
"""Characters among which a sentence in Han, kana or Hangul has one of them, even after a name or a
figure in Latin letters."""


def has_cjk(text: str) -> bool:
    """Whether ``text`` has a letter of `CJK`."""
    return not text.isascii() and _CJK.search(text) is not None


def begins_in_cjk(sentence: str) -> bool:
    """Whether ``sentence`` is written in letters of `CJK`, judged by its beginning."""
    return has_cjk(sentence[:_BEGINNING])


def is_hangul(character: str) -> bool:
    """Whether ``character`` is a Hangul syllable."""
    return "\uac00" <= character <= "\ud7a3"


def script_of(text: str) -> Script | None:
    """The script of most words of ``text``; None for another one, and for text without letters.

    A Hangul syllable or Han character is about half a word, so two of them count as much as four
    Latin letters: a Korean sentence may name an American company or two.
    """
    if text.isascii() or not _OTHER_LETTER.search(text):
        return "latin" if _LATIN_LETTER.search(text) else None
    counts: dict[Script, int] = {
        "latin": len(_LATIN_LETTER.findall(text)),
        "hangul": 2 * len(_HANGUL_SYLLABLE.findall(text)),
        "han": 2 * len(_UNSPACED_LETTER.findall(text)),
    }
    most = max(counts, key=counts.__getitem__)
    if 2 * counts[most] <= sum(map(str.isalpha, text)):
        return None
    return most
