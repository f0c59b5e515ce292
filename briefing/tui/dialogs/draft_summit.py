"""Shows the draft of a summit as a block for feeds.toml, to be edited before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.subscriptions import summits
from briefing.tui.dialogs.draft import DraftScreen

if TYPE_CHECKING:
    from briefing.config.config_file import FileEdit


class DraftSummitScreen(DraftScreen):
    """An event as a summit."""

    title_ = "Follow this event as a summit"
    hint = "Change what you like: every paragraph that speaks of it will belong to this summit"
    summary = "Following the event as a summit"

    def write(self, block: str) -> FileEdit:
        """Add the block to feeds.toml."""
        return summits.keep(self.host.config, block).written
