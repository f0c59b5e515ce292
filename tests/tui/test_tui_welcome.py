"""The first start without a feeds.toml, and a start with one that cannot be used."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static

from briefing.config.load import load
from briefing.config.model import Config
from briefing.errors import ConfigError
from briefing.subscriptions import first_config
from briefing.tui.dialogs.add_feed import AddFeedScreen
from briefing.tui.dialogs.config_errors import ConfigErrorsScreen
from briefing.tui.dialogs.prompt import PromptScreen
from briefing.tui.dialogs.welcome import WelcomeScreen
from briefing.tui.main.screen import MainScreen
from tests.tui.running_app import Running, Size, opened_cache

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
OPML = (
    '<opml version="2.0"><body><outline text="World" xmlUrl="https://a.example/w.xml"/>'
    '<outline text="Near" xmlUrl="http://10.0.0.1/n.xml"/>'
    '<outline text="Asia" xmlUrl="https://a.example/a.xml"/></body></opml>'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "feeds.toml"


def room(path: Path, size: Size = (120, 36), **more: Any) -> Running:
    cache = path.parent / "cache.db"
    more = more or {"missing": True}
    return opened_cache(
        Config(path, cache), NOW, size, reload=lambda: load(path, cache=cache), **more
    )


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 50)])
async def test_four_ways_to_begin_are_offered_at_every_size(path: Path, size: Size) -> None:
    async with room(path, size) as at:
        shown = at.text()
        for said in ("1  Start with a sample", "2  Import", "3  Paste", "4  Open feeds.toml"):
            assert said in shown
        assert "q quit" in shown
        assert str(path.parent.name) in shown


async def test_the_sample_is_one_key_and_taken_back_by_another(path: Path) -> None:
    async with room(path) as at:
        await at.press("1")
        await at.finish()
        assert isinstance(at.app.screen, MainScreen)
        assert {one.id for one in load(path).summits} == {"gyeongju", "trump-xi"}
        assert len(at.state.snapshot.feeds) == len(load(path).feeds) > 10
        await at.press("z")
        await at.settle()
        await at.finish()
        assert not path.exists()
        assert at.shows(WelcomeScreen)
        assert at.state.snapshot.feeds == ()
        await at.press("1")
        await at.settle()
        await at.finish()
        assert len(at.state.snapshot.feeds) > 10


async def test_a_list_of_another_reader_is_taken_over(path: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML, encoding="utf-8")
    async with room(path) as at:
        await at.press("2")
        assert isinstance(at.app.screen, PromptScreen)
        answer = at.app.screen.query_one("#answer", Input)
        answer.value = str(tmp_path / "other.opml")
        await at.press("enter")
        await at.finish()
        assert "cannot be read" in str(at.app.screen.query_one("#message", Static).content)
        answer.value = str(tmp_path / "mine.opml")
        await at.press("enter")
        await at.finish()
        assert isinstance(at.app.screen, MainScreen)
        assert [one.name for one in load(path).feeds] == ["World", "Asia"]
        said = [note.message for note in at.app._notifications]
        assert "Imported 2 feeds · z undo" in said
        assert "Left out 1: Near: its URL is a private address" in said


async def test_what_is_broken_in_a_list_is_told(path: Path, tmp_path: Path) -> None:
    asia = '<outline text="Asia" xmlUrl="https://a.example/a.xml"/>'
    broken = OPML.replace(asia, f"<outline text=>{asia}")
    (tmp_path / "tag.opml").write_text(broken, encoding="utf-8")
    (tmp_path / "cut.opml").write_text(OPML.replace(asia, "<outl"), encoding="utf-8")
    (tmp_path / "bad.opml").write_text(OPML.replace("https://a.", "gopher://a."), encoding="utf-8")
    async with room(path) as at:
        await at.press("2")
        answer = at.app.screen.query_one("#answer", Input)
        answer.value = str(tmp_path / "bad.opml")
        await at.press("enter")
        await at.finish()
        message = str(at.app.screen.query_one("#message", Static).content)
        assert "No feed in this file can be used\nLeft out 3: World: the URL must begin" in message
        answer.value = str(tmp_path / "tag.opml")
        await at.press("enter")
        await at.finish()
        said = "\n".join(note.message for note in at.app._notifications)
        assert "Imported 2 feeds" in said
        assert "Left out 1 broken tag: line 1: " in said
        await at.press("z")
        await at.settle()
        await at.finish()
        await at.press("2")
        at.app.screen.query_one("#answer", Input).value = str(tmp_path / "cut.opml")
        await at.press("enter")
        await at.finish()
        said = "\n".join(note.message for note in at.app._notifications)
        assert "The file is damaged (line 1: " in said


async def test_one_address_goes_on_where_feeds_are_added(path: Path) -> None:
    async with room(path) as at:
        await at.press("3")
        assert isinstance(at.app.screen, AddFeedScreen)
        await at.press("escape")
        assert isinstance(at.app.screen, WelcomeScreen)


async def test_the_form_is_written_to_be_edited(path: Path) -> None:
    async with room(path) as at:
        await at.press("4")
        await at.finish()
        assert "edit" in at.text()
        assert load(path).feeds == ()


async def test_escape_leaves_nobody_out_of_the_program(path: Path) -> None:
    async with room(path) as at:
        await at.press("escape", "3", "escape", "escape")
        assert isinstance(at.app.screen, WelcomeScreen)
        assert at.app.return_code is None


async def test_who_leaves_leaves_nothing_behind(path: Path) -> None:
    async with room(path) as at:
        await at.press("q")
        assert at.app.return_code == 0
    assert not path.exists()


async def test_a_file_that_comes_from_elsewhere_is_begun_with(path: Path) -> None:
    async with room(path) as at:
        await at.press("question_mark")
        path.parent.mkdir()
        path.write_text('[[feeds]]\nurl = "https://a.example/f"\n', encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert isinstance(at.app.screen, MainScreen)
        assert len(at.state.snapshot.feeds) == 1
        assert at.app.return_code is None


async def test_a_file_that_came_meanwhile_is_not_written_over(path: Path) -> None:
    async with room(path) as at:
        path.parent.mkdir()
        path.write_text("# mine\n", encoding="utf-8")
        await at.press("1")
        assert "was not changed" in " ".join(at.text().replace("▌", " ").split())
        assert path.read_text(encoding="utf-8") == "# mine\n"


def test_what_the_form_offers_can_be_used(path: Path) -> None:
    whole = first_config.text("template")
    lines = (line.removeprefix("# ") for line in whole.splitlines())
    told = [one for one in lines if "=" in one or one.startswith("[")]
    data = tomllib.loads("\n".join(told))
    assert set(data) == {"briefing", "tui", "feeds", "summits"}
    path.parent.mkdir()
    path.write_text("\n".join(told), encoding="utf-8")
    assert load(path).warnings == ()
    assert load(path).summits[0].people[1] == ("Lee Jae Myung", "이재명")


def test_the_cache_of_the_sample_lies_with_the_readers_data(path: Path) -> None:
    assert first_config.config("sample", path).cache.parent != path.parent / "cache"


async def test_a_file_that_cannot_be_used_is_mended_at_the_start(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[[feeds]]\n", encoding="utf-8")
    with pytest.raises(ConfigError) as wrong:
        load(path)
    async with room(path, problems=wrong.value.problems) as at:
        assert isinstance(at.app.screen, ConfigErrorsScreen)
        assert "feeds.toml:1" in at.text()
        assert "q quit" in at.text()
        path.write_text('[[feeds]]\nurl = "https://a.example/f"\nnam = 3\n[[summits]]\n')
        at.main.config_watcher.look()
        await at.settle()
        assert "feeds.toml:4" in at.text()
        path.write_text('[[feeds]]\nurl = "https://a.example/f"\n', encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert isinstance(at.app.screen, MainScreen)
        assert len(at.state.snapshot.feeds) == 1


async def test_a_file_that_is_mended_under_a_dialog_is_gone_on_with(path: Path) -> None:
    path.parent.mkdir()
    async with room(path, problems=("feeds.toml:1: wrong",)) as at:
        await at.press("question_mark")
        path.write_text("[[summits]]\n", encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        assert len([one for one in at.app.screen_stack if isinstance(one, ConfigErrorsScreen)]) == 1
        path.write_text('[[feeds]]\nurl = "https://a.example/f"\n', encoding="utf-8")
        at.main.config_watcher.look()
        await at.settle()
        await at.finish()
        assert isinstance(at.app.screen, MainScreen)
        await at.press("escape", "escape")
        assert at.app.return_code is None
        assert at.app.fault is None


async def test_who_leaves_a_file_that_cannot_be_used_is_told_once_more(path: Path) -> None:
    async with room(path, problems=("feeds.toml:1: wrong",)) as at:
        await at.press("q")
        await at.settle()
    assert at.app.return_code == 2
    assert str(at.app.fault) == "feeds.toml:1: wrong"
