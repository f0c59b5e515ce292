"""Points that were read before: the newest day is open, each older day is one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from briefing.domain.search_hit import Hit
from briefing.tui.model import marking, navigation, opening, search_target, snapshot_updates
from briefing.tui.model.snapshot import take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.pages.page import page
from briefing.tui.view.ascii import to_ascii
from briefing.tui.view.screen_reader import plain_block
from tests.tui.cursor import item_at, point_at
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import opened
from tests.tui.sample_briefings import NEW, SEOUL, at, point
from tests.tui.test_tui_pages import SETTING, text

if TYPE_CHECKING:
    from briefing.domain.briefing import Point
    from briefing.tui.model.state import State
    from tests.tui.running_app import Size

G = "gyeongju"
TUESDAY, MONDAY = f"{G}/earlier/2025-10-28", f"{G}/earlier/2025-10-27"


def old(day: int, count: int) -> tuple[Point, ...]:
    """Points of one day that were read; the second is told by most outlets."""
    return tuple(
        point(
            f"d{day}-{n}",
            f"On day {day} the delegations settle question {n} of the talks on ships.",
            at(20 - n // 5, 50 - n % 5, day),
            *((1, 2, 3) if n == 1 else (1,)),
            new=False,
        )
        for n in range(count)
    )


def desk_with(*earlier: Point) -> FakeDesk:
    desk = FakeDesk()
    desk.shown = (replace(desk.shown[0], points=(*NEW, *earlier)), *desk.shown[1:])
    return desk


def opened_at(desk: FakeDesk) -> State:
    return opening.open_view(opening.initial_state(take_snapshot(desk), zone=SEOUL), G, 0.0)


@pytest.fixture
def state() -> State:
    return opened_at(desk_with(*old(29, 4), *old(28, 5), *old(27, 3)))


def on(state: State, id_: str) -> State:
    assert id_ in {item.id for item in state.items}
    return navigation.move_to(state, id_, 0.0)


def pressed(state: State, *commands: str) -> State:
    for command in commands:
        state = TRANSITIONS[command](state, 0.0)
    return state


def earlier(state: State) -> list[str]:
    """The items of the section, without the summit's id."""
    section = next((part for part in state.sections if part.key == "earlier"), None)
    return [item.id.removeprefix(f"{G}/") for item in section.items] if section else []


def section_text(state: State) -> list[str]:
    shown = text(page(state, SETTING), 100).split("EARLIER")[1].split("SOURCES")[0]
    return shown.strip().splitlines()[1:]


def test_the_newest_day_is_open_and_each_older_day_is_a_line(state: State) -> None:
    lines = section_text(state)
    assert lines[0] == "  Wed 29 Oct    4"
    assert lines[1].startswith("○ 20:50  On day 29 the delegations settle question 0")
    assert lines[5].startswith("▸ Tue 28 Oct    5  On day 28 the delegations settle question 1 of")
    assert lines[6].startswith("▸ Mon 27 Oct    3  On day 27 the delegations settle question 1 of")
    assert len(lines) == 7
    newest = [f"d29-{n}" for n in range(4)]
    assert earlier(state) == [*newest, "earlier/2025-10-28", "earlier/2025-10-27"]


def test_opinion_does_not_stand_for_its_day() -> None:
    column, *others = old(28, 5)
    column = replace(column, opinion=True, sources=NEW[3].sources)
    lines = section_text(opened_at(desk_with(*old(29, 4), column, *others)))
    assert "question 1" in lines[-1]


@pytest.mark.parametrize("key", ["open", "pane.in"])
def test_a_day_unfolds_to_its_points_and_folds_again(state: State, key: str) -> None:
    unfolded = pressed(on(state, TUESDAY), key)
    assert item_at(unfolded).id == f"{G}/d28-0"
    lines = section_text(unfolded)
    assert lines[5] == "▾ Tue 28 Oct    5"
    assert lines[6].startswith("○ 20:50  On day 28 the delegations settle question 0")
    assert lines[11].startswith("▸ Mon 27 Oct")
    back = pressed(unfolded, "item.next", "pane.out")
    assert (back.cursor, back.pane) == (TUESDAY, "document")
    assert earlier(back) == earlier(state)
    assert earlier(pressed(on(unfolded, TUESDAY), "open")) == earlier(state)
    assert earlier(pressed(on(unfolded, TUESDAY), "close")) == earlier(state)


