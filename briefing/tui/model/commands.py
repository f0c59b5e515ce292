"""The table of commands: bindings, palette, help and docs/keys.md are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Group = Literal["Move", "Read", "Keep", "Find", "Check", "Set up"]
GROUPS: tuple[Group, ...] = Group.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Command:
    """``keys`` are Textual's names, the first is the one shown; ``title`` is for the palette.

    ``help`` follows the key in ``?``, where neighbours with the same help share a line. ``dialog``
    is set for commands that work only in dialogs: their heading in docs/keys.md.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: Group
    dialog: str = ""


_WHY = "In the Why dialog"
_INPUT = "In a dialog with a text field"
_ARTICLE = "In an article"
_SEARCH = "In the search"
_DRAFT = "In the draft of a summit, a view or a note"

COMMANDS: tuple[Command, ...] = (
    Command("item.next", ("j", "down"), "Next item", "item", "Move"),
    Command("item.previous", ("k", "up"), "Previous item", "item", "Move"),
    Command("pane.out", ("h", "left"), "Fold, then go to the sidebar", "fold, pane", "Move"),
    Command("pane.in", ("l", "right"), "Go to the page, then unfold", "fold, pane", "Move"),
    Command("page.back", ("b", "pageup"), "Page back", "page back", "Move"),
    Command("half.down", ("ctrl+d",), "Half a page down", "half a page", "Move"),
    Command("half.up", ("ctrl+u",), "Half a page up", "half a page", "Move"),
    Command("top", ("g", "home"), "Go to the top", "top / end", "Move"),
    Command("end", ("G", "end"), "Go to the end", "top / end", "Move"),
    Command("section.previous", ("[",), "Previous section", "section", "Move"),
    Command("section.next", ("]",), "Next section", "section", "Move"),
    Command("summit.next", ("J",), "Next summit", "next / previous summit", "Move"),
    Command("summit.previous", ("K",), "Previous summit", "next / previous summit", "Move"),
    Command("today", ("0",), "Go to Today", "Today / outside summits", "Move"),
    Command(
        "outside",
        ("X",),
        "Go to the largest event outside the summits",
        "Today / outside summits",
        "Move",
    ),
    Command("pane.other", ("tab", "shift+tab"), "Switch pane", "switch pane", "Move"),
    Command("read.on", ("space", "pagedown"), "Read on", "read on → next summit", "Read"),
    Command("open", ("enter",), "Unfold, open, go to a linked point", "unfold, open", "Read"),
    Command("new.next", ("n",), "Next new point", "next / previous new", "Read"),
    Command("new.previous", ("p",), "Previous new point", "next / previous new", "Read"),
    Command("source", tuple("123456789"), "Open a source by its number", "open source [n]", "Read"),
    Command("source.best", ("o",), "Open the best source", "open best / move on", "Read"),
    Command("source.on", ("O",), "Open the best source, move on", "open best / move on", "Read"),
    Command("article", ("v",), "Read the article", "article / links", "Read"),
    Command("links", ("u",), "List the links of this item", "article / links", "Read"),
    Command("mark.item", ("N",), "Mark this point read or unread", "read ↔ unread", "Read"),
    Command("mark.summit", ("A",), "Mark this summit read", "mark summit / all read", "Read"),
    Command("mark.all", ("C",), "Mark all summits read", "mark summit / all read", "Read"),
    Command("undo", ("z",), "Undo the last change", "undo", "Read"),
    Command("star", ("s",), "Star this point", "star / starred points", "Keep"),
    Command("starred", ("*",), "Show the starred points", "star / starred points", "Keep"),
    Command("note", ("W",), "Write a note on this point", "note / label", "Keep"),
    Command("label", ("L",), "Label this point", "note / label", "Keep"),
    Command("export", ("e",), "Export this page to a file", "export", "Keep"),
    Command("cite", ("y",), "Copy this point with its sources", "copy / pipe citation", "Keep"),
    Command("pipe", ("|",), "Pipe to command", "copy / pipe citation", "Keep"),
    Command("search", ("/",), "Search all entries", "search / headlines", "Find"),
    Command("headlines", ("H",), "All headlines of this summit", "search / headlines", "Find"),
    Command("filter", ("f",), "Filter: only new, only starred, all", "filter / tag", "Find"),
    Command("tag", ("t",), "Filter by the tag of the feeds", "filter / tag", "Find"),
    Command("palette", (":", "ctrl+p"), "Command palette", "command palette", "Find"),
    Command("why", ("w",), "Why are these one story?", "why one story", "Check"),
    Command("assign", ("i",), "Assign this story to a summit", "assign / check summit", "Check"),
    Command("check", ("B",), "Check the block of this summit", "assign / check summit", "Check"),
    Command("speakers", ("S",), "Who says what in this summit", "speakers / coverage", "Check"),
    Command("coverage", ("c",), "Who covers this summit, and when", "speakers / coverage", "Check"),
    Command("feeds", ("!",), "Show the health of the feeds", "feed health", "Check"),
    Command(
        "refresh.summit", ("r",), "Refresh the feeds of this summit", "refresh this / all", "Check"
    ),
    Command("refresh.all", ("R",), "Refresh all feeds", "refresh this / all", "Check"),
    Command("arrived", (".",), "Show new points that arrived", "show what arrived", "Check"),
    Command("add", ("a",), "Follow proposal or event / add feed", "follow, add feed", "Set up"),
    Command("remove", ("D",), "Hide this point / remove this feed", "hide, remove feed", "Set up"),
    Command("edit", ("E",), "Edit feeds.toml", "edit feeds.toml", "Set up"),
    Command("theme", ("T",), "Next theme", "theme / page only", "Set up"),
    Command("zen", ("m",), "Show only the page", "theme / page only", "Set up"),
    Command("help", ("?", "f1"), "Show the keys", "these keys", "Set up"),
    Command("close", ("escape",), "Close or cancel", "close, cancel", "Set up"),
    Command("redraw", ("ctrl+l",), "Redraw", "redraw / suspend", "Set up"),
    Command("suspend", ("ctrl+z",), "Suspend to the shell", "redraw / suspend", "Set up"),
    Command("quit", ("q",), "Go back or quit", "back / quit now", "Set up"),
    Command("quit.now", ("Q",), "Quit now", "back / quit now", "Set up"),
    Command("story.split", ("x",), "Split out this report", "split out", "Check", dialog=_WHY),
    Command("story.merge", ("M",), "Merge with this story", "merge", "Check", dialog=_WHY),
    Command("story.beside", ("d",), "Compare side by side", "side by side", "Check", dialog=_WHY),
    Command(
        "article.form",
        ("f",),
        "Show what was left out, the markup, the text",
        "left out, markup",
        "Read",
        dialog=_ARTICLE,
    ),
    Command("search.order", ("ctrl+o",), "By date or by rank", "by rank", "Find", dialog=_SEARCH),
    Command("search.keep", ("ctrl+s",), "Keep this as a view", "keep", "Find", dialog=_SEARCH),
    Command("dialog.article", ("ctrl+r",), "Read the article", "article", "Read", dialog=_INPUT),
    Command("dialog.close", ("escape",), "Close", "close", "Move", dialog=_INPUT),
    Command("dialog.keep", ("ctrl+s",), "Keep the text", "keep", "Set up", dialog=_DRAFT),
    Command("dialog.next", ("down",), "Next result", "next", "Move", dialog=_INPUT),
    Command("dialog.previous", ("up",), "Previous result", "previous", "Move", dialog=_INPUT),
)

