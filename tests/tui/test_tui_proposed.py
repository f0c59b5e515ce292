"""Summits that the feeds speak of and nobody follows."""

from __future__ import annotations

import pytest
from tui_room import real_room

from briefing.config.load import load
from briefing.tui.dialogs.add_feed import AddFeedScreen
from briefing.tui.model import snapshot_updates
from briefing.tui.model import state as states
from briefing.tui.model.views import PROPOSED, UNASSIGNED


def room(settings, now, size=(120, 36)):
    return real_room(settings, now, size, reload=lambda: load(settings.path, cache=settings.cache))


async def look(at) -> None:
    """What is begun at leisure has been done."""
    at.app.screen_stack[0]._look_for_proposals()
    await at.finish()


async def to_the_shelf(at) -> None:
    await look(at)
    at.app.screen.visit(UNASSIGNED)
    await at.settle()
    await at.press("g")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_proposal_says_who_where_when_and_who_says_so(settings, demo, size) -> None:
    async with room(settings, demo.now, size) as at:
        await to_the_shelf(at)
        await at.press("enter")
        shown = " ".join(at.text().split())
        for said in (
            "PROPOSED SUMMITS",
            "Trump-Takaichi meeting",
            "Tokyo",
            "World Wire",
            "[1·2·3]",
        ):
            assert said in shown
        assert 'id = "takaichi-trump"' in shown
        if size[0] >= 100:
            assert "1 summit proposed" in shown
        await at.press("2")
        assert at.urls


async def test_a_follows_it_and_z_takes_it_back(settings, demo) -> None:
    before = settings.path.read_bytes()
    async with room(settings, demo.now) as at:
        await to_the_shelf(at)
        await at.press("a")
        await at.finish()
        await at.settle()
        await look(at)
        assert load(settings.path).summits[-1].id == "takaichi-trump"
        assert at.state.snapshot.briefing("takaichi-trump").points
        assert at.state.snapshot.proposals == ()
        assert settings.path.read_bytes().startswith(before.rstrip())
        await at.press("z")
        await at.finish()
        await at.settle()
        await look(at)
        assert settings.path.read_bytes() == before
        assert [one.summit.id for one in at.state.snapshot.proposals] == ["takaichi-trump"]


async def test_a_fault_in_looking_for_summits_ends_no_room(settings, demo, monkeypatch) -> None:
    monkeypatch.setattr("briefing.tui.background.watcher.suggest", lambda *_: 1 // 0)
    async with room(settings, demo.now) as at:
        await look(at)
        await at.press("j")
        assert at.app.fault is None
        assert at.state.snapshot.proposals == ()


async def test_beside_a_proposal_a_adds_a_feed(settings, demo) -> None:
    async with room(settings, demo.now) as at:
        await to_the_shelf(at)
        await at.press("j", "a")
        assert isinstance(at.app.screen, AddFeedScreen)


async def test_a_proposal_comes_without_moving_the_cursor(settings, demo) -> None:
    async with room(settings, demo.now) as at:
        await to_the_shelf(at)
        found = at.state.snapshot.proposals
        at.app.screen.become(snapshot_updates.set_proposals(at.state, ()))
        assert PROPOSED not in [section.key for section in at.state.sections]
        await at.press("j")
        cursor = at.state.cursor
        at.app.screen.become(snapshot_updates.set_proposals(at.state, found))
        assert at.state.cursor == cursor
        assert at.state.sections[0].key == PROPOSED
        newer = states.Snapshot(version=9)
        assert snapshot_updates.receive(at.state, newer, 0.0).waiting.proposals == found
