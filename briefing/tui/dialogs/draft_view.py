"""Shows a search as a block for feeds.toml, to be edited before it is kept as a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.subscriptions import views
from briefing.tui.dialogs.draft import DraftScreen

if TYPE_CHECKING:
    from briefing.config.config_file import FileEdit


class DraftViewScreen(DraftScreen):
    """A query as a view."""

    title_ = "Keep this search as a view"
    hint = "Give it a name: it will be in the sidebar, with what is new in it"
    summary = "Kept as a view"

    def write(self, block: str) -> FileEdit:
        """Add the block to feeds.toml."""
        return views.keep(self.host.config, block).written
