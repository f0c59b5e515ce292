"""``c`` on a summit draws who covers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.tui.dialogs.coverage import CoverageScreen
from briefing.tui.view.spans import text_of
from briefing.tui.widgets.doc import Doc
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo


def lines(at: Opened) -> list[str]:
    layout = at.app.screen.query_one("#drawn", Doc).layout_
    return [text_of(line) for block in layout.lines for line in block]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 50)])
async def test_reports_and_tellers_of_a_summit(demo: Demo, config: Config, size: Size) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.press("J", "c")
        assert at.shows(CoverageScreen)
        drawn = lines(at)
        assert max(map(len, drawn)) <= size[0]
        page = "\n".join(drawn)
        for heading in ("REPORTS BY HOUR", "WHO TELLS WHAT", "ONLY ONE OUTLET HAS", "LEFT OUT BY"):
            assert heading in page
        everyone = next(line for line in drawn if line.startswith("all outlets"))
        entries = at.briefing("gyeongju").counts.entries
        assert everyone.split()[2] == str(entries)
        row = next(line for line in drawn if line.startswith("Trump said the trade"))
        assert row.count("●") >= 1
        assert "○" in row
        await at.press("c")
        assert not at.shows(CoverageScreen)


async def test_a_screen_reader_gets_words(demo: Demo, config: Config) -> None:
    reader = replace(config, tui=replace(config.tui, reader=True))
    async with opened_cache(reader, demo.now) as at:
        await at.press("J", "c")
        page = " ".join("\n".join(lines(at)).split())
        assert "told by World Wire in its own text" in page
        assert "█" not in page


async def test_where_there_is_no_summit_it_says_so(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark", "c")
        assert "Move to a summit to see who covers it" in at.text()
