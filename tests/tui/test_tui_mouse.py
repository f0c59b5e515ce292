"""The mouse: what is written on the screen does what it says when it is clicked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Offset

from briefing.text.cells import cell_width
from briefing.tui.dialogs.help import HelpScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.dialogs.speakers import SpeakersScreen
from briefing.tui.model import mouse, opening
from briefing.tui.model.effects import Notify
from briefing.tui.model.snapshot import take_snapshot
from briefing.tui.model.views import FEEDS, TODAY
from tests.tui.folded_briefing import folded_desk
from tests.tui.running_app import opened
from tests.tui.sample_briefings import NEW

if TYPE_CHECKING:
    from textual.widget import Widget

    from tests.tui.running_app import Opened

G = "gyeongju"


def where(at: Opened, text: str, *, last: bool = False) -> Offset:
    """The place of a text on the screen."""
    found = [
        Offset(cell_width(line[: line.index(text)]), y)
        for y, line in enumerate(at.text().splitlines())
        if text in line
    ]
    assert found, f"{text!r} is not on the screen:\n{at.text()}"
    return found[-1 if last else 0]


async def click(at: Opened, text: str, *, into: int = 0, last: bool = False) -> None:
    """Click on a text of the screen, ``into`` cells after its start."""
    await at.pilot.click(offset=where(at, text, last=last) + Offset(into, 0))
    await at.settle()


def text_near(point_text: str) -> str:
    """The beginning of a point's text, which stands on one line."""
    return point_text[:30]


async def test_a_click_unfolds_and_a_click_on_the_first_line_folds() -> None:
    async with opened() as at:
        point = NEW[1]
        await click(at, text_near(point.text))
        item = f"{G}/{point.id}"
        assert (at.state.cursor, item in at.state.unfolded) == (item, True)
        await at.pilot.click(offset=where(at, text_near(point.text)) + Offset(0, 2))
        await at.settle()
        assert item in at.state.unfolded  # a click into what it unfolded
        await click(at, text_near(point.text))
        assert item not in at.state.unfolded


async def test_a_number_in_a_citation_opens_that_source() -> None:
    async with opened() as at:
        await click(at, "[1·2·4·6", into=5)
        assert at.urls == ["https://news4.example/deal"]
        assert at.state.cursor == f"{G}/{NEW[0].id}"
        assert not at.state.unfolded


async def test_a_number_in_an_unfolded_item_opens_that_source() -> None:
    async with opened((120, 60)) as at:
        await at.press("enter")
        await click(at, "[4]", into=1)
        await click(at, "[6]", into=8)  # the name of the outlet
        assert at.urls == ["https://news4.example/deal", "https://news6.example/deal"]
        await click(at, "star")
        assert at.state.stars


async def test_a_number_in_another_wording_opens_that_source() -> None:
    async with opened((120, 60), desk=folded_desk()) as at:
        await at.press("J")
        await click(at, text_near(NEW[0].text))
        await click(at, "[3·5]", into=3)
        assert at.urls == ["https://news5.example/paper"]


async def test_a_number_beside_the_page_opens_that_source() -> None:
    async with opened((200, 50)) as at:
        await click(at, "[2]", into=1)
        assert at.urls == ["https://news2.example/deal"]


async def test_a_number_in_the_list_of_sources_opens_its_newest_report() -> None:
    async with opened((120, 60)) as at:
        await at.press("J", "G")
        await click(at, "[13]", into=6)
        assert at.urls
        assert at.urls[0].startswith("https://news13.example/")


async def test_a_name_in_the_source_line_opens_that_source() -> None:
    async with opened() as at:
        await click(at, " 4 Capitol Ledger", into=5, last=True)
        assert at.urls == ["https://news4.example/deal"]


async def test_a_tab_opens_its_summit() -> None:
    async with opened((80, 24)) as at:
        await click(at, "Trump–Xi")
        assert at.state.view == "xi"
        await click(at, "Today")
        assert at.state.view == TODAY


async def test_the_sidebar_opens_what_is_clicked() -> None:
    async with opened() as at:
        await click(at, "Gyeongju summit")
        assert at.state.view == G
        await click(at, "! Feeds")
        assert at.state.view == FEEDS


async def test_the_failing_feeds_are_a_click_away() -> None:
    for size in ((80, 24), (120, 36)):
        async with opened(size) as at:
            await click(at, "! 3")
            assert at.state.view == FEEDS


async def test_what_has_arrived_is_shown_by_a_click() -> None:
    async with opened() as at:
        arrived = replace(NEW[0], id="late", keys=(99_001,), text="A late report comes in.")
        known = at.desk.shown
        at.desk.shown = (replace(known[0], points=(arrived, *known[0].points)), *known[1:])
        await at.press("j")
        await at.main.watcher.read()
        await at.settle()
        await click(at, "▲ 1 new")
        assert "A late report comes in." in at.text()


