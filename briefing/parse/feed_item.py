"""A feed as any dialect describes it: what RSS, Atom and JSON Feed are read into.

The adapters (`expat_adapter`, `feedparser_adapter`, `json_feed`) build these types; everything else
in parse/ reads only them. All text is still as the publisher wrote it and has to be cleaned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class ItemLink:
    """A link of an item and its relation to it (RFC 4287, 4.2.7)."""

    href: str
    rel: str = ""


@dataclass(frozen=True, slots=True)
class ItemContent:
    """One body of an item and its media type."""

    value: str
    type: str = "text/html"


@dataclass(frozen=True, slots=True)
class ItemDate:
    """A date as it is written; ``fallback`` (UTC) is how the adapter's library reads it."""

    text: str = ""
    fallback: datetime | None = None


NO_DATE = ItemDate()
_PLACEHOLDERS = frozenset("n/a na none null nil nan undefined - #".split())


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An RSS ``<item>``, an Atom ``<entry>`` or an item of a JSON Feed; "" where nothing is given.

    Title, summary, contents and media texts are HTML. ``link`` is the address that the dialect
    prefers among ``links``, ``original_link`` the publisher's page that FeedBurner's link leads
    to. ``source`` is the name of the outlet it credits (RSS 2.0; RFC 4287, 4.2.11). ``created``
    is the date of creation where it differs from publication (Atom 0.3, Dublin Core).
    """

    guid: str = ""
    title: str = ""
    link: str = ""
    links: tuple[ItemLink, ...] = ()
    original_link: str = ""
    summary: str = ""
    contents: tuple[ItemContent, ...] = ()
    media_caption: str = ""
    media_description: str = ""
    source: str = ""
    language: str | None = None
    published: ItemDate = NO_DATE
    created: ItemDate = NO_DATE
    updated: ItemDate = NO_DATE


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A whole document. ``link`` is the site of the feed and ``language`` its tag as written.

    ``well_formed``: its markup needed no repair. ``truncated``: it is longer than is read.
    ``older`` is how many items were left out because others are newer.
    """

    title: str = ""
    link: str = ""
    language: str = ""
    items: tuple[FeedItem, ...] = ()
    is_rss: bool = False
    well_formed: bool = True
    truncated: bool = False
    older: int = 0


def string(value: object) -> str:
    """``value`` if it is text, else ""."""
    return value if isinstance(value, str) else ""


def is_placeholder(text: str) -> bool:
    """Whether a program wrote ``text`` where it had no value."""
    return text.strip().casefold() in _PLACEHOLDERS


def language_tag(value: object) -> str | None:
    """``value`` if it looks like a language tag (BCP 47), with hyphens."""
    text = string(value).strip()
    return text.replace("_", "-") if _LANGUAGE_TAG.fullmatch(text) else None
