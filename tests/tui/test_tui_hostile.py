"""Whatever a feed writes, nothing on the screen moves but its own letters, measured in cells."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len, chop_cells

from briefing.domain.briefing import Point
from tests.tui.fake_desk import FakeDesk
from tests.tui.running_app import Opened, Size, opened
from tests.tui.sample_briefings import NOW, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.domain.briefing import Point

PLAIN = "Talks go on"
HOSTILE = {
    "markup": "[/] [b]bold[/b] [@click=app.quit]go[/] [[x]]",
    "escapes": "\x1b[2J\x1b[31mred\x1b]0;title\x07 \x9b31m \x07\x08\x08",
    "line ends": "one\r\ntwo\rthree\ttab\x0b\x0c\u2028\u2029\x85end",
    "bidi": "\u202edesrever\u202c \u2066isolate\u2069 \u200fmark\u200e",
    "one word": "w" * 1_000_000,
    "zero width": "a\u200b\u200c\u200d\u2060\ufeffb\u00adc",
    "combining": "e\u0301" + "\u0335\u0336\u0337" * 50 + " a\u20dd",
    "only marks": "\u0301\u0302",
    "CJK": "한미 정상회담 習近平 会談、北京「協議」" * 3,
    "RTL": "القمة الأمريكية الصينية ועידת הפסגה",
    "emoji": "👩‍👩‍👧‍👦 🇰🇷🇺🇸 ❤️ 🏳️‍🌈 👍🏽",
    "astral": "𝕋𝕣𝕒𝕕𝕖 \U000e0041\U000e0042 \ue000",
}
ALL = {"all at once": " ".join(text for text in HOSTILE.values() if len(text) < 1_000)}
FORBIDDEN = set("\x1b\x9b\x07\x08\r\n\t\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def with_title(text: str) -> FakeDesk:
    """A desk on which the second report of the first new point bears ``text`` as its title."""
    desk = FakeDesk()
    first = desk.shown[0]
    point = first.points[0]
    one, two, *rest = point.sources
    changed = replace(point, sources=(one, replace(two, title=text), *rest))
    points = tuple(changed if each.id == point.id else each for each in first.points)
    desk.shown = (replace(first, points=points), *desk.shown[1:])
    return desk


def with_text(text: str) -> FakeDesk:
    """A desk whose first point, summit, outlet and loose feed say ``text``."""
    desk = FakeDesk()
    first = desk.shown[0]
    point = replace(first.points[0], text=text)
    outlet = replace(point.sources[0], outlet=text, title=text, passage=text)
    point = replace(point, sources=(outlet, *point.sources[1:]))
    points = tuple(point if each.id == point.id else each for each in first.points)
    summit = replace(first.summit, name=text)
    desk.shown = (replace(first, points=points, summit=summit), *desk.shown[1:])
    desk.health = (replace(desk.health[0], name=text), *desk.health[1:])
    return desk


def strips(at: Opened) -> list[str]:
    """The painted lines; each part has its own cells, as a terminal is sent it."""
    painted = at.app.screen._compositor.render_strips()
    width = at.app.size.width
    assert [sum(cell_len(part.text) for part in strip) for strip in painted] == [width] * len(
        painted
    )
    return ["".join(part.text for part in strip) for strip in painted]


def until(line: str, cells: int) -> str:
    """The first cells of a line."""
    return chop_cells(line, cells)[0] if cell_len(line) > cells else line


def assert_sound(lines: list[str]) -> None:
    for line in lines:
        assert not FORBIDDEN & set(line), ascii(line)
        assert not any(unicodedata.category(one) in ("Cc", "Cs") for one in line), ascii(line)


async def title_page(text: str, size: Size) -> list[str]:
    async with opened(size, desk=with_title(text)) as at:
        await at.press("J", "enter")
        beside = at.app.screen.query_one("#inspector").region.x or size[0]
        return [until(line, beside) for line in strips(at)]


@pytest.mark.parametrize(
    ("size", "titles"), [((80, 24), ALL), ((120, 36), HOSTILE), ((200, 50), ALL)]
)
async def test_a_title_changes_its_own_row_only(size: Size, titles: dict[str, str]) -> None:
    plain = await title_page(PLAIN, size)
    own = [row for row, line in enumerate(plain) if PLAIN in line]
    assert own
    for name, text in titles.items():
        lines = await title_page(text, size)
        assert_sound(lines)
        changed = [row for row, (a, b) in enumerate(zip(plain, lines, strict=True)) if a != b]
        assert set(changed) <= set(own), name
        for row in own:
            before, _, after = plain[row].partition(PLAIN)
            assert lines[row].startswith(before), name
            assert lines[row].endswith(after.lstrip()), name


def with_summits(texts: Sequence[str]) -> FakeDesk:
    """A desk with a summit for each text, which is all that its page says."""
    desk = FakeDesk()
    first = desk.shown[0]
    desk.shown = tuple(
        replace(
            first,
            summit=replace(first.summit, id=f"g{n}", name=text),
            lead=None,
            points=(_saying(f"p{n}", text),),
        )
        for n, text in enumerate(texts)
    )
    named = zip(desk.health, texts, strict=False)
    desk.health = tuple(replace(feed, name=text) for feed, text in named)
    return desk


def _saying(name: str, text: str) -> Point:
    whole = point(name, text, NOW, 1, 2)
    first, *rest = whole.sources
    return replace(whole, sources=(replace(first, outlet=text, title=text, passage=text), *rest))


async def test_texts_names_and_outlets_stay_in_their_places() -> None:
    texts = [text for text in HOSTILE.values() if len(text) < 1_000]
    async with opened((120, 36), desk=with_summits(texts), toasts=True) as at:
        assert "[b]bold[/b]" in at.text()
        for _ in texts:
            lines = strips(at)
            assert_sound(lines)
            assert {until(line, 31)[-1] for line in lines[2:-2]} == {"▕"}
            await at.press("J", "enter")
        assert at.state.view == f"g{len(texts) - 1}"
        for keys in (("0",), ("G",), ("exclamation_mark",), ("escape", "colon")):
            await at.press(*keys)
            assert_sound(strips(at))


@pytest.mark.parametrize(
    ("size", "text"), [((80, 24), ALL["all at once"]), ((120, 36), HOSTILE["one word"])]
)
async def test_much_text_stays_in_its_place(size: Size, text: str) -> None:
    async with opened(size, desk=with_text(text), toasts=True) as at:
        assert_sound(strips(at))
        if size[0] == 120:
            edges = {until(line, 31)[-1] for line in strips(at)[2:-2]}
            assert edges == {"▕"}
        for keys in (("J", "enter"), ("exclamation_mark",), ("escape", "0"), ("colon",)):
            await at.press(*keys)
            assert_sound(strips(at))
        await at.press("escape", "slash", *"the")
        assert_sound(strips(at))
    assert at.app.return_code in (None, 0)
