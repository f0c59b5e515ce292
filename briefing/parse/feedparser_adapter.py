"""RSS and Atom through feedparser. This is the only module that knows feedparser's dictionaries.

feedparser decides what the markup of any version of RSS and Atom means.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from time import struct_time
from typing import TYPE_CHECKING, Any, cast

from briefing.parse.feed_item import (
    FeedDocument,
    FeedItem,
    ItemContent,
    ItemDate,
    ItemLink,
    language_tag,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Fields = Mapping[str, Any]


def parse(document: bytes) -> FeedDocument | None:
    """Read a document in UTF-8; None for one that is no feed."""
    import feedparser  # takes 0.1 s, which a document without news need not spend

    # Always a stream: feedparser takes bare bytes for the name of a local file. Without a
    # content-location, guids that look like relative links stay as the publisher wrote them.
    result: Fields = feedparser.parse(
        io.BytesIO(document),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed, version, entries = result["feed"], string(result.get("version")), result["entries"]
    if not version and not entries:
        return None
    return FeedDocument(
        title=string(feed.get("title")),
        link=string(feed.get("link")),
        language=string(feed.get("language")),
        items=tuple(map(_item, entries)),
        is_rss=version.startswith("rss"),
        well_formed=not result.get("bozo"),
    )


def read_date(text: str) -> datetime | None:
    """The instant (UTC) of a date as feedparser reads it; None where it does not."""
    import feedparser

    return to_datetime(feedparser.datetimes._parse_date(text))  # noqa: SLF001 - nothing public


def to_datetime(parsed: object) -> datetime | None:
    """The instant (UTC) of a date as feedparser reads it, a ``time.struct_time``."""
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if isinstance(parsed, struct_time) else None
    except (ValueError, TypeError):
        return None


def _item(entry: Fields) -> FeedItem:
    # A document that nests elements oddly can make feedparser put text or dictionaries where other
    # types belong, so the type of every value is checked.
    return FeedItem(
        guid=string(entry.get("id")),
        title=string(entry.get("title")),
        link=string(entry.get("link")),
        links=tuple(_links(entry)),
        original_link=string(entry.get("feedburner_origlink")),
        summary=string(entry.get("summary")),
        contents=tuple(_contents(entry)),
        # The names that `briefing.text.xml_repair.tags` gives to media:title and media:description.
        media_caption=string(entry.get("media_caption")),
        media_description=string(entry.get("media_about")),
        source=_text_in(entry, "source", "title"),
        language=language_tag(entry.get("language"))
        or language_tag(_text_in(entry, "title_detail", "language")),
        published=_date(entry, "published"),
        created=_date(entry, "created"),
        updated=_date(entry, "updated"),
    )


def _text_in(entry: Fields, name: str, key: str) -> str:
    detail = entry.get(name)
    return string(detail.get(key)) if isinstance(detail, dict) else ""


def _links(entry: Fields) -> Iterator[ItemLink]:
    for link in _list(entry, "links"):
        href = string(link.get("href"))
        if href:
            yield ItemLink(href, string(link.get("rel")))


def _contents(entry: Fields) -> Iterator[ItemContent]:
    for content in _list(entry, "content"):
        yield ItemContent(string(content.get("value")), string(content.get("type", "text/html")))


def _list(entry: Fields, name: str) -> list[Fields]:
    values = entry.get(name)
    return [value for value in values if isinstance(value, dict)] if values else []


def _date(entry: Fields, name: str) -> ItemDate:
    # feedparser's own get() returns the publication date, with a warning, where there is no update.
    plain = cast(dict[str, Any], entry)
    text, parsed = dict.get(plain, name), dict.get(plain, f"{name}_parsed")
    return ItemDate(string(text), to_datetime(parsed))
