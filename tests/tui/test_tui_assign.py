"""A story is put into a summit, or taken out of one, from the reading room."""

from __future__ import annotations

from tui_room import real_room

from briefing.tui.model.views import UNASSIGNED


def texts(at) -> list[str]:
    return [point.text for point in at.state.snapshot.briefing("gyeongju").shown]


async def test_a_story_of_no_summit_is_put_into_one_and_taken_back(settings, demo) -> None:
    async with real_room(settings, demo.now) as at:
        at.app.screen.visit(UNASSIGNED)
        await at.settle()
        title = "First frost"
        story = next(one for one in at.state.snapshot.unassigned if title in one.title)
        while at.state.item.story != story:
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


async def test_a_story_is_taken_out_of_a_summit(settings, demo) -> None:
    async with real_room(settings, demo.now) as at:
        at.app.screen.visit("gyeongju")
        await at.settle()
        story = at.state.item.point.story
        await at.press("i")
        assert "Take out of Gyeongju summit" in at.text()
        await at.press("1")
        await at.finish()
        briefing = at.state.snapshot.briefing("gyeongju")
        assert story not in [one.id for one in briefing.stories]


async def test_where_there_is_no_story_that_is_said(settings, demo) -> None:
    async with real_room(settings, demo.now) as at:
        await at.press("exclamation_mark", "i")
        assert "There is no story here" in at.text()
        await at.press("vertical_line")
        assert "nothing to pipe under the cursor" in at.text()


async def test_a_command_is_asked_for_and_may_be_left_out(settings, demo) -> None:
    async with real_room(settings, demo.now) as at:
        await at.press("vertical_line")
        assert "Pipe to command" in at.text()
        await at.press(*"wc", "enter")
        await at.finish()
        assert "cannot run another program" in at.text()


async def test_a_hidden_point_comes_back_whatever_was_read_since(settings, demo) -> None:
    async with real_room(settings, demo.now) as at:
        point = at.state.item.point
        await at.press("D")
        await at.app.screen.watcher.read()
        await at.settle()
        await at.press("full_stop")
        assert point.text not in texts(at)
        await at.press("z")
        await at.finish()
        assert point.text in texts(at)
