"""How many keys each errand takes, counted on the sample feeds.

Adding a feed, two keys and a paste, is in test_tui_add.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.desk import Desk
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.dialogs.why import WhyScreen
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.config.model import Config
    from briefing.demo import Demo


def in_sight(at: Opened) -> str:
    """The words of the page that are on the screen."""
    page = at.app.screen.query_one("#page")
    lines = [page.render_line(row).text for row in range(page.size.height)]
    return " ".join(word for line in lines for word in line.split() if word not in "▌│▕▏")


def new_points(at: Opened) -> set[str]:
    """All new points of all summits."""
    return {point.text for one in at.state.snapshot.briefings for point in one.new_points}


@pytest.mark.parametrize(("size", "below"), [((200, 50), 0), ((120, 36), 2)])
async def test_all_that_is_new_is_read_with_no_key_or_one(
    demo: Demo, config: Config, size: Size, below: int
) -> None:
    """On 36 rows the last points end below the screen: that is the one key."""
    async with opened_cache(config, demo.now, size) as at:
        wanted = new_points(at)
        assert len(wanted) > 10
        shown = in_sight(at)
        missing = [text for text in wanted if text not in shown]
        assert len(missing) == below
        if missing:
            await at.press("space")
            assert [text for text in missing if text not in in_sight(at)] == []


async def test_the_third_source_is_one_key(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        third = at.item.sources[2]
        assert third.n == 3
        await at.press("3")
        assert at.urls == [third.url]


async def test_all_stories_on_tariffs_are_seven_keys(demo: Demo, config: Config) -> None:
    with Desk(config, demo.now) as desk:
        known = [story for one in desk.briefings() for story in one.stories]
        known += desk.unassigned(1000)
    wanted = {
        story.id
        for story in known
        if any(
            "tariff" in " ".join((entry.title, *entry.paragraphs)).lower()
            for entry in story.entries
        )
    }
    assert len(wanted) > 3
    async with opened_cache(config, demo.now) as at:
        await at.press("slash", *"tariff")
        await at.finish()
        assert {hit.story for hit in at.front(SearchScreen)._hits} == wanted
        assert "in 2 summits" in at.text()


async def test_star_and_export_are_three_keys(demo: Demo, config: Config, tmp_path: Path) -> None:
    folder = tmp_path / "written"
    folder.mkdir()
    async with opened_cache(config, demo.now, export_folder=folder) as at:
        point = at.point
        await at.press("s", "e", "enter")
        (path,) = folder.iterdir()
        assert point.text in path.read_text(encoding="utf-8")
    with Desk(config, demo.now) as desk:
        starred = [each.text for one in desk.briefings() for each in one.shown if each.starred]
    assert starred == [point.text]


async def test_why_merged_and_split_are_three_keys(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        first = at.point.story
        await at.press("w")
        await at.finish()
        reports = at.front(WhyScreen)._reasons.entries
        assert f"{len(reports)} reports of one" in at.text()
        await at.press("j", "x")
        await at.finish()
    with Desk(config, demo.now) as desk:
        (kept,) = desk.stories_named([reports[0]])
        (split,) = desk.stories_named([reports[1]])
    assert [entry.id for entry in split.entries] == [reports[1]]
    assert len(kept.entries) == len(reports) - 1
    assert first in {kept.id, split.id}


async def test_failing_feeds_are_one_key(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark")
        failing = [one for one in at.state.snapshot.feeds if one.state and one.state.failures]
        assert [one.name for one in failing] == ["Island Observer"]
        assert "✗ failing Island Observer never 503 service unavailable" in in_sight(at)
