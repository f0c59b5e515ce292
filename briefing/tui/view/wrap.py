"""Styled text cut or broken into lines of a given width, by the rules of `briefing.text.wrap`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.cells import cell_width, fitting
from briefing.text.sanitize import clean
from briefing.text.wrap import break_lines
from briefing.tui.view.spans import Span, text_of, width_of

if TYPE_CHECKING:
    from briefing.tui.view.spans import Line

LONGEST = 4000
"""Characters of one text that are ever painted: a page stays quick whatever a feed sends."""

_ELLIPSIS = "…"
_JOINER = re.compile(r"\ufe0f|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")


def clip(text: str) -> str:
    """``text`` bounded to what is painted, without anything a terminal obeys.

    Emoji are set one by one: how many cells a joined or coloured one takes, terminals disagree on.
    """
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + _ELLIPSIS
    text = text if text.isascii() else _JOINER.sub("", text)
    return text if text.isprintable() else clean(text)


def fit(spans: Line, width: int) -> Line:
    """As much of ``spans`` as goes into ``width`` cells, with an ellipsis where it was cut."""
    spans = tuple(span._replace(text=clip(span.text).replace("\n", " ")) for span in spans)
    if width_of(spans) <= width:
        return spans
    fitted: list[Span] = []
    room = width - 1
    for span in spans:
        text = span.text
        if cell_width(text) > room:
            piece = text[: fitting(text, max(room, 0))]
            fitted.append(span._replace(text=piece.rstrip() + _ELLIPSIS))
            break
        fitted.append(span)
        room -= cell_width(text)
    return tuple(fitted) if width > 0 else ()


def wrap(spans: Line, width: int, first: int | None = None) -> list[Line]:
    """Lines of at most ``width`` cells, the ``first`` one maybe shorter; white space at a break is
    dropped. At least one line.
    """
    text = text_of(spans)
    if len(text) > LONGEST or not (text.isascii() and text.isprintable()):
        spans = tuple(span._replace(text=clip(span.text).replace("\n", " ")) for span in spans)
        text = text_of(spans)
    return [_part(spans, start, end) for start, end in break_lines(text, width, first)]


def _part(spans: Line, start: int, end: int) -> Line:
    parts = []
    for span in spans:
        if piece := span.text[max(start, 0) : max(end, 0)]:
            parts.append(Span(piece, span.role, span.does))
        start -= len(span.text)
        end -= len(span.text)
    return _merged(parts)


def _merged(line: list[Span]) -> Line:
    """Neighbours of one role as one span, without white space at the end."""
    merged: list[Span] = []
    for span in line:
        if merged and merged[-1][1:] == span[1:]:
            merged[-1] = Span(merged[-1].text + span.text, span.role, span.does)
        else:
            merged.append(span)
    while merged and not merged[-1].text.strip():
        merged.pop()
    if merged:
        merged[-1] = merged[-1]._replace(text=merged[-1].text.rstrip())
    return tuple(merged)
