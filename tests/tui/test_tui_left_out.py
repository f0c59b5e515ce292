"""What a page cuts is counted, and listed on request; every count of it is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.render.formats import document
from briefing.tui.model import navigation, opening
from briefing.tui.model.effects import ComposeWhole
from briefing.tui.model.snapshot import take_snapshot
from briefing.tui.model.snapshot_updates import list_left_out
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.model.views import TODAY
from briefing.tui.pages.page import page
from briefing.tui.pages.sidebar import sidebar
from tests.tui.cursor import item_at
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import opened
from tests.tui.sample_briefings import NOW, SEOUL, at, briefings, point
from tests.tui.test_tui_pages import SETTING, text

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Point
    from briefing.tui.model.state import State

G = "gyeongju"
LISTED, NEW, EARLIER = 40, 1_290, 12


def news(first: int, count: int, *, new: bool = True) -> tuple[Point, ...]:
    """Points that say one thing each."""
    return tuple(
        point(
            f"{'p' if new else 'e'}{n}",
            f"On item {n} of the agenda the delegations agree.",
            at(14 - n // 50 % 14, 50 - n % 50),
            n % 14 + 1,
            new=new,
        )
        for n in range(first, first + count)
    )


def cut() -> Briefing:
    """A briefing of 40 points, which leaves out most of the new ones and all earlier ones."""
    whole = briefings()[0]
    counts = replace(whole.counts, new=NEW, earlier=EARLIER)
    whole = replace(whole, points=news(0, LISTED), counts=counts)
    return replace(whole, lead=None, why=None, numbers=(), disputed=())


def complete() -> Briefing:
    """The same briefing with everything in it; one point was marked read meanwhile."""
    points = (*news(0, NEW), *news(0, EARLIER, new=False))
    read = replace(points[3], new=False)
    return replace(cut(), points=(*points[:3], *points[4:], read))


def desk() -> FakeDesk:
    fake = FakeDesk()
    fake.shown = (cut(), *fake.shown[1:])
    fake.wholes = {G: complete()}
    return fake


def opened_at(view: str) -> State:
    return opening.open_view(opening.initial_state(take_snapshot(desk())), view, 0.0)


def pressed(state: State, *commands: str) -> State:
    for command in commands:
        state = TRANSITIONS[command](state, 0.0)
    return state


def on_more(state: State, kind: str = "more") -> State:
    """The cursor on the first line that stands for others."""
    line = next(item.id for item in state.items if item.kind == kind)
    return navigation.move_to(state, line, 0.0)


def test_every_count_of_new_points_is_the_same() -> None:
    state = opened_at(G)
    assert f"{NEW:,} new since 09:12" in text(page(state, SETTING))
    assert f"… {EARLIER} more" in text(page(state, SETTING)).partition("EARLIER")[2]
    assert f"{NEW:,}" in text(sidebar(state, SETTING))
    printed = document([cut()], "text", now=NOW, zone=SEOUL, width=80)
    assert f"{NEW:,} new since 09:12" in printed
    assert f"NEW SINCE 09:12 ({NEW:,})" in printed
    assert f"… {NEW - LISTED:,} more" in printed
    others = sum(known.counts.new for known in briefings()[1:])
    assert f"{NEW + others:,} new in 4 summits" in text(page(opened_at(TODAY), SETTING))
    assert f"{NEW + others:,} new" in text(sidebar(state, SETTING))


def test_what_is_left_out_is_counted_and_asked_for() -> None:
    for view in (G, TODAY):
        state = opened_at(view)
        assert f"… {NEW - LISTED:,} more" in text(page(state, SETTING))
        asked = pressed(on_more(state), "open")
        assert asked.effects[0] == ComposeWhole(G)
        whole = list_left_out(replace(asked, effects=()), complete())
        assert item_at(whole).point == news(LISTED, 1)[0]
        assert whole.new_in(G) == NEW
        assert f"… {NEW - LISTED - 50:,} more" in text(page(whole, SETTING))
        further = pressed(on_more(whole), "open")
        assert item_at(further).point == news(LISTED + 50, 1)[0]
        assert not further.effects


def test_what_is_shown_stays_where_it_is() -> None:
    state = opened_at(G)
    before = [item.id for item in state.items if item.point]
    whole = list_left_out(state, complete())
    assert [item.id for item in whole.items if item.point][:LISTED] == before


def test_a_filter_counts_nothing_that_it_has_not_looked_at() -> None:
    state = pressed(opened_at(G), "filter")
    assert "more" not in text(page(state, SETTING))


def test_reading_what_is_listed_leaves_the_rest_new() -> None:
    state = pressed(opened_at(G), "mark.summit")
    assert state.new_in(G) == NEW - LISTED
    left = opening.open_view(state, "xi", 0.0)
    assert left.new_in(G) == NEW - LISTED
    moves = [effect for effect in left.effects if type(effect).__name__ == "MoveReading"]
    assert not moves


async def test_enter_lists_what_the_page_left_out() -> None:
    async with opened(desk=desk()) as app:
        await app.press("J")
        app.main.become(on_more(app.state))
        app.main.page.show_cursor()
        await app.settle()
        assert item_at(app.state).kind == "more"
        assert "… 1,250 more" in app.text()
        await app.press("enter")
        await app.finish()
        assert "On item 40 of the agenda" in app.text()
        assert app.state.new_in(G) == NEW