def test_left_on_a_point_of_the_newest_day_goes_to_the_sidebar(state: State) -> None:
    assert pressed(on(state, f"{G}/d29-1"), "pane.out").pane == "sidebar"


def test_an_unfolded_point_folds_before_its_day(state: State) -> None:
    unfolded = pressed(on(state, TUESDAY), "open", "open")
    assert unfolded.cursor in unfolded.unfolded
    point_folded = pressed(unfolded, "pane.out")
    assert (point_folded.cursor, "d28-0" in earlier(point_folded)) == (unfolded.cursor, True)
    assert pressed(point_folded, "pane.out").cursor == TUESDAY


def test_only_what_is_listed_can_be_reached(state: State) -> None:
    walked = on(state, f"{G}/d29-3")
    assert pressed(walked, "item.next").cursor == TUESDAY
    assert pressed(walked, "item.next", "item.next").cursor == MONDAY
    assert pressed(walked, "end").cursor == MONDAY
    assert pressed(walked, "end", "section.previous").cursor == f"{G}/d29-0"


def test_new_points_are_found_from_a_folded_day(state: State) -> None:
    assert pressed(on(state, MONDAY), "new.next").view == "xi"
    assert pressed(on(state, MONDAY), "new.previous").cursor == f"{G}/{NEW[-1].id}"


def test_few_points_or_one_day_are_listed_in_one_piece() -> None:
    few = opened_at(desk_with(*old(29, 4), *old(28, 4)))
    assert earlier(few) == [f"d{day}-{n}" for day in (29, 28) for n in range(4)]
    assert section_text(few)[4].startswith("○ 20:50  On day 28")
    day = opened_at(desk_with(*old(28, 12)))
    assert earlier(day) == [f"d28-{n}" for n in range(12)]


def test_hiding_a_point_does_not_join_the_days(state: State) -> None:
    few = opened_at(desk_with(*old(29, 4), *old(28, 5)))
    hidden = pressed(few, "end", "open")
    for _ in range(5):
        hidden = marking.hide(hidden, 0.0)
    assert earlier(hidden) == [f"d29-{n}" for n in range(4)]
    gone = replace(state, hidden=frozenset({"d28-1"}))
    assert section_text(opening.rebuild_sections(gone, None))[5].startswith("▸ Tue 28 Oct    4  ")


def test_undo_of_hiding_opens_the_day_again(state: State) -> None:
    hidden = marking.hide(pressed(on(state, TUESDAY), "open", "item.next"), 0.0)
    assert "d28-1" not in earlier(hidden)
    assert pressed(hidden, "pane.out", "undo").cursor == f"{G}/d28-1"


def test_a_filter_opens_the_days_that_have_a_match(state: State) -> None:
    starred = replace(state, stars={"d27-2": True})
    matches = pressed(starred, "filter", "filter")
    assert earlier(matches) == ["earlier/2025-10-27", "d27-2"]
    assert section_text(matches)[0] == "▾ Mon 27 Oct    1"
    on_match = on(matches, f"{G}/d27-2")
    everything = pressed(on_match, "filter")
    assert everything.cursor == f"{G}/d27-2"
    assert "d27-1" in earlier(everything)
    assert "d28-1" not in earlier(everything)


def test_a_filter_finds_what_a_long_list_leaves_out() -> None:
    state = opened_at(desk_with(*old(29, 60)))
    assert earlier(state)[-1] == "more"
    assert earlier(pressed(replace(state, stars={"d29-55": True}), "filter", "filter")) == [
        "d29-55"
    ]


def test_a_search_hit_opens_its_day_only(state: State) -> None:
    source = next(one for one in state.snapshot.points() if one.id == "d28-3").sources[0]
    hit = Hit(source.entry, "story-d28-3", "f", "o", "t", None, None, (G,), "question 3")
    there = search_target.go_to_hit(state, hit, 0.0)
    assert there.cursor == f"{G}/d28-3"
    assert "earlier/2025-10-27" in earlier(there)
    assert "d27-0" not in earlier(there)


