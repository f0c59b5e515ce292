"""The tour of README.md, walked: each key that it names does what it says there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from briefing.tui.dialogs.article import ArticleScreen
from briefing.tui.dialogs.coverage import CoverageScreen
from briefing.tui.dialogs.draft_view import DraftViewScreen
from briefing.tui.dialogs.help import HelpScreen
from briefing.tui.dialogs.note import NoteScreen
from briefing.tui.dialogs.prompt import PromptScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.dialogs.speakers import SpeakersScreen
from briefing.tui.model.views import TODAY
from tests.tui.running_app import Opened, opened_cache

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.config.model import Config
    from briefing.demo import Demo
    from briefing.domain.briefing import Point

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TOUR = README.partition("## Reading\n")[2].partition("\n## ")[0]
STEPS = dict(re.findall(r"^(\d+)\. (.*)$", TOUR, re.MULTILINE))
NAMES = {
    "Enter": "enter",
    "Space": "space",
    "/": "slash",
    "?": "question_mark",
    ":": "colon",
    "←": "left",
    "^S": "ctrl+s",
}
NO_KEYS = {"[1·2·4]", "≈", "→"}


class Walk:
    """Presses keys, and remembers which."""

    def __init__(self, at: Opened) -> None:
        self.at = at
        self.pressed: set[str] = set()

    async def press(self, *keys: str) -> None:
        self.pressed |= set(keys)
        await self.at.press(*(NAMES.get(key, key) for key in keys))
        await self.at.finish()


def is_read(at: Opened, point: Point) -> bool:
    return all(at.state.marks.get(key) for key in point.keys)


async def _today(walk: Walk) -> None:
    assert walk.at.state.view == TODAY
    page = walk.at.text()
    assert "●" in page
    assert re.search(r"\[\d(·\d)+", page)


async def _unfolding(walk: Walk) -> None:
    at = walk.at
    first = at.item.id
    await walk.press("j")
    assert at.item.id != first
    await walk.press("k", "v")
    assert at.shows(ArticleScreen)
    await at.press("escape")
    assert at.item.id == first
    await walk.press("Enter")
    assert first in at.state.unfolded
    assert at.point.sources[0].outlet in at.text()
    await walk.press("h")
    assert first not in at.state.unfolded
    await walk.press("Enter", "←")
    assert first not in at.state.unfolded


async def _sources(walk: Walk) -> None:
    at = walk.at
    await at.press("2")
    assert at.urls == [at.item.sources[1].url]
    await walk.press("o")
    assert len(at.urls) == 2


async def _reading_on(walk: Walk) -> None:
    at = walk.at
    await walk.press("n")
    assert at.point.new
    await at.press("J")
    first = at.state.view
    for _ in range(12):
        await walk.press("Space")
        if at.state.view != first:
            break
    assert at.state.view not in (first, TODAY)


async def _marking(walk: Walk) -> None:
    at = walk.at
    first = at.point
    await at.press("n")
    assert is_read(at, first)
    await walk.press("z")
    assert not is_read(at, first)
    await at.press("k")
    await walk.press("N")
    assert is_read(at, first)
    await walk.press("s")
    assert at.state.stars
    await walk.press("W")
    assert at.shows(NoteScreen)
    await at.press("escape")
    await walk.press("L")
    assert at.shows(PromptScreen)
    await at.press("escape")
    await walk.press("D")
    assert at.state.hidden


async def _moving(walk: Walk) -> None:
    at = walk.at
    await walk.press("J")
    summit = at.state.view
    assert summit != TODAY
    await walk.press("J", "K")
    assert at.state.view == summit
    await walk.press("0")
    assert at.state.view == TODAY
    await walk.press("/")
    assert at.shows(SearchScreen)
    await at.press(*"tariff")
    await walk.press("^S")
    assert at.shows(DraftViewScreen)
    await at.press("escape", "escape")
    await walk.press("X")
    assert at.state.item
    assert at.state.item.kind == "event"
    await walk.press("Enter")
    assert at.state.snapshot.event_briefing
    await walk.press("a")
    assert "[[summits]]" in at.text()
    await at.press("escape")


async def _pictures(walk: Walk) -> None:
    at = walk.at
    await at.press("J")
    await walk.press("c")
    assert at.shows(CoverageScreen)
    assert "WHO TELLS WHAT" in at.text() or "REPORTS BY" in at.text()
    await walk.press("c")
    assert "Day by day" in at.text()
    await walk.press("c")
    assert "Figures" in at.text()
    await at.press("escape")
    await walk.press("S")
    assert at.shows(SpeakersScreen)
    await at.press("escape")


async def _help(walk: Walk) -> None:
    at = walk.at
    await walk.press("?")
    assert at.shows(HelpScreen)
    await at.press("escape")
    await walk.press(":")
    assert at.shows(CommandPalette)
    await at.press("escape")
    await walk.press("q")
    assert at.app._exit


WALK = (_today, _unfolding, _sources, _reading_on, _marking, _moving, _pictures, _help)


@pytest.mark.parametrize(("number", "step"), [*enumerate(WALK, 1)])
async def test_a_step_does_what_it_says(
    demo: Demo, config: Config, number: int, step: Callable[[Walk], Awaitable[None]]
) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.finish()
        walk = Walk(at)
        await step(walk)
        text = STEPS[str(number)]
        assert set(re.findall(r"`([^`]+)`", text)) - NO_KEYS <= walk.pressed, text


def test_every_step_is_walked() -> None:
    assert list(STEPS) == [str(number) for number in range(1, len(WALK) + 1)]
