"""Why, split, merge and side by side, on the sample feeds in a cache of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.tui.dialogs.why import WhyScreen
from briefing.tui.pages.side_by_side import beside
from briefing.tui.view.spans import text_of, width_of
from briefing.tui.widgets.doc import Doc
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.demo import Demo


def outlets(config: Config, now: datetime, entry: str) -> list[str]:
    """The outlets of the story that holds the entry."""
    with Desk(config, now) as desk:
        (story,) = desk.stories_named([entry])
    return sorted(entry.outlet for entry in story.entries)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_report_is_split_out_and_put_back_in_three_keys(
    demo: Demo, config: Config, size: Size
) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.press("J", "w")
        await at.finish()
        assert isinstance(at.app.screen, WhyScreen)
        told = at.front(WhyScreen)._reasons
        assert len(told.entries) == 4
        assert "4 reports of one text" in at.text()
        entry = told.entries[1]
        before = outlets(config, demo.now, entry)
        await at.press("j", "x")
        await at.finish()
        assert len(outlets(config, demo.now, entry)) == 1
        assert "3 reports of one text" in at.text()
        await at.press("z")
        await at.finish()
        assert outlets(config, demo.now, entry) == before
        await at.press("escape")
        assert at.state.undo == ()


async def test_the_page_shows_a_split_at_once_and_z_there_takes_it_back(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J", "w")
        await at.finish()
        entry = at.front(WhyScreen)._reasons.entries[1]
        whole = len(at.briefing("gyeongju").stories)
        await at.press("j", "x")
        await at.finish()
        await at.press("escape")
        assert len(at.briefing("gyeongju").stories) == whole + 1
        await at.press("z")
        await at.finish()
        assert len(outlets(config, demo.now, entry)) == 4
        assert len(at.briefing("gyeongju").stories) == whole


async def test_a_story_of_the_same_event_is_merged(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J", "w")
        await at.finish()
        own = at.front(WhyScreen)._reasons.why.story
        before = len(at.briefing("gyeongju").stories)
        await at.press(*["j"] * len(own.entries), "M")
        await at.finish()
        with Desk(config, demo.now) as desk:
            (story,) = desk.stories_named([own.entries[0].id])
            assert len(desk.stories("gyeongju")) == before - 1
        assert len(story.entries) > len(own.entries)
        assert "BY YOUR WORD" in reasons(at)


def reasons(at: Opened) -> str:
    """All lines of the dialog, in sight or not."""
    layout = at.app.screen.query_one("#reasons", Doc).layout_
    return "\n".join(text_of(line) for lines in layout.lines for line in lines)


async def test_side_by_side_shows_both_texts_and_goes_again(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J", "w")
        await at.finish()
        once = reasons(at)
        await at.press("j", "d")
        assert reasons(at).count("Grand Order of") == once.count("Grand Order of") + 2
        await at.press("d")
        assert reasons(at) == once


async def test_what_has_no_story_says_so(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark", "w")
        await at.finish()
        assert "There is no story under the cursor" in at.text()


def test_only_what_one_text_alone_holds_is_set_off() -> None:
    left = ["Trump praised the medal that he was given in Gyeongju on Wednesday evening."]
    right = ["Trump praised the medal that he was given in Seoul on Wednesday evening."]
    spans = [span for row in beside(left, right, 60) for span in row.body]
    assert {span.text for span in spans if span.role == "soon"} == {"Gyeongju", "Seoul"}


@pytest.mark.parametrize("width", [10, 21, 60, 200])
def test_columns_keep_their_width_whatever_the_script(width: int) -> None:
    texts = [
        "트럼프 대통령은 29일 경주에서 " * 30,
        "习近平将于周四在釜山会见特朗普" * 40,
        "x" * 9000,
        "",
    ]
    for row in beside(texts, texts[::-1], width):
        assert width_of(row.body) <= max(width, 23)


async def test_escape_leaves_two_texts_side_by_side_first(demo: Demo) -> None:
    settings = load(demo.config_path, cache=demo.cache)
    async with opened_cache(settings, demo.now) as at:
        await at.press("w")
        await at.finish()
        await at.press("j", "d")
        assert at.front(WhyScreen)._open is not None
        await at.press("escape")
        assert isinstance(at.app.screen, WhyScreen)
        assert at.front(WhyScreen)._open is None
        await at.press("escape")
        assert not isinstance(at.app.screen, WhyScreen)