def test_a_line_that_leads_to_a_point_opens_its_day(state: State) -> None:
    briefing = state.snapshot.briefings[0]
    number = replace(briefing.numbers[0], point="d27-1")
    desk = FakeDesk()
    desk.shown = (replace(briefing, numbers=(number,)), *desk.shown[1:])
    state = opened_at(desk)
    line = next(item.id for item in state.items if item.number)
    there = pressed(on(state, line), "open")
    assert point_at(there).id == "d27-1"
    assert "d28-0" not in earlier(there)


def test_a_point_marked_new_stays_in_reach_when_its_day_is_folded(state: State) -> None:
    marked = pressed(on(state, TUESDAY), "open", "mark.item", "pane.out")
    assert earlier(marked)[4:] == ["earlier/2025-10-28", "d28-0", "earlier/2025-10-27"]
    assert section_text(marked)[5].startswith("▸ Tue 28 Oct    5  ")
    assert pressed(marked, "new.next").cursor == f"{G}/d28-0"


def test_marking_and_starring_move_nothing(state: State) -> None:
    unfolded = pressed(on(state, TUESDAY), "open")
    changed = pressed(unfolded, "star", "mark.item", "item.next", "mark.item", "undo")
    assert changed.sections is unfolded.sections


def test_a_newer_day_does_not_close_the_one_that_is_read(state: State) -> None:
    reading = on(state, f"{G}/d29-2")
    desk = desk_with(*old(30, 4), *old(29, 4), *old(28, 5))
    shown = snapshot_updates.show_waiting(replace(reading, waiting=take_snapshot(desk)), 0.0)
    assert shown.cursor == f"{G}/d29-2"
    assert earlier(shown)[4:9] == ["earlier/2025-10-29", *(f"d29-{n}" for n in range(4))]


def test_a_day_stays_open_while_another_page_is_read(state: State) -> None:
    away = pressed(on(state, TUESDAY), "open", "summit.next", "summit.previous")
    assert away.cursor == f"{G}/d28-0"


def test_a_long_day_lists_its_first_forty() -> None:
    state = opened_at(desk_with(*old(29, 4), *old(28, 60)))
    unfolded = pressed(state, "end", "open", "end")
    assert (item_at(unfolded).kind, item_at(unfolded).count) == ("more", 20)
    assert "▾ Tue 28 Oct   60" in section_text(unfolded)
    assert section_text(unfolded)[-1] == "… 20 more"
    assert pressed(unfolded, "open").cursor == f"{G}/d28-40"
    newest = opened_at(desk_with(*old(29, 60), *old(28, 4)))
    assert section_text(newest)[0] == "  Wed 29 Oct   60"
    assert earlier(newest)[40:] == ["earlier/2025-10-29/more", "earlier/2025-10-28"]


def test_days_are_those_of_the_zone(state: State) -> None:
    """20:50 in Seoul is the next day there only ten hours further east."""
    moved = replace(state, zone=timezone(timedelta(hours=14)))
    moved = opening.rebuild_sections(moved, None)
    assert f"{G}/earlier/2025-10-29" in {item.id for item in moved.items}


def test_the_marks_stand_in_ascii_and_in_words(state: State) -> None:
    reader = replace(SETTING, screen_reader=True)
    unfolded = pressed(on(state, TUESDAY), "open")
    shown = text([plain_block(block) for block in page(unfolded, reader)], 200)
    assert "open Tue 28 Oct  5 points" in shown
    assert "closed Mon 27 Oct  3 points  On day 27 the delegations" in shown
    assert to_ascii("▸ Tue 28 Oct") == "> Tue 28 Oct"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_day_is_opened_and_folded_with_the_arrow_keys(size: Size) -> None:
    desk = desk_with(*old(29, 4), *old(28, 5), *old(27, 3))
    async with opened(size, desk=desk, ascii=True) as app:
        await app.press("J", "G", "k")
        assert "> Tue 28 Oct    5  On day 28" in app.text()
        await app.press("right")
        assert "V Tue 28 Oct    5" in app.text()
        assert app.item.id == f"{G}/d28-0"
        drawn = {char for char in app.text() if not char.isascii() and not char.isalpha()}
        assert drawn == set(), app.text()
        await app.press("left")
        assert "> Tue 28 Oct    5  On day 28" in app.text()
        assert app.item.id == TUESDAY
