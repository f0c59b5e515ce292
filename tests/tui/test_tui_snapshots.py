"""The screens as they are painted, to be looked at. ``UPDATE_GOLDENS=1`` writes them anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.running_app import opened

SNAPSHOTS = Path(__file__).parent / "snapshots"
SCREENS = {
    "today-80x24-ink": (),
    "summit-80x24-paper": ("J", "enter"),
    "summit-120x36-ink": ("J", "enter"),
    "search-120x36-paper": ("slash", *"tariff"),
    "today-200x50-ink": (),
    "summit-200x50-paper": ("J", "enter"),
}
_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Where a picture would load its font from the net; a reader's own monospace font will do."""


async def picture(size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> str:
    """The screen after ``keys``, with no cursor that blinks and no pane that still follows."""
    async with opened(size, theme=theme) as at:
        await at.press(*keys)
        await at.finish()
        for field in at.app.screen.query(Input):
            field.cursor_blink = False
        at.main.inspect()
        await at.settle()
        svg = at.app.export_screenshot(title="briefing", simplify=True)
    return _FONT_FACE.sub("", svg)


@pytest.mark.parametrize(("name", "keys"), SCREENS.items(), ids=SCREENS)
async def test_the_picture_is_as_it_was(
    name: str, keys: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    _, size, theme = name.split("-")
    columns, rows = map(int, size.split("x"))
    found = await picture((columns, rows), theme, keys)
    kept = SNAPSHOTS / f"{name}.svg"
    if os.environ.get("UPDATE_GOLDENS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    if not kept.exists() or found != kept.read_text(encoding="utf-8"):
        seen = tmp_path / kept.name
        seen.write_text(found, encoding="utf-8")
        pytest.fail(f"compare {seen} with {kept}; if it is right, UPDATE_GOLDENS=1 keeps it")
