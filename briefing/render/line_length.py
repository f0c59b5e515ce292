"""Break what is too long for a line of a mail: 998 octets (RFC 5322, 2.1.1).

Mail servers cut longer lines anywhere, in the middle of a tag too. An address stays whole, whatever
its length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

OCTETS = 998
"""The longest line, without its line ending."""

_ROOM = 8
"""Octets kept free for what is put in at a break."""
_HTML_PIECE = lazy_regex(r"<[^>]*>|&[^;\s]*;|.")
_MARKDOWN_PIECE = lazy_regex(r"\\.|\]\([^)]*\)|&[^;\s]*;|.")
_LIST_ITEM = lazy_regex(r"\s*(?:- )?")


def short_html(page: str) -> str:
    """``page`` with the same meaning in lines of at most `OCTETS`.

    A line ends at a space of the text or before the ``>`` of a tag, else in a ``<wbr>``.
    """
    return "\n".join(
        _broken(line, _HTML_PIECE, None, "<wbr\n>") if _is_long(line) else line
        for line in page.split("\n")
    )


def short_markdown(page: str) -> str:
    """``page`` in lines of at most `OCTETS`, which continue the paragraph or the item."""
    return "\n".join(_short_markdown(line) if _is_long(line) else line for line in page.split("\n"))


def _short_markdown(line: str) -> str:
    start = _LIST_ITEM.match(line)
    indent = " " * len(start[0] if start else "")
    return _broken(line, _MARKDOWN_PIECE, indent, f"\n{indent}")


def _is_long(line: str) -> bool:
    return len(line) > OCTETS // 4 and len(line.encode(errors="replace")) > OCTETS


def _broken(line: str, piece: re.Pattern[str], indent: str | None, forced: str) -> str:
    """``line`` broken at the last place that fits; ``forced`` is put in where there is none."""
    room = OCTETS - _ROOM - len(indent or "")
    pieces = piece.findall(line)
    sizes = [len(part.encode(errors="replace")) for part in pieces]
    size, place = 0, -1
    for at, part in enumerate(pieces):
        if size + sizes[at] > room and size:
            if place >= 0:
                pieces[place] = _at_break(pieces[place], indent)
                size = sum(sizes[place + 1 : at])
            else:
                pieces[at - 1] += forced
                size = 0
            place = -1
        size += sizes[at]
        if (part == " " and _may_begin(pieces[at + 1 : at + 2], indent)) or part[:1] == "<":
            place = at
    return "".join(pieces)


def _at_break(part: str, indent: str | None) -> str:
    return f"\n{indent or ''}" if part == " " else f"{part[:-1]}\n>"


def _may_begin(following: list[str], indent: str | None) -> bool:
    """Whether a line may begin with this: in Markdown, only a letter surely begins no block."""
    return bool(following) and (indent is None or following[0].isalpha())
