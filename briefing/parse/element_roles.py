"""What the elements and attributes of a usual feed mean, as feedparser reads them.

Only names about which nothing is unusual have a role here. A document with any other name, or with
these in an unusual place, is left to feedparser.
"""

from __future__ import annotations

from enum import IntEnum, auto
from functools import lru_cache

from briefing.text.xml_repair.tags import UNREAD_ELEMENTS

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
# Namespaces that feedparser has meanings for, in lower case, and the prefixes it gives them.
_PREFIXES = {
    _ATOM.lower(): "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://www.georss.org/georss": "georss",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    # Often declared and seldom used: their elements are unusual.
    "http://web.resource.org/cc/": "cc",
    "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "http://webns.net/mvcb/": "admin",
    "http://www.opengis.net/gml": "gml",
    "http://podlove.org/simple-chapters": "psc",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
# Prefixes that elements are read by, and beginnings of keys that are read. What a document binds to
# one of them would be taken for something else.
_RESERVED = frozenset(
    "admin cc content creativecommons dc dcterms feedburner georss gml itunes media psc xhtml "
    "xlink xml copyright created date description issued modified published tagline title "
    "updated".split()
)
_OTHER_NAMESPACES = (
    *("userland.com", "harvard.edu", "purl.org/rss/", "purl.org/atom/", "purl.org/echo/"),
    *("purl.org/pie/", "netscape.com", "example.com", "uri/of/echo", "creativecommons.org"),
    *("web.resource.org", "webns.net", "opengis.net", "podlove.org", "w3.org/", "itunes.com"),
    "yahoo.com/mrss",
)
"""What is in the names of all other namespaces that change how a document is read."""


class Role(IntEnum):
    """The part that an element has in a document."""

    DOCUMENT = auto()
    RSS = auto()
    CHANNEL = auto()
    ATOM_FEED = auto()
    ITEM = auto()
    TITLE = auto()
    LINK = auto()
    GUID = auto()
    SUMMARY = auto()
    CONTENT = auto()
    ENCODED = auto()
    PUBLISHED = auto()
    UPDATED = auto()
    CREATED = auto()
    LANGUAGE = auto()
    SOURCE = auto()
    ORIGINAL_LINK = auto()
    MEDIA_CAPTION = auto()
    MEDIA_DESCRIPTION = auto()
    MEDIA = auto()
    IMAGE = auto()
    IMAGE_PART = auto()
    UNREAD = auto()
    IGNORED = auto()
    UNUSUAL = auto()


_ROLES = {
    ("", "rss"): Role.RSS, ("", "channel"): Role.CHANNEL, ("", "feed"): Role.ATOM_FEED,
    ("", "item"): Role.ITEM, ("", "entry"): Role.ITEM, ("", "title"): Role.TITLE,
    ("dc", "title"): Role.TITLE, ("", "link"): Role.LINK, ("", "guid"): Role.GUID,
    ("", "id"): Role.GUID, ("", "description"): Role.SUMMARY, ("dc", "description"): Role.SUMMARY,
    ("", "summary"): Role.SUMMARY, ("itunes", "summary"): Role.SUMMARY,
    ("", "content"): Role.CONTENT, ("content", "encoded"): Role.ENCODED,
    ("", "pubdate"): Role.PUBLISHED, ("", "published"): Role.PUBLISHED,
    ("", "issued"): Role.PUBLISHED, ("dcterms", "issued"): Role.PUBLISHED,
    ("", "updated"): Role.UPDATED, ("", "modified"): Role.UPDATED,
    ("", "lastbuilddate"): Role.UPDATED, ("dc", "date"): Role.UPDATED,
    ("dcterms", "modified"): Role.UPDATED, ("", "created"): Role.CREATED,
    ("dcterms", "created"): Role.CREATED, ("", "language"): Role.LANGUAGE,
    ("dc", "language"): Role.LANGUAGE, ("", "source"): Role.SOURCE,
    ("feedburner", "origlink"): Role.ORIGINAL_LINK,
    ("media", "title"): Role.MEDIA_CAPTION, ("media", "description"): Role.MEDIA_DESCRIPTION,
    ("media", "group"): Role.MEDIA, ("media", "content"): Role.MEDIA,
    ("", "image"): Role.IMAGE, ("", "url"): Role.IMAGE_PART, ("", "width"): Role.IMAGE_PART,
    ("", "height"): Role.IMAGE_PART,
}  # fmt: skip
# Names that feedparser gives a meaning of their own, or stores under a key that is read.
_UNUSUAL = frozenset(
    "textinput homepage body fullitem newlocation abstract info expirationdate br hr img input wbr "
    "svg math channel items entries date date_parsed description_detail modified_parsed "
    "issued_parsed published_parsed updated_parsed created_parsed links contents title_detail "
    "feedburner_origlink media_caption media_about where georssgeom cloud base lastmod".split()
)
_IGNORED = {
    "dc": None,
    "dcterms": frozenset(["valid"]),
    "feedburner": frozenset(["browserfriendly"]),
    "geo": None,
    "georss": frozenset("line polygon box where".split()),
    "itunes": frozenset(["name", "email", "owner", "author"]),
    "rdf": None,
    "slash": None,
    "sy": None,
}
"""The namespaces whose other elements mean nothing here, and the elements that are exceptions."""
_MEDIA_IGNORED = frozenset("text copyright player rating restriction hash license".split())


@lru_cache(maxsize=4096)
def role(name: str) -> Role:
    """The role of an element by its name as expat writes it: namespace, space, local name."""
    namespace, _, local = name.rpartition(" ")
    local = local.lower()
    if not name.isascii():
        return Role.UNUSUAL
    if local in UNREAD_ELEMENTS:
        return Role.UNREAD
    prefix = _PREFIXES.get(namespace.lower(), None if namespace else "")
    if prefix is None:
        return Role.UNUSUAL if local in ("guid", "id") else Role.IGNORED
    known = _ROLES.get((prefix, local))
    if known:
        return known
    if not prefix:
        return Role.UNUSUAL if local in _UNUSUAL else Role.IGNORED
    if prefix == "media":
        return Role.IGNORED if local in _MEDIA_IGNORED else Role.UNUSUAL
    if prefix not in _IGNORED or local in ("guid", "id") or local in (_IGNORED[prefix] or ()):
        return Role.UNUSUAL
    return Role.IGNORED


@lru_cache(maxsize=1024)
def is_usual_namespace(prefix: str | None, uri: str | None) -> bool:
    """Whether feedparser reads what a document declares ``prefix`` for as its namespace says."""
    lowered, written = (uri or "").lower(), (prefix or "").lower()
    if lowered in _PREFIXES:
        canonical = _PREFIXES[lowered]
        return written == canonical or not (canonical or written in _RESERVED)
    return bool(
        written
        and lowered
        and written not in _RESERVED
        and not any(part in lowered for part in _OTHER_NAMESPACES)
    )


_READ_ATTRIBUTES = frozenset("href rel type ispermalink lang base mode url uri src lastmod".split())
LANGUAGE_ATTRIBUTES = {f"{_XML} lang": None, "lang": None}.keys()
"""The attributes that declare a language; the first is preferred."""
BASE_ATTRIBUTE = f"{_XML} base"
_SPELLINGS = frozenset(
    [
        "href",
        "rel",
        "type",
        "isPermaLink",
        BASE_ATTRIBUTE,
        *LANGUAGE_ATTRIBUTES,
        "url",
        "uri",
        "src",
    ]
)


@lru_cache(maxsize=4096)
def is_usual_attribute(name: str) -> bool:
    """Whether an attribute, by its name as expat writes it, is what its local name says."""
    return name in _SPELLINGS or (
        name.isascii() and name.rpartition(" ")[2].lower() not in _READ_ATTRIBUTES
    )
