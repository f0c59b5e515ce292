"""What each key does to the state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.domain.event import Event
from briefing.domain.search_hit import Hit
from briefing.tui.model import (
    marking,
    navigation,
    opening,
    search_target,
    snapshot_updates,
    sources,
)
from briefing.tui.model import state as states
from briefing.tui.model.effects import Copy, Hide, Mark, MoveReading, Notify, Open, Star
from briefing.tui.model.snapshot import Snapshot, take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.model.views import FEEDS, STARRED, TODAY, UNASSIGNED
from tests.tui.cursor import feed_at, opened_address, point_at
from tests.tui.fake_desk import FakeDesk
from tests.tui.sample_briefings import NEW, NOW, SEOUL, XI_NEW, point

if TYPE_CHECKING:
    from briefing.tui.model.state import State

G = "gyeongju"


@pytest.fixture
def first() -> states.State:
    """Today of the fake desk."""
    return opening.initial_state(take_snapshot(FakeDesk()))


def do(state: states.State, *names: str, at: float = 0.0) -> states.State:
    for name in names:
        state = TRANSITIONS[name](state, at)
    return state


def cursor(state: states.State) -> str:
    return (state.cursor or "").rpartition("/")[2]


def marked(state: states.State) -> list[tuple[str, bool]]:
    return [
        (one.id, effect.read)
        for effect in state.effects
        if isinstance(effect, Mark)
        for one in effect.points
    ]


def told(state: states.State) -> list[str]:
    return [effect.text for effect in state.effects if isinstance(effect, Notify)]


def test_it_opens_on_the_newest_point_of_today(first: State) -> None:
    assert (first.view, cursor(first), first.pane) == (TODAY, "deal", "document")
    assert first.new_in(TODAY) == 11


def test_as_much_is_counted_new_as_is_listed(first: State) -> None:
    why = point("why", "It matters for trade.", NOW, 1, 2)
    briefing = replace(first.snapshot.briefings[0], why=why)
    snapshot = replace(first.snapshot, briefings=(briefing, *first.snapshot.briefings[1:]))
    state = opening.initial_state(snapshot)
    assert state.new_in(TODAY) == len(state.items) == first.new_in(TODAY) + 1


def test_j_and_k_step_through_items_and_stop_at_the_ends(first: State) -> None:
    assert cursor(do(first, "item.next", "item.next")) == "yards"
    assert cursor(do(first, "item.next", "item.previous", "item.previous")) == "deal"
    assert cursor(do(first, "end", "item.next")) == "list"


def test_g_and_shift_g_go_to_the_ends(first: State) -> None:
    assert cursor(do(first, "end")) == "list"
    assert cursor(do(first, "end", "top")) == "deal"


def test_brackets_go_by_sections(first: State) -> None:
    second = do(first, "section.next")
    assert cursor(second) == "duty"
    assert cursor(do(second, "item.next", "section.previous")) == "duty"
    assert cursor(do(second, "section.previous")) == "deal"


def test_shift_j_and_k_go_round_the_summits_and_what_is_in_none(first: State) -> None:
    assert do(first, "summit.next").view == G
    assert do(first, "summit.previous").view == UNASSIGNED
    assert do(first, "summit.previous", "summit.previous").view == "tokyo"
    assert do(first, "summit.previous", "summit.next").view == TODAY
    assert do(first, "feeds", "summit.next").view == TODAY


def test_events_in_no_summit_are_listed_by_how_many_outlets_report_them(first: State) -> None:
    stories = tuple(
        replace(story, event=event)
        for event in ("small", "large")
        for story in FakeDesk().unassigned(2)
    )
    stories = tuple(replace(story, id=f"{story.id}-{n}") for n, story in enumerate(stories))
    events = {
        "small": Event("small", "Small", ("A",), 2, 2),
        "large": Event("large", "Large", ("A", "B", "C"), 2, 3),
    }
    snapshot = replace(
        first.snapshot, unassigned=stories, unassigned_count=len(stories), events=events
    )
    shown = do(replace(first, snapshot=snapshot), "summit.previous")
    assert [section.key for section in shown.sections] == ["large", "small"]


def test_zero_is_today(first: State) -> None:
    assert do(first, "summit.next", "today").view == TODAY


def test_tabs_stand_in_the_order_of_the_sidebar(first: State) -> None:
    assert first.tabs == (TODAY, G, "xi", "apec", "tokyo")
    assert first.views[-3:] == (STARRED, UNASSIGNED, FEEDS)


def test_h_goes_out_and_l_in(first: State) -> None:
    out = do(first, "pane.out")
    assert (out.pane, out.drawer) == ("sidebar", True)
    back = do(out, "pane.in")
    assert (back.pane, back.drawer) == ("document", False)
    unfolded = do(back, "pane.in")
    assert unfolded.cursor in unfolded.unfolded
    assert not do(unfolded, "pane.out").unfolded


def test_in_the_sidebar_j_shows_the_next_view_at_once(first: State) -> None:
    moved = do(first, "pane.out", "item.next")
    assert (moved.view, moved.pane) == (G, "sidebar")
    assert do(moved, "end").view == FEEDS
    assert do(moved, "open").pane == "document"


def test_tab_changes_the_pane(first: State) -> None:
    assert do(first, "pane.other").pane == "sidebar"
    assert do(first, "pane.other", "pane.other").pane == "document"


def test_enter_unfolds_and_folds(first: State) -> None:
    assert do(first, "open").unfolded == {first.cursor}
    assert not do(first, "open", "open").unfolded


def test_n_marks_read_and_goes_to_the_next_new_point(first: State) -> None:
    moved = do(first, "new.next")
    assert cursor(moved) == "loans"
    assert marked(moved) == [("deal", True)]
    assert moved.new_in(G) == 4


def test_n_goes_over_the_border_of_a_summit(first: State) -> None:
    there = do(first, "summit.next")
    for _ in range(5):
        there = do(there, "new.next")
    assert (there.view, cursor(there)) == ("xi", "duty")


def test_n_says_when_that_is_all(first: State) -> None:
    done = do(first, *["new.next"] * 11)
    assert told(done) == [navigation.END_OF_NEWS]
    assert done.new_in(TODAY) == 0


def test_p_goes_back_to_what_was_new_when_the_view_opened(first: State) -> None:
    assert cursor(do(first, "new.next", "new.previous")) == "deal"
    there = do(first, "summit.next", "summit.next")
    assert do(there, "new.previous").view == G


def test_a_point_is_read_when_left_after_a_second(first: State) -> None:
    assert marked(do(first, "item.next", at=0.9)) == []
    assert marked(do(first, "item.next", at=1.0)) == [("deal", True)]


@pytest.mark.parametrize("auto", ["open", "manual"])
def test_resting_marks_nothing_where_the_reader_does_not_want_it(auto: str) -> None:
    state = opening.initial_state(take_snapshot(FakeDesk()), mark_read=auto)
    assert marked(do(state, "item.next", "new.next", at=5.0)) == []


def test_resting_in_the_sidebar_reads_nothing(first: State) -> None:
    out = do(first, "pane.out")
    assert marked(do(out, "item.next", at=9.0)) == []


def test_read_points_stay_in_place_until_the_view_is_left(first: State) -> None:
    there = do(first, "summit.next", "new.next")
    order = [item.id for item in there.items]
    assert order == [item.id for item in do(first, "summit.next").items]
    back = do(there, "summit.next", "summit.previous")
    assert [item.id for item in back.items] != order
    assert back.new_in(G) == 4
    assert f"{G}/deal" in [item.id for item in back.sections[-1].items]


def test_today_drops_what_was_read_elsewhere(first: State) -> None:
    back = do(first, "summit.next", "mark.summit", "today")
    assert [section.key for section in back.sections] == ["xi", "apec", "tokyo"]


def test_shift_n_marks_read_and_new_again(first: State) -> None:
    read = do(first, "mark.item")
    assert marked(read) == [("deal", True)]
    again = do(replace(read, effects=()), "mark.item")
    assert marked(again) == [("deal", False)]
    assert again.new_in(TODAY) == 11


def test_shift_a_marks_the_summit_under_the_cursor(first: State) -> None:
    read = do(first, "mark.summit")
    assert {one for one, _ in marked(read)} == {one.id for one in NEW}
    assert "z undo" in told(read)[0]


def test_shift_c_marks_everything(first: State) -> None:
    assert do(first, "mark.all").new_in(TODAY) == 0
    assert told(do(first, "mark.all", "mark.all"))[-1] == "Nothing new in all summits"


def test_leaving_a_summit_with_all_read_moves_its_reading(first: State) -> None:
    left = do(first, "mark.summit", "summit.next")
    assert [one.summit for one in left.effects if isinstance(one, MoveReading)] == [G]


def test_leaving_with_something_unread_moves_no_reading(first: State) -> None:
    left = do(first, "new.next", "summit.next")
    assert not [one for one in left.effects if isinstance(one, MoveReading)]


def test_no_reading_moves_over_new_points_that_a_long_briefing_leaves_out(first: State) -> None:
    long = tuple(
        replace(one, counts=replace(one.counts, new=len(one.new_points) + 3))
        for one in first.snapshot.briefings
    )
    state = replace(first, snapshot=replace(first.snapshot, briefings=long))
    left = do(state, "mark.summit", "summit.next")
    assert not [one for one in left.effects if isinstance(one, MoveReading)]
    settled = left.snapshot.briefing(G)
    assert settled is not None
    assert settled.counts.new == 3


def test_no_reading_moves_while_something_unseen_waits(first: State) -> None:
    state = replace(do(first, "mark.summit"), waiting=with_one_more())
    left = do(state, "summit.next")
    assert not [one for one in left.effects if isinstance(one, MoveReading)]
    assert left.new_waiting == 1


def test_a_refresh_without_news_is_taken_in_when_the_view_changes(first: State) -> None:
    state = snapshot_updates.receive(do(first, "mark.summit"), take_snapshot(FakeDesk()), 0.0)
    left = do(state, "summit.next")
    assert left.waiting is None
    assert MoveReading(G) in left.effects
    assert left.new_in(G) == 0


def test_z_takes_back_marks_one_by_one(first: State) -> None:
    state = do(first, "new.next", "new.next", "undo")
    assert marked(state)[-1] == ("loans", False)
    assert state.new_in(G) == 4
    assert do(state, "undo").new_in(G) == 5
    assert told(do(first, "undo")) == ["Nothing to undo"]


def test_z_brings_back_what_had_moved_away(first: State) -> None:
    state = do(first, "summit.next", "mark.summit", "today", "undo")
    assert next(section.key for section in state.sections) == G
    assert state.new_in(TODAY) == 11


def test_z_means_what_the_reader_did_though_reading_went_on(first: State) -> None:
    state = do(do(first, "star"), "item.next", at=5.0)
    state = do(state, "item.next", at=9.0)
    assert len(marked(state)) == 2
    back = do(state, "undo")
    assert not back.is_starred(point_at(first))
    assert marked(back) == marked(state)
    again = do(back, "undo")
    assert marked(again)[-1] == (marked(state)[-1][0], False)


def test_the_cursor_comes_back_beside_what_was_read_meanwhile(first: State) -> None:
    state = do(first, "item.next")
    beside = state.items[2].id
    state = opening.open_view(opening.open_view(state, FEEDS, 5.0), TODAY, 6.0)
    assert state.cursor == beside


def test_space_leaves_a_summit_where_only_old_points_follow(first: State) -> None:
    state = opening.open_view(first, G, 0.0)
    earlier = next(one for one in state.sections if one.key == "earlier").items
    new = [item.id for item in state.items if item.point and item.point.new]
    on = navigation.read_on(state, new, earlier[0].id, 0.0, ended=False)
    assert on.view != G
    assert on.new_in(on.view) > 0
    old = opening.open_view(do(first, "mark.all"), G, 0.0)
    assert navigation.read_on(old, (), earlier[0].id, 0.0, ended=False).view == G


def test_s_stars_and_z_takes_it_back(first: State) -> None:
    starred = do(first, "star")
    assert [(one.point.id, one.on) for one in starred.effects if isinstance(one, Star)] == [
        ("deal", True)
    ]
    assert starred.is_starred(NEW[0])
    assert not do(starred, "undo").is_starred(NEW[0])


def test_the_starred_shelf_holds_what_was_just_starred_and_asterisk_leads_back(
    first: State,
) -> None:
    shelf = do(first, "star", "starred")
    assert [cursor(replace(shelf, cursor=item.id)) for item in shelf.items] == ["deal", "medal"]
    assert do(shelf, "starred").view == TODAY


def test_exclamation_mark_shows_the_feeds_and_escape_leaves(first: State) -> None:
    shelf = do(first, "summit.next", "feeds")
    assert shelf.items[0].feed
    assert shelf.items[0].feed.name == "Farm Futures"
    assert do(shelf, "close").view == G


def test_escape_never_leaves_the_base(first: State) -> None:
    assert do(first, "close") == first
    assert not do(first, "open", "close").unfolded
    assert not do(first, "zen", "close").zen


def test_a_digit_opens_that_source(first: State) -> None:
    state = sources.type_digit(first, "2")
    assert opened_address(state) == "https://news2.example/deal"
    assert marked(state) == [("deal", True)]


def test_a_first_digit_waits_where_a_second_could_follow(first: State) -> None:
    state = sources.type_digit(do(first, "item.next", "item.next", "item.next"), "1")
    assert (state.digits, state.effects) == ("1", ())
    assert opened_address(sources.type_digit(state, "2")) == "https://news12.example/medal"
    assert opened_address(do(state, "open")) == "https://news1.example/medal"


def test_zero_is_a_digit_after_a_one() -> None:
    state = opening.open_view(opening.initial_state(take_snapshot(FakeDesk())), "xi", 0.0)
    state = do(state, "item.next", "item.next")
    assert cursor(state) == "beans"
    assert sources.type_digit(state, "1").digits == "1"
    assert (
        opened_address(do(sources.type_digit(state, "1"), "today"))
        == "https://news10.example/beans"
    )


def test_a_number_that_is_not_here_is_said(first: State) -> None:
    state = sources.type_digit(first, "9")
    assert told(state) == ["No source [9] here"]


def test_o_opens_the_first_own_report_and_shift_o_goes_on(first: State) -> None:
    assert opened_address(do(first, "source.best")) == "https://news1.example/deal"
    on = do(first, "source.on")
    assert cursor(on) == "loans"
    assert ("deal", True) in marked(on)


@pytest.mark.parametrize("url", [None, "file:///etc/passwd", "javascript:alert(1)", "http://"])
def test_only_web_addresses_are_opened(url: str) -> None:
    bad = replace(NEW[0], sources=(replace(NEW[0].sources[0], url=url),))
    desk = FakeDesk()
    desk.shown = (replace(desk.shown[0], points=(bad,)),)
    state = do(opening.initial_state(take_snapshot(desk)), "source.best")
    assert not [one for one in state.effects if isinstance(one, Open)]
    assert told(state)


def test_y_copies_the_point_with_every_source(first: State) -> None:
    copied = sources.copy_citation(first, SEOUL).effects[-1]
    assert isinstance(copied, Copy)
    assert copied.text.splitlines()[0] == NEW[0].text
    assert len(copied.text.splitlines()) == 5
    assert "World Wire, “World Wire on deal”, 2025-10-29, https://news1" in copied.text


def test_y_copies_the_title_as_it_was_published() -> None:
    source = replace(NEW[0].sources[0], published_title="UPDATE 1-World Wire on deal")
    assert "“UPDATE 1-World Wire on deal”" in sources.citation(source, SEOUL)


def test_m_shows_only_the_page(first: State) -> None:
    assert do(first, "zen").zen
    assert not do(first, "zen", "zen").zen


def with_one_more() -> Snapshot:
    """The desk after another process found one more point."""
    desk = FakeDesk()
    more = point("fresh", "The two sides set a date.", NOW, 1)
    desk.shown = (replace(desk.shown[0], points=(more, *desk.shown[0].points)), *desk.shown[1:])
    desk.number = 2
    return take_snapshot(desk)


def test_what_arrives_waits_and_nothing_moves(first: State) -> None:
    state = snapshot_updates.receive(first, with_one_more(), 0.0)
    assert state.items == first.items
    assert state.new_waiting == 1
    assert state.snapshot.version == 2


def test_full_stop_takes_in_what_arrived_with_the_cursor_on_its_item(first: State) -> None:
    state = do(first, "item.next", "item.next", "star")
    shown = do(snapshot_updates.receive(state, with_one_more(), 0.0), "arrived")
    assert cursor(shown) == "yards"
    assert len(shown.items) == 12
    assert shown.new_waiting == 0
    assert do(first, "arrived") == first


def test_marks_made_meanwhile_survive_the_taking_in(first: State) -> None:
    state = do(snapshot_updates.receive(first, with_one_more(), 0.0), "new.next", "arrived")
    assert "deal" not in [item.point.id for item in state.items if item.point]
    assert state.new_in(G) == 5


def test_the_first_news_of_an_empty_cache_is_shown_at_once(first: State) -> None:
    empty = opening.initial_state(Snapshot(feeds=first.snapshot.feeds))
    shown = snapshot_updates.receive(empty, first.snapshot, 0.0)
    assert shown.items == first.items
    assert shown.new_waiting == 0
    more = snapshot_updates.receive(shown, with_one_more(), 0.0)
    assert len(more.items) == 12


def test_paging_past_points_reads_them(first: State) -> None:
    passed = [f"{G}/deal", f"{G}/loans"]
    state = navigation.read_on(first, passed, f"{G}/yards", 0.0, ended=False)
    assert marked(state) == [("deal", True), ("loans", True)]
    assert cursor(state) == "yards"


def test_reading_on_at_the_end_goes_to_the_next_summit_with_news(first: State) -> None:
    there = opening.open_view(first, G, 0.0)
    state = navigation.read_on(there, [item.id for item in there.items], None, 0.0, ended=True)
    assert (state.view, cursor(state)) == ("xi", "duty")
    assert MoveReading(G) in state.effects


def test_reading_on_with_nothing_left_says_so(first: State) -> None:
    state = navigation.read_on(first, [item.id for item in first.items], None, 0.0, ended=True)
    assert told(state) == [navigation.END_OF_NEWS]
    assert state.view == TODAY


def test_search_leads_to_the_point(first: State) -> None:
    entry = XI_NEW[1].sources[0].entry
    hit = Hit(entry, XI_NEW[1].story, "f", "o", "t", None, None, ("xi",), "")
    found = search_target.go_to_hit(first, hit, 0.0)
    assert (found.view, cursor(found)) == ("xi", "talk")
    lost = search_target.go_to_hit(first, replace(hit, entry="?", story="?", summits=()), 0.0)
    assert (lost.view, len(told(lost))) == (TODAY, 1)


def test_r_asks_only_the_feeds_of_the_summit(first: State) -> None:
    names = navigation.feeds_in_view(opening.open_view(first, "tokyo", 0.0))
    assert names == ("Tokyo Courier feed", "Delta Business feed")


def test_r_on_the_feeds_asks_the_one_under_the_cursor(first: State) -> None:
    state = opening.open_view(first, FEEDS, 0.0)
    health = feed_at(state)
    assert navigation.feeds_in_view(state) == (health.name,)
    twins = replace(state.snapshot, feeds=(*state.snapshot.feeds, health))
    assert navigation.feeds_in_view(replace(state, snapshot=twins)) == (health.feed.url,)


def test_earlier_points_beyond_forty_are_one_line_until_it_is_opened() -> None:
    desk = FakeDesk()
    old = tuple(point(f"p{n}", f"Fact {n}.", NOW, 1, new=False) for n in range(60))
    desk.shown = (replace(desk.shown[0], points=old),)
    state = do(opening.open_view(opening.initial_state(take_snapshot(desk)), G, 0.0), "end")
    assert state.item
    assert (state.item.kind, state.item.count) == ("more", 20)
    assert cursor(do(state, "open")) == "p40"
    assert cursor(do(state, "open", "end")) == "p59"


def test_two_items_of_one_id_can_both_be_reached() -> None:
    desk = FakeDesk()
    twin = point("same", "Said twice.", NOW, 1)
    desk.shown = (replace(desk.shown[0], points=(twin, twin)),)
    state = opening.open_view(opening.initial_state(take_snapshot(desk)), G, 0.0)
    assert len({item.id for item in state.items}) == len(state.items)


def test_undo_of_a_star_is_asked_of_the_desk(first: State) -> None:
    state = marking.undo(marking.toggle_star(first))
    assert [one.on for one in state.effects if isinstance(one, Star)] == [True, False]


def test_the_drawer_stays_open_while_one_moves_in_it(first: State) -> None:
    drawer = do(first, "pane.out", "item.next", "item.next", "end", "top")
    assert (drawer.view, drawer.drawer, drawer.pane) == (TODAY, True, "sidebar")
    for key in ("open", "pane.in", "close"):
        assert (do(drawer, key).drawer, do(drawer, key).pane) == (False, "document")
    assert not do(drawer, "starred").drawer


def test_the_open_page_of_the_feeds_follows_a_refresh(first: State) -> None:
    shelf = do(first, "feeds", "item.next")
    desk = FakeDesk()
    desk.health = tuple(replace(one, state=None) for one in desk.health)
    after = snapshot_updates.receive(shelf, take_snapshot(desk), 0.0)
    assert after.cursor == shelf.cursor
    assert all(item.feed and item.feed.state is None for item in after.items)


def test_search_leads_to_the_point_of_the_story_that_says_it() -> None:
    desk = FakeDesk()
    twins = tuple(replace(one, story="one") for one in desk.shown[0].points)
    desk.shown = (replace(desk.shown[0], points=twins), *desk.shown[1:])
    said = "A copy of a Silla crown is handed over by the host"
    hit = Hit("?", "one", "f", "o", "t", None, None, (G,), said)
    assert (
        cursor(search_target.go_to_hit(opening.initial_state(take_snapshot(desk)), hit, 0.0))
        == "medal"
    )


def test_search_finds_what_is_folded_away() -> None:
    desk = FakeDesk()
    old = tuple(point(f"p{n}", f"Fact {n}.", NOW, 1, new=False) for n in range(60))
    desk.shown = (replace(desk.shown[0], points=old),)
    hit = Hit(old[50].sources[0].entry, old[50].story, "f", "o", "t", None, None, (G,), "Fact 50.")
    assert (
        cursor(search_target.go_to_hit(opening.initial_state(take_snapshot(desk)), hit, 0.0))
        == "p50"
    )


def test_z_on_the_starred_shelf_brings_the_row_back(first: State) -> None:
    shelf = do(first, "starred", "star", "close", "starred")
    assert not shelf.items
    assert cursor(do(shelf, "undo")) == "medal"


def test_shift_a_on_a_list_says_what_it_cannot_do(first: State) -> None:
    assert told(do(first, "starred", "mark.summit")) == ["No summit here to mark read"]


def hides(state: states.State) -> list[tuple[str, bool]]:
    return [(one.point.id, one.on) for one in state.effects if isinstance(one, Hide)]


def ids(state: states.State) -> list[str]:
    return [item.point.id for item in state.items if item.point]


def test_shift_d_hides_the_point_and_z_puts_it_back(first: State) -> None:
    start = opening.open_view(first, G, 0.0)
    start = do(start, "new.next")
    gone, before = cursor(start), start.new_in(G)
    state = marking.hide(start, 0.0)
    assert gone not in ids(state)
    assert state.new_in(G) == before - 1
    assert cursor(state) == cursor(do(start, "item.next"))
    assert hides(state) == [(gone, True)]
    back = do(replace(state, effects=()), "undo")
    assert ids(back) == ids(start)
    assert (cursor(back), back.new_in(G)) == (gone, before)
    assert hides(back) == [(gone, False)]


def test_a_hidden_lead_comes_back_as_the_lead(first: State) -> None:
    start = do(opening.open_view(first, G, 0.0), "top")
    state = marking.hide(start, 0.0)
    assert "lead" not in [item.kind for item in state.items]
    assert do(state, "undo").items == start.items


def test_what_was_done_to_a_point_before_it_was_hidden_stays_done(first: State) -> None:
    start = do(opening.open_view(first, G, 0.0), "new.next", "mark.item", "star")
    point = point_at(start)
    state = opening.open_view(opening.open_view(marking.hide(start, 0.0), "tokyo", 0.0), G, 0.0)
    back = do(state, "undo")
    again = next(one.point for one in back.items if one.point and one.point.id == point.id)
    assert not back.is_new(again)
    assert back.is_starred(again)


def test_a_point_of_two_summits_comes_back_in_each_with_its_own_sources(first: State) -> None:
    one, other, *rest = first.snapshot.briefings
    shared = next(point for point in one.points if point.new)
    twin = replace(shared, sources=shared.sources[:1], keys=(99,))
    other = replace(other, points=(twin, *other.points))
    start = opening.initial_state(replace(first.snapshot, briefings=(one, other, *rest)))
    start = replace(start, cursor=f"{one.summit.id}/{shared.id}")
    state = marking.hide(start, 0.0)
    assert shared.id not in ids(state)
    assert cursor(state) == cursor(do(start, "item.next"))
    assert do(state, "undo").items == start.items


def test_hiding_beside_the_same_point_of_another_summit_keeps_the_place(first: State) -> None:
    one, other, *rest = first.snapshot.briefings
    last = one.points[len(one.new_points) - 1 - (one.lead is not None and one.lead.new)]
    other = replace(other, lead=None, why=None, points=(last, *other.points))
    start = opening.initial_state(replace(first.snapshot, briefings=(one, other, *rest)))
    start = replace(start, cursor=f"{one.summit.id}/{last.id}")
    following = [item.id for item in start.items]
    index = following.index(f"{one.summit.id}/{last.id}")
    below = start.items[index + 1].point
    assert below is not None
    assert below.id == last.id
    assert marking.hide(start, 0.0).cursor == following[index + 2]


def test_a_reading_begun_before_shows_no_hidden_point_again(first: State) -> None:
    gone = point_at(first).id
    state = marking.hide(first, 0.0)
    state = snapshot_updates.show_waiting(
        snapshot_updates.receive(state, take_snapshot(FakeDesk()), 0.0), 0.0
    )
    assert gone not in ids(state)
    assert gone in ids(do(state, "undo"))


def test_a_point_hidden_while_more_waits_comes_back_with_it(first: State) -> None:
    gone = point_at(first).id
    state = snapshot_updates.receive(first, take_snapshot(FakeDesk()), 0.0)
    state = do(marking.hide(state, 0.0), "undo")
    assert gone in ids(snapshot_updates.show_waiting(state, 0.0))


def test_what_the_desk_shows_again_is_not_kept_away(first: State) -> None:
    point = point_at(first)
    state = marking.hide(first, 0.0)
    desk = FakeDesk()
    whole = desk.shown
    desk.shown = tuple(
        replace(one, points=tuple(each for each in one.points if each.id != point.id))
        for one in whole
    )
    state = snapshot_updates.show_waiting(
        snapshot_updates.receive(state, take_snapshot(desk), 0.0), 0.0
    )
    desk.shown = whole
    state = snapshot_updates.show_waiting(
        snapshot_updates.receive(state, take_snapshot(desk), 0.0), 0.0
    )
    assert point.id in ids(state)


def test_only_points_are_hidden(first: State) -> None:
    state = marking.hide(opening.open_view(first, FEEDS, 0.0), 0.0)
    assert told(state) == ["Only a point of a briefing can be hidden"]
    assert hides(state) == []
