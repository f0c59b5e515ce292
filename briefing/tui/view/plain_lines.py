"""Pages for ears: one column of plain sentences, words in place of marks, no rules, no columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.view.spans import Row, Span

if TYPE_CHECKING:
    from briefing.tui.view.spans import Block, Line

_WORDS = {
    "●": "new", "○": "read", "▾": "open", "◷": "on", "≠": "differs:", "★": "starred", "▲": "",
    "⚠": "", "✓": "", "✗": "failing", "!": "failing", "▏": "", "▌": "",
}  # fmt: skip
_FEEDS_OWN = ("text", "strong", "muted")
"""Roles in which texts of feeds are set: there only a mark that stands alone is one of ours."""
_RULES = frozenset("─━═ ")
_GAP = Span("  ")


def bare(block: Block) -> Block:
    """The block with its rows as running text; its id stays."""
    return replace(block, rows=tuple(map(_row, block.rows)))


def line(spans: Line) -> Line:
    """The spans without decoration."""
    return tuple(told for span in spans if (told := _told(span)).text)


def _row(row: Row) -> Row:
    left = line((*row.gutter, *row.body))
    right = line(row.right)
    return Row((*left, _GAP, *right) if left and right else left or right)


def _told(span: Span) -> Span:
    text, role = span
    if text.strip() and set(text) <= _RULES:
        return Span("", role)
    mark, _, rest = text.strip().partition(" ")
    word = _WORDS.get(mark)
    if word is None or role == "key" or (rest and role in _FEEDS_OWN):
        return span
    said = " ".join(filter(None, (word, rest)))
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :] if said else ""
    return Span(f"{before}{said}{after}" if said else "", role)
