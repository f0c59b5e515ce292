"""Add, move and remove a feed in feeds.toml."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.config import edit
from briefing.domain.feed import Feed, display_names
from briefing.domain.feed_lookup import find_feed, no_such_feed
from briefing.errors import UsageError
from briefing.fetch.discovery import spellings
from briefing.subscriptions import unique_names
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config.config_file import FileEdit
    from briefing.config.edit import Removed
    from briefing.config.model import Config
    from briefing.subscriptions.discover import FoundFeed


@dataclass(frozen=True, slots=True)
class Added:
    """A feed and the line of its block.

    ``already``: it was there before, so nothing was written; ``created``: the file is new too;
    ``written``: the file's bytes before and after, None if it was not edited.
    """

    feed: Feed
    line: int
    already: bool = False
    created: bool = False
    written: FileEdit | None = None


def known(config: Config, typed: str) -> Feed | None:
    """The feed of ``config`` with the address ``typed``, in any spelling."""
    meant = {canonical_feed_url(url) for url in spellings(typed)}
    return next((feed for feed in config.feeds if canonical_feed_url(feed.url) in meant), None)


def add(config: Config, choice: FoundFeed, *, name: str | None, tags: Sequence[str]) -> Added:
    """Write a block for ``choice``, named ``name`` or after its own title.

    The file at ``config.path`` is read again. Raises `ConfigError`, or `UsageError` for a ``name``
    or tag that cannot be used.
    """
    if name is not None and not line(name):
        raise UsageError("--name: expected a name, not blank text")
    if not all(map(line, tags)):
        raise UsageError("--tag: expected a tag, not blank text")
    picked: list[Feed] = []
    already: list[Feed] = []

    def choose(current: Config) -> Sequence[Feed]:
        picked.clear()
        already.clear()
        if feed := known(current, choice.url):
            already.append(feed)
            return ()
        taken = unique_names.taken(replace(current, cache=config.cache))
        if name is not None and line(name) in taken:
            raise UsageError(
                f"another feed is already called {line(name)!r}; choose another --name"
            )
        own = taken.free(name or choice.title or "", choice.url)
        picked.append(Feed(choice.url, own, tuple(dict.fromkeys(map(line, tags)))))
        return picked

    done = edit.append_feeds(config.path, choose)
    if already:
        return Added(already[-1], edit.feed_line(config.path, already[-1].url) or 1, already=True)
    return Added(picked[0], done.lines[0], created=done.created, written=done.written)


def move(config: Config, feed: Feed, url: str) -> FileEdit:
    """Replace the address of ``feed`` by the one it has moved to. Raises `ConfigError`."""
    return edit.set_feed_key(config.path, feed.url, "url", url)[1]


def remove(config: Config, reference: str) -> tuple[Feed, Removed]:
    """Remove the feed with this name or URL; its entries stay in the cache.

    Raises `UsageError` if no feed or several feeds are called that, and `ConfigError`.
    """
    names = display_names(config.feeds, unique_names.states(config))
    feed = find_feed(config.feeds, names, reference)
    if feed is None and "/" in reference:
        feed = known(config, reference)
    if feed is None:
        raise no_such_feed(reference)
    return feed, edit.remove_feed(config.path, feed.url, [names[feed.url]])
