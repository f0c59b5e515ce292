"""feeds.toml is edited while the program is open: by hand, or by E."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.tui.dialogs.config_errors import ConfigErrorsScreen
from briefing.tui.terminal.external_programs import edit, pipe
from tests.tui.running_app import Running, opened_cache

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing.config.model import Config
    from briefing.demo import Demo


def room(settings: Config, now: datetime) -> Running:
    return opened_cache(settings, now, reload=lambda: load(settings.path, cache=settings.cache))


async def test_a_summit_that_is_added_by_hand_is_shown_at_once(
    settings: Config, demo: Demo
) -> None:
    async with room(settings, demo.now) as at:
        assert at.state.snapshot.briefing("ships") is None
        with settings.path.open("a", encoding="utf-8") as file:
            file.write('\n[[summits]]\nid = "ships"\nname = "Gyeongju shipyards"\n')
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert at.state.snapshot.briefing("ships") is not None
        assert "Gyeongju shipyards" in at.text()


async def test_how_one_reads_can_be_changed_meanwhile(settings: Config, demo: Demo) -> None:
    async with room(settings, demo.now) as at:
        assert (at.state.mark_read, at.app.theme) == ("leave", "ink")
        with settings.path.open("a", encoding="utf-8") as file:
            file.write('\n[tui]\nmark_read = "manual"\ntheme = "paper"\n')
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert (at.state.mark_read, at.app.theme) == ("manual", "paper")


async def test_a_mistake_is_shown_with_its_line_and_what_was_said_goes_on(
    settings: Config, demo: Demo
) -> None:
    async with room(settings, demo.now) as at:
        whole = settings.path.read_text(encoding="utf-8")
        settings.path.write_text(whole + "\n[[summits]]\nname = 3\n", encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        assert isinstance(at.app.screen, ConfigErrorsScreen)
        assert f"feeds.toml:{whole.count(chr(10)) + 3}" in at.text()
        await at.press("escape", "J")
        assert at.state.snapshot.briefing("gyeongju") is not None
        settings.path.write_text(whole, encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert not isinstance(at.app.screen, ConfigErrorsScreen)


async def test_the_view_of_a_summit_that_is_gone_gives_way_to_today(
    settings: Config, demo: Demo
) -> None:
    async with room(settings, demo.now) as at:
        await at.press("J")
        gone = at.state.view
        whole = settings.path.read_text(encoding="utf-8")
        settings.path.write_text(whole.replace(f'id = "{gone}"', 'id = "other"'), encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert at.state.view == "@today"
        assert "other" in at.state.tabs


def test_the_editor_is_the_readers_own(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("", encoding="utf-8")
    script = tmp_path / "my editor.py"
    script.write_text("import sys; open(sys.argv[-1], 'w').write('edited')", encoding="utf-8")
    edit(path, {"EDITOR": "nothing", "VISUAL": f"{sys.executable} '{script}' --wait"})
    assert path.read_text(encoding="utf-8") == "edited"
    assert edit(path, {"EDITOR": "nothing-here"}) == (
        "No editor: nothing-here cannot be started; set EDITOR"
    )


@pytest.mark.parametrize("editor", ["~/ed", "$HOME/ed", "'{home}/ed' -n", "A=1 {home}/ed --wait"])
def test_the_editor_is_started_as_a_shell_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    script, path = tmp_path / "ed", tmp_path / "my feeds; x.toml"
    script.write_text('#!/bin/sh\nfor last; do :; done; printf edited > "$last"\n')
    script.chmod(0o755)
    assert edit(path, {"EDITOR": editor.format(home=tmp_path)}) == ""
    assert path.read_text() == "edited"


def test_a_command_that_fails_is_quoted(capfd: pytest.CaptureFixture[str]) -> None:
    assert pipe("x", "echo one >&2; echo 'no such \033[1mfile' >&2; exit 7").startswith(
        "The command ended with 7: no such"
    )
    assert "one\nno such" in capfd.readouterr().err
    assert pipe("x", "kill -9 $$") == "The command ended with 137"
    assert pipe("x", "cat > /dev/null; sleep 60 2>&2 & exit 0") == ""


def test_an_item_goes_to_a_command_as_it_is(tmp_path: Path) -> None:
    script = tmp_path / "take.py"
    script.write_text(
        f"import sys; open({str(tmp_path / 'got')!r}, 'wb').write(sys.stdin.buffer.read());"
        "sys.exit(3)",
        encoding="utf-8",
    )
    assert (
        pipe('$(rm -rf x) "말" `y`\n', f"{sys.executable} '{script}'") == "The command ended with 3"
    )
    assert (tmp_path / "got").read_text(encoding="utf-8") == '$(rm -rf x) "말" `y`\n'
