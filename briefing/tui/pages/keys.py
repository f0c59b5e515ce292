"""The keys in columns under their headings, as ``?`` shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.tui.commands import grouped, label
from briefing.tui.spans import Block, Row, Span, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.tui.commands import Command
    from briefing.tui.spans import Line

_COLUMN, _KEYS = 35, 11


def keys(remapped: Mapping[str, tuple[str, ...]], width: int) -> list[Block]:
    """As many columns as fit, the groups dealt out in order to columns of like height."""
    columns = max(1, min(3, width // _COLUMN))
    groups = [_group(str(name), list(some), remapped) for name, some in grouped().items() if some]
    height = -(-sum(map(len, groups)) // columns)
    dealt: list[list[Line]] = [[]]
    for group in groups:
        if dealt[-1] and len(dealt) < columns and len(dealt[-1]) + len(group) // 2 > height:
            dealt.append([])
        dealt[-1] += group
    return [
        Block((Row(_across([one[row] if row < len(one) else () for one in dealt]), one_line=True),))
        for row in range(max(map(len, dealt)))
    ]


def _group(
    name: str, commands: list[Command], remapped: Mapping[str, tuple[str, ...]]
) -> list[Line]:
    lines: list[Line] = [(Span(name, "name"),)]
    for said, some in groupby(commands, lambda command: command.help):
        key = _together([label(command, remapped).split() for command in some])
        lines.append((Span(key.rjust(_KEYS), "key"), Span(f" {said}")))
    return [*lines, ()]


def _together(keys: list[list[str]]) -> str:
    """``j k ↓ ↑``: the first key of each command, then the others if there is room."""
    firsts = [own[0] for own in keys if own]
    whole = " ".join(firsts + [key for own in keys for key in own[1:]])
    return whole if cell_len(whole) <= _KEYS else " ".join(firsts)


def _across(cells: list[Line]) -> Line:
    spans: list[Span] = []
    for cell in cells:
        spans += [*cell, Span(" " * max(_COLUMN - width_of(cell), 1))]
    return tuple(spans[:-1])
