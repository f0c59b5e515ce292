"""``c`` on a summit draws who covers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.domain.briefing import FigureReport, Number
from briefing.tui.dialogs.coverage import CoverageScreen
from briefing.tui.pages.figures import figures
from briefing.tui.pages.page_context import PageContext
from briefing.tui.view.spans import text_of
from briefing.tui.widgets.doc import Doc
from tests.builders.briefings import source
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo


def lines(at: Opened) -> list[str]:
    layout = at.app.screen.query_one("#drawn", Doc).layout_
    return [text_of(line) for block in layout.lines for line in block]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50)])
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
        await at.press("escape")
        assert not at.shows(CoverageScreen)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50)])
async def test_the_key_goes_on_from_picture_to_picture(
    demo: Demo, config: Config, size: Size
) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.press("J", "c", "c")
        days = lines(at)
        assert max(map(len, days)) <= size[0]
        titles = [line.split(" ─")[0] for line in days if "─" in line]
        assert titles[:3] == ["Mon 27 Oct", "Tue 28 Oct", "Wed 29 Oct · day 1 of 4 · today"]
        assert titles[-1] == "Sat 1 Nov · day 4 of 4 · to come"
        page = "\n".join(days)
        now = next(place for place, line in enumerate(days) if line.startswith("NOW 14:32"))
        assert "Lee Jae Myung gave Trump" in "\n".join(days[:now])
        assert "no report yet" in "\n".join(days[now:])
        assert "│" in page
        await at.press("c")
        assert "$350 billion" in "\n".join(lines(at))
        await at.press("c")
        assert "WHO TELLS WHAT" in "\n".join(lines(at))


async def test_the_course_of_a_figure_is_drawn_by_its_size(demo: Demo, config: Config) -> None:
    wire = source(1, "World Wire", published=demo.now)
    steps = (FigureReport("12", demo.now, wire), FigureReport("24", demo.now, wire))
    toll = Number("24", "The toll is 24.", (wire,), course=steps, moved=True)
    reader = PageContext(now=demo.now, screen_reader=True)
    drawn, told = (
        [text_of(row.body) for block in figures([toll], setting, 100) for row in block.rows]
        for setting in (PageContext(now=demo.now), reader)
    )
    assert [row.count("█") for row in drawn if "World Wire" in row] == [15, 30]
    assert any("12 → 24" in row for row in told)
    assert not any("█" in row for row in told)


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
