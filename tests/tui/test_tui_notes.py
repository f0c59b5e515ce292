"""``W`` and ``L``: what a reader writes on a point, where it shows, and how it is undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from briefing.desk import Desk
from briefing.domain.annotation import Annotation
from briefing.tui.dialogs.note import NoteScreen
from briefing.tui.dialogs.prompt import PromptScreen
from briefing.tui.main.screen import MainScreen
from briefing.tui.widgets.text_field import TextField
from tests.tui.running_app import Opened, Size, opened, opened_cache

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.briefing import Point


def stored(config: Config, now: datetime, point: Point) -> Annotation:
    with Desk(config, now) as desk:
        return desk.annotation(point)


async def write(at: Opened, *keys: str) -> None:
    """Open the editor of a note, type, and keep it."""
    await at.press("W")
    await at.finish()
    await at.press(*keys, "ctrl+s")
    await at.finish()


async def label(at: Opened, *keys: str) -> None:
    await at.press("L")
    await at.finish()
    await at.press(*keys, "enter")
    await at.finish()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_note_is_written_shown_and_undone(demo: Demo, config: Config, size: Size) -> None:
    async with opened_cache(config, demo.now, size) as at:
        point, places = at.point, [item.id for item in at.state.items]
        await write(at, *"Ask", "enter", *"twice")
        assert "✎ Ask …" in at.text()
        assert [item.id for item in at.state.items] == places
        assert stored(config, demo.now, point) == Annotation("Ask\ntwice")
        await at.press("enter")
        assert "✎ Ask\n" in at.text() or "✎ Ask " in at.text()
        assert "twice" in at.text()
        await at.press("z")
        await at.finish()
        assert "✎" not in at.text()
        assert "Note undone" in at.text()
        assert stored(config, demo.now, point) == Annotation()


async def test_a_note_is_changed_and_removed_in_its_editor(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        point = at.point
        await write(at, *"First")
        await write(at, *" more")
        assert stored(config, demo.now, point).note == "First more"
        await at.press("W")
        await at.finish()
        at.app.screen.query_one(TextArea).clear()
        await at.press("ctrl+s")
        await at.finish()
        assert stored(config, demo.now, point).note == ""
        await at.press("z")
        await at.finish()
        assert stored(config, demo.now, point).note == "First more"


async def test_what_was_typed_is_dropped_only_when_that_was_said(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now) as at:
        point = at.point
        await at.press("W")
        await at.finish()
        await at.press("escape")
        assert at.shows(MainScreen)
        await at.press("W")
        await at.finish()
        await at.press(*"long", "escape")
        assert at.shows(NoteScreen)
        assert "Not kept yet" in at.text()
        await at.press("escape")
        assert at.shows(MainScreen)
        assert stored(config, demo.now, point) == Annotation()


async def test_labels_are_set_completed_shown_and_undone(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        point = at.point
        await label(at, *"tariffs #gift")
        assert " #gift #tariffs" in at.text()
        assert stored(config, demo.now, point).labels == ("gift", "tariffs")
        await at.press("j")
        other = at.point
        await at.press("L")
        await at.finish()
        await at.press(*"new tar")
        await at.finish()
        await at.press("right", "enter")
        await at.finish()
        assert stored(config, demo.now, other).labels == ("new", "tariffs")
        await at.press("k")
        await label(at, "ctrl+u")
        assert stored(config, demo.now, point).labels == ()
        await at.press("z", "z")
        await at.finish()
        assert stored(config, demo.now, point).labels == ("gift", "tariffs")
        assert stored(config, demo.now, other).labels == ()


async def test_a_label_that_is_none_is_told(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("L")
        await at.finish()
        at.app.screen.query_one(TextField).value = "x" * 50
        await at.press("enter")
        await at.finish()
        assert at.shows(PromptScreen)
        assert "at most 40" in at.text()


async def test_only_a_point_can_be_written_on(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark", "W")
        assert "Only a point" in at.text()
        await at.press("L")
        await at.finish()
        assert at.shows(MainScreen)


async def test_a_note_stays_when_its_view_is_left_and_composed_again(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now) as at:
        point = at.point
        await label(at, *"gift")
        await write(at, *"Mine")
        await at.press("J", "0")
        await at.main.watcher.read(at_once=True)
        await at.finish()
        known = next(one for one in at.state.snapshot.points() if one.id == point.id)
        assert known.annotation == Annotation("Mine", ("gift",))
        await at.press("z")
        await at.finish()
        assert at.state.annotation(point).labels == ("gift",)
        assert stored(config, demo.now, point) == Annotation("", ("gift",))


async def test_what_is_written_elsewhere_shows_and_is_what_the_editor_opens_with(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now) as at:
        point = at.point

        def elsewhere() -> None:
            with Desk(config, demo.now) as other:
                other.write_note(point, "From a command")

        await asyncio.to_thread(elsewhere)
        await label(at, *"gift")
        assert stored(config, demo.now, point) == Annotation("From a command", ("gift",))
        assert "✎ From a command" in at.text()
        await at.press("W")
        await at.finish()
        assert at.app.screen.query_one(TextArea).text == "From a command"
        await at.press("escape")
        await at.main.watcher.poll()
        await at.finish()
        assert "✎ From a command" in at.text()


async def test_notes_are_exported_with_their_points(
    demo: Demo, config: Config, tmp_path: Path
) -> None:
    folder = tmp_path / "written"
    folder.mkdir()
    async with opened_cache(config, demo.now, export_folder=folder) as at:
        await write(at, *"Mine")
        await at.press("e", "enter")
        (path,) = folder.iterdir()
        assert "> **Note:** Mine" in path.read_text(encoding="utf-8")


async def test_a_note_is_words_to_a_screen_reader_and_ascii_where_wanted() -> None:
    async with opened(reader=True) as at:
        await write(at, *"Mine")
        assert "note: Mine" in at.text()
    async with opened(ascii=True) as at:
        await write(at, *"Mine")
        assert "/ Mine" in at.text()


async def test_what_is_typed_at_once_is_text_and_no_command(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        point, new = at.point, at.state.new_in("@today")

        def elsewhere() -> None:
            with Desk(config, demo.now) as other:
                other.write_note(point, "From a command")
                other.set_labels(point, ["there"])

        await asyncio.to_thread(elsewhere)
        await at.press("L", *"All", "enter")
        await at.press("W", *"All", "ctrl+s")
        await at.finish()
        assert at.state.new_in("@today") == new
        kept = stored(config, demo.now, point)
        assert kept.labels == ("All", "there")
        assert kept.note in ("From a commandAll", "From a command\n\nAll")
