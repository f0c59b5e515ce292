"""Every text role can be read in each of our themes; every theme paints; no meaning is colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from briefing.tui import themes
from briefing.tui.contrast import LEAST, ratio
from briefing.tui.view.spans import ROLES
from briefing.tui.widgets.doc import Doc
from tests.tui.running_app import Size, opened

if TYPE_CHECKING:
    from rich.style import Style

DECORATION = {"faint", "rule"}
MEASURED = [theme.name for theme in themes.THEMES if not theme.ansi]


STOCK = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]


async def test_text_has_contrast_as_it_is_painted() -> None:
    """On the page, in a dialog and under the cursor; a tab is the accent reversed."""
    low = {}
    async with opened() as at:
        for name in (*MEASURED, *STOCK):
            at.app.theme = name
            await at.pilot.pause()
            doc = at.app.screen.query_one("#page", Doc)
            variables = at.app.get_css_variables()
            cursor = doc.get_component_rich_style("paint--cursor").bgcolor
            assert cursor
            grounds = {
                "page": Color.parse(variables["background"]),
                "dialog": Color.parse(variables["surface"]),
                "cursor": Color.from_rich_color(cursor),
            }
            for role in set(ROLES) - DECORATION:
                painted = doc.get_component_rich_style(f"paint--{role}").color
                for ground, color in grounds.items():
                    found = ratio(Color.from_rich_color(painted), color)
                    if found < LEAST:
                        low[name, role, ground] = round(found, 2)
    assert low == {}


@pytest.mark.parametrize("name", MEASURED)
def test_the_variables_that_dialogs_use_have_contrast(name: str) -> None:
    theme = next(one for one in themes.THEMES if one.name == name)
    for variable in ("text-muted", "text-warning", "text-error", "text-success"):
        for ground in (theme.background, theme.surface, theme.panel):
            found = ratio(Color.parse(theme.variables[variable]), Color.parse(ground))
            assert found >= LEAST, variable


async def test_every_theme_paints() -> None:
    """Ours on the page and in a dialog; the stock ones, of the same style sheet, on the page."""
    async with opened((80, 24), theme="dracula") as at:
        assert at.app.theme == "dracula"
        for name in BUILTIN_THEMES:
            at.app.theme = name
            await at.pilot.pause()
            assert "11 new" in at.text()
        for name in themes.NAMES:
            at.app.theme = name
            await at.press("question_mark")
            assert "Keys" in at.text()
            await at.press("escape")
            assert "11 new" in at.text()


async def test_the_terminals_own_colours_are_left_to_it() -> None:
    async with opened(theme="ansi") as at:
        for line in at.app.screen._compositor.render_strips():
            for part in line:
                for color in (part.style.color, part.style.bgcolor) if part.style else ():
                    assert color is None or color.triplet is None, part


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_without_colour_weight_and_glyph_carry_the_meaning(
    size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is new is bold and has its mark, the cursor its bar, the tab is reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(size) as at:
        parts = [part for line in at.app.screen._compositor.render_strips() for part in line]
        assert all(_grey(part.style) for part in parts if part.style)
        styles = [(part.text, part.style) for part in parts if part.style]
        marks = [style.bold for text, style in styles if text.startswith("● ")]
        assert marks
        assert all(marks)
        assert not any(style.bold for text, style in styles if text.startswith("○ "))
        assert any(part.text == "▌" for part in parts)
        if size[0] < 100:
            assert any(style.reverse for text, style in styles if " Today 11 " in text)


def _grey(style: Style) -> bool:
    colors = [color.triplet for color in (style.color, style.bgcolor) if color and color.triplet]
    return all(color.red == color.green == color.blue for color in colors)


def test_themes_follow_one_another() -> None:
    assert [themes.next_theme(name) for name in themes.NAMES] == [
        "paper",
        "contrast",
        "ansi",
        "ink",
    ]
    assert themes.next_theme("dracula") == "ink"


def test_a_light_terminal_gets_paper() -> None:
    assert themes.default_theme({"COLORFGBG": "0;15"}, None) == "paper"
    assert themes.default_theme({"COLORFGBG": "15;0"}, None) == "ink"
    assert themes.default_theme({}, None) == "ink"
    assert themes.default_theme({"COLORFGBG": "15;0"}, light=True) == "paper"
