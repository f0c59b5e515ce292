"""Today ends with the largest events outside the summits, each with a briefing of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.tui.dialogs.draft_summit import DraftSummitScreen
from briefing.tui.model.views import TODAY, UNASSIGNED
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo

TITLE = "Trump and Takaichi hold talks in Tokyo"


async def event_opened(at: Opened) -> str:
    await at.finish()  # the events are named after the first screen
    await at.press("X", "enter")
    await at.finish()
    briefing = at.state.snapshot.event_briefing
    assert briefing is not None
    assert at.state.view == briefing.summit.id
    return briefing.summit.id


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_largest_event_is_one_key_and_its_briefing_two(
    demo: Demo, config: Config, size: Size
) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.finish()
        await at.press("X")
        assert at.item.event is not None
        assert "OUTSIDE YOUR SUMMITS" in at.text()
        assert "3 outlets" in at.text()
        await event_opened(at)
        assert TITLE in at.text()
        await at.press("escape")
        assert at.state.view == TODAY


async def test_its_points_are_read_as_others_and_it_is_no_summit(
    demo: Demo, settings: Config
) -> None:
    async with opened_cache(settings, demo.now) as at:
        event = await event_opened(at)
        assert event not in at.state.tabs
        assert event in at.state.views
        new = at.state.new_in(event)
        assert new > 1
        await at.press("A")
        assert at.state.new_in(event) == 0
        await at.press("z")
        assert at.state.new_in(event) == new
        await at.press("A", "J")
        await at.finish()
    with Desk(settings, demo.now) as desk:
        assert not desk.briefings([event])[0].new_points


async def test_a_newer_snapshot_keeps_the_event_open(demo: Demo, settings: Config) -> None:
    async with opened_cache(settings, demo.now) as at:
        event = await event_opened(at)
        await at.main.watcher.read()
        await at.finish()
        assert at.state.view == event
        await at.press("full_stop")
        assert at.state.view == event
        assert TITLE in at.text()


async def test_an_event_becomes_a_summit_with_three_keys(demo: Demo, settings: Config) -> None:
    async with opened_cache(settings, demo.now, reload=lambda: load(settings.path)) as at:
        await at.finish()
        await at.press("X", "a")
        await at.finish()
        assert at.shows(DraftSummitScreen)
        await at.press("ctrl+s")
        await at.finish()
        assert "Following the event as a summit" in at.text()
    assert "trump-takaichi-talks" in settings.path.read_text(encoding="utf-8")


async def test_where_there_is_none_it_says_so(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now.replace(year=demo.now.year + 1)) as at:
        await at.finish()
        await at.press("X")
        assert "No event outside your summits" in at.text()
        assert at.state.view != UNASSIGNED
