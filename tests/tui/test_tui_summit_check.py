"""``B`` on a summit shows how its block works, on the sample feeds in a cache of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.tui.dialogs.summit_check import SummitCheckScreen
from briefing.tui.view.spans import text_of
from briefing.tui.widgets.doc import Doc
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo


def shown(at: Opened) -> list[str]:
    """All lines of the dialog, in sight or not."""
    layout = at.app.screen.query_one("#checked", Doc).layout_
    return [text_of(line) for lines in layout.lines for line in lines]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_words_the_misses_and_the_way_back(
    demo: Demo, config: Config, size: Size
) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.press("J", "B")
        await at.finish()
        assert isinstance(at.app.screen, SummitCheckScreen)
        assert "How this block works: Gyeongju summit" in at.text()
        lines = shown(at)
        assert max(map(len, lines)) <= size[0]
        page = " ".join(" ".join(lines).split())
        assert "entries since 15 Oct, most often by Donald Trump" in page
        assert "WHICH WORDS COUNT" in page
        assert "where something is there, with a second piece of evidence" in page
        assert "NEAREST MISSES" in page
        assert "matched; a second piece of evidence was lacking: no " in page
        top = at.text()
        await at.press("G")
        assert at.text() != top
        await at.press("g")
        assert at.text() == top
        await at.press("escape")
        assert not isinstance(at.app.screen, SummitCheckScreen)


async def test_it_is_in_the_palette_and_closes_by_its_own_key(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J", "colon", *"block of this", "enter")
        await at.finish()
        assert isinstance(at.app.screen, SummitCheckScreen)
        await at.press("B")
        assert not isinstance(at.app.screen, SummitCheckScreen)


async def test_where_there_is_no_summit_it_says_so(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark", "B")
        await at.finish()
        assert "Move to a summit to check its block" in at.text()


async def test_a_word_that_does_not_count_is_told(demo: Demo, config: Config) -> None:
    first = replace(config.summits[0], terms=("trade",))
    settings = replace(config, summits=(first, *config.summits[1:]))
    async with opened_cache(settings, demo.now) as at:
        await at.press("J", "B")
        await at.finish()
        assert '"trade" is an everyday word: it adds weight' in at.text()


async def test_the_why_page_says_what_a_story_lacks(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now, (120, 50)) as at:
        await at.press("J", "w")
        await at.finish()
        layout = at.app.screen.query_one("#reasons", Doc).layout_
        page = "\n".join(text_of(line) for lines in layout.lines for line in lines)
        assert "NOT IN" in page
        assert "Trump-Xi meeting" in page.split("NOT IN")[1]
        assert "Donald Trump matched; a second piece of evidence was lacking" in page
