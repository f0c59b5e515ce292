"""One table makes bindings, palette, help and the page of keys; it may not contradict itself."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefing.config.load import load
from briefing.tui.actions.table import ACTIONS
from briefing.tui.dialogs.help import HelpScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.model.commands import (
    COMMANDS,
    first_keys,
    grouped,
    key_label,
    keymap_problems,
    markdown,
)
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.pages.keys import keys
from briefing.tui.view.spans import text_of
from briefing.tui.widgets.bindings import main_bindings
from tests.tui.running_app import opened_cache
from tests.tui.sample_briefings import NOW

if TYPE_CHECKING:
    from textual.binding import Binding

ALL_BINDINGS = [
    [cast("Binding", binding) for binding in bindings]
    for bindings in (main_bindings(), HelpScreen.BINDINGS, SearchScreen.BINDINGS)
]

ALL_BINDINGS = [
    [cast("Binding", binding) for binding in bindings]
    for bindings in (main_bindings(), HelpScreen.BINDINGS, SearchScreen.BINDINGS)
]


def test_no_key_has_two_meanings() -> None:
    for bindings in ALL_BINDINGS:
        used = Counter(key for binding in bindings for key in binding.key.split(","))
        assert [key for key, count in used.items() if count > 1] == []


def test_every_binding_has_an_id_and_none_has_priority() -> None:
    for bindings in ALL_BINDINGS:
        assert all(binding.id and not binding.priority for binding in bindings)
        assert len({binding.id for binding in bindings}) == len(bindings)


def test_every_command_does_something() -> None:
    for command in COMMANDS:
        homes = [table for table in (TRANSITIONS, ACTIONS) if command.id in table]
        elsewhere = command.dialog or command.id == "source"
        assert len(homes) == (0 if elsewhere else 1), command.id
    assert {*TRANSITIONS, *ACTIONS} <= {command.id for command in COMMANDS}


def test_help_names_every_command() -> None:
    page = "\n".join(text_of(row.body) for block in keys({}, 110) for row in block.rows)
    for command in COMMANDS:
        assert command.dialog or command.help in page
        assert command.dialog or command.id == "source" or f" {key_label(command.keys[0])} " in page


def test_help_fits_one_column_too() -> None:
    assert len(keys({}, 30)) > len(keys({}, 110))
    assert all(commands for commands in grouped().values())


def test_remapped_keys_are_shown() -> None:
    assert first_keys({"star": ("S",)})["star"] == "S"
    page = "\n".join(
        text_of(row.body) for block in keys({"star": ("S",)}, 40) for row in block.rows
    )
    assert " S * star / starred points" in page


def test_what_is_wrong_with_the_keys_is_said() -> None:
    assert keymap_problems({}) == ()
    assert keymap_problems({"stra": ("S",)}) == ("[keys] stra: no such command",)
    assert keymap_problems({"star": ("j",)}) == ("[keys] j is both item.next and star",)


def test_keys_are_written_as_people_write_them() -> None:
    assert [key_label(key) for key in ("ctrl+d", "space", "?", "question_mark", "J")] == [
        "^D",
        "Space",
        "?",
        "?",
        "J",
    ]


def test_the_page_of_keys_holds_every_command() -> None:
    page = markdown()
    assert all(f"`{command.id}`" in page for command in COMMANDS)
    file = Path(__file__).parents[2] / "docs" / "keys.md"
    if os.environ.get("UPDATE_GOLDENS"):
        file.write_text(page, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == page


def test_the_keys_of_the_why_dialog_have_a_section_of_their_own() -> None:
    section = markdown().partition("## In the Why dialog\n")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| (\S+) \| (.+) \| `story\.", section, re.MULTILINE))
    assert rows == {
        "`x`": "Split out this report",
        "`M`": "Merge with this story",
        "`d`": "Compare side by side",
    }


async def test_what_is_no_key_is_said_in_the_program(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[keys]\nstar = "bogus_key"\n', encoding="utf-8")
    async with opened_cache(load(path), NOW) as at:
        assert "star keeps its usual keys" in at.text()
