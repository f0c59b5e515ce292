"""The one table of commands: bindings, palette, help and docs/keys.md are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Group = Literal["Move", "Read", "Keep", "Find", "Check", "Set up"]
GROUPS: tuple[Group, ...] = Group.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Command:
    """``keys`` are Textual's names, the first being the one shown; ``title`` is for the palette.

    ``help`` follows the key in ``?``; neighbours with one help share a line there. ``dialog`` is
    set when the command works in dialogs only: their heading in docs/keys.md.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: Group
    dialog: str = ""


_WHY = "In the Why dialog"
_INPUT = "In a dialog with a text field"

COMMANDS: tuple[Command, ...] = (
    Command("item.next", ("j", "down"), "Next item", "item", "Move"),
    Command("item.previous", ("k", "up"), "Previous item", "item", "Move"),
    Command("pane.out", ("h", "left"), "Fold, then to the sidebar", "fold, pane", "Move"),
    Command("pane.in", ("l", "right"), "Into the page, then unfold", "fold, pane", "Move"),
    Command("page.back", ("b", "pageup"), "Page back", "page back", "Move"),
    Command("half.down", ("ctrl+d",), "Half a page down", "half a page", "Move"),
    Command("half.up", ("ctrl+u",), "Half a page up", "half a page", "Move"),
    Command("top", ("g", "home"), "Go to the top", "top / end", "Move"),
    Command("end", ("G", "end"), "Go to the end", "top / end", "Move"),
    Command("section.previous", ("[",), "Previous section", "section", "Move"),
    Command("section.next", ("]",), "Next section", "section", "Move"),
    Command("summit.next", ("J",), "Next summit", "next / previous summit", "Move"),
    Command("summit.previous", ("K",), "Previous summit", "next / previous summit", "Move"),
    Command("today", ("0",), "Go to Today", "Today", "Move"),
    Command("pane.other", ("tab", "shift+tab"), "Other pane", "other pane", "Move"),
    Command("read.on", ("space", "pagedown"), "Read on", "read on → next summit", "Read"),
    Command("open", ("enter",), "Unfold this item, open this view", "unfold, open", "Read"),
    Command("new.next", ("n",), "Next new point", "next / previous new", "Read"),
    Command("new.previous", ("p",), "Previous new point", "next / previous new", "Read"),
    Command("source", tuple("123456789"), "Open a source by its number", "open source [n]", "Read"),
    Command("source.best", ("o",), "Open the best source", "open best / and go on", "Read"),
    Command("source.on", ("O",), "Open, mark read, go on", "open best / and go on", "Read"),
    Command("links", ("u",), "List every link of this item", "links", "Read"),
    Command("mark.item", ("N",), "Mark this point read or new", "read ↔ new", "Read"),
    Command("mark.summit", ("A",), "Mark this summit read", "mark summit / all read", "Read"),
    Command("mark.all", ("C",), "Mark everything read", "mark summit / all read", "Read"),
    Command("undo", ("z",), "Undo the last change", "undo", "Read"),
    Command("star", ("s",), "Star this point", "star", "Keep"),
    Command("starred", ("*",), "Show what is starred", "starred only", "Keep"),
    Command("export", ("e",), "Export this page to a file", "export", "Keep"),
    Command("cite", ("y",), "Copy this point with its sources", "copy / pipe citation", "Keep"),
    Command("pipe", ("|",), "Give this point to a command", "copy / pipe citation", "Keep"),
    Command("search", ("/",), "Search all entries", "search", "Find"),
    Command("filter", ("f",), "Only new, only starred, all", "filter / tag", "Find"),
    Command("tag", ("t",), "Only the feeds with a tag", "filter / tag", "Find"),
    Command("palette", (":", "ctrl+p"), "Command palette", "command palette", "Find"),
    Command("why", ("w",), "Why are these one story?", "why one story", "Check"),
    Command("assign", ("i",), "Into a summit, or out of it", "into a summit", "Check"),
    Command("feeds", ("!",), "Show the health of the feeds", "failing feeds", "Check"),
    Command(
        "refresh.summit", ("r",), "Refresh the feeds of this summit", "refresh this / all", "Check"
    ),
    Command("refresh.all", ("R",), "Refresh all feeds", "refresh this / all", "Check"),
    Command("arrived", (".",), "Show what has arrived", "show what arrived", "Check"),
    Command("add", ("a",), "Take what is proposed here, or add a feed", "add", "Set up"),
    Command(
        "remove", ("D",), "Hide this point, or remove this feed", "hide, remove feed", "Set up"
    ),
    Command("edit", ("E",), "Edit feeds.toml", "edit feeds.toml", "Set up"),
    Command("theme", ("T",), "Next theme", "next theme", "Set up"),
    Command("zen", ("m",), "Only the page", "only the page", "Set up"),
    Command("help", ("?", "f1"), "Keys", "these keys", "Set up"),
    Command("close", ("escape",), "Close, cancel", "close, cancel", "Set up"),
    Command("redraw", ("ctrl+l",), "Draw the screen anew", "redraw / to the shell", "Set up"),
    Command("suspend", ("ctrl+z",), "Suspend to the shell", "redraw / to the shell", "Set up"),
    Command("quit", ("q",), "Back, or quit", "back / quit now", "Set up"),
    Command("quit.now", ("Q",), "Quit now", "back / quit now", "Set up"),
    Command("story.split", ("x",), "Split this report out", "split out", "Check", dialog=_WHY),
    Command("story.merge", ("M",), "Merge with this story", "merge with", "Check", dialog=_WHY),
    Command("story.beside", ("d",), "Side by side", "side by side", "Check", dialog=_WHY),
    Command("dialog.close", ("escape",), "Close", "close", "Move", dialog=_INPUT),
    Command("dialog.next", ("down",), "Next result", "next", "Move", dialog=_INPUT),
    Command("dialog.previous", ("up",), "Previous result", "previous", "Move", dialog=_INPUT),
)

