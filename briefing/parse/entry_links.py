"""The link of an entry that a person opens, and the page that identifies it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from briefing.parse.feed_item import is_placeholder
from briefing.text.sanitize import clean
from briefing.text.urls import split_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.parse.feed_item import FeedDocument, FeedItem

_MAX_LENGTH = 4096
_CACHED = 512
"""Addresses: those of an entry are needed several times while its feed is read."""
_NO_SCHEME = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?=[/:?#]|$)", re.IGNORECASE)


@lru_cache(_CACHED)
def web_url(url: str, base: str) -> str | None:
    """``url`` resolved against ``base`` (RFC 3986), or None unless it is http or https."""
    # An address may be wrapped over lines; its other spaces belong to it (WHATWG URL).
    text = "".join(map(str.strip, clean(url[:_MAX_LENGTH]).splitlines())).replace(" ", "%20")
    if not text or len(url) > _MAX_LENGTH or is_placeholder(text):
        return None
    if _NO_SCHEME.match(text):
        text = f"//{text}"
    try:
        resolved = urljoin(base, text)
    except ValueError:
        return None
    parts = split_url(resolved)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return resolved


def item_link(item: FeedItem, base: str) -> str | None:
    """The page of an item as its feed links to it.

    Its alternate link (RFC 4287, 4.2.7.2), else a guid that is a whole address, whatever
    ``isPermaLink`` says, else the page that FeedBurner's link leads to, else the item's own
    document.
    """
    for candidate in _alternates(item):
        url = web_url(candidate, base)
        if url:
            return url
    own_documents = (web_url(link.href, base) for link in item.links if link.rel == "self")
    return (
        web_url(item.guid, "")
        or _original_page(item, base)
        or next(filter(None, own_documents), None)
    )


def _original_page(item: FeedItem, base: str) -> str | None:
    """The publisher's page that a counting link of FeedBurner leads to."""
    return web_url(item.original_link, base)


def item_page(item: FeedItem, base: str) -> str | None:
    """The address that identifies the item's page, whatever link leads there."""
    return _original_page(item, base) or item_link(item, base)


def base_url(feed: FeedDocument, url: str) -> str:
    """The URL that relative links of a document from ``url`` are resolved against.

    An RSS channel names its site, and its links belong to the site even where a service hosts the
    feed. In Atom it is the document's own address (RFC 4287, 2); feedparser has already applied
    xml:base.
    """
    return (web_url(feed.link, url) if feed.is_rss else None) or url


def _alternates(item: FeedItem) -> Iterator[str]:
    alternates = [link.href for link in item.links if link.rel == "alternate"]
    others = {link.href for link in item.links} - set(alternates)
    # The link that feedparser prefers is sometimes an AMP page or an enclosure: never the page.
    if item.link not in others and item.link != item.guid:
        yield item.link
    yield from alternates
