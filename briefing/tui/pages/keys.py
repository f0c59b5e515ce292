"""The page of keys that ``?`` shows: columns of groups, or search results."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from briefing.text.cells import cell_width
from briefing.tui.model.commands import COMMANDS, grouped, keys_label
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
    """The keys by group, in as many columns as fit, of about equal height.

    ``own`` are the keys of a dialog and come first. With a ``wanted`` text: a list of the commands
    whose key, name or title contains all its words.
    """
    if wanted.strip():
        return _search(wanted.lower().split(), remapped)
    here = _titled("Here", own, remapped) if own else []
    return [*here, *_all(remapped, width)]


def _search(wanted: list[str], remapped: Mapping[str, tuple[str, ...]]) -> list[Block]:
    matches = [command for command in COMMANDS if _matches(command, wanted, remapped)]
    if not matches:
        return [Block((Row((Span("No command matches.", "muted"),)),))]
    return _titled("Matches", matches, remapped)[:-1]


def _matches(command: Command, wanted: list[str], remapped: Mapping[str, tuple[str, ...]]) -> bool:
    """A single character matches a key in either case; longer words match parts of the texts."""
    pressed = keys_label(command, remapped).lower().split()
    words = f"{command.title} {command.help} {command.id} {command.group}".lower()
    return all(word in pressed or (len(word) > 1 and word in words) for word in wanted)


def _titled(
    name: str, commands: Sequence[Command], remapped: Mapping[str, tuple[str, ...]]
) -> list[Block]:
    rows = [Row((Span(name, "name"),))]
    for command in commands:
        key = Span(keys_label(command, remapped).rjust(_KEYS), "key")
        rows.append(Row((key, Span(f" {command.title}"))))
    return [*(Block((row,)) for row in rows), Block((Row(),))]


def _all(remapped: Mapping[str, tuple[str, ...]], width: int) -> list[Block]:
    columns = max(1, min(3, width // _COLUMN))
    table = grouped().items()
    groups = [_group(str(name), commands, remapped) for name, commands in table if commands]
    height = -(-sum(map(len, groups)) // columns)
    filled: list[list[Line]] = [[]]
    for group in groups:
        if filled[-1] and len(filled) < columns and len(filled[-1]) + len(group) // 2 > height:
            filled.append([])
        filled[-1] += group
    rows = zip_longest(*filled, fillvalue=())
    return [Block((Row(_across(cells), one_line=True),)) for cells in rows]


def _group(
    name: str, commands: list[Command], remapped: Mapping[str, tuple[str, ...]]
) -> list[Line]:
    lines: list[Line] = [(Span(name, "name"),)]
    for help_text, same in groupby(commands, lambda command: command.help):
        key = _joined_keys([keys_label(command, remapped).split() for command in same])
        lines.append((Span(key.rjust(_KEYS), "key"), Span(f" {help_text}")))
    return [*lines, ()]


def _joined_keys(keys: list[list[str]]) -> str:
    """``j k ↓ ↑``: the first key of each command, then the others if they fit."""
    firsts = [own[0] for own in keys if own]
    whole = " ".join(firsts + [key for own in keys for key in own[1:]])
    return whole if cell_width(whole) <= _KEYS else " ".join(firsts)


def _across(cells: Sequence[Line]) -> Line:
    spans: list[Span] = []
    for cell in cells:
        spans += [*cell, Span(" " * max(_COLUMN - width_of(cell), 1))]
    return tuple(spans[:-1])
