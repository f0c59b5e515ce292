"""The keys in columns under their headings, as ``?`` shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.tui.model.commands import COMMANDS, grouped, label
from briefing.tui.view.spans import Block, Row, Span, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.tui.model.commands import Command
    from briefing.tui.view.spans import Line

_COLUMN, _KEYS = 35, 11


def keys(
    remapped: Mapping[str, tuple[str, ...]],
    width: int,
    *,
    own: Sequence[Command] = (),
    wanted: str = "",
) -> list[Block]:
    """As many columns as fit, the groups dealt out in order to columns of like height.

    ``own`` are the keys of a dialog and come first. With something ``wanted`` a list of the
    commands that have all its words in their key, name or title.
    """
    if wanted.strip():
        return _found(wanted.lower().split(), remapped)
    here = [_titled("Here", own, remapped)] if own else []
    return [*(block for some in here for block in some), *_all(remapped, width)]


def _found(wanted: list[str], remapped: Mapping[str, tuple[str, ...]]) -> list[Block]:
    found = [one for one in COMMANDS if _matches(one, wanted, remapped)]
    if not found:
        return [Block((Row((Span("No command has these words.", "muted"),)),))]
    return _titled("Found", found, remapped)[:-1]


def _matches(command: Command, wanted: list[str], remapped: Mapping[str, tuple[str, ...]]) -> bool:
    """A single character is a key, upper case or lower; what is longer a part of the words."""
    pressed = label(command, remapped).lower().split()
    words = f"{command.title} {command.help} {command.id} {command.group}".lower()
    return all(word in pressed or (len(word) > 1 and word in words) for word in wanted)


def _titled(
    name: str, commands: Sequence[Command], remapped: Mapping[str, tuple[str, ...]]
) -> list[Block]:
    rows = [Row((Span(name, "name"),))]
    for command in commands:
        key = Span(label(command, remapped).rjust(_KEYS), "key")
        rows.append(Row((key, Span(f" {command.title}"))))
    return [*(Block((row,)) for row in rows), Block((Row(),))]


def _all(remapped: Mapping[str, tuple[str, ...]], width: int) -> list[Block]:
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
