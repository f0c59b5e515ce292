"""Start tags, written so that any XML parser reads them as their publisher meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.parse.xml_repair.entities import References

# What feedparser spends time on, and some of it squared time, and nobody reads here.
_UNREAD = frozenset(
    "author category comments contributor creator credit email enclosure keywords managingeditor"
    " name owner publisher subject tags thumbnail uri webmaster".split()
)
UNREAD = "unread"
"""What such an element is called instead."""

# feedparser takes captions of pictures for the titles and texts of the entries they stand in.
_CAPTIONS = {"title": "caption", "description": "about"}
_MEDIA = "search.yahoo.com/mrss"
_WELL_FORMED = re.compile(
    r"(?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*+\s*/?", re.ASCII
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.ASCII
)
_NAME = re.compile(r"([A-Za-z_:][\w:.-]*)\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.ASCII)
_NAMESPACE = re.compile(r"\sxmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']", re.ASCII)
_PREFIX = re.compile(r"\s([A-Za-z_][\w.-]*):[\w.-]+\s*=", re.ASCII)
# The time a SAX parser spends on a tag grows with the square of its attributes, and an xml:base
# is added to all those around it.
_MOST_ATTRIBUTES = 200
_MOST_PREFIXES = 100
_LONGEST = 8192
_LONGEST_BASE = 1024
_CONVENTIONAL = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


class Tags:
    """The start tags of one document: what names they use, and which of them are declared."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._declared = {"xml", "xmlns"}
        self._used: set[str] = set()
        self._media = {"media"}

    def read(self, name: str, raw: str) -> tuple[str, str, bool]:
        """What a tag is to be called, its attributes, and whether it had been well-formed.

        ``raw`` is what stands between its name and its ``>``.
        """
        prefix, colon, local = name.rpartition(":")
        slash = "/" if raw.endswith("/") else ""
        if local.lower() in _UNREAD:
            return UNREAD, slash, True
        if colon and prefix.lower() in self._media and local.lower() in _CAPTIONS:
            self._used.add(prefix)
            return f"{prefix}:{_CAPTIONS[local.lower()]}", slash, True
        attributes, well_formed = self._attributes(raw)
        if colon and prefix not in self._declared:
            if prefix not in _CONVENTIONAL:
                return f"{prefix}-{local}".replace(":", "-"), attributes, False
            self._used.add(prefix)
        return name, attributes, well_formed

    def undeclared(self) -> str:
        """Declarations, as attributes, of the prefixes that the document only uses."""
        return "".join(
            f' xmlns:{prefix}="{_CONVENTIONAL.get(prefix, f"urn:undeclared:{prefix}")}"'
            for prefix in sorted(self._used - self._declared)
        )

    def _attributes(self, raw: str) -> tuple[str, bool]:
        slash = "/" if raw.endswith("/") else ""
        if len(raw) > _LONGEST_BASE and (_is_flood(raw) or "base" in raw or len(raw) > _LONGEST):
            return slash, True
        well = _WELL_FORMED.fullmatch(raw) is not None
        if "=" not in raw and well:
            return raw, True
        if not well or not _are_unique(raw):
            raw, well = _mended(raw), False
        if ":" in raw:
            raw = self._declared_in(raw)
        return self._references.known(raw), well

    def _declared_in(self, raw: str) -> str:
        """Take note of the prefixes that ``raw`` declares and uses; no more than anybody needs."""
        for prefix, address in _NAMESPACE.findall(raw):
            if len(self._declared) >= _MOST_PREFIXES:
                return _NAMESPACE.sub("", raw)
            self._declared.add(prefix)
            if _MEDIA in address.lower():
                self._media.add(prefix.lower())
        for prefix in _PREFIX.findall(raw):
            if prefix not in self._declared and len(self._used) < _MOST_PREFIXES:
                self._used.add(prefix)
        return raw


def _is_flood(raw: str) -> bool:
    return raw.count("=") > _MOST_ATTRIBUTES or len(raw.split(None, 999)) > 4 * _MOST_ATTRIBUTES


def _are_unique(raw: str) -> bool:
    names = _NAME.findall(raw)
    return len(names) < 2 or len(set(names)) == len(names)


def _mended(raw: str) -> str:
    """Attributes with quotation marks around all values, and none of them twice."""
    kept: dict[str, str] = {}
    for name, one, two, bare in _ATTRIBUTE.findall(raw):
        value = (one or two or bare or "").replace("<", "&lt;").replace('"', "&quot;")
        kept.setdefault(name, value)
    slash = "/" if raw.endswith(("/", "/ ")) and not raw.rstrip("/ ")[-1:].isalnum() else ""
    return "".join(f' {name}="{value}"' for name, value in kept.items()) + slash
