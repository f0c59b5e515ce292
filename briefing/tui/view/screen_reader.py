"""Plain text for screen readers: one column of sentences, words for marks, no rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.tui.view.spans import Row, Span

if TYPE_CHECKING:
    from briefing.tui.view.spans import Block, Line

_WORDS = {
    "●": "new", "○": "read", "▾": "open", "▸": "closed", "◷": "on", "≠": "differs:", "★": "starred",
    "✎": "note:",
    "▲": "", "⚠": "", "✓": "", "✗": "failing", "!": "failing", "▏": "", "▌": "", "→": "see",
    "≈": "in other words ",
}  # fmt: skip
_FEED_ROLES = ("text", "strong", "muted")
"""Roles of text that comes from feeds: there only a mark that stands alone is one of ours."""
_RULES = frozenset("─━═ ")
_GAP = Span("  ")


def plain_block(block: Block) -> Block:
    """The block with its rows as running text; its id stays."""
    return replace(block, rows=tuple(map(_row, block.rows)))


def plain_line(spans: Line) -> Line:
    """The spans without decoration."""
    return tuple(plain for span in spans if (plain := _plain_span(span)).text)


def _row(row: Row) -> Row:
    left = plain_line((*row.gutter, *row.body))
    right = plain_line(row.right)
    return Row((*left, _GAP, *right) if left and right else left or right)


def _plain_span(span: Span) -> Span:
    text, role, does = span
    if text.strip() and set(text) <= _RULES:
        return Span("", role)
    mark, _, rest = text.strip().partition(" ")
    word = _WORDS.get(mark)
    if word is None or role == "key" or (rest and role in _FEED_ROLES):
        return span
    plain = " ".join(filter(None, (word, rest)))
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :] if plain else ""
    return Span(f"{before}{plain}{after}" if plain else "", role, does)
