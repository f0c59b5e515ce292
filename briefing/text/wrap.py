"""Break a text into lines, measured in terminal cells rather than characters.

Words part at white space, Korean ones too. Han and kana are written without spaces: a line may
break between any two of them, but not before a mark that closes nor after one that opens
(JIS X 4051). Source numbers (``[1·3·4]``) hold no space and stay whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.cells import cell_width, fitting
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import is_hangul

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = lazy_regex(r"(?! )[ -~\xa1-\xac\xae-\u02af\u2010-\u2015\u2018-\u201f\u2022\u2026]*")
"""Latin script and its marks: a cell each."""
_PIECE = lazy_regex(
    r"(?P<blank>[^\S\u00a0]+)"
    r"|[^\t-\r\x1c-\x20\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    r"\u2e80-\u312f\u3190-\uabff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
    r"|\S"
)
"""White space; a run of a script with spaces between its words; one character of another."""
_OPENING = frozenset("([{“‘「『《〈【〔（")
_CLOSING = frozenset(")]}”’.,;:!?…%'\"」』》〉】〕）。，、．：；！？ー々")
_ADDRESS = ("http://", "https://")
_NARROWEST = 2
"""Cells of the widest character: no line can be narrower."""

Slice = tuple[int, int]


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """``text`` as lines of at most ``width`` cells, behind ``first`` and then ``rest``.

    A word that is longer than a line is cut, an address never is.
    """
    rooms = (width - cell_width(first), width - cell_width(rest))
    prefix = first
    for start, end in break_lines(text, rooms[1], rooms[0], keep_addresses=True):
        yield (prefix + text[start:end]).rstrip()
        prefix = rest


def break_lines(
    text: str, width: int, first: int | None = None, *, keep_addresses: bool = False
) -> list[Slice]:
    """Where each line of ``text`` starts and ends, at least one.

    Lines have at most ``width`` cells, the ``first`` one its own; at least two. White space at a
    break is dropped. ``keep_addresses`` leaves an address whole, whatever its length.
    """
    width = max(width, _NARROWEST)
    first = width if first is None else max(first, _NARROWEST)
    return _latin(text, width, first) or _measured(text, width, first, keep_addresses)


def _latin(text: str, width: int, first: int) -> list[Slice] | None:
    """The lines of a Latin text with single spaces and no overlong word; None for another."""
    end = len(text.rstrip(" "))
    if "  " in text[:end] or not _LATIN.fullmatch(text, 0, end):
        return None
    lines = []
    start, room = 0, first
    while end - start > room:
        space = text.rfind(" ", start, start + room + 1)
        if space < 0:
            return None
        lines.append((start, space))
        start, room = space + 1, width
    return [*lines, (start, end)]


def _measured(text: str, width: int, first: int, keep_addresses: bool) -> list[Slice]:
    lines: list[Slice] = []
    room = first
    line: Slice | None = None
    used = 0
    for start, end in _words(text):
        size = cell_width(text[start:end])
        if line is not None:
            gap = cell_width(text[line[1] : start])
            if used + gap + size <= room:
                line, used = (line[0], end), used + gap + size
                continue
            lines.append(line)
            room = width
        begin = start
        whole = keep_addresses and text.startswith(_ADDRESS, start)
        while size > room and not whole:
            cut = max(begin + 1, fitting(text, room, begin, end))
            lines.append((begin, cut))
            size -= cell_width(text[begin:cut])  # measuring what is left would take too long
            begin, room = cut, width
        line, used = (begin, end), size
    if line is not None:
        lines.append(line)
    return lines or [(0, 0)]


def _words(text: str) -> Iterator[Slice]:
    """What no line breaks, unless it is longer than a line."""
    start: int | None = None
    end = 0
    before = ""
    for match in _PIECE.finditer(text):
        piece = match[0]
        if match["blank"]:
            if start is not None:
                yield start, end
            start = None
            continue
        if start is not None and _may_break(before, piece):
            yield start, end
            start = None
        start = match.start() if start is None else start
        end, before = match.end(), piece
    if start is not None:
        yield start, end


def _may_break(before: str, piece: str) -> bool:
    if before[-1] in _OPENING or piece[0] in _CLOSING or not cell_width(piece[0]):
        return False
    return _stands_alone(before) or _stands_alone(piece)


def _stands_alone(piece: str) -> bool:
    """Whether it is one character of a script without spaces between words."""
    return len(piece) == 1 and cell_width(piece) == 2 and not is_hangul(piece)
