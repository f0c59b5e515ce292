"""One feed more, or one less."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.config import edit
from briefing.domain.feed import Feed, display_name
from briefing.errors import UsageError
from briefing.fetch.discovery import spellings
from briefing.subscriptions import unique_names
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.config.config_file import Written
    from briefing.config.edit import Removed
    from briefing.config.model import Config
    from briefing.subscriptions.discover import Choice


@dataclass(frozen=True, slots=True)
class Added:
    """A feed and the line of its block.

    ``already``: it was there, and nothing was written; ``created``: the file is new as well;
    ``written``: its bytes before and since, None where it was left alone.
    """

    feed: Feed
    line: int
    already: bool = False
    created: bool = False
    written: Written | None = None


def known(config: Config, typed: str) -> Feed | None:
    """The feed of ``config`` whose address ``typed`` is, in whatever spelling."""
    meant = {canonical_feed_url(url) for url in spellings(typed)}
    return next((feed for feed in config.feeds if canonical_feed_url(feed.url) in meant), None)


def add(config: Config, choice: Choice, *, name: str | None, tags: Sequence[str]) -> Added:
    """Write a block for ``choice``, named ``name`` or after its own title.

    ``config`` says where; what the file says by now counts. Raises ConfigError, or UsageError for
    a ``name`` or tag that cannot be used.
    """
    if name is not None and not line(name):
        raise UsageError("--name: expected some text")
    if not all(map(line, tags)):
        raise UsageError("--tag: expected some text")
    picked: list[Feed] = []
    already: list[Feed] = []

    def choose(current: Config) -> Sequence[Feed]:
        picked.clear()
        already.clear()
        if there := known(current, choice.url):
            already.append(there)
            return ()
        taken = unique_names.taken(replace(current, cache=config.cache))
        if name is not None and line(name) in taken:
            raise UsageError(f"another feed is already called {line(name)!r}; choose a --name")
        own = taken.free(name or choice.title or "", choice.url)
        picked.append(Feed(choice.url, own, tuple(dict.fromkeys(map(line, tags)))))
        return picked

    done = edit.append_feeds(config.path, choose)
    if already:
        return Added(already[-1], edit.feed_line(config.path, already[-1].url) or 1, already=True)
    return Added(picked[0], done.lines[0], created=done.created, written=done.written)


def move(config: Config, feed: Feed, url: str) -> Written:
    """Give ``feed`` the address that it has moved to; raises ConfigError."""
    return edit.set_feed_key(config.path, feed.url, "url", url)[1]


def remove(config: Config, reference: str) -> tuple[Feed, Removed]:
    """Take out the feed that ``reference`` names, by name or URL; its entries stay cached.

    Raises UsageError for what no feed or several feeds are called, and ConfigError.
    """
    titles = unique_names.states(config)
    called = {feed.url: display_name(feed, titles.get(feed.url)) for feed in config.feeds}
    meant = [feed for feed in config.feeds if reference in (feed.url, called[feed.url])]
    if not meant and "/" in reference:
        wanted = {canonical_feed_url(url) for url in spellings(reference)}
        meant = [feed for feed in config.feeds if canonical_feed_url(feed.url) in wanted]
    if not meant:
        raise UsageError(f"no feed is called {reference!r}; `briefing feeds list` shows them all")
    if len(meant) > 1:
        raise UsageError(f"several feeds are called {reference!r}; give the URL of one")
    (feed,) = meant
    return feed, edit.remove_feed(config.path, feed.url, [called[feed.url]])
