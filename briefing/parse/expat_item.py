"""What an item, or the channel around the items, says in a feed that has nothing unusual.

The comments name what feedparser does beyond what the standards say; the same is done here, so that
an entry does not change when its feed becomes usual or unusual.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from briefing.parse.date.common_formats import read_common
from briefing.parse.element_roles import Role
from briefing.parse.feed_item import (
    NO_DATE,
    FeedItem,
    ItemContent,
    ItemDate,
    ItemLink,
    language_tag,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_MEDIA_TYPES = {
    "text": "text/plain",
    "plain": "text/plain",
    "text/plain": "text/plain",
    "html": "text/html",
    "text/html": "text/html",
}
_HTML_TYPES = frozenset(["html", "text/html", "xhtml", "application/xhtml+xml"])
_DEFAULT_TYPES = {Role.ENCODED: "text/html", Role.CONTENT: "text/plain"}
_TYPED = frozenset([Role.TITLE, Role.SUMMARY, Role.CONTENT, Role.ENCODED])
_DATES = frozenset([Role.PUBLISHED, Role.UPDATED, Role.CREATED])
_MEDIA = frozenset([Role.MEDIA_CAPTION, Role.MEDIA_DESCRIPTION])
_EXTRA_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/+")
_CLOSED_PARAMETER = re.compile(r"&([A-Za-z0-9_]+);")
# The range of control characters that windows-1252 has characters for.
_CONTROL = re.compile("[\x80-\x9f]")
_WINDOWS_1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The language and the base address (RFC 3986, 5.1) that hold in an element."""

    language: str | None = None
    base: str = ""

    def resolved(self, address: str) -> str:
        """``address`` as a whole address, or as it is where no base is declared."""
        address = _EXTRA_SLASHES.sub(r"\1", address)
        try:
            return urljoin(self.base, address) if self.base else address
        except ValueError:
            return ""


class UnusualFeed(Exception):
    """The document has something that only feedparser knows the meaning of."""


def text_of(written: str) -> str:
    """The text of an element, with characters that were encoded twice decoded."""
    text = written.strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode()
    return text.translate(_WINDOWS_1252) if _CONTROL.search(text) else text


