"""One fetched document to entries."""

from __future__ import annotations

import re
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.domain.entry import Entry, ParsedFeed
from briefing.parse.date import time_zone
from briefing.parse.document import read_document
from briefing.parse.encoding.decode import decode
from briefing.parse.entry import FeedContext, entry, guid
from briefing.parse.entry_links import base_url, item_page
from briefing.parse.entry_text import text_size
from briefing.parse.feed_item import language_tag
from briefing.parse.feed_warnings import feed_warnings
from briefing.parse.not_a_feed import Unreadable, not_a_feed
from briefing.parse.update_hints import update_hints
from briefing.text.html import plain_text
from briefing.text.urls import canonical_url, host
from briefing.text.xml_repair.markup_walk import MAX_ITEMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.parse.feed_item import FeedItem

__all__ = ["Unreadable", "parse"]

_MAX_TITLE = 300
# A document with more text than this is read to its end, but only the teasers of what is left.
# Each passage takes as much time as this many characters.
_MAX_TEXT, _TEASER, _PASSAGE_COST = 2_000_000, 400, 15
_HTML = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
_FEED_ROOT = re.compile(r"<(?:rss|(?:\w+:)?feed|rdf:rdf|channel)\b", re.IGNORECASE)
_HEAD = 4096


def parse(
    body: bytes,
    *,
    feed: str,
    url: str,
    headers: Mapping[str, str],
    known: Mapping[str, str] = MappingProxyType({}),
) -> ParsedFeed | Unreadable:
    """Read the entries of ``body``.

    ``feed`` is the configured URL, which entries are identified by; ``url`` the one the bytes
    came from, which relative links are resolved against; ``headers`` have lower-case names.
    ``known`` are entry ids by the digest of the markup they were read from
    (``ParsedFeed.markup_digests`` of an earlier document); such markup is not read again. Markup
    that is not well formed never makes a feed unreadable. Raises nothing but MemoryError.
    """
    try:
        return _parse(body, feed, url, headers, known)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a hostile feed may break any line of the parser
        return Unreadable(f"the markup is broken beyond reading ({type(error).__name__})")


def _parse(
    body: bytes, feed: str, url: str, headers: Mapping[str, str], known: Mapping[str, str]
) -> ParsedFeed | Unreadable:
    decoded = decode(body, headers.get("content-type", ""))
    if not decoded.text or _is_web_page(decoded.text):
        return not_a_feed(body, decoded.text)
    document = read_document(decoded, f"{feed} {url}", known)
    if document is None:
        return not_a_feed(body, decoded.text)
    channel = document.feed
    items = channel.items[:MAX_ITEMS]
    base = base_url(channel, url)
    context = FeedContext(
        feed=feed,
        base=base,
        title=plain_text(channel.title)[:_MAX_TITLE] or None,
        language=language_tag(channel.language),
        home=time_zone.home_zone((host(feed), host(base)), channel.language),
        shared=_shared_identities(items, base),
    )
    by_item = _entries(items, context)
    entries = tuple(entry for entry in by_item if entry is not None)
    return ParsedFeed(
        context.title,
        context.language,
        entries,
        feed_warnings(channel, items, len(items) - len(entries)),
        update_hints=update_hints(decoded.text),
        known_ids=document.known_ids,
        markup_digests={
            entry.id: digest
            for entry, digest in zip(by_item, document.digests, strict=False)
            if entry is not None
        },
        complete=document.complete,
    )


def _is_web_page(text: str) -> bool:
    """Whether ``text`` is an HTML page without a feed, not worth the time of an XML parser."""
    head = text[:_HEAD]
    return bool(_HTML.search(head)) and not _FEED_ROOT.search(head)


def _entries(items: Sequence[FeedItem], context: FeedContext) -> list[Entry | None]:
    """The entry of each item, None where it could not be read: a bad item costs no other."""
    entries: list[Entry | None] = []
    remaining = _MAX_TEXT
    for item in items:
        limit = max(remaining, _TEASER)
        try:
            read = entry(item, context, limit)
        except Exception:  # noqa: BLE001 - see parse
            read = None
        entries.append(read)
        if read is not None:
            remaining -= min(text_size(item), limit) + _PASSAGE_COST * len(read.passages)
    return entries


def _shared_identities(items: Sequence[FeedItem], base: str) -> frozenset[str]:
    """Guids and canonical links that several items of this document share."""
    first_with: dict[tuple[str, str], FeedItem] = {}
    by_guid: defaultdict[str, set[str]] = defaultdict(set)
    by_page: defaultdict[str, set[str]] = defaultdict(set)
    shared = set()
    for item in items:
        url = item_page(item, base) or ""
        page, identity = canonical_url(url), guid(item)
        by_page[page].add(url)
        if identity:
            by_guid[identity].add(page)
        # Revisions of one article differ in the end of the guid, the title and the text.
        is_revision = identity != item.guid
        for kind, name in (("page", page), ("" if is_revision else "guid", identity)):
            if kind and name and _differ(first_with.setdefault((kind, name), item), item):
                shared.add(name)
    return frozenset(shared).union(
        identity
        for uses in (by_guid, by_page)
        for identity, different in uses.items()
        if len(different) > 1
    )


def _differ(first: FeedItem, second: FeedItem) -> bool:
    """Whether two items of a document with one name are not one item, listed twice."""
    if first.title != second.title:
        return True
    if _text(first) == _text(second):
        return False
    return not first.title or first.published != second.published


def _text(item: FeedItem) -> str:
    return item.summary or "".join(content.value for content in item.contents)
