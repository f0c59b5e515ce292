"""Lines of a given width, measured in terminal cells rather than characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from briefing.text.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

# Han and kana are written without spaces: a line may break between any two of them, but not before
# a mark that closes nor after one that opens (JIS X 4051). Hangul has spaces and breaks there.
_OPENS = "「『（【《〈〔"
_CLOSES = "、。，．：；？！）」』】》〉〕”’…ー々"
_PIECE = re.compile(rf"[{_OPENS}]*(?:[{UNSPACED}]|[^{UNSPACED}{_OPENS}]+)[{_CLOSES}]*|[{_OPENS}]+")
_ADDRESS = ("http://", "https://")


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes (UAX 11: wide ones take two, combining ones none)."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """``text`` (one line) as lines of at most ``width`` cells behind ``first`` and ``rest``.

    A word that is longer than a line is cut, an address never is.
    """
    prefix, line, used = first, "", 0
    for glue, piece in _pieces(text):
        room = max(2, width - cells(prefix))
        size = cells(piece)
        if line and used + len(glue) + size > room:
            yield prefix + line
            prefix, line, used = rest, "", 0
            room = max(2, width - cells(prefix))
        while not line and size > room and not piece.startswith(_ADDRESS):
            head = _head(piece, room)
            yield prefix + head
            prefix, piece = rest, piece[len(head) :]
            room, size = max(2, width - cells(prefix)), cells(piece)
        glue = glue if line else ""
        line += glue + piece
        used += len(glue) + size
    if line or prefix == first:
        yield (prefix + line).rstrip()


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What may stand on a line of its own, each with the space that parts it from the last."""
    for word in text.split():
        glue = " "
        for piece in _PIECE.findall(word):
            yield glue, piece
            glue = ""


def _head(piece: str, room: int) -> str:
    """The longest beginning of ``piece`` that fits, one character at least."""
    used = 0
    for place, char in enumerate(piece):
        used += _cell(char)
        if used > room and place:
            return piece[:place]
    return piece


def _cell(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