class ItemFields:
    """The fields of an item or a channel as its elements are read, in order.

    ``identity`` is the text of a guid as it is written. All methods raise UnusualFeed for what only
    feedparser knows the meaning of.
    """

    def __init__(self, *, is_rss: bool, is_channel: bool = False) -> None:
        self._is_rss, self._is_channel = is_rss, is_channel
        self.title: str | None = None
        self._title_language: str | None = None
        self.link: str | None = None
        self.identity = ""
        self._guid: str | None = None
        self._guid_is_link = False
        self._links: list[tuple[str, str]] = []
        self._link_rel: str | None = None
        self._summary: str | None = None
        self._contents: list[ItemContent] = []
        self._type = ""
        self._has_content = False
        self._texts: dict[Role, str] = {}
        self._media: dict[Role, tuple[int, str]] = {}
        self._dates: dict[Role, ItemDate] = {}

    def language(self, declared: str = "") -> str:
        """The text of the language element, or the language that the markup ``declared``."""
        return self._texts.get(Role.LANGUAGE, declared)

    def start(self, role: Role, attributes: Mapping[str, str], scope: Scope) -> None:
        """Read the start tag of an element with text."""
        if role is Role.LINK:
            self._start_link(attributes, scope)
        elif role is Role.GUID:
            if self._guid is not None:
                raise UnusualFeed
            self._guid_is_link = attributes.get("isPermaLink", "true") == "true"
        elif role in _TYPED:
            self._start_typed(role, attributes)
        elif role is Role.ORIGINAL_LINK and attributes:
            raise UnusualFeed

    def end(self, role: Role, written: str, scope: Scope, depth: int) -> None:
        """Store the text of an element that ends; ``depth`` is the number of those around it."""
        text = text_of(written)
        if role in _TYPED:
            self._end_typed(role, text, scope)
        elif role is Role.LINK:
            self._end_link(text, scope)
        elif role is Role.GUID:
            self._end_guid(written, text, scope)
        elif role in _DATES:
            if not self._is_channel:
                self._dates[role] = ItemDate(text, _as_feedparser_reads(text) if text else None)
        elif role in _MEDIA:
            if role not in self._media or depth <= self._media[role][0]:
                self._media[role] = depth, text
        else:
            self._texts[role] = text

    def item(self) -> FeedItem:
        """The item that these fields describe."""
        return FeedItem(
            guid=self._guid or "",
            title=self.title or "",
            link=self.link or "",
            links=tuple(ItemLink(href, rel) for href, rel in self._links if href),
            original_link=self._texts.get(Role.ORIGINAL_LINK, ""),
            summary=self._summary or "",
            contents=tuple(self._contents),
            media_caption=self._media.get(Role.MEDIA_CAPTION, (0, ""))[1],
            media_description=self._media.get(Role.MEDIA_DESCRIPTION, (0, ""))[1],
            source=self._texts.get(Role.SOURCE, ""),
            language=language_tag(self.language()) or language_tag(self._title_language),
            published=self._dates.get(Role.PUBLISHED, NO_DATE),
            created=self._dates.get(Role.CREATED, NO_DATE),
            updated=self._dates.get(Role.UPDATED, NO_DATE),
        )

    def _end_typed(self, role: Role, text: str, scope: Scope) -> None:
        if role is Role.TITLE:
            self.title, self._title_language = text, scope.language
        elif role is Role.SUMMARY:
            self._summary = text
        else:
            self._contents.append(ItemContent(text, self._type))
            if self._summary is None:
                self._summary = text

    def _start_link(self, attributes: Mapping[str, str], scope: Scope) -> None:
        if "url" in attributes or "uri" in attributes:
            raise UnusualFeed
        rel = attributes.get("rel", "alternate").lower()
        href = attributes.get("href")
        if href is None:
            self._link_rel = rel
            return
        self._link_rel = None
        href = scope.resolved(href)
        self._links.append((href, rel))
        if rel == "alternate" and attributes.get("type", "html").lower() in _HTML_TYPES:
            self.link = href

    def _end_link(self, text: str, scope: Scope) -> None:
        if self._link_rel is None:
            return
        text = scope.resolved(text) if text else ""
        if "&" in text:
            # Parameters of an address are often taken for references and closed.
            if not self._is_channel:
                text = text.replace("&amp;", "&")
            text = _CLOSED_PARAMETER.sub(r"&\g<1>", text)
        self.link = text
        self._links.append((text, self._link_rel))

    def _end_guid(self, written: str, text: str, scope: Scope) -> None:
        self.identity = written
        self._guid = scope.resolved(text) if text and self._guid_is_link else text
        # A permanent link stands for a link only where none precedes it.
        if self._guid_is_link and self.link is None:
            self.link = self._guid

    def _start_typed(self, role: Role, attributes: Mapping[str, str]) -> None:
        media_type = attributes.get("type")
        if media_type is not None:
            media_type = _MEDIA_TYPES.get(media_type.lower())
            if media_type is None:
                raise UnusualFeed
        if role is Role.TITLE:
            if self.title is not None:
                raise UnusualFeed
        elif role is Role.SUMMARY:
            # feedparser takes a second summary for the content.
            if self._summary is not None and not self._has_content:
                raise UnusualFeed
        else:
            self._type = media_type or _DEFAULT_TYPES[role]
            # In RSS, plain text that looks like HTML is HTML.
            if self._is_rss and self._type != "text/html":
                raise UnusualFeed
            self._has_content = True


def _as_feedparser_reads(text: str) -> datetime | None:
    common = read_common(text)
    if common is not None:
        return common
    from briefing.parse.feedparser_adapter import read_date  # loads feedparser

    return read_date(text)
