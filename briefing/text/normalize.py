"""The normal form in which two texts are compared: letters and figures only, one case.

White space, quotation marks, dashes, entities and width never make two texts different.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HAN_KANA = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Han and kana are written without spaces, so each character is a word of its own; a figure keeps
# its decimal point and its thousands commas, and a word its apostrophe.
_WORD = re.compile(
    rf"[{_HAN_KANA}]|\d+(?:[.,]\d+)*|(?:(?![{_HAN_KANA}])[^\W\d_])+(?:'(?![{_HAN_KANA}])[^\W\d_]+)*"
)
_UNSPACED = re.compile(rf"[{_HAN_KANA}]")
# The same without a look at every character for Han and kana, where there are none.
_SPACED_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = "‘’‚‛′`´ʼ＇"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def words(text: str) -> list[str]:
    """The words of ``text`` in normal form: NFKC, case folded, no punctuation.

    Han and kana characters count as one word each; ``1,000`` and ``1000`` are one word.
    """
    folded, word = text.replace("`", "'"), _SPACED_WORD
    if not text.isascii():
        # Replacing one by one is several times as quick as one translation of all.
        for mark in _APOSTROPHES:
            folded = folded.replace(mark, "'")
        for mark in _UNSEEN:
            folded = folded.replace(mark, "")
        folded = unicodedata.normalize("NFKC", folded)
    folded = folded.casefold()
    if "," in folded:
        folded = _THOUSANDS.sub("", folded)
    if not folded.isascii() and _UNSPACED.search(folded):
        word = _WORD
    return word.findall(folded)


def key_of(tokens: Iterable[str]) -> int:
    """A signed 64-bit hash of normal words: equal for texts that say the same words."""
    digest = blake2b(" ".join(tokens).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
