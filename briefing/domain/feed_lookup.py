"""Find feeds by what a person calls them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.domain.feed import Feed, FeedHealth


def is_called(feed: Feed, name: str | None, reference: str) -> bool:
    """Whether ``reference`` is the feed's URL or the ``name`` it goes by."""
    return reference == feed.url or unicodedata.normalize("NFC", reference) == name


def find_feed(feeds: Iterable[Feed], names: Mapping[str, str], reference: str) -> Feed | None:
    """The feed with this name or URL; None where there is none. ``names`` are by URL.

    Raises `UsageError` where several feeds have the name.
    """
    matches = [feed for feed in feeds if is_called(feed, names.get(feed.url), reference)]
    if len(matches) > 1:
        raise UsageError(f"several feeds are called {reference!r}: give the URL of one")
    return matches[0] if matches else None


def no_such_feed(reference: str) -> UsageError:
    """The error for a name or URL that no feed has."""
    return UsageError(f"no feed is called {reference!r}; `briefing feeds list` shows all feeds")


def name_contains(health: FeedHealth, part: str) -> bool:
    """Whether a feed's name or URL contains ``part``, whatever its case (``feed:`` in a search)."""
    part = part.casefold()
    return part in health.name.casefold() or part in health.feed.url.casefold()
