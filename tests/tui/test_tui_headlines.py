"""All headlines of a summit: as many as the page counts, the newest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.desk import Desk
from briefing.tui.dialogs.article import ArticleScreen
from briefing.tui.dialogs.headlines import HeadlinesScreen
from briefing.tui.pages.headlines import MORE, headlines
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import opened, opened_cache
from tests.tui.sample_briefings import at
from tests.tui.test_tui_pages import SETTING, text

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.story import Story
    from tests.tui.running_app import Size


def many(count: int) -> tuple[Story, ...]:
    """Stories of the last days, newest first."""
    known = FakeDesk().shown[0].stories[0]
    entry = known.entries[0]
    return tuple(
        replace(
            known,
            id=f"s{n}",
            title=f"Headline {n}",
            entries=(replace(entry, published=at(14, 0) - timedelta(hours=n)),),
        )
        for n in range(count)
    )


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_all_headlines_are_one_key_away(demo: Demo, config: Config, size: Size) -> None:
    async with opened_cache(config, demo.now, size) as app:
        await app.finish()
        await app.press("J", "H")
        await app.finish()
        dialog = app.front(HeadlinesScreen)
        summit = app.state.view
        with Desk(config, demo.now) as desk:
            wanted = [story.id for story in desk.stories(summit)]
        assert list(dialog.stops) == wanted
        assert app.briefing(summit).counts.stories == len(wanted)
        assert f"{len(wanted)} headlines" in app.text()
        assert "Esc close" in app.text()
        await app.press("G", "enter")
        await app.finish()
        assert app.shows(ArticleScreen)
        await app.press("escape", "escape")
        assert app.state.view == summit


async def test_a_headline_opens_its_page() -> None:
    async with opened() as app:
        await app.press("J", "H")
        await app.finish()
        await app.press("j", "o")
        assert app.urls == [app.desk.shown[0].stories[1].entries[0].url]


async def test_the_place_is_shown_where_the_list_scrolls() -> None:
    async with opened((80, 24)) as app:
        app.app.push_screen(HeadlinesScreen(app.main, "Gyeongju", many(450)))
        await app.settle()
        assert "450 headlines: Gyeongju · 1 of 450" in app.text()
        await app.press("space")
        assert "22 of 450" in app.text()
        await app.press("G")
        assert "… 250 more" in app.text()
        await app.press("enter")
        assert "201 of 450" in app.text()
        assert "Headline 200" in app.text()


def test_a_day_is_named_once_and_hours_stand_below_it() -> None:
    shown = text(headlines(many(40), 40, SETTING), 60)
    assert "13:00      Headline 1" in shown
    assert "16:00      Headline 22" in shown  # last night
    assert "Tue 14:00  Headline 24" in shown
    assert "    13:00  Headline 25" in shown
    assert shown.count("Tue ") == 1
    spoken = text(headlines(many(40), 40, replace(SETTING, screen_reader=True)), 60)
    assert spoken.count("Tue ") > 10


def test_what_is_not_listed_is_counted() -> None:
    assert text(headlines(many(5), 3, SETTING), 60).endswith("… 2 more")
    assert headlines(many(5), 3, SETTING)[-1].id == MORE
    assert "No entry" in text(headlines((), 3, SETTING), 60)
