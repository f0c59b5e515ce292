"""The normal form in which two texts are compared: letters and figures only, one case.

White space, quotation marks, dashes, entities and width never make two texts different.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_HAN_KANA = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Han and kana are written without spaces, so each character is a word of its own; a figure keeps
# its decimal point and its thousands commas, and a word its apostrophe.
_WORD = re.compile(
    rf"[{_HAN_KANA}]|\d+(?:[.,]\d+)*|(?:(?![{_HAN_KANA}])[^\W\d_])+(?:'(?![{_HAN_KANA}])[^\W\d_]+)*"
)
_FOLD = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")),
}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def words(text: str) -> list[str]:
    """The words of ``text`` in normal form: NFKC, case folded, no punctuation.

    Han and kana characters count as one word each; ``1,000`` and ``1000`` are one word.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_FOLD)).casefold()
    return _WORD.findall(_THOUSANDS.sub("", folded))


def key(text: str) -> int:
    """A signed 64-bit hash of the words of ``text``: equal for texts that say the same words."""
    digest = blake2b(" ".join(words(text)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
