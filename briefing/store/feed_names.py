"""The names under which feeds and outlets are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.text.urls import masked

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Names:
    """What feeds.toml calls its feeds: display names and outlets, by URL."""

    feeds: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)

    def feed(self, url: str, title: str | None) -> str:
        """The name of a feed; one that feeds.toml no longer holds goes by its own ``title``."""
        return self.feeds.get(url) or title or masked(url)

    def outlet(self, url: str, title: str | None, credited: str | None) -> str:
        """Who published an entry of the feed: whom it credits, else the feed's outlet or name."""
        return credited or self.outlets.get(url) or self.feed(url, title)
