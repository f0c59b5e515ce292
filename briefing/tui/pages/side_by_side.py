"""Two texts side by side, with the words that only one of them has highlighted."""

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
"""How many consecutive words two texts must share for them to count as common."""

_GAP = 3
_MOST = 40
"""Paragraphs that are laid out: a page stays fast whatever a feed sends."""

_WORD = re.compile(r"\S+")
_Runs = frozenset[tuple[str, ...]]


def side_by_side(left: Sequence[str], right: Sequence[str], width: int) -> list[Row]:
    """Rows of ``width`` cells: paragraphs of ``left`` and ``right`` in two columns."""
    wide = max((width - _GAP) // 2, 10)
    shared = _runs(left) & _runs(right)
    columns = [_column(text, shared, wide) for text in (left, right)]
    return [
        Row((*first, Span(" " * (wide - width_of(first) + _GAP)), *second), one_line=True)
        for first, second in zip_longest(*columns, fillvalue=())
    ]


def _column(paragraphs: Sequence[str], shared: _Runs, wide: int) -> list[Line]:
    lines: list[Line] = []
    for paragraph in paragraphs[:_MOST]:
        lines += [*wrap(_highlighted(paragraph, shared), wide), ()]
    return lines


def _highlighted(text: str, shared: _Runs) -> Line:
    text = text[:LONGEST]
    places, forms = _words(text)
    common = [False] * len(forms)
    for start in range(len(forms) - RUN + 1):
        if tuple(forms[start : start + RUN]) in shared:
            common[start : start + RUN] = [True] * RUN
    spans: list[Span] = []
    end = 0
    for (start, stop), both in zip(places, common, strict=True):
        spans += [Span(text[end:start]), Span(text[start:stop], "text" if both else "soon")]
        end = stop
    return (*spans, Span(text[end:]))


def _runs(paragraphs: Sequence[str]) -> _Runs:
    runs: set[tuple[str, ...]] = set()
    for paragraph in paragraphs[:_MOST]:
        _, forms = _words(paragraph[:LONGEST])
        runs.update(word_runs(forms, RUN))
    return frozenset(runs)


def _words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The place of each word, and its normal form; words without one are left out."""
    matches = [(match.span(), " ".join(words(match[0]))) for match in _WORD.finditer(text)]
    pairs = [(place, form) for place, form in matches if form]
    return [place for place, _ in pairs], [form for _, form in pairs]
