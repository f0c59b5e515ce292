"""Filter, tag, links and export: what a reader sees of them, and what they leave behind."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.tui.actions.export import written
from briefing.tui.dialogs.pick import PickScreen
from briefing.tui.model import opening
from briefing.tui.model.snapshot import take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import opened

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.tui.model.state import State


def do(state: State, *commands: str) -> State:
    for command in commands:
        state = TRANSITIONS[command](state, 0.0)
    return state


def test_the_filter_goes_round_and_escape_clears_it() -> None:
    state = opening.open_view(opening.initial_state(take_snapshot(FakeDesk())), "gyeongju", 0.0)
    whole = state.items
    new = do(state, "filter")
    assert all(item.point for item in new.items)
    assert [item.point.id for item in new.items if item.point] == [
        item.point.id for item in whole if item.point and item.point.new
    ]
    starred = do(do(new, "star"), "filter")
    assert all(item.point for item in starred.items)
    assert {item.point.id for item in starred.items if item.point} == {
        item.point.id for item in whole if item.point and starred.is_starred(item.point)
    }
    assert do(starred, "filter").items == do(starred, "close").items
    assert [item.id for item in do(starred, "close").items] == [item.id for item in whole]


def test_what_is_read_under_a_filter_stays_until_the_view_is_left() -> None:
    state = do(
        opening.open_view(opening.initial_state(take_snapshot(FakeDesk())), "gyeongju", 0.0),
        "filter",
    )
    before = [item.id for item in state.items]
    state = do(state, "mark.item")
    assert [item.id for item in state.items] == before


async def test_a_tag_leaves_what_its_feeds_report() -> None:
    desk = FakeDesk()
    name = desk.briefings()[0].new_points[0].sources[0].feed
    desk.health = tuple(
        replace(health, name=name, feed=replace(health.feed, tags=("wire",))) if not n else health
        for n, health in enumerate(desk.feeds())
    )
    async with opened(desk=desk) as at:
        await at.press("J")
        whole = len(at.state.items)
        await at.press("t")
        assert isinstance(at.app.screen, PickScreen)
        await at.press("2")
        assert at.state.tag == "wire"
        assert 0 < len(at.state.items) < whole
        assert all(name in {one.feed for one in item.sources} for item in at.state.items)
        assert "feeds tagged wire" in at.text()
        await at.press("escape")
        assert len(at.state.items) == whole


async def test_without_tags_it_says_so() -> None:
    desk = FakeDesk()
    desk.health = tuple(
        replace(health, feed=replace(health.feed, tags=())) for health in desk.health
    )
    async with opened(desk=desk, toasts=True) as at:
        await at.press("t")
        assert "No feed has a tag" in at.text()


async def test_every_link_of_an_item_is_listed_and_opened_by_its_number() -> None:
    async with opened() as at:
        await at.press("J")
        urls = [source.url for source in at.item.sources]
        await at.press("u")
        assert all(url and url in at.text() for url in urls)
        await at.press("2")
        assert at.urls == [urls[1]]
        await at.press("u", "j", "j", "enter")
        assert at.urls == [urls[1], urls[2]]
        await at.press("u", "escape")
        assert len(at.urls) == 2


@pytest.mark.parametrize(
    ("key", "suffix"), [("enter", "md"), ("2", "txt"), ("3", "html"), ("4", "json")]
)
async def test_star_and_export_are_three_keys(tmp_path: Path, key: str, suffix: str) -> None:
    async with opened(folder=tmp_path) as at:
        await at.press("J", "s", "e", key)
        (path,) = tmp_path.iterdir()
        assert path.name == f"gyeongju-2025-10-29.{suffix}"
        told = path.read_text(encoding="utf-8")
        if suffix == "json":
            assert json.loads(told)["summits"][0]["id"] == "gyeongju"
        else:
            assert "Gyeongju summit" in told
            assert "As of 2025-10-29 14:32" in told
        await at.press("e", key)
        assert (tmp_path / f"gyeongju-2025-10-29-2.{suffix}").exists()
        assert path.read_text(encoding="utf-8") == told


async def test_the_starred_shelf_exports_what_is_starred(tmp_path: Path) -> None:
    async with opened(folder=tmp_path) as at:
        await at.press("J", "s")
        text = at.point.text
        await at.press("asterisk", "e", "4")
        (path,) = tmp_path.iterdir()
        told = json.loads(path.read_text(encoding="utf-8"))["summits"]
        points = [point for one in told for point in (one["lead"], *one["points"]) if point]
        assert text in {point["text"] for point in points}
        await at.press("exclamation_mark", "e")
        assert len(list(tmp_path.iterdir())) == 1


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    async with opened(toasts=True, folder=tmp_path / "gone") as at:
        await at.press("e", "enter")
        assert "Not exported: No such file or directory" in at.text()


def test_no_file_is_written_over(tmp_path: Path) -> None:
    names = [written(tmp_path, "today", "md", str(n)).name for n in range(3)]
    assert names == ["today.md", "today-2.md", "today-3.md"]
    assert (tmp_path / "today.md").read_text(encoding="utf-8") == "0"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_file_that_is_not_written_to_its_end_is_not_left_behind(tmp_path: Path) -> None:
    export = (
        "import resource, signal, sys, pathlib\n"
        "from briefing.tui.actions.export import written\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "written(pathlib.Path(sys.argv[1]), 'today', 'md', 'x' * 9000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", export, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "File too large" in done.stderr
    assert not list(tmp_path.iterdir())
