"""How many terminal cells a text takes (Unicode Standard Annex 11).

The widths are those of rich's tables, since they decide where Textual paints; a test compares the
two. They are derived from `unicodedata`, so that the command line need not load rich.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

_JOINER = "\u200d"
_NO_WIDTH = frozenset(["Mn", "Me", "Mc", "Cf", "Cc", "Zl", "Zp"])
_VISIBLE_FORMATS = frozenset(
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Characters of category Cf that are drawn: the soft hyphen and signs that enclose a number."""


def cell_width(text: str) -> int:
    """How many cells ``text`` takes: wide characters two, combining ones none.

    A character behind a zero-width joiner is drawn with the one before it.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return _measured(text)


def fitting(text: str, width: int, start: int = 0, end: int | None = None) -> int:
    """Up to which place ``text[start:end]`` fits into ``width`` cells; reads no further."""
    end = len(text) if end is None else end
    used, is_joined = 0, False
    for place in range(start, end):
        if is_joined:
            is_joined = False
            continue
        used += _cells(text[place])
        if used > width:
            return place
        is_joined = text[place] == _JOINER
    return end


@lru_cache(4096)
def _measured(text: str) -> int:
    return sum(_sizes(text) if _JOINER in text else map(_cells, text))


def _sizes(text: str) -> list[int]:
    sizes = list(map(_cells, text))
    place = text.find(_JOINER)
    while 0 <= place < len(text) - 1:
        sizes[place + 1] = 0
        place = text.find(_JOINER, place + 2)
    return sizes


@lru_cache(4096)
def _cells(char: str) -> int:
    kind = category(char)
    if kind == "Cn":
        # Emoji and Han of a Unicode version that this Python does not know yet.
        wide = "\U0001f300" <= char <= "\U0001faff" or "\U00020000" <= char <= "\U0003fffd"
        return 2 if wide else 1
    if (
        (kind in _NO_WIDTH and char not in _VISIBLE_FORMATS)
        or "\u1160" <= char <= "\u11ff"  # vowels and finals of Hangul, drawn into the syllable
        or "\ud7b0" <= char <= "\ud7ff"
        or char in "\u3164\uffa0"
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones, drawn into the emoji before them
    ):
        return 0
    if east_asian_width(char) in "WF":
        return 2
    # Wide since Unicode 16.
    wide = "\u2630" <= char <= "\u2637" or "\u268a" <= char <= "\u268f"
    return 2 if wide or "\u4dc0" <= char <= "\u4dff" or "\U0001d300" <= char <= "\U0001d376" else 1