@pytest.mark.parametrize(("hint", "shown"), [("/ search", SearchScreen), ("? help", HelpScreen)])
async def test_a_hint_in_the_last_line_is_its_key(hint: str, shown: type) -> None:
    async with opened() as at:
        await click(at, hint, into=3)
        assert at.shows(shown)
        assert not at.shows(CommandPalette)


async def test_the_other_hints_of_the_last_line() -> None:
    async with opened() as at:
        first = at.state.cursor
        await click(at, "s star")
        assert at.state.stars
        await click(at, "n new")
        assert at.state.cursor != first
        await click(at, "Enter open")
        assert at.state.unfolded == {at.state.cursor}
        top = at.main.page.top
        await click(at, "Space read on")
        assert at.main.page.top > top


async def test_a_filter_is_removed_where_the_page_says_so() -> None:
    async with opened() as at:
        await at.press("f")
        await click(at, "Esc show all")
        assert at.state.only == "all"


def turn(page: Widget, kind: type[MouseScrollDown | MouseScrollUp]) -> None:
    """Turn the wheel of the mouse over the middle of a widget."""
    x, y = page.region.x + 10, page.region.y + 10
    page.post_message(kind(page, 10, 10, 0, 1, 0, False, False, False, x, y))


async def test_the_wheel_scrolls_and_a_key_comes_back_to_the_cursor() -> None:
    async with opened((80, 24)) as at:
        page, cursor = at.main.page, at.state.cursor
        for _ in range(8):
            turn(page, MouseScrollDown)
        await at.settle()
        assert page.top > 0
        assert at.state.cursor == cursor
        turn(page, MouseScrollUp)
        await at.settle()
        await at.press("j")
        assert page.cursor_visible


async def drag(at: Opened, start: Offset, end: Offset) -> None:
    """Drag the mouse from one cell to another."""
    await at.pilot.mouse_down(offset=start)
    await at.pilot.hover(offset=end)
    await at.pilot.mouse_up(offset=end)
    await at.settle()


async def test_a_drag_selects_text_and_unfolds_nothing() -> None:
    async with opened() as at:
        cursor = at.state.cursor
        start = where(at, text_near(NEW[1].text))
        await drag(at, start, start + Offset(4, 0))
        assert at.app.screen.get_selected_text() == NEW[1].text[:5]
        assert (at.state.cursor, at.state.unfolded) == (cursor, frozenset())
        await at.press("ctrl+c")
        assert at.app.clipboard == NEW[1].text[:5]


async def test_a_paragraph_is_copied_without_its_line_ends() -> None:
    async with opened((80, 24)) as at:
        start = where(at, text_near(NEW[1].text))
        await drag(at, start, Offset(70, start.y + 1))
        await at.press("ctrl+c")
        copied = at.app.clipboard
        assert "\n" not in copied
        assert copied.startswith(NEW[1].text)


async def test_wide_letters_are_selected_whole() -> None:
    async with opened() as at:
        wide = "한국과 미국이 공동 성명을 낸다. 두 정상은 내일 다시 만난다."
        points = (replace(NEW[0], text=wide), *at.desk.shown[0].points[1:])
        at.desk.shown = (replace(at.desk.shown[0], points=points), *at.desk.shown[1:])
        await at.main.watcher.read(at_once=True)
        await at.settle()
        start = where(at, wide[:5])
        await drag(at, start, start + Offset(5, 0))
        assert at.app.screen.get_selected_text() == wide[:3]


def test_a_click_is_the_same_on_the_model() -> None:
    state = opening.open_view(opening.initial_state(take_snapshot(folded_desk())), G, 0.0)
    item = f"{G}/{NEW[2].id}"
    unfolded = mouse.click(state, item, 0.0)
    assert item in unfolded.unfolded
    assert item in mouse.click(unfolded, item, 0.0, on_first_line=False).unfolded
    assert item not in mouse.click(unfolded, item, 0.0).unfolded
    assert mouse.open_source(unfolded, 99).effects == (Notify("No source [99] here"),)


async def test_a_line_that_stands_for_others_unfolds_by_a_click() -> None:
    async with opened((120, 60), desk=folded_desk()) as at:
        await at.press("J")
        await click(at, "… 26 more")
        assert sum(item.kind == "report" for item in at.state.items) == 12
        await at.press("K", "K")
        await click(at, "▸ ")
        assert any(item.kind == "group" and not item.folded for item in at.state.items)


async def test_a_click_in_a_list_moves_there_and_a_second_one_is_enter() -> None:
    async with opened(desk=folded_desk()) as at:
        await at.press("J", "S")
        await at.finish()
        dialog = at.front(SpeakersScreen)
        first = dialog._cursor
        await click(at, "[2·8]", into=1)
        assert dialog._cursor != first
        await click(at, "[2·8]", into=1)
        assert at.state.cursor == f"{G}/{NEW[2].id}"
