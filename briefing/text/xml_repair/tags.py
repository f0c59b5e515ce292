"""Start tags, rewritten so that any XML parser reads them as their publisher meant them."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from briefing.text.xml_repair.references import References

# Elements that this program never reads. feedparser spends time on them, on some of them time that
# grows with the square of their number.
UNREAD_ELEMENTS = frozenset(
    "author category comments contributor creator credit email enclosure keywords managingeditor"
    " name owner publisher subject tags thumbnail uri webmaster".split()
)
UNREAD = "unread"
"""The name that such an element is given instead."""

# feedparser takes the captions of pictures for the titles and texts of the entries around them.
_CAPTIONS = {"title": "caption", "description": "about"}
_MEDIA_RSS = "search.yahoo.com/mrss"
_WELL_FORMED = lazy_regex(
    r"(?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*+\s*/?", re.ASCII
)
_ATTRIBUTE = lazy_regex(
    r"([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.ASCII
)
_NAME = lazy_regex(r"([A-Za-z_:][\w:.-]*)\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.ASCII)
_NAMESPACE = lazy_regex(r"\sxmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']", re.ASCII)
_DECLARATION = lazy_regex(r"(?<=\s)xmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.ASCII)
# feedparser takes the white space of Unicode in an address for its end.
_SPACE = lazy_regex(r"\s")
_REFERENCE = lazy_regex(r"&#(?:(?P<decimal>\d{1,7})|x(?P<hex>[0-9A-Fa-f]{1,6}));")
_PREFIX = lazy_regex(r"\s([A-Za-z_][\w.-]*):[\w.-]+\s*=", re.ASCII)
# The time a SAX parser spends on a tag grows with the square of its attributes, and each xml:base
# is joined to all those around it.
_MAX_ATTRIBUTES = 200
_MAX_PREFIXES = 100
_MAX_LENGTH = 8192
_MAX_BASE_LENGTH = 1024
_USUAL_NAMESPACES = {
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


class StartTags:
    """The start tags of one document: the namespace prefixes they use and those they declare."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._declared_prefixes = {"xml", "xmlns"}
        self._used_prefixes: set[str] = set()
        self._media_prefixes = {"media"}

    def repair(self, name: str, raw: str) -> tuple[str, str, bool]:
        """The new name of a tag, its attributes, and whether it was well-formed.

        ``raw`` is the text between its name and its ``>``.
        """
        prefix, colon, local = name.rpartition(":")
        slash = "/" if raw.endswith("/") else ""
        if local.lower() in UNREAD_ELEMENTS:
            return UNREAD, slash, True
        if colon and prefix.lower() in self._media_prefixes and local.lower() in _CAPTIONS:
            self._used_prefixes.add(prefix)
            return f"{prefix}:{_CAPTIONS[local.lower()]}", slash, True
        attributes, well_formed = self._attributes(raw)
        if colon and prefix not in self._declared_prefixes:
            if prefix not in _USUAL_NAMESPACES:
                return f"{prefix}-{local}".replace(":", "-"), attributes, False
            self._used_prefixes.add(prefix)
        return name, attributes, well_formed

    def undeclared(self) -> str:
        """Declarations, as attributes, of prefixes that the document uses but never declares."""
        return "".join(
            f' xmlns:{prefix}="{_USUAL_NAMESPACES.get(prefix, f"urn:undeclared:{prefix}")}"'
            for prefix in sorted(self._used_prefixes - self._declared_prefixes)
        )

    def _attributes(self, raw: str) -> tuple[str, bool]:
        slash = "/" if raw.endswith("/") else ""
        if len(raw) > _MAX_BASE_LENGTH and (
            _has_too_many(raw) or "base" in raw or len(raw) > _MAX_LENGTH
        ):
            return slash, True
        well_formed = _WELL_FORMED.fullmatch(raw) is not None
        if "=" not in raw and well_formed:
            return raw, True
        if not well_formed or not _are_unique(raw):
            raw, well_formed = _requoted(raw), False
        if ":" in raw:
            raw = self._register_prefixes(raw)
        raw = self._references.resolve(raw)
        if "xmlns" in raw:
            raw = _DECLARATION.sub(lambda declared: _without_spaces(declared[0]), raw)
        return raw, well_formed

    def _register_prefixes(self, raw: str) -> str:
        """Register the prefixes that ``raw`` declares and uses, and drop declarations past 100."""
        for prefix, address in _NAMESPACE.findall(raw):
            if len(self._declared_prefixes) >= _MAX_PREFIXES:
                return _NAMESPACE.sub("", raw)
            self._declared_prefixes.add(prefix)
            if _MEDIA_RSS in address.lower():
                self._media_prefixes.add(prefix.lower())
        for prefix in _PREFIX.findall(raw):
            if prefix not in self._declared_prefixes and len(self._used_prefixes) < _MAX_PREFIXES:
                self._used_prefixes.add(prefix)
        return raw


def _without_spaces(declaration: str) -> str:
    """A declaration of a namespace without white space, whether written out or referred to."""

    return _SPACE.sub("", _REFERENCE.sub(_without_space, declaration))


def _without_space(reference: re.Match[str]) -> str:
    """Nothing in place of a reference to white space, or to no character at all."""
    number = int(reference["decimal"]) if reference["decimal"] else int(reference["hex"], 16)
    return "" if number > sys.maxunicode or chr(number).isspace() else reference[0]


def _has_too_many(raw: str) -> bool:
    return raw.count("=") > _MAX_ATTRIBUTES or len(raw.split(None, 999)) > 4 * _MAX_ATTRIBUTES


def _are_unique(raw: str) -> bool:
    names = _NAME.findall(raw)
    return len(names) < 2 or len(set(names)) == len(names)


def _requoted(raw: str) -> str:
    """Attributes with quotation marks around every value, each name once."""
    values: dict[str, str] = {}
    for name, double_quoted, single_quoted, bare in _ATTRIBUTE.findall(raw):
        value = double_quoted or single_quoted or bare or ""
        values.setdefault(name, value.replace("<", "&lt;").replace('"', "&quot;"))
    slash = "/" if raw.endswith(("/", "/ ")) and not raw.rstrip("/ ")[-1:].isalnum() else ""
    return "".join(f' {name}="{value}"' for name, value in values.items()) + slash
