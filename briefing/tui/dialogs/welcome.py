"""The first screen where there is no feeds.toml: four ways to make one."""

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
_INTRODUCTION = "Each fact once, with its sources, the new ones first."
_QUESTION = "No feeds yet. Choose how to start; z undoes it."
_KEYS = "j/k or 1-4 choose · Enter go · ? keys · q quit"


class WelcomeScreen(PickScreen):
    """Dismissed with the way that was chosen; None: quit."""

    FRAME = 0
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings(quit="leave", quit_now="leave")

    def __init__(self, path: Path) -> None:
        super().__init__("briefing", _choices(path))

    def compose(self) -> ComposeResult:
        """A full page, with nothing behind it."""
        with Vertical(id="first"):
            yield self.doc("choices")

    def action_close(self) -> None:
        """Do nothing: there is nothing behind it to go back to."""

    def action_leave(self) -> None:
        """Quit the program."""
        self.dismiss(None)

    def blocks(self) -> list[Block]:
        """The list, between an introduction and the keys."""
        introduction = Block((Row((Span(_INTRODUCTION),)), Row((Span(_QUESTION, "muted"),))))
        keys = Block((Row((Span(_KEYS, "muted"),)),))
        return [heading("briefing", "new"), introduction, BLANK, *super().blocks(), BLANK, keys]


def _choices(path: Path) -> list[Choice]:
    sample = first_config.config("sample", path)
    summits = " and ".join(summit.name for summit in sample.summits)
    return [
        Choice(SAMPLE, "Start with a sample", f"{len(sample.feeds)} feeds; {summits}"),
        Choice(OPML, "Import an OPML file", "from newsboat, Miniflux, Feedly …"),
        Choice(ADDRESS, "Paste one address", "of a feed, or of a page that has one"),
        Choice(TEMPLATE, "Open feeds.toml in $EDITOR", f"{path}, with comments to guide you"),
    ]
