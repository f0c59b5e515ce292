"""Why, split, merge and side by side, on the sample feeds in a cache of their own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.corrections import correct
from briefing.desk import Desk
from briefing.store import corrections
from briefing.store.connection import open_writable
from briefing.tui.dialogs.why import WhyScreen
from briefing.tui.pages.side_by_side import side_by_side
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


def in_force(config: Config) -> list[str]:
    """The kinds of the corrections that nobody took back."""
    db = open_writable(config.cache)
    try:
        return [correction.kind for correction in corrections.in_force(db)]
    finally:
        db.close()


def correct_elsewhere(config: Config, now: datetime, *, apart_from: str) -> None:
    """What another process does meanwhile: it bars a story without this entry from a summit."""
    with Desk(config, now) as desk:
        own = {story.id for story in desk.stories_named([apart_from])}
        other = next(story for story in desk.stories("gyeongju") if story.id not in own)
    correct.assign(config, other.id, "gyeongju", now, belongs=False)


async def split_out(at: Opened) -> str:
    """Split a report out by ``w`` and ``x``; the id of its entry. The screen stays open."""
    await at.press("J", "w")
    await at.finish()
    entry = at.front(WhyScreen)._reasons.entries[1]
    await at.press("j", "x")
    await at.finish()
    return entry


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


@pytest.mark.parametrize("keys", [("z",), ("escape", "z")], ids=["in the screen", "on the page"])
async def test_z_takes_back_its_own_correction_not_the_last_of_the_log(
    demo: Demo, config: Config, keys: tuple[str, ...]
) -> None:
    async with opened_cache(config, demo.now) as at:
        entry = await split_out(at)
        correct_elsewhere(config, demo.now, apart_from=entry)
        assert in_force(config) == ["split", "bar"]
        await at.press(*keys)
        await at.finish()
        assert in_force(config) == ["bar"]
        assert len(outlets(config, demo.now, entry)) == 4
        assert "Split undone" in at.text()
        assert at.state.undo == ()


@pytest.mark.parametrize("keys", [("z",), ("escape", "z")], ids=["in the screen", "on the page"])
async def test_z_says_so_when_another_process_has_undone_it(
    demo: Demo, config: Config, keys: tuple[str, ...]
) -> None:
    async with opened_cache(config, demo.now) as at:
        entry = await split_out(at)
        correct.undo(config, demo.now)
        correct_elsewhere(config, demo.now, apart_from=entry)
        await at.press(*keys)
        await at.finish()
        assert in_force(config) == ["bar"]
        assert "That correction was already undone" in at.text()
        assert at.state.undo == ()


async def test_nothing_is_said_to_be_undone_before_it_is(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await split_out(at)
        await at.press("escape")
        busy = threading.Event()
        at.app.launch.desk_thread.submit(lambda _: busy.wait(60))
        await at.pilot.press("z")
        await at.pilot.pause()
        early = at.text()
        busy.set()
        await at.finish()
        assert "undone" not in early
        assert "Split undone" in at.text()


async def test_z_can_be_pressed_again_after_a_correction_could_not_be_undone(
    demo: Demo, config: Config
) -> None:
    async with opened_cache(config, demo.now) as at:
        entry = await split_out(at)
        await at.press("escape")
        path = config.cache.with_suffix(".away")
        await at.app.launch.desk_thread.ask(lambda desk: desk.close())
        config.cache.rename(path)
        config.cache.mkdir()
        await at.press("z")
        await at.finish()
        assert "undone" not in at.text()
        config.cache.rmdir()
        path.rename(config.cache)
        await at.press("z")
        await at.finish()
        assert "Split undone" in at.text()
        assert len(outlets(config, demo.now, entry)) == 4


async def test_a_correction_outlives_the_screen_it_was_made_in(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J", "w")
        await at.finish()
        entry = at.front(WhyScreen)._reasons.entries[1]
        busy = threading.Event()
        at.app.launch.desk_thread.submit(lambda _: busy.wait(60))
        await at.pilot.press("j", "x", "escape")
        await at.pilot.pause()
        busy.set()
        await at.finish()
        assert not isinstance(at.app.screen, WhyScreen)
        assert in_force(config) == ["split"]
        await at.press("z")
        await at.finish()
        assert in_force(config) == []
        assert len(outlets(config, demo.now, entry)) == 4


async def test_a_story_of_the_same_event_is_merged(demo: Demo, config: Config) -> None:
    async with opened_cache(config, demo.now) as at:
        await at.press("J", "w")
        await at.finish()
        own = at.front(WhyScreen)._reasons.explanation.story
        before = len(at.briefing("gyeongju").stories)
        await at.press(*["j"] * len(own.entries), "M")
        await at.finish()
        with Desk(config, demo.now) as desk:
            (story,) = desk.stories_named([own.entries[0].id])
            assert len(desk.stories("gyeongju")) == before - 1
        assert len(story.entries) > len(own.entries)
        assert "YOUR CORRECTIONS" in reasons(at)
        await at.press("z")
        await at.finish()
        assert "Merge undone" in at.text()
        assert in_force(config) == []


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
    spans = [span for row in side_by_side(left, right, 60) for span in row.body]
    assert {span.text for span in spans if span.role == "soon"} == {"Gyeongju", "Seoul"}


@pytest.mark.parametrize("width", [10, 21, 60, 200])
def test_columns_keep_their_width_whatever_the_script(width: int) -> None:
    texts = [
        "트럼프 대통령은 29일 경주에서 " * 30,
        "习近平将于周四在釜山会见特朗普" * 40,
        "x" * 9000,
        "",
    ]
    for row in side_by_side(texts, texts[::-1], width):
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
