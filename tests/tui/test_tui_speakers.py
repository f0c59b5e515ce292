"""``S`` on a summit lists its points by who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.tui.dialogs.speakers import SpeakersScreen
from briefing.tui.view.spans import text_of
from briefing.tui.widgets.doc import Doc
from tests.tui.running_app import Opened, Size, opened_cache

if TYPE_CHECKING:
    from briefing.config.model import Config
    from briefing.demo import Demo


def page(at: Opened) -> Doc:
    return at.app.screen.query_one("#spoken", Doc)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 36), (200, 50)])
async def test_a_speakers_words_are_one_key_and_a_point_two(
    demo: Demo, config: Config, size: Size
) -> None:
    async with opened_cache(config, demo.now, size) as at:
        await at.press("J", "S")
        assert at.shows(SpeakersScreen)
        lines = [text_of(line) for block in page(at).layout_.lines for line in block]
        assert max(map(len, lines)) <= size[0]
        assert any(line.startswith("Donald Trump") for line in lines)
        said = {point.id: point for point in at.briefing("gyeongju").shown if point.speaker}
        assert {block.id for block in page(at).layout_.blocks if block.id} == set(said)
        first = page(at).cursor
        await at.press("right_square_bracket")
        other = page(at).cursor
        assert other != first
        await at.press("enter")
        assert not at.shows(SpeakersScreen)
        assert at.point.id == other


async def test_it_opens_at_the_speaker_of_the_point_under_the_cursor(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J")
        while not (at.item.point and at.item.point.speaker and "Lee" in at.item.point.speaker):
            await at.press("j")
        speaker = at.point.speaker
        await at.press("S")
        point = next(p for p in at.briefing("gyeongju").shown if p.id == page(at).cursor)
        assert point.speaker
        assert point.speaker.split()[0] == (speaker or "").split()[0]
        here = at.state.cursor
        await at.press("S")
        assert at.state.cursor == here


async def test_where_there_is_no_summit_it_says_so(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("exclamation_mark", "S")
        assert "Move to a summit to see who says what" in at.text()
