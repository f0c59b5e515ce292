"""JSON Feed (version 1.1, jsonfeed.org), read directly."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from briefing.parse.feed_item import (
    FeedDocument,
    FeedItem,
    ItemContent,
    ItemDate,
    language_tag,
    string,
)
from briefing.parse.newest_items import newest
from briefing.text.xml_repair.markup_walk import MAX_ITEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Memory depends on the number of values, not on their length: three bytes can be an object.
_MAX_VALUES = 500_000
# A feed whose version is missing or misspelt is recognized by keys that other JSON does not have.
_FEED_KEYS = frozenset(["home_page_url", "feed_url"])
_ITEM_KEYS = frozenset(["content_html", "content_text", "date_published"])


def parse(text: str) -> FeedDocument | None:
    """Read a JSON Feed; None for any other document."""
    if sum(map(text.count, ("{", "[", '",'))) > _MAX_VALUES:
        return None
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    items = [item for item in feed["items"] if isinstance(item, dict)]
    if not ("jsonfeed.org" in str(feed.get("version", "")) or _has_feed_keys(feed, items)):
        return None
    places: Sequence[int] = range(len(items))
    if len(items) > MAX_ITEMS:
        places = newest(_text(item.get("date_published")) for item in items)
    return FeedDocument(
        title=escape(_text(feed.get("title"))),
        link=string(feed.get("home_page_url")),
        language=string(feed.get("language")),
        items=tuple(_item(items[place]) for place in places),
        older=len(items) - len(places),
    )


def _has_feed_keys(feed: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    return bool(items) and (
        not _FEED_KEYS.isdisjoint(feed) or not _ITEM_KEYS.isdisjoint(*items[:1])
    )


def _item(item: dict[str, Any]) -> FeedItem:
    html, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    return FeedItem(
        guid=_text(item.get("id")),
        title=escape(_text(item.get("title")), quote=False),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        summary=escape(_text(item.get("summary")), quote=False),
        contents=(ItemContent(html or escape(plain, quote=False)),),
        language=language_tag(item.get("language")),
        published=ItemDate(_text(item.get("date_published"))),
        updated=ItemDate(_text(item.get("date_modified") or None)),
    )


def _text(value: object) -> str:
    """``value`` as text. Ids may be numbers where the specification asks for strings."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
