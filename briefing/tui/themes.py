"""Our colour themes. Gold means new, focus or a key, and nothing else may be gold.

The contrast of every text role, on the background and under the cursor, is at least 4.5:1;
``faint`` and ``hairline`` are decoration. ``ansi`` leaves every colour to the terminal's own
palette, and the cursor to a bar. Nothing outside this file names a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

_INK = {
    "text-muted": "#949cab", "text-warning": "#e79a5f", "text-success": "#8cc084",
    "text-error": "#e57b81", "hairline": "#343b47", "border": "#343b47", "faint": "#6b7382",
    "block-cursor-background": "#262b34", "block-cursor-foreground": "#ffffff",
    "scrollbar": "#2c323c", "scrollbar-background": "#15171c", "scrollbar-hover": "#3a414d",
    "scrollbar-active": "#e9bd5b", "scrollbar-corner-color": "#15171c",
}  # fmt: skip
_PAPER = {
    "text-muted": "#62666e", "text-warning": "#9a4a00", "text-success": "#2c6e2f",
    "text-error": "#b3261e", "hairline": "#d6ccb8", "border": "#d6ccb8", "faint": "#8d8a82",
    "block-cursor-background": "#ebe3d2", "block-cursor-foreground": "#000000",
    "scrollbar": "#ddd3c0", "scrollbar-background": "#fbf8f1", "scrollbar-hover": "#cfc5b0",
    "scrollbar-active": "#a34700", "scrollbar-corner-color": "#fbf8f1",
}  # fmt: skip
_CONTRAST = {
    "text-muted": "#d8d8d8", "text-warning": "#ffb060", "text-success": "#9df09d",
    "text-error": "#ff9a9a", "hairline": "#9a9a9a", "border": "#9a9a9a", "faint": "#c0c0c0",
    "block-cursor-background": "#1c3a5e", "block-cursor-foreground": "#ffffff",
    "scrollbar": "#ffffff", "scrollbar-background": "#000000", "scrollbar-hover": "#ffffff",
    "scrollbar-active": "#ffe14d", "scrollbar-corner-color": "#000000",
}  # fmt: skip

_ANSI = {
    "text-muted": "ansi_default", "text-warning": "ansi_magenta", "text-success": "ansi_green",
    "text-error": "ansi_red", "hairline": "ansi_bright_black", "border": "ansi_bright_black",
    "faint": "ansi_bright_black", "block-cursor-background": "ansi_default",
    "block-cursor-foreground": "ansi_default", "scrollbar": "ansi_bright_black",
    "scrollbar-background": "ansi_default", "scrollbar-hover": "ansi_bright_black",
    "scrollbar-active": "ansi_yellow", "scrollbar-corner-color": "ansi_default",
    "scrollbar-background-hover": "ansi_default", "scrollbar-background-active": "ansi_default",
    "input-cursor-background": "ansi_default", "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse", "input-selection-background": "ansi_blue",
    "ansi-background": "ansi_black", "ansi-foreground": "ansi_white",
    "screen-selection-background": "ansi_blue", "screen-selection-foreground": "ansi_white",
}  # fmt: skip

THEMES = (
    Theme(
        "ink", primary="#8fb4dc", secondary="#7fbfae", accent="#e9bd5b", warning="#e79a5f",
        error="#e57b81", success="#8cc084", foreground="#d5d9e0", background="#15171c",
        surface="#1a1d23", panel="#262b34", boost="#20242c", dark=True, variables=_INK,
    ),
    Theme(
        "paper", primary="#124f78", secondary="#1c6b5b", accent="#a34700", warning="#9a4a00",
        error="#b3261e", success="#2c6e2f", foreground="#26282c", background="#fbf8f1",
        surface="#f5f0e5", panel="#ebe3d2", boost="#f0e9db", dark=False, variables=_PAPER,
    ),
    Theme(
        "contrast", primary="#9fd0ff", secondary="#7ff0d0", accent="#ffe14d", warning="#ffb060",
        error="#ff9a9a", success="#9df09d", foreground="#ffffff", background="#000000",
        surface="#000000", panel="#1c3a5e", boost="#101010", dark=True, variables=_CONTRAST,
    ),
    Theme(
        "ansi", primary="ansi_cyan", secondary="ansi_green", accent="ansi_yellow",
        warning="ansi_magenta", error="ansi_red", success="ansi_green", foreground="ansi_default",
        background="ansi_default", surface="ansi_default", panel="ansi_default",
        boost="ansi_default", dark=True, ansi=True, variables=_ANSI,
    ),
)  # fmt: skip

NAMES = tuple(theme.name for theme in THEMES)
VARIABLE_DEFAULTS = {"faint": "#808080", "hairline": "#606060"}
"""Our own variables for Textual's themes, which lack them."""


def default_theme(environ: Mapping[str, str], light: bool | None) -> str:
    """``paper`` on a light background, else ``ink``.

    ``light`` is the terminal's answer; if it is None, ``COLORFGBG`` may say.
    """
    if light is None:
        light = environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    return NAMES[1] if light else NAMES[0]


def next_theme(name: str) -> str:
    """The theme that follows ``name``; ``ink`` after any of Textual's own."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]
