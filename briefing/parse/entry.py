"""One `FeedItem` to one `Entry`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.entry import Entry, fallback_guid
from briefing.parse import entry_links
from briefing.parse.date import feed_date
from briefing.parse.entry_text import MAX_HTML, NO_TEXT, entry_text
from briefing.parse.feed_item import is_placeholder
from briefing.parse.passages import passages
from briefing.text.headline import plain_headline
from briefing.text.html import plain_text
from briefing.text.sanitize import line
from briefing.text.sentences import sentences
from briefing.text.urls import address_form, canonical_url, host, is_home_page, is_wrapper

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
    text = NO_TEXT if source and is_wrapper(url) else entry_text(item, max_text)
    published_title = plain_text(item.title or item.media_caption)
    written = _without_source(published_title, source)[:_MAX_TITLE]
    headline = plain_headline(written, (source, context.title, host(page or url or "")))
    title = headline or _derived_title(text.paragraphs) or _short_address(url)
    if not title:
        return None
    language = item.language or context.language
    published = _instant(item.published, context) or _instant(item.created, context)
    updated = _instant(item.updated, context)
    own_guid, own_page = _own_guid(item, context.base), _own_page(page, context.base)
    return Entry(
        feed=context.feed,
        guid=_identity(
            own_guid, own_page, page, written or title, published or updated, context.shared
        ),
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
        own_guid=own_guid,
        own_page=own_page,
        dated_by_update=not published and updated is not None,
        published_title=_if_other(published_title[:_MAX_TITLE], title),
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


def _if_other(published_title: str, title: str) -> str | None:
    return published_title if published_title not in ("", title) else None


def _own_guid(item: FeedItem, base: str) -> str:
    own = guid(item)
    names_nothing = is_placeholder(own) or is_home_page(own) or _same_address(own, base)
    return "" if names_nothing else own


def _own_page(page: str | None, base: str) -> str:
    if page is None or is_home_page(page) or _same_address(page, base):
        return ""
    return page


def _same_address(url: str, base: str) -> bool:
    return address_form(url) == address_form(base)


def _identity(
    own_guid: str,
    own_page: str,
    page: str | None,
    title: str,
    published: datetime | None,
    shared: Collection[str],
) -> str:
    """The guid of the entry if the cache does not know it by another one."""
    if own_guid and own_guid not in shared:
        return own_guid
    canonical = canonical_url(own_page)
    if canonical and canonical not in shared and not is_home_page(canonical):
        return canonical
    return fallback_guid(own_guid, page, title, published)


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
