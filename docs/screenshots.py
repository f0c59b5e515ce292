"""Draw the pictures of the README from the demo: ``make screenshots``."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config.load import load
from briefing.demo import opened
from briefing.desk import Desk
from briefing.text.cells import cell_width
from briefing.tui.app import BriefingApp
from briefing.tui.background.desk_thread import DeskThread
from briefing.tui.launch import Launch

if TYPE_CHECKING:
    from briefing.demo import Demo

HERE = Path(__file__).parent
PICTURES = (
    # name, columns, rows, theme, keys
    ("today", 120, 36, "ink", ()),
    ("unfolded", 120, 36, "paper", ("J", "enter")),
)
# Textual's picture loads its font from the net; a reader's own monospace font will do.
_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)

_TEXT = re.compile(r'textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>(?P<text>[^<]*)</text>')


def _in_cells(element: re.Match[str]) -> str:
    """A run of text as long as its cells: the picture counts a Korean letter as one, not as two."""
    text = unescape(element["text"])
    length = float(element["length"]) / max(len(text), 1) * cell_width(text)
    return f'textLength="{length:.1f}"{element["rest"]}>{element["text"]}</text>'


async def draw(
    demo: Demo, name: str, size: tuple[int, int], theme: str, keys: tuple[str, ...]
) -> None:
    """One picture, of the demo after ``keys``."""
    config = load(demo.config_path, cache=demo.cache)
    desk_thread = DeskThread(lambda config: Desk(config, demo.now), config)
    app = BriefingApp(
        Launch(
            config,
            desk_thread=desk_thread,
            first_read=desk_thread.read(),
            now=lambda: demo.now,
            idle_seconds=3600,
        )
    )
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await app.workers.wait_for_complete()  # every briefing is composed
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        svg = app.export_screenshot(title="briefing")
    desk_thread.close()
    svg = _FONT_FACE.sub("", svg).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    svg = _TEXT.sub(_in_cells, svg)
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Draw them all; the ids of a picture hang on its text, so unchanged screens change nothing."""
    with opened() as demo:
        for name, columns, rows, theme, keys in PICTURES:
            asyncio.run(draw(demo, name, (columns, rows), theme, keys))


if __name__ == "__main__":
    main()
