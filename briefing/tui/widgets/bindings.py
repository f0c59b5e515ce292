"""Key bindings made from the table of commands. None has priority: inputs need the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from briefing.tui.model.commands import COMMANDS

if TYPE_CHECKING:
    from briefing.tui.model.commands import Command


def main_bindings() -> list[BindingType]:
    """The bindings of the main screen, one per command and one per digit."""
    bindings: list[BindingType] = []
    for command in COMMANDS:
        if command.dialog:
            continue
        if command.id == "source":
            bindings += digit_bindings()
        else:
            bindings.append(_binding(command.id, f"command('{command.id}')"))
    return bindings


def digit_bindings() -> list[BindingType]:
    """One binding per digit, to ``action_digit``."""
    command = _command("source")
    return [
        Binding(key, f"digit('{key}')", command.title, show=False, id=f"source.{key}")
        for key in command.keys
    ]


def dialog_bindings(**actions: str) -> list[BindingType]:
    """The bindings of a dialog: ids of commands (``_`` for ``.``) with their actions."""
    return [_binding(name.replace("_", "."), action) for name, action in actions.items()]


def _binding(name: str, action: str) -> Binding:
    command = _command(name)
    return Binding(",".join(command.keys), action, command.title, show=False, id=name)


def _command(id_: str) -> Command:
    return next(command for command in COMMANDS if command.id == id_)
