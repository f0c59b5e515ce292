"""The screens as plain text, to be read in review. ``UPDATE_GOLDENS=1`` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.tui.model import opening
from briefing.tui.model import state as states
from briefing.tui.model.commands import first_keys
from briefing.tui.model.snapshot import take_snapshot
from briefing.tui.model.transitions import TRANSITIONS
from briefing.tui.pages import footer, header
from briefing.tui.pages.header import RefreshStatus
from briefing.tui.pages.inspector import inspector
from briefing.tui.pages.page import page
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.sidebar import sidebar
from briefing.tui.view.layout import lay_out
from briefing.tui.view.spans import Block, text_of
from tests.tui.fake_desk import FakeDesk
from tests.tui.folded_briefing import folded_desk
from tests.tui.sample_briefings import NOW, SEOUL, SUMMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.tui.running_app import Size

GOLDENS = Path(__file__).parent / "goldens"


def setting(columns: int, rows: int) -> PageContext:
    return PageContext(
        now=NOW,
        zone=SEOUL,
        tall=rows >= 30,
        roomy=rows >= 40,
        narrow=columns < 100,
        keys=first_keys({}),
        names={one.id: one.name for one in SUMMITS},
    )


def drawn(blocks: Sequence[Block], width: int) -> list[str]:
    layout = lay_out(blocks, width)
    return [text_of(line).rstrip() for block in layout.lines for line in block]


def screen(state: states.State, columns: int, rows: int) -> str:
    """All panes one under the other, each at the width it has on a screen of that size."""
    room = setting(columns, rows)
    status = text_of(header.status(state, RefreshStatus(), room))
    top = (
        header.tabs(state, columns - len(status) - 4)
        if room.narrow
        else header.title(state, room, columns - len(status) - 4)
    )
    measure = {80: 76, 120: 85, 200: 92}[columns]
    parts = [[f"{text_of(top)} | {status}"], drawn(page(state, room), measure)]
    if not room.narrow:
        parts.append(drawn(sidebar(state, room), 29 if columns >= 150 else 26))
    if columns >= 150:
        parts.append(drawn(inspector(state, room), 64))
    parts.append(
        [text_of(footer.source_line(state, columns)), text_of(footer.key_hints(state, room))]
    )
    rule = "\n" + "=" * 40 + "\n"
    return rule.join("\n".join(part) for part in parts) + "\n"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
@pytest.mark.parametrize("name", ["today", "summit", "folds"])
def test_the_screen_is_as_it_was(name: str, size: Size) -> None:
    desk = folded_desk() if name == "folds" else FakeDesk()
    state = opening.initial_state(take_snapshot(desk))
    if name != "today":
        state = TRANSITIONS["open"](opening.open_view(state, "gyeongju", 0.0), 0.0)
    golden = GOLDENS / f"{name}-{size[0]}x{size[1]}.txt"
    shown = screen(state, *size)
    if os.environ.get("UPDATE_GOLDENS"):
        GOLDENS.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
