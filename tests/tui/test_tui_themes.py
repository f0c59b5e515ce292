"""Every text role can be read in each of our themes, on the page and under the cursor."""

from __future__ import annotations

import pytest
from textual.color import Color

from briefing.tui import themes

TEXT = ("foreground", "primary", "secondary", "accent", "text-muted", "text-warning")
MORE = ("text-error", "text-success")


def ratio(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(color: Color) -> float:
        parts = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in color.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.THEMES, ids=themes.NAMES)
@pytest.mark.parametrize("role", [*TEXT, *MORE])
@pytest.mark.parametrize("ground", ["background", "panel"])
def test_text_has_contrast(theme, role, ground) -> None:
    color = theme.variables.get(role) or getattr(theme, role)
    assert ratio(Color.parse(color), Color.parse(getattr(theme, ground))) >= 4.5


def test_themes_follow_one_another() -> None:
    assert [themes.after(name) for name in themes.NAMES] == ["paper", "contrast", "ink"]
    assert themes.after("dracula") == "ink"


def test_a_light_terminal_gets_paper() -> None:
    assert themes.suited({"COLORFGBG": "0;15"}) == "paper"
    assert themes.suited({"COLORFGBG": "15;0"}) == "ink"
    assert themes.suited({}) == "ink"
