"""Break what is too long for a line of a mail: 998 octets (RFC 5322, 2.1.1).

Mail servers cut longer lines anywhere, in the middle of a tag too. An address that is longer itself
is broken where its format allows that, and is no link in Markdown, which does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

OCTETS = 998
"""The longest line, without its line ending."""

LONGEST_LINK = 960
"""Octets of an address that fits into a line with the brackets around it."""

_ROOM = 8
"""Octets kept free for what is put in at a break."""
_PART = 900
"""Octets of a part of an address that is broken."""
_HTML_PIECE = lazy_regex(r"<[^>]*>|&[^;\s]*;|.")
_MARKDOWN_PIECE = lazy_regex(r"\\.|\]\([^)]*\)|&[^;\s]*;|.")
_CHARACTER = lazy_regex(r"&[^;\s]{1,9};|.")
_LIST_ITEM = lazy_regex(r"\s*(?:- )?")


def short_text(page: str) -> str:
    """``page`` in lines of at most `OCTETS`.

    Only an address makes a line of text so long. It is put into angle brackets, between which line
    breaks do not count (RFC 3986, appendix C).
    """
    return "\n".join(_short_text(line) if _is_long(line) else line for line in page.split("\n"))


def _short_text(line: str) -> str:
    text = line.lstrip(" ")
    indent = line[: len(line) - len(text)]
    if text.startswith(("http://", "https://")):
        text = f"<{text}>"
    return f"{indent}{f'{chr(10)}{indent}'.join(_parts(text))}"


def short_html(page: str) -> str:
    """``page`` with the same meaning in lines of at most `OCTETS`.

    A line ends at a space of the text or before the ``>`` of a tag, else in a ``<wbr>``. Inside a
    tag only an address is so long: browsers drop its line breaks (WHATWG URL, 4.4).
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
    pieces = [part for found in piece.findall(line) for part in _short_pieces(found)]
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
        if part.endswith("\n"):
            size, place = 0, -1
        elif part.startswith("<") or (part == " " and _may_begin(pieces[at + 1 : at + 2], indent)):
            place = at
    return "".join(pieces)


def _short_pieces(piece: str) -> list[str]:
    """``piece``, or the parts of a longer tag than a line, each but the last with a line break."""
    if not _is_long(piece):
        return [piece]
    *parts, last = _parts(piece)
    return [*(f"{part}\n" for part in parts), last]


def _parts(text: str) -> list[str]:
    """``text`` in parts of about `_PART` octets, no character reference cut."""
    parts, size = [""], 0
    for char in _CHARACTER.findall(text):
        octets = len(char.encode(errors="replace"))
        if size + octets > _PART:
            parts.append("")
            size = 0
        parts[-1] += char
        size += octets
    return parts


def _at_break(part: str, indent: str | None) -> str:
    return f"\n{indent or ''}" if part == " " else f"{part[:-1]}\n>"


def _may_begin(following: list[str], indent: str | None) -> bool:
    """Whether a line may begin with this: in Markdown, only a letter surely begins no block."""
    return bool(following) and (indent is None or following[0].isalpha())
