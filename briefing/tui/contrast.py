"""Colours of Textual's own themes, raised where text in them could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import BLACK, WHITE, Color

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST = 4.5
"""The contrast ratio that WCAG 2.1 (success criterion 1.4.3) asks of text."""
_TEXT = (
    "foreground",
    "primary",
    "secondary",
    "accent",
    "text-muted",
    "text-warning",
    "text-error",
    "text-success",
)
_GROUNDS = ("background", "surface", "panel")
_STEPS = 40


def ratio(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.1, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of a theme, its text colours darker on a light background, or lighter on a dark
    one, as far as they have to be: on the page, in a dialog and under the cursor."""
    background = Color.parse(variables["background"])
    grounds = [background + Color.parse(variables[name]) for name in _GROUNDS]
    end = max((BLACK, WHITE), key=lambda color: ratio(color, background))
    raised = {
        name: _raised(_color(variables[name], end), end, grounds).hex
        for name in _TEXT
        if name in variables
    }
    return {**variables, **raised}


def _color(written: str, end: Color) -> Color:
    """A colour as a style sheet has it; ``auto 60%`` is black or white, partly transparent."""
    if not written.startswith("auto"):
        return Color.parse(written)
    percent = written.removeprefix("auto").strip(" %")
    return end.with_alpha(float(percent) / 100 if percent else 1.0)


def _raised(color: Color, end: Color, grounds: Sequence[Color]) -> Color:
    solid = grounds[0] + color
    steps = (solid.blend(end, step / _STEPS) for step in range(_STEPS))
    enough = (step for step in steps if min(ratio(step, ground) for ground in grounds) >= LEAST)
    return next(enough, end)


def _luminance(color: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
