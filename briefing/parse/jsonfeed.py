"""JSON Feed (version 1.1, jsonfeed.org) in the shape that feedparser gives to RSS and Atom."""

from __future__ import annotations

import json
from html import escape
from typing import Any


def read(text: str) -> dict[str, Any] | None:
    """``{"feed", "entries", "version"}`` of a JSON Feed, or None for any other document."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        return None
    if "jsonfeed.org" not in str(told.get("version", "")):
        return None
    return {
        "version": "json",
        "feed": {"title": escape(_text(told.get("title"))), "language": told.get("language")},
        "entries": [_item(item) for item in told["items"] if isinstance(item, dict)],
    }


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
