"""The room for ears, and the one of ASCII: what stands on the screen and where the cursor is."""

from __future__ import annotations

import pytest

from briefing.tui.view.screen_reader import plain_block, plain_line
from briefing.tui.view.spans import Block, Row, Span
from briefing.tui.widgets.doc import Doc
from tests.tui.running_app import Size, opened

DRAWN = set("●○▾◷≠✗✓★▲⚠▌▏▕│┃─━▁▂▃▄▅▆▇█╭╮╰╯")


def test_marks_become_words_and_rules_go() -> None:
    row = Row(
        (Span("Talks go on"), Span(" ★", "number")),
        gutter=(Span("● ", "new"), Span("14:20  ", "muted")),
        right=(Span("copy of [1]", "muted"),),
        rule=True,
    )
    (plain,) = plain_block(Block((row,), "x")).rows
    assert "".join(span.text for span in plain.body) == (
        "new 14:20  Talks go on starred  copy of [1]"
    )
    assert not plain.rule
    assert plain_line((Span("━━━", "new"), Span("━━", "rule"), Span(" 3/5", "text"))) == (
        Span(" 3/5", "text"),
    )


def test_what_a_feed_wrote_stays() -> None:
    text = Span("● Live: the talks", "text")
    assert plain_line((text,)) == (text,)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_one_column_without_drawings(size: Size) -> None:
    async with opened(size, reader=True) as at:
        for keys in ((), ("J",), ("enter",), ("exclamation_mark",), ("h",), ("escape",)):
            await at.press(*keys)
            assert DRAWN & set(at.text()) == set(), at.text()
        shown = [doc.id for doc in at.app.screen.query(Doc) if doc.display and doc.region]
        assert shown == ["page"]
        await at.press("0")
        assert "new 13:48" in at.text()
        await at.press("question_mark")
        assert DRAWN & set(at.text()) == set(), at.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_terminals_cursor_is_on_the_item(size: Size) -> None:
    async with opened(size, reader=True) as at:
        seen = []
        for _ in range(6):
            x, y = at.app.cursor_position
            words = at.point.text.split()[:3]
            assert " ".join(words) in at.text().splitlines()[y], at.text()
            seen.append((x, y))
            await at.press("j")
        assert len(set(seen)) > 3
        await at.press("question_mark", "escape")
        words = at.point.text.split()[:3]
        assert " ".join(words) in at.text().splitlines()[at.app.cursor_position.y]


async def test_ascii_means_no_drawing_beyond_it() -> None:
    async with opened((200, 50), ascii=True) as at:
        for keys in ((), ("J", "enter"), ("exclamation_mark",), ("question_mark",)):
            await at.press(*keys)
            drawn = {one for one in at.text() if not one.isascii() and not one.isalpha()}
            assert drawn == set(), at.text()
