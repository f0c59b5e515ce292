"""RSS 2.0 and Atom 1.0 through expat, for the many feeds that have nothing unusual.

It reads a document exactly as `briefing.parse.feedparser_adapter` does after repair, several times
faster, or not at all: anything that `briefing.parse.element_roles` does not list, or lists for
another place, leaves the document to feedparser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.parsers import expat

from briefing.parse.element_roles import (
    BASE_ATTRIBUTE,
    LANGUAGE_ATTRIBUTES,
    Role,
    is_usual_attribute,
    is_usual_namespace,
    role,
)
from briefing.parse.expat_item import ItemFields, Scope, UnusualFeed
from briefing.parse.feed_item import FeedDocument
from briefing.text.xml_repair.markup_walk import MAX_ITEMS
from briefing.text.xml_repair.references import resolve_in_cdata
from briefing.text.xml_repair.repair import root_start

if TYPE_CHECKING:
    from collections.abc import Mapping

# All are well within the bounds at which the repair of markup begins to leave things out.
_MOST_TAGS = 80_000
_LONGEST_ROOT_TAG = 1_000
_LONGEST_TEXT = 1 << 19
_MOST_REFERENCES = 100_000
_MOST_NAMESPACES = 50
_LONGEST_ATTRIBUTES = 500
_DEEPEST = 100
# What the repair reads otherwise than expat does: comments that HTML closes at once, and references
# to the last two characters of each plane.
_SHORT_COMMENT = re.compile("<!---?>")
_NONCHARACTERS = [plane << 16 | end for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)]
_NONCHARACTER = re.compile(
    rf"&#(?:[xX]0*(?:[1-9a-fA-F]|10)[fF]{{3}}[eEfF]|0*(?:{'|'.join(map(str, _NONCHARACTERS))}));"
)
_ABSOLUTE = re.compile(r"https?://[\w.:-]+/", re.ASCII)
_TEXTS = frozenset(
    [
        *(Role.TITLE, Role.LINK, Role.GUID, Role.SUMMARY, Role.CONTENT, Role.ENCODED),
        *(Role.PUBLISHED, Role.UPDATED, Role.CREATED, Role.LANGUAGE, Role.SOURCE),
        *(Role.ORIGINAL_LINK, Role.MEDIA_CAPTION, Role.MEDIA_DESCRIPTION),
    ]
)
_OF_NO_MEANING = frozenset([Role.UNREAD, Role.IGNORED])
_CHILDREN = {
    Role.DOCUMENT: frozenset([Role.RSS, Role.ATOM_FEED]),
    Role.RSS: frozenset([Role.CHANNEL]),
    Role.CHANNEL: _OF_NO_MEANING
    | {Role.TITLE, Role.LINK, Role.LANGUAGE, Role.SUMMARY, Role.PUBLISHED, Role.UPDATED}
    | {Role.ITEM, Role.IMAGE},
    Role.ATOM_FEED: _OF_NO_MEANING
    | {Role.TITLE, Role.LINK, Role.GUID, Role.UPDATED, Role.PUBLISHED, Role.ITEM},
    Role.ITEM: _TEXTS | _OF_NO_MEANING | {Role.MEDIA},
    Role.MEDIA: _OF_NO_MEANING | {Role.MEDIA, Role.MEDIA_CAPTION, Role.MEDIA_DESCRIPTION},
    Role.IMAGE: frozenset([Role.TITLE, Role.LINK, Role.SUMMARY, Role.IMAGE_PART]),
    Role.UNREAD: _OF_NO_MEANING,
    Role.IGNORED: _OF_NO_MEANING,
}
_NO_CHILDREN: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class ExpatDocument:
    """A document of ``length`` bytes, and the identity of each item as it is written, or ""."""

    feed: FeedDocument
    length: int
    identities: tuple[str, ...]


def parse(text: str) -> ExpatDocument | None:
    """Read the text of a document; None for one that has to be repaired or left to feedparser."""
    if text.count("&") > _MOST_REFERENCES or _SHORT_COMMENT.search(text):
        return None
    if "&#" in text and _NONCHARACTER.search(text):
        return None
    start = root_start(text)
    return None if start is None else _Reader(text, start).read()


class _Reader:
    """Reads one document, whose root element begins at ``root``."""

    def __init__(self, text: str, root: int) -> None:
        self._text, self._document = text, text.encode()
        self._root = len(text[:root].encode())
        self._path = [Role.DOCUMENT]
        self._scopes = [Scope()]
        self._base = ""
        self._namespaces: dict[str | None, str | None] = {}
        self._elements = 0
        self._pieces: list[str] = []
        self._cdata_start = 0
        self._is_rss = False
        self._language = ""
        self._channel = self._fields = ItemFields(is_rss=False, is_channel=True)
        self._items: list[ItemFields] = []
        parser = self._parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start_element
        parser.EndElementHandler = self._end_element
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartNamespaceDeclHandler = self._namespace
        if "<![CDATA[" in text and "&#" in text:
            parser.StartCdataSectionHandler = self._start_cdata
            parser.EndCdataSectionHandler = self._end_cdata

    def read(self) -> ExpatDocument | None:
        try:
            self._parser.Parse(self._document, True)
        except (expat.ExpatError, UnusualFeed):
            return None
        # The repair counts four tags for an element at most, and one for every four attributes.
        tags = 4 * self._elements + self._text.count("=") // 4 + self._text.count("<!")
        if tags > _MOST_TAGS:
            return None
        feed = FeedDocument(
            title=self._channel.title or "",
            link=self._channel.link or "",
            language=self._channel.language(self._language),
            items=tuple(item.item() for item in self._items),
            is_rss=self._is_rss,
        )
        return ExpatDocument(
            feed, len(self._document), tuple(item.identity for item in self._items)
        )

    def _doctype(self, *_: object) -> None:
        raise UnusualFeed

    def _instruction(self, *_: object) -> None:
        if self._elements:
            raise UnusualFeed

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        usual = is_usual_namespace(prefix, uri) and len(self._namespaces) < _MOST_NAMESPACES
        if not usual or self._namespaces.setdefault(prefix, uri) != uri:
            raise UnusualFeed

    def _start_cdata(self) -> None:
        self._cdata_start = len(self._pieces)

    def _end_cdata(self) -> None:
        section = "".join(self._pieces[self._cdata_start :])
        self._pieces[self._cdata_start :] = [resolve_in_cdata(section)]

    def _start_element(self, name: str, attributes: Mapping[str, str]) -> None:
        element, parent = role(name), self._path[-1]
        if element not in _CHILDREN.get(parent, _NO_CHILDREN) or len(self._path) == _DEEPEST:
            raise UnusualFeed
        self._elements += 1
        self._path.append(element)
        scope = self._scopes[-1]
        if attributes:
            scope = _scope_within(scope, attributes)
        if scope.base == self._scopes[-1].base != self._base:
            scope = replace(scope, base=self._base)
        self._base = scope.base
        self._scopes.append(scope)
        if element in _TEXTS:
            self._pieces.clear()
            self._parser.CharacterDataHandler = self._pieces.append
            if parent is not Role.IMAGE:
                self._start_text(element, attributes)
        elif element is Role.CHANNEL or element is Role.ITEM:
            self._start_container(element, attributes)
        elif parent is Role.DOCUMENT:
            self._start_root(element)

    def _end_element(self, _: str) -> None:
        element, scope = self._path.pop(), self._scopes.pop()
        if element in _TEXTS:
            self._parser.CharacterDataHandler = None
            if self._path[-1] is not Role.IMAGE:
                text = "".join(self._pieces)
                # A section in the text of another was left open, and swallowed what follows it.
                if len(text) > _LONGEST_TEXT or "<![CDATA[" in text:
                    raise UnusualFeed
                self._fields.end(element, text, scope, len(self._path))
        elif element is Role.ITEM:
            self._fields = self._channel
        # In feedparser, a base outlives its element where none holds around it.
        self._base = self._scopes[-1].base or self._base

    def _start_text(self, element: Role, attributes: Mapping[str, str]) -> None:
        if sum(map(len, attributes.values())) > _LONGEST_ATTRIBUTES:
            raise UnusualFeed
        self._fields.start(element, attributes, self._scopes[-1])

    def _start_container(self, element: Role, attributes: Mapping[str, str]) -> None:
        if not attributes.keys() <= {BASE_ATTRIBUTE, *LANGUAGE_ATTRIBUTES}:
            raise UnusualFeed
        if element is Role.ITEM:
            if len(self._items) == MAX_ITEMS:
                raise UnusualFeed
            self._fields = ItemFields(is_rss=self._is_rss)
            self._items.append(self._fields)

    def _start_root(self, element: Role) -> None:
        start = self._parser.CurrentByteIndex
        length = self._document.find(b">", start) - start
        if start != self._root or length > _LONGEST_ROOT_TAG:
            raise UnusualFeed
        self._is_rss = element is Role.RSS
        self._language = self._scopes[-1].language or ""


def _scope_within(outer: Scope, attributes: Mapping[str, str]) -> Scope:
    """The scope of an element with ``attributes``; an empty language declares it not known."""
    if not all(map(is_usual_attribute, attributes)):
        raise UnusualFeed
    language, base = outer.language, outer.base
    for name in LANGUAGE_ATTRIBUTES:
        if name in attributes:
            language = attributes[name].replace("_", "-") or None
            break
    declared = attributes.get(BASE_ATTRIBUTE)
    if declared:
        base = declared
        if not _ABSOLUTE.match(base) or urljoin(base, base) != base:
            raise UnusualFeed
    return Scope(language, base)
