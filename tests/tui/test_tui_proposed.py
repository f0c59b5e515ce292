"""Summits that the feeds speak of and nobody follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from briefing.config.load import load
from briefing.tui.dialogs.add_feed import AddFeedScreen
from briefing.tui.dialogs.draft_summit import DraftSummitScreen
from briefing.tui.model import snapshot_updates
from briefing.tui.model.snapshot import Snapshot
from briefing.tui.model.views import PROPOSED, UNASSIGNED
from tests.tui.running_app import Opened, Running, Size, opened_cache

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.demo import Demo


def room(settings: Config, now: datetime, size: Size = (120, 36)) -> Running:
    return opened_cache(
        settings, now, size, reload=lambda: load(settings.path, cache=settings.cache)
    )


async def look(at: Opened) -> None:
    """What is begun at leisure has been done."""
    at.main._look_for_proposals()
    await at.finish()


async def to_the_shelf(at: Opened) -> None:
    await look(at)
    at.main.visit(UNASSIGNED)
    await at.settle()
    await at.press("g")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_proposal_says_who_where_when_and_who_says_so(
    settings: Config, demo: Demo, size: Size
) -> None:
    async with room(settings, demo.now, size) as at:
        await to_the_shelf(at)
        await at.press("enter")
        shown = " ".join(at.text().split())
        for said in (
            "PROPOSED SUMMITS",
            "Takaichi-Trump meeting",
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


async def test_a_follows_it_and_z_takes_it_back(settings: Config, demo: Demo) -> None:
    before = settings.path.read_bytes()
    async with room(settings, demo.now) as at:
        await to_the_shelf(at)
        await at.press("a")
        await at.finish()
        await at.settle()
        await look(at)
        assert load(settings.path).summits[-1].id == "takaichi-trump"
        assert at.briefing("takaichi-trump").points
        assert [proposal.summit.id for proposal in at.state.snapshot.proposals] == []
        assert settings.path.read_bytes().startswith(before.rstrip())
        await at.press("z")
        await at.finish()
        await at.settle()
        await look(at)
        assert settings.path.read_bytes() == before
        assert [proposal.summit.id for proposal in at.state.snapshot.proposals] == [
            "takaichi-trump"
        ]


async def test_a_fault_in_looking_for_summits_ends_no_room(
    settings: Config, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.subscriptions.summits.suggest", lambda *_: 1 // 0)
    async with room(settings, demo.now) as at:
        await look(at)
        await at.press("j")
        assert at.app.fault is None
        assert at.state.snapshot.proposals == ()


async def test_beside_a_proposal_a_adds_a_feed(settings: Config, demo: Demo) -> None:
    async with room(settings, demo.now) as at:
        await to_the_shelf(at)
        await at.press("G", "a")
        assert isinstance(at.app.screen, AddFeedScreen)


async def test_a_proposal_comes_without_moving_the_cursor(settings: Config, demo: Demo) -> None:
    async with room(settings, demo.now) as at:
        await to_the_shelf(at)
        proposals = at.state.snapshot.proposals
        at.main.become(snapshot_updates.set_proposals(at.state, ()))
        assert PROPOSED not in [section.key for section in at.state.sections]
        await at.press("j")
        cursor = at.state.cursor
        at.main.become(snapshot_updates.set_proposals(at.state, proposals))
        assert at.state.cursor == cursor
        assert at.state.sections[0].key == PROPOSED
        waiting = snapshot_updates.receive(at.state, Snapshot(version=9), 0.0).waiting
        assert waiting is not None
        assert waiting.proposals == proposals


async def to_an_event(at: Opened) -> str:
    """Go to a story of an event in no summit; the title of the event."""
    await to_the_shelf(at)
    while not (at.item.story and at.item.story.event):
        await at.press("j")
    return at.state.snapshot.events[at.item.story.event].title


async def test_an_event_is_edited_as_a_block_and_then_followed(
    settings: Config, demo: Demo
) -> None:
    before = settings.path.read_bytes()
    async with room(settings, demo.now) as at:
        title = await to_an_event(at)
        assert title[:40] in at.text()
        assert re.search(r"\d stories · \d outlets?", at.text())
        await at.press("a")
        await at.finish()
        editor = at.front(DraftSummitScreen).query_one(TextArea)
        assert "[[summits]]" in editor.text
        assert re.search(r"^# .+: \d outlets?", editor.text, re.MULTILINE)
        editor.text = re.sub(r'^name = ".*"$', 'name = "', editor.text, flags=re.MULTILINE)
        await at.press("ctrl+s")
        await at.finish()
        assert at.shows(DraftSummitScreen)
        assert "nothing was written" in at.text()
        assert settings.path.read_bytes() == before
        editor.text = editor.text.replace('name = "', 'name = "Mine"')
        await at.press("ctrl+s")
        await at.finish()
        await at.settle()
        assert not at.shows(DraftSummitScreen)
        assert load(settings.path).summits[-1].name == "Mine"
        assert "outlet" in settings.path.read_text().rpartition("[[summits]]")[2]
        await at.press("z")
        await at.finish()
        assert settings.path.read_bytes() == before


async def test_an_event_that_is_not_kept_changes_nothing(settings: Config, demo: Demo) -> None:
    before = settings.path.read_bytes()
    async with room(settings, demo.now, (80, 24)) as at:
        await to_an_event(at)
        await at.press("a")
        await at.finish()
        await at.press("x", "escape")
        assert at.main is at.app.screen
        assert settings.path.read_bytes() == before
