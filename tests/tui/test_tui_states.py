"""What the screen says while the reader waits: for the cache, a cold start, a toast, a dialog."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.domain.refresh_report import Progress
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.launch import Launch
from briefing.tui.main.screen import MainScreen
from briefing.tui.model import opening
from briefing.tui.model.snapshot import Snapshot, unread_snapshot
from briefing.tui.model.views import TODAY
from briefing.tui.pages.header import RefreshStatus
from briefing.tui.pages.page import page
from briefing.tui.pages.refreshing import in_words
from briefing.tui.pages.sidebar import sidebar
from briefing.tui.view.hints import fitted_hints
from tests.tui.fake_desk import FakeDesk, config, feeds
from tests.tui.running_app import Opened, opened
from tests.tui.sample_briefings import NOW, SEOUL
from tests.tui.test_tui_pages import SETTING, text
from tests.tui.test_tui_walk import WAYS, come_to

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from textual.screen import Screen

    from briefing.domain.briefing import Briefing, PendingBriefing


class SlowDesk(FakeDesk):
    """A desk that answers only when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = threading.Event()

    def stored_briefings(
        self, summits: Collection[str] | None = None
    ) -> tuple[Briefing | PendingBriefing, ...]:
        self.may_answer.wait(30)
        return super().stored_briefings(summits)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_while_the_cache_is_read_the_screen_names_the_summits(size: tuple[int, int]) -> None:
    desk = SlowDesk()
    settings = config()
    desk_thread = DeskThread(lambda _: desk, settings)
    launch = Launch(
        settings,
        desk_thread=desk_thread,
        first_read=desk_thread.read(),
        now=lambda: NOW,
        idle_seconds=3600.0,
    )
    app = BriefingApp(launch)
    async with app.run_test(size=size) as pilot:
        at = Opened(app, pilot, desk, [], [0.0])
        await pilot.pause()
        assert "Reading the cache…" in at.text()
        assert "Gyeongju" in at.text()
        assert "No feeds" not in at.text()
        await pilot.press("J")
        assert at.state.view == "gyeongju"
        desk.may_answer.set()
        await at.settle()
        await at.finish()
        assert "Reading" not in at.text()
        assert (at.state.view, at.state.new_in(TODAY)) == ("gyeongju", 11)
    desk_thread.close()


def test_before_the_cache_is_read_nothing_is_called_empty() -> None:
    state = opening.initial_state(unread_snapshot(config(), NOW), zone=SEOUL)
    for view in state.views:
        shown = text(page(opening.open_view(state, view, 0.0), SETTING))
        assert "Reading the cache…" in shown, view
    assert " 0" not in text(sidebar(state, SETTING))


def test_a_page_that_is_composed_names_what_is_coming() -> None:
    snapshot = replace(unread_snapshot(config(), NOW), read=True)
    shown = text(page(opening.initial_state(snapshot, zone=SEOUL), SETTING))
    assert "Composing the briefings…  0 of 4 summits" in shown
    assert "Gyeongju summit · Trump–Xi meeting" in shown


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "Asking the feeds"),
        (Progress(3, 40, 0, 0), "3 of 40 feeds asked. No entry yet."),
        (Progress(12, 40, 1_310, 1), "12 of 40 feeds asked, 1 failed. 1,310 entries so far."),
        (Progress(12, 40, 1_310, 0, 400, 900), "entries so far, 400 of them in stories."),
        (Progress(40, 40, 3_400, 0, 1_200, 3_400), "stories: 1,200 of 3,400 entries."),
    ],
)
async def test_a_cold_start_is_told_in_words(progress: Progress | None, words: str) -> None:
    assert words in in_words(progress)
    snapshot = Snapshot(feeds=feeds())
    setting = replace(SETTING, refreshing=True, progress=progress)
    shown = text(page(opening.initial_state(snapshot), setting))
    assert "Fetching 40 feeds for the first time…" in shown
    assert words in shown


async def test_the_words_follow_the_refresh() -> None:
    desk = FakeDesk()
    desk.shown = ()
    async with opened(desk=desk) as at:
        at.main.doing = RefreshStatus("running", Progress(7, 40, 12, 0))
        await at.settle()
        assert "7 of 40 feeds asked. 12 entries so far." in at.text()


def lines_of(at: Opened, item: str | None) -> set[int]:
    """The rows of the screen on which an item stands."""
    rows = at.main.page.layout_.rows_of(item)
    assert rows is not None
    page_ = at.main.page
    first = page_.content_region.y - page_.top
    return set(range(rows[0] + first, rows[1] + first))


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_toast_is_never_over_the_line_that_is_read(size: tuple[int, int]) -> None:
    async with opened(size, toasts=True) as at:
        for _ in range(14):
            at.app.say("A toast over nothing that is read")
            await at.settle()
            shown = at.text().splitlines()
            over = {row for row, line in enumerate(shown) if "A toast over" in line}
            assert over
            assert not over & lines_of(at, at.state.cursor), at.text()
            await at.press("j")


DIALOGS = [screen for screen in WAYS if screen is not MainScreen]


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
@pytest.mark.parametrize("screen", DIALOGS, ids=lambda screen: screen.__name__)
async def test_dialogs_say_their_keys_in_one_way(
    screen: type[Screen[Any]], size: tuple[int, int]
) -> None:
    async with opened(size) as at:
        await come_to(at, screen)
        await at.settle()
        way_out = re.compile(r"(Esc (close|keep the previous version)|q quit)( ─╯|\W*$)")
        last = next(filter(way_out.search, reversed(at.text().splitlines())), "")
        assert last, at.text()
        last = last.partition("╰")[2].partition("╯")[0] if "╰" in last else last
        hints = [hint.strip() for hint in last.strip(" │─").split(" · ")]
        assert all(re.match(r"\S+( or \S+| \])? \S+", hint) for hint in hints), hints
        assert "…" not in last


def test_hints_are_left_out_whole_and_the_way_out_stays() -> None:
    hints = "Enter read · o open page · j/k move · Esc close"
    assert fitted_hints(hints, 80) == hints
    assert fitted_hints(hints, 40) == "Enter read · o open page · Esc close"
    assert fitted_hints(hints, 5) == "Esc close"


async def test_a_list_that_scrolls_says_where_it_is() -> None:
    async with opened((80, 24)) as at:
        choices = [Choice(str(n), f"Choice {n}") for n in range(1, 41)]
        at.app.push_screen(PickScreen("Pick", choices))
        await at.settle()
        assert "Pick · 1 of 40" in at.text()
        await at.press("j", "j")
        assert "Pick · 3 of 40" in at.text()
        await at.press("G")
        assert "Pick · 40 of 40" in at.text()


async def test_a_list_in_one_piece_says_nothing() -> None:
    async with opened() as at:
        await at.press("e")
        assert "Export this page ─" in at.text()