_KEY_LABELS = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "space": "Space", "enter": "Enter", "escape": "Esc", "tab": "Tab", "shift+tab": "⇧Tab",
    "home": "Home", "end": "End", "f1": "F1", "question_mark": "?", "slash": "/", "colon": ":",
    "exclamation_mark": "!", "asterisk": "*", "full_stop": ".", "comma": ",",
    "vertical_line": "|", "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


def key_label(key: str) -> str:
    """A key as people write it: ``^D``, ``Space``, ``?``."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return _KEY_LABELS.get(key, key)


def keys_for(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of a command after the reader's ``[keys]``."""
    return remapped.get(command.id, command.keys)


def keys_label(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> str:
    """All keys of a command in one string: ``j ↓``, ``1–9``."""
    keys = keys_for(command, remapped)
    if keys == tuple("123456789"):
        return "1–9"
    return " ".join(map(key_label, keys))


def first_keys(remapped: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The key to show for each command id."""
    return {
        command.id: key_label(keys[0])
        for command in COMMANDS
        if not command.dialog and (keys := keys_for(command, remapped))
    }


def keymap_problems(remapped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Problems of the reader's ``[keys]``: unknown commands, one key for two commands."""
    known = {command.id for command in COMMANDS}
    problems = [f"[keys] {name}: no such command" for name in remapped if name not in known]
    owners: dict[str, str] = {}
    for command in COMMANDS:
        if command.dialog:
            continue
        for key in keys_for(command, remapped):
            if key in owners and owners[key] != command.id:
                both = f"{owners[key]} and {command.id}"
                problems.append(f"[keys] {key_label(key)} is both {both}")
            owners.setdefault(key, command.id)
    return tuple(problems)


def grouped(commands: Iterable[Command] = COMMANDS) -> dict[Group, list[Command]]:
    """The commands of the main screen by group."""
    table: dict[Group, list[Command]] = {group: [] for group in GROUPS}
    for command in commands:
        if not command.dialog:
            table[command.group].append(command)
    return table


def _table(commands: Iterable[Command]) -> list[str]:
    """The rows of a Markdown table of commands, with its heading."""
    rows = ["| key | does | id |", "|---|---|---|"]
    for command in commands:
        keys = " ".join(f"`{key_label(key)}`" for key in command.keys).replace("|", r"\|")
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
        "except those of dialogs; use its id under `[keys]` in feeds.toml to change its keys:",
        '`"star" = "s"`.',
    ]
    for group, commands in grouped().items():
        lines += ["", f"## {group}", "", *_table(commands)]
    for heading in dict.fromkeys(command.dialog for command in COMMANDS if command.dialog):
        own = [command for command in COMMANDS if command.dialog == heading]
        lines += ["", f"## {heading}", "", *_table(own)]
    lines += [
        "",
        "`^Q` quits from anywhere. In a text field `^U` empties it and `^C` copies the selection.",
        "",
        "With a Korean, Cyrillic, Greek, Hebrew or Arabic layout, a letter acts as the Latin key",
        "at its place: `ㅓ` as `j`, `й` as `q`. Scripts without capitals have none for `J` or `N`;",
        '`[keys]` may name their letters too: `"quit.now" = "Q,ㅂ"`.',
    ]
    return "\n".join(lines) + "\n"
