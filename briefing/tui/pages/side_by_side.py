"""Two texts beside each other, the words that only one of them holds set off."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from briefing.text.normalize import words
from briefing.text.shingles import word_runs
from briefing.tui.view.spans import Row, Span, width_of
from briefing.tui.view.wrap import LONGEST, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.tui.view.spans import Line

RUN = 3
"""Words in a row from which on two texts have them from one hand."""

_GAP = 3
_MOST = 40
"""Paragraphs that are set: a page stays quick whatever a feed sends."""

_WORD = re.compile(r"\S+")
_Runs = frozenset[tuple[str, ...]]


def beside(left: Sequence[str], right: Sequence[str], width: int) -> list[Row]:
    """Rows of ``width`` cells: paragraphs of ``left`` and ``right`` in two columns."""
    wide = max((width - _GAP) // 2, 10)
    shared = _runs(left) & _runs(right)
    columns = [_column(text, shared, wide) for text in (left, right)]
    return [
        Row((*one, Span(" " * (wide - width_of(one) + _GAP)), *other), one_line=True)
        for one, other in zip_longest(*columns, fillvalue=())
    ]


def _column(paragraphs: Sequence[str], shared: _Runs, wide: int) -> list[Line]:
    lines: list[Line] = []
    for paragraph in paragraphs[:_MOST]:
        lines += [*wrap(_marked(paragraph, shared), wide), ()]
    return lines


def _marked(text: str, shared: _Runs) -> Line:
    text = text[:LONGEST]
    places, said = _words(text)
    held = [False] * len(said)
    for start in range(len(said) - RUN + 1):
        if tuple(said[start : start + RUN]) in shared:
            held[start : start + RUN] = [True] * RUN
    spans: list[Span] = []
    end = 0
    for (start, stop), both in zip(places, held, strict=True):
        spans += [Span(text[end:start]), Span(text[start:stop], "text" if both else "soon")]
        end = stop
    return (*spans, Span(text[end:]))


def _runs(paragraphs: Sequence[str]) -> _Runs:
    found: set[tuple[str, ...]] = set()
    for paragraph in paragraphs[:_MOST]:
        _, said = _words(paragraph[:LONGEST])
        found.update(word_runs(said, RUN))
    return frozenset(found)


def _words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where each word stands, and its normal form."""
    found = [(match.span(), " ".join(words(match[0]))) for match in _WORD.finditer(text)]
    told = [(place, form) for place, form in found if form]
    return [place for place, _ in told], [form for _, form in told]