_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "space": "Space", "enter": "Enter", "escape": "Esc", "tab": "Tab", "shift+tab": "⇧Tab",
    "home": "Home", "end": "End", "f1": "F1", "question_mark": "?", "slash": "/", "colon": ":",
    "exclamation_mark": "!", "asterisk": "*", "full_stop": ".", "comma": ",",
    "vertical_line": "|", "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as people write it: ``^D``, ``Space``, ``?``."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return _SHOWN.get(key, key)


def keys_of(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of a command once the reader's ``[keys]`` are applied."""
    return remapped.get(command.id, command.keys)


def label(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> str:
    """All keys of a command in one string: ``j ↓``, ``1–9``."""
    keys = keys_of(command, remapped)
    if keys == tuple("123456789"):
        return "1–9"
    return " ".join(map(shown, keys))


def first_keys(remapped: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The key to show for each command id."""
    return {
        one.id: shown(keys[0])
        for one in COMMANDS
        if not one.dialog and (keys := keys_of(one, remapped))
    }


def problems(remapped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What is wrong with the reader's ``[keys]``: unknown commands, one key for two commands."""
    known = {one.id for one in COMMANDS}
    wrong = [f"[keys] {name}: no such command" for name in remapped if name not in known]
    owners: dict[str, str] = {}
    for command in COMMANDS:
        if command.dialog:
            continue
        for key in keys_of(command, remapped):
            if key in owners and owners[key] != command.id:
                wrong.append(f"[keys] {shown(key)} is both {owners[key]} and {command.id}")
            owners.setdefault(key, command.id)
    return tuple(wrong)


def grouped(commands: Iterable[Command] = COMMANDS) -> dict[Group, list[Command]]:
    """The commands of the main screen under their headings."""
    table: dict[Group, list[Command]] = {group: [] for group in GROUPS}
    for command in commands:
        if not command.dialog:
            table[command.group].append(command)
    return table


def _table(commands: Iterable[Command]) -> list[str]:
    """The rows of a Markdown table of commands, with its heading."""
    rows = ["| key | does | id |", "|---|---|---|"]
    for command in commands:
        keys = " ".join(f"`{shown(key)}`" for key in command.keys).replace("|", r"\|")
        if command.id == "source":
            keys = "`1`-`9`"
        rows.append(f"| {keys} | {command.title} | `{command.id}` |")
    return rows


def markdown() -> str:
    """The text of docs/keys.md."""
    lines = [
        "# Keys",
        "",
        "Made from `briefing/tui/model/commands.py`. Every command is also in the palette (`:`),",
        "except those of dialogs; the ids are the names to use under `[keys]` in feeds.toml:",
        '`"star" = "s"`.',
    ]
    for group, commands in grouped().items():
        lines += ["", f"## {group}", "", *_table(commands)]
    for heading in dict.fromkeys(command.dialog for command in COMMANDS if command.dialog):
        own = [command for command in COMMANDS if command.dialog == heading]
        lines += ["", f"## {heading}", "", *_table(own)]
    lines += [
        "",
        "`^Q` quits from anywhere and `^C` copies the selection, as in every Textual program.",
    ]
    return "\n".join(lines) + "\n"
