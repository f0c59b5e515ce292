"""Names for new feeds that no other feed has: a shared name could not be looked up."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.errors import CacheError
from briefing.store import feeds
from briefing.store.connection import open_read_only
from briefing.text.sanitize import line
from briefing.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.config.model import Config
    from briefing.domain.feed import FeedState

_LONGEST = 1_000


class UsedNames:
    """The names in use; `free` finds an unused one and adds it."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: defaultdict[str, int] = defaultdict(lambda: 1)

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def free(self, wanted: str, url: str) -> str | None:
        """``wanted`` on one line, with the host or a number added if it is taken.

        None for what is not a name: blank text, or the URL itself.
        """
        name = line(wanted)[:_LONGEST].strip()
        if not name or name == url:
            return None
        free = name
        if free in self._taken:
            free = f"{name} ({host(url)})"
        while free in self._taken:
            self._last[name] += 1
            free = f"{name} ({self._last[name]})"
        self._taken.add(free)
        return free


def taken(config: Config) -> UsedNames:
    """All names in use: of each feed of ``config`` its name or title, and its URL."""
    titles = {url: state.title for url, state in states(config).items()}
    called = (feed.name or titles.get(feed.url) for feed in config.feeds)
    return UsedNames({feed.url for feed in config.feeds} | {name for name in called if name})


def states(config: Config) -> dict[str, FeedState]:
    """The feeds' states in the cache; none if it cannot be read: an edit does not need them."""
    with suppress(CacheError):
        db = open_read_only(config.cache)
        if db is not None:
            try:
                return feeds.states(db)
            finally:
                db.close()
    return {}
