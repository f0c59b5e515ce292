"""The app as a person meets it: keys in, screen and desk out."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest

from briefing.errors import CacheNewer, UsageError
from briefing.tui import run
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.dialogs.help import HelpScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.main.screen import MainScreen
from briefing.tui.model.views import FEEDS
from briefing.tui.widgets.doc import Doc, Sidebar
from briefing.tui.widgets.line import TextLine
from tests.tui.fake_desk import FakeDesk, config
from tests.tui.running_app import Opened, Size, opened
from tests.tui.sample_briefings import NOW, point

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_walk_through_all_screens(size: Size) -> None:
    async with opened(size) as at:
        shown = at.text()
        assert "11 new" in shown
        assert "The president calls" in shown
        assert ("WHO REPORTS IT" in shown) is (size[0] == 200)
        assert ("LISTS" in shown) is (size[0] > 80)
        await at.press("J", "enter")
        assert "copy of [1]" in at.text()
        await at.press("question_mark")
        assert isinstance(at.app.screen, HelpScreen)
        await at.press("G")
        assert "back / quit now" in at.text()
        await at.press("q", "slash", *"soybeans")
        assert at.shows(SearchScreen)
        assert "State buyers" in at.text()
        await at.press("enter")
        assert at.state.view == "xi"
        await at.press("exclamation_mark")
        assert at.state.view == FEEDS
        assert "need attention" in at.text()
        await at.press("q", "T", "colon")
        assert at.app.theme == "paper"
        await at.press("escape", "0", "asterisk")
        assert "medal" in (at.state.cursor or "")
        await at.press("escape", "q")
    assert at.app.return_code == 0


KEYS = "j j j k enter j space b ctrl+d ctrl+d ctrl+u G j g enter n x s h j l z z J j enter K f f"


@pytest.mark.parametrize("size", [(80, 24), (140, 60)])
async def test_what_a_key_leaves_unpainted_has_not_changed(size: Size) -> None:
    async with opened(size) as at:
        for key in KEYS.split():
            await at.press(key)
            painted = at.app.screen._compositor.render_strips()
            at.main.redraw()
            await at.pilot.pause()
            assert at.app.screen._compositor.render_strips() == painted, key


async def test_marks_and_readings_reach_the_desk() -> None:
    async with opened() as at:
        await at.press("n")
        assert at.desk.marked == [("deal", True)]
        await at.press("J", "A", "J")
        assert at.desk.left == ["gyeongju"]
        await at.press("s")
        assert at.desk.starred_points == [("duty", True)]


async def test_the_time_in_a_dialog_reads_nothing() -> None:
    async with opened() as at:
        await at.press("question_mark")
        at.pulse[0] = 60.0
        await at.press("escape", "j")
        assert at.desk.marked == []
        at.pulse[0] = 61.0
        await at.press("j")
        assert at.desk.marked == [("loans", True)]


async def test_quitting_ends_a_running_refresh() -> None:
    sleeper = [sys.executable, "-c", "import time; time.sleep(600)"]
    async with opened(refresh=sleeper) as at:
        await at.pilot.press("q")
    assert at.app.return_code == 0


async def test_quitting_keeps_what_was_read() -> None:
    async with opened() as at:
        at.pulse[0] = 2.0
        await at.pilot.press("C", "Q")
    assert len(at.desk.marked) == 11
    assert set(at.desk.left) == {"gyeongju", "xi", "apec", "tokyo"}
    assert at.desk.closed


async def test_space_reads_on_through_every_summit() -> None:
    async with opened((80, 24)) as at:
        for _ in range(12):
            await at.press("space")
        assert {name for name, _ in at.desk.marked} >= {"deal", "duty", "walls", "list"}
        assert at.state.new_in("@today") == 0


async def test_space_gets_past_a_long_list_of_sources() -> None:
    desk = FakeDesk()
    many = tuple(f"The Long Name of Outlet Number {n}" for n in range(90))
    desk.shown = (replace(desk.shown[0], outlets=many), *desk.shown[1:])
    async with opened((80, 24), desk=desk) as at:
        await at.press("J")
        for _ in range(14):
            await at.press("space")
            if at.state.view != "gyeongju":
                break
        assert at.state.view == "xi"


async def test_time_passing_does_not_scroll_what_is_being_read() -> None:
    async with opened((80, 24)) as at:
        page = at.app.screen.query_one("#page", Doc)
        page.scroll_to(y=9, animate=False, immediate=True)
        at.main.repaint()
        await at.pilot.pause()
        assert page.top == 9


async def test_digits_open_sources_in_the_browser() -> None:
    async with opened() as at:
        await at.press("2")
        assert at.urls == ["https://news2.example/deal"]
        await at.press("j", "j", "j", "1")
        assert "open source 1_" in at.text()
        await at.press("2")
        assert at.urls[-1] == "https://news12.example/medal"


async def test_b_and_half_pages_scroll() -> None:
    async with opened((80, 24)) as at:
        page = at.app.screen.query_one("#page", Doc)
        await at.press("ctrl+d")
        assert page.top > 0
        await at.press("ctrl+u", "G")
        assert "that is all for now" in at.text()
        await at.press("b", "b", "b")
        assert page.top == 0


async def test_the_mouse_works_too() -> None:
    async with opened() as at:
        await at.pilot.click("#page", offset=(20, 9))
        assert at.state.cursor == "gyeongju/yards"
        await at.pilot.click("#sidebar", offset=(5, 3))
        assert at.state.view == "gyeongju"


async def test_the_drawer_opens_over_the_page_of_a_narrow_screen() -> None:
    async with opened((80, 24)) as at:
        assert not at.app.screen.query_one(Sidebar).display
        await at.press("h")
        assert "LISTS" in at.text()
        await at.press("l")
        assert "LISTS" not in at.text()


async def test_a_tiny_terminal_is_asked_for_room_and_keys_still_work() -> None:
    async with opened((58, 15)) as at:
        assert "briefing needs at least 60 columns and 16 rows" in at.text()
        await at.press("J")
        assert at.state.view == "gyeongju"
        await at.pilot.resize_terminal(120, 36)
        await at.pilot.pause()
        assert "NEW SINCE" in at.text()


async def test_reader_keys_replace_ours() -> None:
    async with opened(keys={"star": ("S",), "no.such": ("x",)}) as at:
        await at.press("s")
        assert at.desk.starred_points == []
        await at.press("S")
        assert at.desk.starred_points == [("deal", True)]
        assert any("no such command" in note.message for note in at.app._notifications)


REFRESHED = """
import json
for done in (1, 2): print(json.dumps({"done": done, "total": 2, "new": 1, "failed": 0}), flush=True)
"""


async def ended(at: Opened) -> None:
    for _ in range(400):
        await at.pilot.pause(0.01)
        if at.state.waiting or at.main.doing.phase != "running":
            return


async def test_a_refresh_waits_for_the_full_stop() -> None:
    async with opened(refresh=[sys.executable, "-c", REFRESHED]) as at:
        await ended(at)
        more = point("fresh", "A date is set.", NOW, 1)
        one, *rest = at.desk.shown
        at.desk.shown = (replace(one, points=(more, *one.points)), *rest)
        at.desk.number = 2
        await at.press("j", "R")
        await ended(at)
        assert "A date is set." not in at.text()
        assert "▲ 1 new · . shows" in at.text()
        await at.press("full_stop")
        assert "A date is set." in at.text()
        assert at.state.cursor == "gyeongju/loans"


@pytest.mark.parametrize(
    ("code", "failed", "said"),
    [
        (1, 2, "⚠ offline · showing the cache of 14:30"),
        (1, 1, "refresh failed"),
        (75, 0, "refreshed by another process since 14:31"),
    ],
)
async def test_the_header_tells_how_a_refresh_ended(code: int, failed: int, said: str) -> None:
    script = f"""if True:
        import json, sys
        print(json.dumps({{"done": 2, "total": 2, "new": 0, "failed": {failed}}}))
        print("a refresh is already running: process 7 since 05:31:00 UTC", file=sys.stderr)
        sys.exit({code})
    """
    async with opened(refresh=[sys.executable, "-c", script]) as at:
        await ended(at)
        await at.pilot.pause()
        assert said in at.text()


async def test_ascii_paints_no_other_character_of_ours() -> None:
    async with opened(ascii=True) as at:
        page = at.app.screen.query_one("#page", Doc)
        lines = [page.render_line(y).text for y in range(20)]
        assert all(line.isascii() for line in lines)


async def test_names_with_markup_are_only_letters() -> None:
    desk = FakeDesk()
    odd = replace(desk.shown[0], summit=replace(desk.shown[0].summit, name="[/] [b]summit"))
    desk.shown = (odd, *desk.shown[1:])
    async with opened(desk=desk) as at:
        assert "[/] [b]summit" in at.text()
        await at.press("A", "colon")
        assert "[/] [b]summit" in at.text()


def test_a_cache_that_cannot_be_read_ends_with_its_own_error() -> None:
    def newer(_: object) -> NoReturn:
        raise CacheNewer("written by a newer briefing")

    desk_thread = DeskThread(newer, config())
    first = desk_thread.read()
    assert isinstance(first.exception(), CacheNewer)
    desk_thread.close()


def test_run_is_all_that_others_need() -> None:
    assert callable(run)
    assert MainScreen.AUTO_FOCUS == "#page"
    assert TextLine.can_focus is False


async def test_the_drawer_shows_each_view_behind_it() -> None:
    async with opened((80, 24)) as at:
        await at.press("h", "j", "j")
        assert at.state.view == "xi"
        assert "LISTS" in at.text()
        await at.press("space")
        assert "LISTS" not in at.text()
        assert at.state.pane == "document"
        await at.press("h")
        await at.pilot.click("#sidebar", offset=(5, 0))
        assert (at.state.view, at.state.drawer) == ("@today", False)


async def test_what_unfolds_at_the_bottom_edge_comes_into_sight() -> None:
    async with opened((80, 24)) as at:
        page = at.app.screen.query_one("#page", Doc)
        while True:
            await at.press("j")
            rows = page.layout_.rows_of(at.state.cursor)
            assert rows is not None
            if page.top or rows[1] >= page.page_height - 1:
                break
        await at.press("enter")
        rows = page.layout_.rows_of(at.state.cursor)
        assert rows is not None
        first, bottom = rows
        assert page.top <= first
        assert bottom <= page.top + page.page_height


@pytest.mark.parametrize("size", [(60, 16), (80, 20), (80, 24), (120, 36)])
async def test_every_line_of_the_help_can_be_reached(size: Size) -> None:
    async with opened(size) as at:
        await at.press("question_mark")
        table = at.app.screen.query_one("#table", Doc)
        limit = table.layout_.height - table.page_height
        assert table.page_height <= size[1] - 2
        for key in ("j", "space", "pagedown", "ctrl+d", "G"):
            await at.press("g", key)
            assert (table.top > 0) is (limit > 0)
        assert table.top == max(limit, 0)
        for key in ("k", "b", "pageup", "ctrl+u", "g"):
            await at.press("G", key)
            assert (table.top < limit) is (limit > 0)


async def test_digits_and_steps_bring_the_cursor_back_into_sight() -> None:
    desk = FakeDesk()
    many = tuple(f"The Long Name of Outlet Number {n}" for n in range(90))
    desk.shown = (replace(desk.shown[0], outlets=many),)
    for key in ("1", "j"):
        async with opened((80, 24), desk=desk) as at:
            page = at.app.screen.query_one("#page", Doc)
            await at.press("J", *["space"] * 6)
            assert at.state.view == "gyeongju"
            assert not page.cursor_visible
            await at.press(key)
            assert page.cursor_visible


async def test_a_fault_is_seen_by_who_runs_the_app() -> None:
    async def stumble() -> None:
        async with opened() as at:
            met.append(at.app)
            at.app.call_later(lambda: 1 // 0)
            await at.pilot.pause()

    met: list[BriefingApp] = []
    with pytest.raises(ZeroDivisionError):
        await stumble()
    assert isinstance(met[0].fault, ZeroDivisionError)


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_without_a_cursor_is_refused(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    with pytest.raises(UsageError, match=f"TERM={term} cannot"):
        run(config(), desk=lambda _: FakeDesk(), now=lambda: NOW, refresh_command=None)


@pytest.mark.parametrize("key", ["question_mark", "slash", "tab", "j"])
async def test_any_other_key_drops_a_digit_that_waits(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.tui.main.screen.SECOND_DIGIT", 60.0)
    async with opened() as at:
        await at.press("j", "j", "j", "1")
        assert at.state.digits == "1"
        await at.press(key)
        assert at.state.digits == ""
        assert at.urls == []


async def test_the_same_toast_is_shown_once_and_above_the_source_line() -> None:
    async with opened(toasts=True) as at:
        await at.press("z", "z", "z")
        assert [note.message for note in at.app._notifications] == ["Nothing to undo"]
        await at.pilot.pause(0.1)
        toast = at.app.screen.query_one("Toast")
        assert toast.region.bottom <= at.app.screen.query_one("#sources").region.y


@pytest.mark.parametrize("argv", [None, [sys.executable, "-c", "import time; time.sleep(60)"]])
async def test_shift_r_says_why_nothing_happens(argv: list[str] | None) -> None:
    async with opened(refresh=argv) as at:
        await at.press("R")
        said = [note.message for note in at.app._notifications]
        assert said == ["A refresh is already running" if argv else said[0]]
        assert argv or "Refreshing is switched off here" in said[0]


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_ascii_leaves_no_box_or_block_on_any_screen(size: Size) -> None:
    async with opened(size, toasts=True, ascii=True) as at:
        for keys in ((), ("h",), ("l", "z"), ("question_mark",), ("escape", "slash"), ("t", "h")):
            await at.press(*keys)
            strange = {c for c in at.text() if not c.isascii() and not "\uac00" <= c <= "\ud7af"}
            assert strange <= set("청와대합의문아직"), (keys, strange)
        await at.press("escape", "colon")
        strange = {c for c in at.text() if "\u2500" <= c <= "\u259f"}
        assert not strange


async def test_the_inspector_follows_a_cursor_that_rests() -> None:
    async with opened((200, 50)) as at:
        inspected = at.app.screen.query_one("#inspector", Doc)
        await at.press("j", "j", "j")
        for _ in range(100):
            said = "".join(inspected.render_line(y).text for y in range(20))
            if "World Wire on medal" in said:
                return
            await at.pilot.pause(0.01)
        raise AssertionError(said)


async def test_who_saw_the_top_of_a_page_sees_it_in_other_room_too() -> None:
    async with opened((80, 24)) as at:
        await at.press("j")
        await at.pilot.resize_terminal(120, 36)
        await at.settle()
        assert "Wednesday 29 October 2025" in at.text()
        await at.pilot.resize_terminal(60, 18)
        await at.settle()
        await at.pilot.resize_terminal(130, 32)
        await at.settle()
        assert "Wednesday 29 October 2025" in at.text()
