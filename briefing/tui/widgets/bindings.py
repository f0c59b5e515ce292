"""Textual's bindings from the table of commands. None has priority: letters belong to inputs."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from briefing.tui.model.commands import COMMANDS


def main_bindings() -> list[BindingType]:
    """The main screen's: each command by its id; a digit a binding of its own."""
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
    """The digits, each a binding of its own to ``action_digit``."""
    command = next(one for one in COMMANDS if one.id == "source")
    return [
        Binding(key, f"digit('{key}')", command.title, show=False, id=f"source.{key}")
        for key in command.keys
    ]


def dialog_bindings(**actions: str) -> list[BindingType]:
    """Bindings of a dialog: the ids of commands (``_`` for ``.``) and their actions."""
    return [_binding(name.replace("_", "."), action) for name, action in actions.items()]


def _binding(name: str, action: str) -> Binding:
    command = next(one for one in COMMANDS if one.id == name)
    return Binding(",".join(command.keys), action, command.title, show=False, id=name)
