"""A story is put into a summit, or taken out of one, from the reading room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.model.views import UNASSIGNED
from tests.tui.running_app import Opened, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo


def texts(at: Opened) -> list[str]:
    return [point.text for point in at.briefing("gyeongju").shown]


async def test_a_story_of_no_summit_is_put_into_one_and_taken_back(
    settings: Config, demo: Demo
) -> None:
    async with opened_cache(settings, demo.now) as at:
        at.main.visit(UNASSIGNED)
        await at.settle()
        title = "First frost"
        story = next(one for one in at.state.snapshot.unassigned if title in one.title)
        while at.item.story != story:
            await at.press("j")
        before = texts(at)
        await at.press("i")
        assert "Put into Gyeongju summit" in at.text()
        await at.press("1")
        await at.finish()
        assert story.id not in [one.id for one in at.state.snapshot.unassigned]
        assert len(texts(at)) > len(before)
        await at.press("z")
        await at.finish()
        assert "Assignment undone" in at.text()
        assert texts(at) == before
        assert story.id in [one.id for one in at.state.snapshot.unassigned]


async def test_a_story_is_taken_out_of_a_summit(settings: Config, demo: Demo) -> None:
    async with opened_cache(settings, demo.now) as at:
        at.main.visit("gyeongju")
        await at.settle()
        story = at.point.story
        await at.press("i")
        assert "Take out of Gyeongju summit" in at.text()
        await at.press("1")
        await at.finish()
        assert story not in [other.id for other in at.briefing("gyeongju").stories]


async def test_where_there_is_no_story_that_is_said(settings: Config, demo: Demo) -> None:
    async with opened_cache(settings, demo.now) as at:
        await at.press("exclamation_mark", "i")
        assert "There is no story here" in at.text()
        await at.press("vertical_line")
        assert "nothing to pipe under the cursor" in at.text()


async def test_a_command_is_asked_for_and_may_be_left_out(settings: Config, demo: Demo) -> None:
    async with opened_cache(settings, demo.now) as at:
        await at.press("vertical_line")
        assert "Pipe to command" in at.text()
        await at.press(*"wc", "enter")
        await at.finish()
        assert "cannot run another program" in at.text()


async def test_a_hidden_point_comes_back_whatever_was_read_since(
    settings: Config, demo: Demo
) -> None:
    async with opened_cache(settings, demo.now) as at:
        point = at.point
        await at.press("D")
        await at.main.watcher.read()
        await at.settle()
        await at.press("full_stop")
        assert point.text not in texts(at)
        await at.press("z")
        await at.finish()
        assert point.text in texts(at)
