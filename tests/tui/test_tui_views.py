"""Saved searches: in the sidebar with what is new, as a page, kept from the search dialog."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from briefing.config.load import load
from briefing.desk import Desk
from briefing.domain.saved_search import SavedSearch, ViewHits
from briefing.domain.search_hit import Hit
from briefing.tui.dialogs.draft_view import DraftViewScreen
from briefing.tui.dialogs.palette import Commands
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.main.screen import MainScreen
from briefing.tui.model import opening, snapshot_updates
from briefing.tui.model.effects import MarkStories, Notify
from briefing.tui.model.snapshot import take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.model.views import TODAY, UNASSIGNED
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import Opened, Size, opened, opened_cache
from tests.tui.sample_briefings import NOW

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.tui.model.state import State

SHIPS = SavedSearch("Ships", "ship")
VIEW = "@view/Ships"


def hit(story: str, *, summit: str = "", new: bool = True, outlet: str = "Wire") -> Hit:
    summits = (summit,) if summit else ()
    title = f"A ship named {story}"
    return Hit(
        f"e{story}", f"story-{story}", outlet, outlet, title, None, NOW, summits, title, new=new
    )


LOOSE, READ, OF_SUMMIT = hit("loose0"), hit("read", new=False), hit("deal", summit="gyeongju")


@pytest.fixture
def first() -> State:
    """The fake desk with one view of three stories, one of them in a summit."""
    state = opening.initial_state(take_snapshot(FakeDesk()))
    views = (ViewHits(SHIPS, (LOOSE, READ, OF_SUMMIT, hit("read", outlet="Post"))),)
    return snapshot_updates.set_views(state, views, 0.0)


def do(state: State, *names: str, at: float = 0.0) -> State:
    for name in names:
        state = TRANSITIONS[name](state, at)
    return state


def told(state: State) -> list[str]:
    return [effect.text for effect in state.effects if isinstance(effect, Notify)]


def opened_view(state: State) -> State:
    return replace(opening.open_view(state, VIEW, 0.0), pane="document")


def test_a_view_stands_between_the_summits_and_the_lists(first: State) -> None:
    assert first.views[-4:-1] == (VIEW, "@starred", UNASSIGNED)
    assert first.view == TODAY
    state = opened_view(first)
    assert [item.hit.story for item in state.items if item.hit] == [
        "story-loose0",
        "story-read",
        "story-deal",
    ]
    assert len(state.items[1].sources) == 2


def test_enter_goes_to_the_point_or_the_story(first: State) -> None:
    state = opened_view(first)
    assert do(state, "open").view == UNASSIGNED
    in_summit = do(do(state, "end"), "open")
    assert in_summit.view == "gyeongju"
    assert in_summit.item
    assert in_summit.item.point
    assert in_summit.item.point.story == "story-deal"
    assert do(state, "close").view == TODAY


def test_what_is_in_no_summit_is_marked_and_undone(first: State) -> None:
    state = do(opened_view(first), "mark.item")
    assert MarkStories(("story-loose0",), True) in state.effects
    assert not state.is_hit_new(LOOSE)
    assert MarkStories(("story-loose0",), False) in do(state, "undo").effects
    assert "Enter goes there" in told(do(do(opened_view(first), "end"), "mark.item"))[0]


def test_all_of_a_view_is_marked_but_what_its_summits_read(first: State) -> None:
    state = do(opened_view(first), "mark.summit")
    assert [e.stories for e in state.effects if isinstance(e, MarkStories)] == [("story-loose0",)]
    assert told(state) == ["1 story marked read · z undo; 1 is read in their summits"]


def test_resting_on_a_hit_reads_it(first: State) -> None:
    state = do(opened_view(first), "item.next", at=5.0)
    assert MarkStories(("story-loose0",), True) in state.effects


def test_newer_hits_do_not_move_the_list_that_is_read(first: State) -> None:
    newer = (ViewHits(SHIPS, (hit("more"), LOOSE)),)
    reading = snapshot_updates.set_views(opened_view(first), newer, 0.0)
    assert [item.hit.story for item in reading.items if item.hit] == [
        "story-loose0",
        "story-read",
        "story-deal",
    ]
    again = opening.open_view(opening.open_view(reading, TODAY, 0.0), VIEW, 0.0)
    assert [item.hit.story for item in again.items if item.hit] == ["story-more", "story-loose0"]
    assert snapshot_updates.set_views(opened_view(first), (), 0.0).view == TODAY


def test_a_newer_snapshot_keeps_the_views(first: State) -> None:
    newer = replace(take_snapshot(FakeDesk()), version=2)
    assert snapshot_updates.receive(first, newer, 0.0).snapshot.views == first.snapshot.views


@pytest.fixture
def kept(demo: Demo, tmp_path: Path) -> Config:
    """The sample feeds with three views, one of which cannot be answered any more."""
    path, cache = tmp_path / "feeds.toml", tmp_path / "cache.db"
    shutil.copy(demo.cache, cache)
    views = (("Ships", "ship OR shipyard"), ("Korean", "lang:ko"), ("Gone", "summit:none"))
    blocks = "".join(f'\n[[views]]\nname = "{name}"\nquery = "{q}"\n' for name, q in views)
    path.write_text(Path(demo.config_path).read_text(encoding="utf-8") + blocks, encoding="utf-8")
    return load(path, cache=cache)


async def go(at: Opened, name: str) -> None:
    at.main.visit(f"@view/{name}")
    await at.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_view_is_counted_and_shown(demo: Demo, kept: Config, size: Size) -> None:
    async with opened_cache(kept, demo.now, size) as at:
        await at.press("h")
        lines = at.text().splitlines()
        (line,) = [line for line in lines if " Korean" in line]
        assert line[:30].split() == ["Korean", "3"]
        assert any(line[:30].split() == ["Gone", "!"] for line in lines)
        await go(at, "Korean")
        await at.press("enter")
        assert "lang:ko" in at.text()
        assert "3 new of 6 stories" in at.text()
        assert "●" in at.text()
        await go(at, "Gone")
        assert "no summit is called 'none'" in at.text()


async def test_reading_what_it_found_lowers_its_count(demo: Demo, kept: Config) -> None:
    async with opened_cache(kept, demo.now) as at:
        (before,) = [view for view in at.state.snapshot.views if view.search.name == "Korean"]
        await at.press("C")
        await go(at, "Korean")
        await at.press("tab", "A")
        await at.finish()
        await at.main.watcher.poll()
        await at.finish()
        (after,) = [view for view in at.state.snapshot.views if view.search.name == "Korean"]
        assert (before.new, after.new) == (3, 0)

        def elsewhere() -> list[str]:
            with Desk(kept, demo.now) as desk:
                return [found.entry for found in desk.search("lang:ko is:new")]

        assert await asyncio.to_thread(elsewhere) == []


async def test_a_search_is_kept_as_a_view_and_undone(demo: Demo, kept: Config) -> None:
    before = kept.path.read_text(encoding="utf-8")
    async with opened_cache(kept, demo.now, reload=lambda: load(kept.path, cache=kept.cache)) as at:
        await at.press("slash", "ctrl+s")
        assert "Type what to search for first" in at.text()
        await at.press(*"tariff is:new", "ctrl+s")
        await at.finish()
        editor = at.front(DraftViewScreen).query_one(TextArea)
        assert editor.text == '[[views]]\nname = "tariff is:new"\nquery = "tariff is:new"'
        assert kept.path.read_text(encoding="utf-8") == before
        editor.text = editor.text.replace("is:new", "is:nwe")
        await at.press("ctrl+s")
        await at.finish()
        assert "is:nwe is not known" in " ".join(at.text().replace("│", " ").split())
        editor.text = '[[views]]\nname = "Duties"\nquery = "tariff is:new"'
        await at.press("ctrl+s")
        await at.finish()
        assert at.shows(SearchScreen)
        written = kept.path.read_text(encoding="utf-8")
        assert written.startswith(before)
        assert load(kept.path).views[-1] == SavedSearch("Duties", "tariff is:new")
        await at.press("escape")
        await at.finish()
        assert "Duties" in at.text()
        await at.press("z")
        await at.finish()
        assert kept.path.read_text(encoding="utf-8") == before
        assert "Duties" not in at.text()


async def test_a_name_that_is_taken_gets_a_number(demo: Demo, kept: Config) -> None:
    async with opened_cache(kept, demo.now) as at:
        await at.press("slash", *"ships", "ctrl+s")
        await at.finish()
        assert 'name = "ships 2"' in at.front(DraftViewScreen).query_one(TextArea).text
        await at.press("escape", "escape")
        assert at.shows(MainScreen)


async def test_hits_come_by_rank_and_by_date_again(demo: Demo, kept: Config) -> None:
    async with opened_cache(kept, demo.now) as at:
        await at.press("slash", *"tariff")
        await at.finish()
        screen = at.front(SearchScreen)
        newest = [found.entry for found in screen._hits]
        await at.press("ctrl+o")
        await at.finish()
        best = [found.entry for found in screen._hits]
        assert "the best first" in at.text()
        assert "^O date" in at.text()
        assert sorted(best) == sorted(newest)
        assert best != newest
        await at.press("ctrl+o")
        await at.finish()
        assert [found.entry for found in screen._hits] == newest


async def test_the_palette_goes_to_a_view(demo: Demo, kept: Config) -> None:
    async with opened_cache(kept, demo.now) as at:
        await at.press("colon")
        titles = {title for title, _, _ in Commands(at.main)._entries()}
        assert {"Go to Ships", "Go to Korean"} <= titles


async def test_views_are_plain_where_wanted() -> None:
    for reader in (False, True):
        desk = FakeDesk()
        desk.saved = (SavedSearch("Seoul", "seoul"),)
        async with opened(desk=desk, ascii=not reader, reader=reader) as at:
            await at.finish()
            await go(at, "Seoul")
            assert "new of" in at.text()
            mark = "new" if reader else "#"
            assert f"  {mark} " in at.text()
            assert not set("●○▌") & set(at.text())
