"""JSON Feed (version 1.1, jsonfeed.org) in the shape that feedparser gives to RSS and Atom."""

from __future__ import annotations

import json
from html import escape
from itertools import islice
from typing import Any

from briefing.parse.xml_repair.walk import MOST_ITEMS

# Memory goes by the number of values, not by their length: three bytes can be an object.
_MOST_VALUES = 500_000
# A feed whose version is missing or misspelt is told from any other JSON by its own words.
_OF_FEEDS = frozenset(["home_page_url", "feed_url"])
_OF_ITEMS = frozenset(["content_html", "content_text", "date_published"])


def read(text: str) -> dict[str, Any] | None:
    """``{"feed", "entries", "version", "cut"}`` of a JSON Feed, or None for any other document."""
    if sum(map(text.count, ("{", "[", '",'))) > _MOST_VALUES:
        return None
    try:
        told = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        return None
    items = [item for item in told["items"] if isinstance(item, dict)]
    if not ("jsonfeed.org" in str(told.get("version", "")) or _is_feed(told, items)):
        return None
    return {
        "version": "json",
        "feed": {
            "title": escape(_text(told.get("title"))),
            "language": told.get("language"),
            "link": told.get("home_page_url"),
        },
        "entries": [_item(item) for item in islice(items, MOST_ITEMS)],
        "cut": len(items) > MOST_ITEMS,
    }


def _is_feed(told: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    return bool(items) and (not _OF_FEEDS.isdisjoint(told) or not _OF_ITEMS.isdisjoint(*items[:1]))


def _item(item: dict[str, Any]) -> dict[str, Any]:
    html, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    content = html or escape(plain, quote=False)
    shaped: dict[str, Any] = {
        "id": _text(item.get("id")),
        "title": escape(_text(item.get("title")), quote=False),
        "link": _text(item.get("url")) or _text(item.get("external_url")),
        "summary": escape(_text(item.get("summary")), quote=False),
        "content": [{"type": "text/html", "value": content}],
        "published": _text(item.get("date_published")),
        "language": item.get("language"),
    }
    if item.get("date_modified"):
        shaped["updated"] = _text(item["date_modified"])
    return shaped


def _text(value: object) -> str:
    """Ids may be numbers where the specification asks for strings."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
