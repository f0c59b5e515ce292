"""Lay out blocks at a width: which line shows what, and which lines an item takes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.tui.view.spans import Span, width_of
from briefing.tui.view.wrap import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.tui.view.spans import Block, Line, Row


@dataclass(frozen=True, slots=True)
class Layout:
    """``tops[i]`` is the first line of ``blocks[i]``; ``tops`` ends with the height."""

    blocks: tuple[Block, ...]
    lines: tuple[tuple[Line, ...], ...]
    tops: tuple[int, ...]

    @property
    def height(self) -> int:
        """The number of lines."""
        return self.tops[-1]

    def at(self, y: int) -> tuple[int, int] | None:
        """The block at line ``y`` and the line within it; None past the end."""
        if not 0 <= y < self.height:
            return None
        index = bisect_right(self.tops, y) - 1
        return index, y - self.tops[index]

    def rows_of(self, item: str | None) -> tuple[int, int] | None:
        """The first line of the block with that id, and the line after its last."""
        for index, block in enumerate(self.blocks):
            if item is not None and block.id == item:
                return self.tops[index], self.tops[index + 1]
        return None

    def stops(self) -> list[tuple[str, int, int]]:
        """Every item with its first line and the line after its last."""
        return [
            (block.id, self.tops[index], self.tops[index + 1])
            for index, block in enumerate(self.blocks)
            if block.id is not None
        ]


EMPTY = Layout((), (), (0,))


def lay_out(blocks: Sequence[Block], width: int, before: Layout = EMPTY) -> Layout:
    """Lay out ``blocks`` at ``width`` cells, reusing those in ``before`` (of the same width)."""
    known = dict(zip(before.blocks, before.lines, strict=True))
    lines: list[tuple[Line, ...]] = []
    tops = [0]
    for block in blocks:
        block_lines = known.get(block)
        if block_lines is None:
            block_lines = tuple(line for row in block.rows for line in row_lines(row, width))
        lines.append(block_lines)
        tops.append(tops[-1] + len(block_lines))
    return Layout(tuple(blocks), tuple(lines), tuple(tops))


def row_lines(row: Row, width: int) -> list[Line]:
    """The lines of a row: the gutter once, the body wrapped, ``right`` at the end of the first."""
    gutter, indent = width_of(row.gutter), width_of(row.indent)
    right = fit(row.right, max(width - gutter, 0))
    reserved = width_of(right) + 2 if right else 0
    available = width - gutter
    if row.one_line or row.rule:
        body = [fit(row.body, max(available - reserved, 1))] if row.body else [()]
    else:
        body = wrap(row.body, width - indent, available - reserved) if row.body else [()]
    first = (*row.gutter, *body[0])
    if right or row.rule:
        first = _justify(first, right, width, rule=row.rule)
    return [first, *((*row.indent, *line) for line in body[1:])]


def _justify(first: Line, right: Line, width: int, *, rule: bool) -> Line:
    gap = width - width_of(first) - width_of(right)
    if not rule:
        return (*first, Span(" " * max(gap, 0)), *right)
    before = 1 if first else 0
    after = 1 if right else 0
    dashes = max(gap - before - after, 0)
    return (*first, Span(" " * before), Span("─" * dashes, "rule"), Span(" " * after), *right)
