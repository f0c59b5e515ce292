"""The normal form in which two texts are compared: letters and figures only, one case.

White space, quotation marks, dashes, entities and character width make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.text.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable

# Han and kana are written without spaces, so each character is a word; a figure keeps its decimal
# point and its thousands commas, and a word its apostrophe.
_WORD = re.compile(
    rf"[{UNSPACED}]|\d+(?:[.,]\d+)*|(?:(?![{UNSPACED}])[^\W\d_])+(?:'(?![{UNSPACED}])[^\W\d_]+)*"
)
_HAS_UNSPACED = re.compile(rf"[{UNSPACED}]")
# The same for text without Han and kana, which spares a check of every character.
_SPACED_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = "‘’‚‛′`´ʼ＇"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def words(text: str) -> list[str]:
    """The words of ``text`` in normal form: NFKC, case folded, no punctuation.

    Han and kana characters count as one word each; ``1,000`` and ``1000`` are one word.
    """
    folded, word = text.replace("`", "'"), _SPACED_WORD
    if not text.isascii():
        # Replacing one by one is several times faster than one translation of all.
        for mark in _APOSTROPHES:
            folded = folded.replace(mark, "'")
        for mark in _INVISIBLE:
            folded = folded.replace(mark, "")
        folded = unicodedata.normalize("NFKC", folded)
    folded = folded.casefold()
    if "," in folded:
        folded = _THOUSANDS.sub("", folded)
    if not folded.isascii() and _HAS_UNSPACED.search(folded):
        word = _WORD
    return word.findall(folded)


def words_key(tokens: Iterable[str]) -> int:
    """A signed 64-bit hash of normal words: equal for texts with the same words."""
    digest = blake2b(" ".join(tokens).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
