"""One `FeedItem` to one `Entry`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.entry import Entry
from briefing.parse import entry_links
from briefing.parse.date import feed_date
from briefing.parse.entry_text import MAX_HTML, NO_TEXT, entry_text
from briefing.parse.passages import passages
from briefing.text.headline import plain_headline
from briefing.text.html import plain_text
from briefing.text.sanitize import line
from briefing.text.sentences import sentences
from briefing.text.urls import canonical_url, host

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, tzinfo

    from briefing.parse.feed_item import FeedItem, ItemDate

_MAX_TITLE = 1_000
_MAX_GUID = 2_048
_MAX_SOURCE = 200
_DERIVED_TITLE = 100
_REVISION = re.compile(r"#\d+$")


@dataclass(frozen=True, slots=True)
class FeedContext:
    """What an item takes from its feed.

    ``feed`` is the configured URL, ``base`` the one that relative links are resolved against,
    ``home`` the zone of dates that name none, ``shared`` the guids and canonical links that
    several items of the document use.
    """

    feed: str
    base: str
    title: str | None
    language: str | None
    home: tzinfo
    shared: Collection[str] = ()


def entry(item: FeedItem, context: FeedContext, max_text: int = MAX_HTML) -> Entry | None:
    """Clean one item; None for one with neither a title, a text nor a link.

    At most ``max_text`` characters of its text are read.
    """
    url, page = entry_links.item_link(item, context.base), entry_links.item_page(item, context.base)
    source = plain_text(item.source)[:_MAX_SOURCE] or None
    # The description at an aggregator is a list of links to the same news elsewhere.
    text = NO_TEXT if source and entry_links.is_wrapper(url) else entry_text(item, max_text)
    written = _without_source(plain_text(item.title or item.media_caption), source)[:_MAX_TITLE]
    headline = plain_headline(written, (source, context.title, host(page or url or "")))
    title = headline or _derived_title(text.paragraphs) or _short_address(url)
    if not title:
        return None
    language = item.language or context.language
    published = _instant(item.published, context) or _instant(item.created, context)
    updated = _instant(item.updated, context)
    return Entry(
        feed=context.feed,
        guid=_identity(item, page, written or title, published or updated, context.shared),
        url=url,
        title=title,
        outlet=source if source != context.title else None,
        published=published or updated,
        updated=updated if published else None,
        paragraphs=text.paragraphs,
        passages=passages(headline or None, text.paragraphs, language),
        html=text.html,
        language=language,
        original=page if page != url else None,
    )


def guid(item: FeedItem) -> str:
    """The item's own identity, or ""."""
    return without_revision(item.guid)


def without_revision(identity: str) -> str:
    """A guid on one line, without the revision that the BBC appends (``…#3``)."""
    return _REVISION.sub("", line(identity))[:_MAX_GUID]


def _without_source(title: str, source: str | None) -> str:
    """``title`` without the `` - Publisher`` that aggregators append to it."""
    if source:
        head, dash, tail = title.rpartition(" - ")
        if dash and head and tail.casefold() == source.casefold():
            return head.rstrip()
    return title


def _identity(
    item: FeedItem,
    page: str | None,
    title: str,
    published: datetime | None,
    shared: Collection[str],
) -> str:
    own = guid(item)
    if own and own not in shared:
        return own
    if page and canonical_url(page) not in shared:
        return canonical_url(page)
    return blake2b(f"{own}\0{page}\0{title}\0{published}".encode(), digest_size=12).hexdigest()


def _instant(date: ItemDate, context: FeedContext) -> datetime | None:
    return feed_date.parse_or_fallback(date.text, date.fallback, context.home)


def _derived_title(paragraphs: tuple[str, ...]) -> str:
    """A title for an item without one: its first sentence, cut at a word."""
    first = next(iter(sentences(paragraphs[0])), "") if paragraphs else ""
    if len(first) <= _DERIVED_TITLE:
        return first
    head = first[:_DERIVED_TITLE]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(",;:-– ") + "…"


def _short_address(url: str | None) -> str:
    """An address short enough to be used as a title."""
    return line((url or "").partition("://")[2])[:_DERIVED_TITLE].rstrip("/")
