"""Break styled text into lines by terminal cells, never by characters.

Words part at white space, Korean ones too; Chinese and Japanese may break after any character;
what is longer than a line is chopped. Source numbers (``[1·3·4]``) hold no space and stay whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from briefing.text.sanitize import clean
from briefing.text.scripts import is_hangul
from briefing.tui.view.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.tui.view.spans import Line, Role

LONGEST = 4000
"""Characters of one text that are ever painted: a page stays quick whatever a feed sends."""

_ELLIPSIS = "…"
_JOINER = re.compile(r"\ufe0f|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
_PLAIN = re.compile(r"(?! )[ -~\xa1-\xac\xae-\u02af\u2010-\u2015\u2018-\u201f\u2022\u2026]+")
"""Latin script and its marks: a cell each, and nothing that a terminal obeys."""
_PIECE = re.compile(
    r"[^\S\u00a0]+|[^\t-\r\x1c-\x20\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u2e80-\u312f\u3190-\uabff\uf900-\ufaff\uff00-\uffef]+|\S"
)


def clip(text: str) -> str:
    """``text`` bounded to what is painted, without anything a terminal obeys.

    Emoji are set one by one: how many cells a joined or coloured one takes, terminals disagree on.
    """
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + _ELLIPSIS
    text = text if text.isascii() else _JOINER.sub("", text)
    return text if text.isprintable() else clean(text)


def fit(spans: Line, width: int) -> Line:
    """As much of ``spans`` as goes into ``width`` cells, with an ellipsis where it was cut."""
    spans = tuple(Span(clip(span.text).replace("\n", " "), span.role) for span in spans)
    if sum(cell_len(span.text) for span in spans) <= width:
        return spans
    kept: list[Span] = []
    room = width - 1
    for span in spans:
        text = span.text
        if cell_len(text) > room:
            piece = chop_cells(text, room)[0] if room > 0 else ""
            piece = piece if cell_len(piece) <= room else ""
            kept.append(Span(piece.rstrip() + _ELLIPSIS, span.role))
            break
        kept.append(span)
        room -= cell_len(text)
    return tuple(kept) if width > 0 else ()


def wrap(spans: Line, width: int, first: int | None = None) -> list[Line]:
    """Lines of at most ``width`` cells, the ``first`` one maybe shorter; white space at a break is
    dropped. At least one line.
    """
    width = max(width, 2)
    first = width if first is None else max(first, 2)
    return _plainly(spans, width, first) or _carefully(spans, width, first)


def _plainly(spans: Line, width: int, first: int) -> list[Line] | None:
    """Text in which every character is a cell and single spaces part all words, cut where they are;
    None where it is not such a text.
    """
    text = "".join(span.text for span in spans).rstrip()
    if not _PLAIN.fullmatch(text) or "  " in text or len(text) > LONGEST:
        return None
    lines: list[Line] = []
    start = 0
    room = first
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            return None
        lines.append(_part(spans, start, end))
        start = end + 1
        room = width
    return [*lines, _part(spans, start, len(text))]


def _part(spans: Line, start: int, end: int) -> Line:
    parts = []
    for text, role in spans:
        if piece := text[max(start, 0) : max(end, 0)]:
            parts.append(Span(piece, role))
        start -= len(text)
        end -= len(text)
    return _merged(parts)


def _carefully(spans: Line, width: int, first: int) -> list[Line]:
    lines: list[list[Span]] = [[]]
    used, room = 0, first
    for word in _words(spans):
        size = sum(cell_len(span.text) for span in word)
        if word[0].text.isspace():
            if used and used + size <= room:
                lines[-1] += word
                used += size
            elif used:
                lines.append([])
                used, room = 0, width
            continue
        if used and used + size > room:
            lines.append([])
            used, room = 0, width
        if size <= room:
            lines[-1] += word
            used += size
            continue
        for piece in _chopped(word, min(room, width)):
            if lines[-1]:
                lines.append([])
            lines[-1].append(piece)
            used = cell_len(piece.text)
        room = width
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return [_merged(line) for line in lines]


def _words(spans: Line) -> Iterator[list[Span]]:
    """Unbreakable runs, each with its roles, and the white space between them."""
    word: list[Span] = []
    for text, role in ((clip(span.text), span.role) for span in spans):
        for piece in _PIECE.findall(text):
            if piece.isspace():
                if word:
                    yield word
                yield [Span(" " * cell_len(piece), role)]
                word = []
            elif _wide(piece):
                if word and not _opens(word[-1].text) and not _closes(piece):
                    yield word
                    word = []
                word.append(Span(piece, role))
            elif word and _wide(word[-1].text) and not _closes(piece):
                yield word
                word = [Span(piece, role)]
            else:
                word.append(Span(piece, role))
    if word:
        yield word


def _wide(piece: str) -> bool:
    """One character of a script without spaces between words."""
    return len(piece) == 1 and cell_len(piece) == 2 and not is_hangul(piece)


def _opens(piece: str) -> bool:
    return piece[-1] in "([{“‘「『《〈"


def _closes(piece: str) -> bool:
    return piece[0] in ")]}”’.,;:!?…%'\"」』》〉）。，、；：！？" or cell_len(piece[0]) == 0


def _chopped(word: list[Span], width: int) -> Iterator[Span]:
    for span in word:
        for piece in chop_cells(span.text, width):
            yield Span(piece, span.role)


def _merged(line: list[Span]) -> Line:
    """Neighbours of one role as one span, without white space at the end."""
    merged: list[tuple[str, Role]] = []
    for text, role in line:
        if merged and merged[-1][1] == role:
            merged[-1] = (merged[-1][0] + text, role)
        else:
            merged.append((text, role))
    while merged and not merged[-1][0].strip():
        merged.pop()
    if merged:
        merged[-1] = (merged[-1][0].rstrip(), merged[-1][1])
    return tuple(Span(text, role) for text, role in merged)
