"""Keys that arrive together, replies of the terminal among them, and keys of other layouts."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, TextArea

from briefing.tui.dialogs.draft_summit import DraftSummitScreen
from briefing.tui.dialogs.search import SearchScreen
from briefing.tui.main.screen import MainScreen
from briefing.tui.terminal.keyboard_layouts import latin_keys
from briefing.tui.terminal.keys_typed import KeysTyped
from briefing.tui.terminal.replies import ReplyFilter
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import Opened, opened

if TYPE_CHECKING:
    from briefing.domain.saved_search import Order
    from briefing.domain.search_hit import Hit

LONG_S = 60.0


async def type_at_once(at: Opened, *keys: str) -> None:
    """Keys in one read: a name of a key, or text."""
    at.app.post_message(typed(*keys))
    await at.settle()


def typed(*keys: str) -> KeysTyped:
    message = KeysTyped()
    for key in keys:
        message.add(events.Key(key, key if len(key) == 1 else None))
    return message


def field(at: Opened) -> Input:
    found = at.app.screen.query_one(Input)
    assert found.has_focus
    return found


async def test_letters_do_not_overtake_other_keys() -> None:
    async with opened() as at:
        await at.press("slash")
        await type_at_once(at, *"ab", "backspace", "c")
        assert field(at).value == "ac"
        await type_at_once(at, "left", "x")
        assert field(at).value == "axc"
        await type_at_once(at, "ctrl+u", *"new")
        assert field(at).value == "new"
        await type_at_once(at, "ctrl+a", "ctrl+k", *"하나", "home", "delete", "end", "!")
        assert field(at).value == "나!"


async def test_letters_do_not_overtake_other_keys_in_the_palette_and_the_editor() -> None:
    async with opened() as at:
        await at.press("colon")
        await type_at_once(at, *"ab", "backspace", "c")
        assert field(at).value == "ac"
        await at.press("escape")
        at.app.push_screen(DraftSummitScreen("x"))
        await at.settle()
        await type_at_once(at, "end", *"ab", "backspace", "c", "enter", "d")
        assert at.app.screen.query_one(TextArea).text == "xac\nd"


async def test_what_follows_a_key_that_opens_a_dialog_goes_into_it() -> None:
    async with opened() as at:
        await type_at_once(at, "slash", *"Assad")
        assert at.shows(SearchScreen)
        assert field(at).value == "Assad"
        assert at.desk.marked == []
        await type_at_once(at, "escape", "j")
        assert at.shows(MainScreen)
        assert at.state.cursor == at.state.items[1].id


async def test_a_long_paste_without_brackets_is_one_change() -> None:
    class Counting(FakeDesk):
        searched = 0

        def search(self, text: str, limit: int = 50, by: Order = "date") -> tuple[Hit, ...]:
            self.searched += 1
            return super().search(text, limit)

    desk = Counting()
    async with opened(desk=desk) as at:
        await at.press("slash")
        await type_at_once(at, *"lorem ipsum " * 500)
        assert len(field(at).value) == 6000
        assert desk.searched == 1


async def test_enter_waits_for_the_answer_to_what_was_typed() -> None:
    answer = Event()
    wanted = FakeDesk().shown[-1].points[-1]

    class Slow(FakeDesk):
        def search(self, text: str, limit: int = 50, by: Order = "date") -> tuple[Hit, ...]:
            if text == wanted.text:
                assert answer.wait(LONG_S)
            return super().search(text, limit)

    async with opened(desk=Slow()) as at:
        await at.press("slash")
        await type_at_once(at, *"the")
        assert at.front(SearchScreen)._hits[0].entry != wanted.sources[0].entry
        at.app.post_message(typed("ctrl+u", *wanted.text, "enter"))
        await at.pilot.pause()
        assert at.shows(SearchScreen)
        answer.set()
        await at.finish()
        assert at.shows(MainScreen)
        assert at.point.id == wanted.id


async def test_the_terminal_cursor_stands_behind_the_text() -> None:
    async with opened() as at:
        await at.press("slash")
        x, y, *_ = field(at).content_region
        assert at.app.cursor_position == (x, y)
        await type_at_once(at, *"정상")
        assert at.app.cursor_position == (x + 4, y)
        await at.press("left")
        assert at.app.cursor_position == (x + 2, y)


async def test_a_letter_of_another_layout_acts_as_the_key_at_its_place() -> None:
    async with opened() as at:
        await type_at_once(at, "ㅓ")
        assert at.state.cursor == at.state.items[1].id
        await type_at_once(at, "л")
        assert at.state.cursor == at.state.items[0].id
        await type_at_once(at, "너")  # one syllable from s and j
        assert at.desk.starred_points
        assert at.state.cursor == at.state.items[1].id
    async with opened(keys={"quit": ("q", "ㅓ")}) as at:
        await type_at_once(at, "ㅓ")
        assert at.app._exit


@pytest.mark.parametrize(
    ("letter", "keys"),
    [
        *(("ㅓ", "j"), ("ㅃ", "Q"), ("값", "rkqt"), ("ㅢ", "ml"), ("й", "q"), ("Й", "Q")),
        *(("κ", "k"), ("ח", "j"), ("ت", "j"), ("ｊ", "j"), ("漢", ""), ("é", ""), ("j", "")),
    ],
)
def test_which_keys_a_letter_was(letter: str, keys: str) -> None:
    assert latin_keys(letter) == keys


COLOUR = "\x1b]11;rgb:1111/2222/3333\x1b\\"


@pytest.mark.parametrize(
    "reply",
    [
        *(COLOUR, "\x1b]10;rgb:ff/ff/ff\x07", "\x1b]4;12;rgb:1/2/3\x1b\\", "\x1b[?62;22c"),
        *("\x1b[>41;354;0c", "\x1bP>|XTerm(390)\x1b\\", "\x1b[?997;1n", "\x1b_Gi=1;OK\x1b\\"),
    ],
)
def test_replies_are_no_keys_wherever_they_are_cut(reply: str) -> None:
    for cut in range(len(reply) + 1):
        replies = ReplyFilter()
        parts = ["a" + reply[:cut], reply[cut:] + "b"]
        passed = "".join(replies.keys(part, 0.0) for part in parts)
        assert passed == "ab", cut


@pytest.mark.parametrize(
    "keys", ["\x1b", "\x1b]", "\x1bP", "\x1b[A", "\x1b[200~x\x1b[201~", "\x1b[<0;1;1M", "\x1b\x1b"]
)
def test_keys_pass_at_once_or_soon(keys: str) -> None:
    replies = ReplyFilter()
    now = replies.keys(keys, 0.0)
    assert now + replies.keys("", 0.11) == keys


def test_a_reply_whose_end_never_comes_is_dropped() -> None:
    replies = ReplyFilter()
    assert replies.keys("\x1b]11;rgb:11", 0.0) == ""
    assert replies.keys("", 1.0) == ""
    assert replies.keys("", 3.0) == ""
    assert replies.keys("j", 3.1) == "j"


def test_mode_reports_pass_whole() -> None:
    replies = ReplyFilter()
    assert replies.keys("\x1b[?2026;", 0.0) + replies.keys("2$y", 0.0) == "\x1b[?2026;2$y"
