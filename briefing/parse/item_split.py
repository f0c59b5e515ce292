"""A document cut into its items, so that those which were read before need not be read again.

Only what is plain is cut: well-formed, without a document type, every item with one identity of
its own. Anything else is read whole, and so is anything around which the document changed, but for
the dates and comments that change with every build. What an item means then depends on its own
markup and on what was hashed with it, and on nothing else.
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

READING = b"1"
"""Raise it when the same markup is read otherwise than before: every item is then read anew."""

_MOST_BYTES = 2 << 20
"""Of a longer document the last items may be read in part, which depends on all the others."""

_PARENTS = {("rss", "channel"): "item", ("feed",): "entry", ("RDF",): "item"}
_IDENTITIES = frozenset(
    {"guid", "http://www.w3.org/2005/Atom id", "http://purl.org/atom/ns# id"}
)  # as expat tells a name in a namespace
_ALIKE = frozenset({"guid", "id"})
"""Names that feedparser may take for an identity in whatever namespace they stand."""
_ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about"
_VOLATILE = re.compile(
    rb"<((?:\w+:)?(?:lastBuildDate|pubDate|updated|modified|date))\b[^<>]*>[^<>]*</\1\s*>"
    rb"|<!--.*?-->|\s+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The markup of one item, from ``start`` to ``end`` (bytes), and the digest it is known by."""

    start: int
    end: int
    digest: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A document in UTF-8 and its items in order."""

    document: bytes
    pieces: tuple[Piece, ...]

    def without(self, known: Collection[str]) -> bytes:
        """The document less the items with these digests."""
        return _less(self.document, [piece for piece in self.pieces if piece.digest in known])


def cut(document: bytes, setting: str) -> Cut | None:
    """Cut a document in UTF-8, or None where it has to be read whole.

    ``setting`` is what items depend on beside the document, such as the URL it came from.
    """
    spans = _Scan(document).spans() if len(document) <= _MOST_BYTES else []
    if not spans:
        return None
    around = _VOLATILE.sub(b" ", _less(document, [Piece(*span, "") for span in spans]))
    frame = blake2b(READING + setting.encode() + b"\0" + around, digest_size=16).digest()
    return Cut(
        document,
        tuple(
            Piece(start, end, blake2b(frame + document[start:end], digest_size=8).hexdigest())
            for start, end in spans
        ),
    )


def _less(document: bytes, pieces: list[Piece]) -> bytes:
    kept = []
    at = 0
    for piece in pieces:
        kept.append(document[at : piece.start])
        at = piece.end
    kept.append(document[at:])
    return b"".join(kept)


class _Unusual(Exception):
    """The document is not one to be cut."""


class _Scan:
    """Finds the items of a document with the very parser that is to read it."""

    def __init__(self, document: bytes) -> None:
        self._document = document
        self._path: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._start = 0
        self._identity: list[str] | None = None
        self._met: set[str] = set()
        self._parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._declared
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed

    def spans(self) -> list[tuple[int, int]]:
        """Where each item begins and ends, in bytes; empty for what cannot be cut."""
        try:
            self._parser.Parse(self._document, True)
        except (expat.ExpatError, _Unusual):
            return []
        return self._spans

    def _declared(self, *_: object) -> None:
        raise _Unusual

    def _opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self._path.append(name.rpartition(" ")[2])
        if self._at_item():
            self._start = self._parser.CurrentByteIndex
            self._identity = [attributes[_ABOUT]] if _ABOUT in attributes else None
        elif self._path[-1] in _ALIKE and self._at_item(self._path[:-1]):
            if name not in _IDENTITIES or self._identity is not None:
                raise _Unusual
            self._identity = []
            self._parser.CharacterDataHandler = self._identity.append

    def _closed(self, name: str) -> None:
        if self._at_item():
            self._end_item()
        elif name in _IDENTITIES:
            self._parser.CharacterDataHandler = None
        self._path.pop()

    def _end_item(self) -> None:
        closing = self._parser.CurrentByteIndex
        identity = without_revision("".join(self._identity or ()))
        if not identity or identity in self._met or closing == self._start:
            raise _Unusual
        self._met.add(identity)
        self._spans.append((self._start, self._document.index(b">", closing) + 1))

    def _at_item(self, path: list[str] | None = None) -> bool:
        place = self._path if path is None else path
        return len(place) in (2, 3) and _PARENTS.get(tuple(place[:-1])) == place[-1]
