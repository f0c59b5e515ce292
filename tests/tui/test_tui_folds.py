"""Folds, reach, speakers, opinions, lines that lead to points, and entries without points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.tui.model import navigation, opening, sources
from briefing.tui.model.effects import Notify
from briefing.tui.model.snapshot import take_snapshot, with_marks
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.pages import footer
from briefing.tui.pages.inspector import inspector
from briefing.tui.pages.page import page
from briefing.tui.view.ascii import to_ascii
from briefing.tui.view.screen_reader import plain_block
from briefing.tui.view.spans import text_of
from tests.tui.cursor import item_at, opened_address
from tests.tui.folded_briefing import COLUMN, DEAL, LOANS, YARDS, folded_briefing, folded_desk
from tests.tui.running_app import opened
from tests.tui.sample_briefings import at
from tests.tui.test_tui_pages import SETTING, text

if TYPE_CHECKING:
    from briefing.tui.model.state import State
    from tests.tui.running_app import Size

G = "gyeongju"


@pytest.fixture
def state() -> State:
    return opening.open_view(opening.initial_state(take_snapshot(folded_desk())), G, 0.0)


def on(state: State, id_: str) -> State:
    """The cursor on the item whose id ends so."""
    item = next(item.id for item in state.items if item.id.endswith(id_))
    return navigation.move_to(state, item, 0.0)


def pressed(state: State, *commands: str) -> State:
    for command in commands:
        state = TRANSITIONS[command](state, 0.0)
    return state


def test_a_point_is_cited_with_its_fold_its_reach_and_its_label(state: State) -> None:
    shown = text(page(state, SETTING), 400)
    assert f"{DEAL.text} [1·2·4·6 ≈3·5] 13 tell it\n" in shown
    assert f"{COLUMN.text} [12] opinion" in shown
    assert "single source" not in shown.split(DEAL.text)[1].splitlines()[0]


def test_unfolding_shows_the_speaker_and_each_other_wording_once(state: State) -> None:
    shown = text(page(pressed(on(state, "/deal"), "open"), SETTING), 400)
    assert "▏ said by Donald Trump" in shown
    assert shown.count(DEAL.also[0].passage) == 1
    assert f"[3·5] Pacific Times, Busan Herald  {DEAL.also[0].passage}" in shown
    assert f"[1]  World Wire  {DEAL.also[2].passage}" in shown
    assert "Also told by  probably the same fact, matched by the program" in shown
    assert f"[13] Gazette du Lac  {DEAL.other_reports[-1].passage}" in shown


def test_the_inspector_shows_the_same_and_says_where_the_rest_is(state: State) -> None:
    shown = text(inspector(on(state, "/deal"), SETTING), 200)
    assert "said by Donald Trump" in shown
    assert "IN OTHER WORDS" in shown
    assert DEAL.also[0].passage in shown
    assert DEAL.other_reports[0].passage in shown
    assert DEAL.other_reports[-1].passage not in shown
    assert "… 2 more in the unfolded item" in shown


def test_numbers_open_folded_and_matched_reports_too(state: State) -> None:
    state = on(state, "/deal")
    line = text_of(footer.source_line(state, 300)).split()
    assert [word for word in line if word.isdigit()] == "1 2 4 6 3 5 7 8 9 10 11 12 13".split()
    opened_three = sources.type_digit(state, "3")
    assert opened_address(opened_three) == "https://news3.example/paper"
    assert opened_address(sources.type_digit(state, "9")) == "https://news9.example/close9"
    assert "https://news13.example/close13" in dict(sources.links(item_at(state)))
    assert "close" not in sources.citation_text(item_at(state), SETTING.zone)


def test_the_mark_stands_in_ascii_and_in_words(state: State) -> None:
    shown = text([plain_block(block) for block in page(state, SETTING)], 400)
    assert f"{DEAL.text} [1·2·4·6 in other words 3·5] 13 tell it" in shown
    assert to_ascii("[1·2 ≈3·5]") == "[1.2 ~3.5]"


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_screens_with_folds_draw_only_ascii_where_asked(size: Size) -> None:
    async with opened(size, desk=folded_desk(), ascii=True) as app:
        for keys in ((), ("J", "enter"), ("G",), ("enter",)):
            await app.press(*keys)
            drawn = {char for char in app.text() if not char.isascii() and not char.isalpha()}
            assert drawn == set(), app.text()


def test_no_sentence_stands_twice_on_the_page(state: State) -> None:
    shown = text(page(state, SETTING), 400)
    for point in (DEAL, LOANS, YARDS):
        assert shown.count(point.text) == 1
    assert "≠ Trump  → 14:20 The president calls the investment plan … [1]" in shown
    assert "$350bn   → 13:48 Seoul offers loans and guarantees for … [2·3]" in shown
    assert "→ 13:05 On ships the two agree: yards in Geoje … [2·8]" in shown


@pytest.mark.parametrize("key", ["open", "pane.in"])
@pytest.mark.parametrize(
    ("row", "point"), [(f"number/$350bn/{LOANS.text}", LOANS), (f"/{YARDS.text}", YARDS)]
)
def test_a_line_that_leads_to_a_point_goes_there(
    state: State, key: str, row: str, point: object
) -> None:
    assert item_at(pressed(on(state, row), key)).point == point


def test_an_unfolded_dispute_is_told_in_full_and_lists_its_points(state: State) -> None:
    disputed = next(item for item in state.items if item.dispute)
    state = pressed(on(state, disputed.id), "open")
    shown = text(page(state, SETTING), 400)
    assert f"≠ Trump  {DEAL.text} [1]" in shown
    assert state.cursor == disputed.id
    state = pressed(state, "item.next")
    assert item_at(state).kind == "reference"
    assert item_at(pressed(state, "open")).point == DEAL
    folded = pressed(on(state, disputed.id), "open")
    assert not [item for item in folded.items if item.kind == "reference"]


def test_a_point_behind_the_line_of_more_is_shown_when_a_line_leads_there(state: State) -> None:
    briefing = folded_briefing()
    old = tuple(
        replace(YARDS, id=f"old{n}", text=f"Old fact {n}.", new=False, keys=(n,)) for n in range(60)
    )
    number = replace(briefing.numbers[0], text="Old fact 55.", point="old55")
    desk = folded_desk()
    desk.shown = (replace(briefing, points=(DEAL, *old), numbers=(number,)),)
    state = opening.open_view(opening.initial_state(take_snapshot(desk)), G, 0.0)
    assert not any(item.id.endswith("/old55") for item in state.items)
    state = pressed(on(state, "number/$350bn/Old fact 55."), "open")
    assert state.cursor == f"{G}/old55"


def test_a_line_that_leads_to_a_hidden_point_says_so(state: State) -> None:
    state = opening.rebuild_sections(replace(state, hidden=frozenset({LOANS.id})), None)
    state = pressed(on(state, f"number/$350bn/{LOANS.text}"), "open")
    assert state.effects[-1] == Notify("That point is filtered out or hidden")


def test_a_figure_shows_its_course_and_who_else_gives_it(state: State) -> None:
    row = "The host agrees to buy 17 jets. [1]  12 → 14 → 17 jets, +2 give the figure"
    assert row in text(page(state, SETTING), 400)
    unfolded = text(page(pressed(on(state, "17 jets."), "pane.in"), SETTING), 400)
    assert "Also give the figure" in unfolded
    assert "[9]  Beijing Observer  17 jets for Seoul." in unfolded
    assert "[8]  Shipyard Weekly  12 jets." in unfolded


def test_entries_without_points_are_listed_last_and_unfold(state: State) -> None:
    shown = text(page(state, SETTING), 100)
    listed = shown.split("ALSO REPORTED")[1]
    assert listed.splitlines()[0].endswith(" 31")
    assert listed.count("street food") == 5
    assert "… 26 more" in listed
    assert "SOURCES" in listed
    state = pressed(on(state, "/also/food0-1"), "open")
    assert "Stall 0 sells rice cakes." in text(page(state, SETTING), 100)
    assert opened_address(sources.type_digit(state, "1")) == "https://news1.example/food0"
    state = pressed(on(state, "/also/more"), "open")
    assert text(page(state, SETTING), 100).count("street food") == 12
    assert item_at(state).id == f"{G}/also/food5-6"


def test_a_summit_with_entries_alone_is_not_called_empty() -> None:
    desk = folded_desk()
    whole = folded_briefing()
    bare = replace(whole, lead=None, why=None, points=(), disputed=(), numbers=(), next=())
    desk.shown = (bare,)
    state = opening.initial_state(take_snapshot(desk))
    assert not replace(state.snapshot, unassigned=()).empty
    assert "No points yet; your summits list 12 entries" in text(page(state, SETTING), 100)
    summit = text(page(opening.open_view(state, G, 0.0), SETTING), 100)
    assert "Nothing about this summit yet." not in summit
    assert "street food" in summit


def test_a_new_wording_of_a_read_fact_is_counted_behind_its_numbers(state: State) -> None:
    known = replace(DEAL, new=False, first_seen=at(8, 0), read_at=at(14, 23), other_reports=())
    desk = folded_desk()
    desk.shown = (replace(folded_briefing(), points=(known, LOANS)),)
    state = opening.open_view(opening.initial_state(take_snapshot(desk)), G, 0.0)
    # Outlet 1 stood behind the fact already; outlet 5 came at 14:24, outlet 3 at 14:22.
    assert f"{DEAL.text} [1·2·4·6 ≈3·5]+1\n" in text(page(state, SETTING), 400)


def test_reading_a_point_reads_its_folded_wordings(state: State) -> None:
    snapshot = with_marks(state.snapshot, dict.fromkeys(DEAL.keys, True))
    marked = next(point for point in snapshot.points() if point.id == DEAL.id)
    assert marked.read_at == at(14, 26)


def test_filters_and_search_find_folded_wordings(state: State) -> None:
    only = replace(state.item_filter(), feeds=frozenset({"Busan Herald feed"}))
    deal = next(item for item in state.items if item.point == DEAL)
    assert only.passes(deal)


def test_speakers_stand_before_what_is_earlier_each_on_a_line(state: State) -> None:
    shown = text(page(state, SETTING), 100)
    section = shown.split("BY SPEAKER")[1].split("EARLIER")[0]
    lee, trump = [line for line in section.splitlines() if "point" in line]
    assert lee.startswith("  Lee Jae Myung  → 13:48 Seoul offers")
    assert lee.endswith("2 points")
    assert trump.endswith("1 point")
    assert shown.index("NEXT") < shown.index("BY SPEAKER")


def test_an_unfolded_speaker_lists_points_to_go_to(state: State) -> None:
    state = pressed(on(state, "speaker/Lee Jae Myung"), "open")
    assert item_at(state).target == LOANS
    state = pressed(state, "item.next")
    assert item_at(state).kind == "reference"
    assert text(page(state, SETTING), 100).count("  → 13:05 On ships the two agree") == 2
    assert item_at(pressed(state, "open")).point == YARDS
    back = pressed(state, "pane.out")
    assert back.cursor == f"{G}/speaker/Lee Jae Myung"
    assert not [item for item in back.items if item.kind == "reference"]


def test_many_speakers_are_folded_to_the_first(state: State) -> None:
    briefing = folded_briefing()
    points = tuple(
        replace(YARDS, id=f"s{n}", text=f"Mayor {n} spoke.", speaker=f"Mayor Adam{'bcdefghij'[n]}")
        for n in range(8)
    )
    desk = folded_desk()
    desk.shown = (replace(briefing, points=points),)
    state = opening.open_view(opening.initial_state(take_snapshot(desk)), G, 0.0)
    assert "… 3 more" in text(page(state, SETTING), 100).split("BY SPEAKER")[1]
    state = pressed(on(state, "/speakers/more"), "open")
    assert item_at(state).kind == "speaker"
    assert sum(item.kind == "speaker" for item in state.items) == 8


def test_a_hidden_point_is_not_listed_under_its_speaker(state: State) -> None:
    state = pressed(on(state, "speaker/Lee Jae Myung"), "open")
    state = opening.rebuild_sections(replace(state, hidden=frozenset({YARDS.id})), None)
    assert [item.target for item in state.items if item.kind == "reference"] == [LOANS]


def test_a_speaker_whose_points_are_all_hidden_unfolds_to_nothing(state: State) -> None:
    hidden = frozenset({LOANS.id, YARDS.id})
    state = opening.rebuild_sections(replace(state, hidden=hidden), None)
    unfolded = pressed(on(state, "speaker/Lee Jae Myung"), "open")
    assert unfolded.cursor == f"{G}/speaker/Lee Jae Myung"
