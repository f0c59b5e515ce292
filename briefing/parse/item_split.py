"""A document split into its items, so that items which were read before need not be read again.

Only a simple document is split: well-formed, without a document type, every item with an identity
of its own. Any other document is read whole, and so is one whose markup around the items changed,
except for the dates and comments that change with every build. The meaning of an item then depends
only on its own markup and on what was hashed with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING
from xml.parsers import expat

from briefing.parse.entry import without_revision

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

DIGEST_VERSION = b"2"
"""Increase it when the same markup is read differently than before: all items are read again."""

MOST_SPLIT = 2 << 20
"""Bytes. The last items of a longer document may be read in part, which depends on all others."""

_ITEM_BY_PARENTS = {("rss", "channel"): "item", ("feed",): "entry", ("RDF",): "item"}
_IDENTITY_ELEMENTS = frozenset(
    {"guid", "http://www.w3.org/2005/Atom id", "http://purl.org/atom/ns# id"}
)  # how expat writes a name in a namespace
_IDENTITY_NAMES = frozenset({"guid", "id"})
"""Local names that feedparser may take for an identity in any namespace."""
_ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about"
_VOLATILE = re.compile(
    rb"<((?:\w+:)?(?:lastBuildDate|pubDate|updated|modified|date))\b[^<>]*>[^<>]*</\1\s*>"
    rb"|<!--.*?-->|\s+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class ItemMarkup:
    """The markup of one item, from ``start`` to ``end`` (bytes), and its digest."""

    start: int
    end: int
    digest: str


@dataclass(frozen=True, slots=True)
class SplitDocument:
    """A document in UTF-8 and its items in order."""

    document: bytes
    items: tuple[ItemMarkup, ...]

    def without(self, known: Collection[str]) -> bytes:
        """The document without the items that have these digests."""
        return _without(self.document, [item for item in self.items if item.digest in known])


def split_items(document: bytes, context: str) -> SplitDocument | None:
    """Split a document in UTF-8; None where it has to be read whole.

    ``context`` is what items depend on besides the document, such as the URL it came from.
    """
    spans = _ItemScanner(document).spans() if len(document) <= MOST_SPLIT else []
    if not spans:
        return None
    around = _VOLATILE.sub(b" ", _without(document, [ItemMarkup(*span, "") for span in spans]))
    frame = blake2b(DIGEST_VERSION + context.encode() + b"\0" + around, digest_size=16).digest()
    return SplitDocument(
        document,
        tuple(
            ItemMarkup(start, end, blake2b(frame + document[start:end], digest_size=8).hexdigest())
            for start, end in spans
        ),
    )


def _without(document: bytes, items: list[ItemMarkup]) -> bytes:
    parts = []
    position = 0
    for item in items:
        parts.append(document[position : item.start])
        position = item.end
    parts.append(document[position:])
    return b"".join(parts)


class _NotSimple(Exception):
    """The document cannot be split safely."""


class _ItemScanner:
    """Finds the items of a document with expat, the parser that feedparser reads it with."""

    def __init__(self, document: bytes) -> None:
        self._document = document
        self._path: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._start = 0
        self._identity: list[str] | None = None
        self._seen: set[str] = set()
        self._parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start_element
        self._parser.EndElementHandler = self._end_element

    def spans(self) -> list[tuple[int, int]]:
        """Where each item begins and ends, in bytes; empty for a document that cannot be split."""
        try:
            self._parser.Parse(self._document, True)
        except (expat.ExpatError, _NotSimple):
            return []
        return self._spans

    def _doctype(self, *_: object) -> None:
        raise _NotSimple

    def _start_element(self, name: str, attributes: Mapping[str, str]) -> None:
        self._path.append(name.rpartition(" ")[2])
        if self._at_item():
            self._start = self._parser.CurrentByteIndex
            self._identity = [attributes[_ABOUT]] if _ABOUT in attributes else None
        elif self._path[-1] in _IDENTITY_NAMES and self._at_item(self._path[:-1]):
            if name not in _IDENTITY_ELEMENTS or self._identity is not None:
                raise _NotSimple
            self._identity = []
            self._parser.CharacterDataHandler = self._identity.append

    def _end_element(self, name: str) -> None:
        if self._at_item():
            self._end_item()
        elif name in _IDENTITY_ELEMENTS:
            self._parser.CharacterDataHandler = None
        self._path.pop()

    def _end_item(self) -> None:
        closing = self._parser.CurrentByteIndex
        identity = without_revision("".join(self._identity or ()))
        if not identity or identity in self._seen or closing == self._start:
            raise _NotSimple
        self._seen.add(identity)
        self._spans.append((self._start, self._document.index(b">", closing) + 1))

    def _at_item(self, path: list[str] | None = None) -> bool:
        names = self._path if path is None else path
        return len(names) in (2, 3) and _ITEM_BY_PARENTS.get(tuple(names[:-1])) == names[-1]
