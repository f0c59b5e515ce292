"""Where a page leads."""

from __future__ import annotations

from briefing.tui.view import paging
from briefing.tui.view.layout import lay_out
from briefing.tui.view.spans import BLANK, Block, Row, Span

ITEMS = [Block((Row((Span(f"item {n}"),)), Row()), str(n)) for n in range(20)]
LAYOUT = lay_out([BLANK, *ITEMS], 40)


def test_a_page_on_passes_what_was_whole_and_stands_on_what_was_not() -> None:
    turned = paging.page_forward(LAYOUT, 0, 10)
    assert turned.passed == ("0", "1", "2", "3")
    assert turned.cursor == "4"
    assert turned.top == 8
    assert not turned.ended


def test_the_last_page_ends_and_passes_what_is_in_sight() -> None:
    end = LAYOUT.height - 10
    turned = paging.page_forward(LAYOUT, end, 10)
    assert turned.ended
    assert turned.top == end
    assert turned.passed == ("15", "16", "17", "18", "19")


def test_every_item_is_passed_once_on_the_way_to_the_end() -> None:
    top = 0
    passed: list[str] = []
    for _ in range(30):
        turned = paging.page_forward(LAYOUT, top, 7)
        passed += turned.passed
        top = turned.top
        if turned.ended:
            break
    assert set(passed) == {block.id for block in ITEMS}


def test_back_and_half_pages_stay_within_the_page() -> None:
    assert paging.page_back(LAYOUT, 5, 10).top == 0
    assert paging.half_page(LAYOUT, 0, 10, 1) == paging.PageTurn(5, "2")
    assert paging.half_page(LAYOUT, LAYOUT.height - 10, 10, 1).cursor == "19"
    assert paging.half_page(LAYOUT, 0, 10, -1) == paging.PageTurn(0, "0")


def test_an_item_taller_than_the_screen_can_be_read_through() -> None:
    tall = lay_out([Block(tuple(Row((Span("x"),)) for _ in range(50)), "tall")], 40)
    tops = [0]
    while not (turned := paging.page_forward(tall, tops[-1], 10)).ended:
        tops.append(turned.top)
    assert tops == [0, 8, 16, 24, 32, 40]


TAIL = lay_out([*ITEMS[:3], *[BLANK] * 40], 40)


def test_the_cursor_stays_with_what_is_in_sight_or_just_above_it() -> None:
    assert paging.page_forward(TAIL, 0, 4).cursor == "2"
    assert paging.page_forward(TAIL, 3, 4).cursor == "2"
    assert paging.page_forward(TAIL, 12, 4).cursor == "2"
    assert paging.half_page(TAIL, 30, 4, -1).cursor == "2"


def test_nothing_below_the_screen_takes_the_cursor() -> None:
    spread = lay_out([ITEMS[0], *[BLANK] * 40, ITEMS[1]], 40)
    assert paging.page_forward(spread, 0, 10).cursor == "0"
