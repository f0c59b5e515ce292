"""The first screen of somebody who has no feeds.toml: four ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from briefing.subscriptions import first_config
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.pages.heading import heading
from briefing.tui.view.spans import BLANK, Block, Row, Span
from briefing.tui.widgets.bindings import dialog_bindings

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

SAMPLE, OPML, ADDRESS, TEMPLATE = "sample", "opml", "address", "template"
_SAID = "Each fact once, with its sources, the new ones first."
_ASK = "No feeds yet. Choose how to begin; z takes it back."
_KEYS = "j k or 1-4 choose   Enter go   ? keys   q quit"


class WelcomeScreen(PickScreen):
    """Dismissed with the way that was chosen; None: the reader leaves."""

    FRAME = 0
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(quit="leave", quit_now="leave")

    def __init__(self, path: Path) -> None:
        super().__init__("briefing", _choices(path))

    def compose(self) -> ComposeResult:
        """A page of its own, with nothing behind it."""
        with Vertical(id="first"):
            yield self.doc("choices")

    def action_close(self) -> None:
        """There is nothing behind it: Esc stays."""

    def action_leave(self) -> None:
        """Out of the program."""
        self.dismiss(None)

    def blocks(self) -> list[Block]:
        """The list between what the program is and what the keys are."""
        said = Block((Row((Span(_SAID),)), Row((Span(_ASK, "muted"),))))
        keys = Block((Row((Span(_KEYS, "muted"),)),))
        return [heading("briefing", "new"), said, BLANK, *super().blocks(), BLANK, keys]


def _choices(path: Path) -> list[Choice]:
    sample = first_config.config("sample", path)
    summits = " and ".join(one.name for one in sample.summits)
    return [
        Choice(SAMPLE, "Start with a sample", f"{len(sample.feeds)} feeds; {summits}"),
        Choice(OPML, "Import an OPML file", "from newsboat, Miniflux, Feedly …"),
        Choice(ADDRESS, "Paste one address", "a feed, or a page that has one"),
        Choice(TEMPLATE, "Open feeds.toml in $EDITOR", f"{path}, with notes to guide you"),
    ]
