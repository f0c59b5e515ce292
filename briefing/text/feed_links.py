"""Links of a web page to feeds: ``<link>`` elements, and anchors that look like feed links.

``rel="alternate"`` with a feed's type is how pages name their feeds (HTML, 4.6.7.1; RSS
Autodiscovery); ``rel="feed"`` is an older draft's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from briefing.text.html import is_heavy, plain_text
from briefing.text.lazy_regex import lazy_regex
from briefing.text.markup import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["link", "json", "anchor"]

_MOST_HTML = 4 << 20
_MOST_LINKS = 200
_MOST_ANCHOR_TEXTS = 2_000
_LONGEST_HREF = 4_000
_FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/feed+json application/rdf+xml "
    "application/rss application/atom application/x-rss+xml application/x-atom+xml "
    "text/rss+xml text/rss text/atom+xml text/xml application/xml".split()
)
_JSON = "application/json"
_TAG = lazy_regex(r"<(base|link|a)\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = lazy_regex(r"([a-zA-Z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
# A word of a headline does not count: "/feed-the-world", "/rss-chief-speaks", "/cattle-feed".
_FEED_PATH = lazy_regex(
    r"(?:^|/)(?:rss|atom|feeds?|rdf)\d?(?:\.\w{2,5})?(?:/|$)"
    r"|[._](?:rss|atom|rdf|feed)\d?$"
    r"|(?:^|/)[\w-]*(?:rss|feed|atom)[\w-]*\.(?:xml|json|rdf|php|aspx?|cgi)$"
    r"|(?:^|/)index\.(?:xml|rdf)$"
)
_FEED_QUERY = lazy_regex(
    r"(?:^|&)(?:(?:feed|format|type|output|alt|mode|view|fmt|f)=(?:rss|atom|rdf|feed|xml)"
    r"|(?:rss|feed|atom)\d?(?:=|&|$))"
)
_OTHER_FILE = lazy_regex(r"\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|zip|mp[34]|docx?|opml)$")
_WORDS = frozenset(
    "rss rss2 atom rdf feed feeds xml json news our the this site full main all latest entries "
    "posts articles stories headlines subscribe follow get via to by in with a an of 0 1 2 icon "
    "abonnieren s'abonner flux fil suscribirse canal 구독 피드".split()
)
_NAMES = frozenset("rss rss2 atom feed feeds flux 피드".split())


@dataclass(frozen=True, slots=True)
class FeedLink:
    """``href`` as written, and its ``title``, cleaned.

    ``kind`` is ``link`` if the page declares it to be a feed, ``json`` if it declares JSON, which
    is more often something else, ``anchor`` for a guess.
    """

    href: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class FeedLinks:
    """The links of a page in its order, and its ``<base href>``."""

    links: tuple[FeedLink, ...]
    base: str | None


def feed_links(html: str) -> FeedLinks:
    """The feed links of ``html``; limits on size and number hold for any input."""
    html = html[:_MOST_HTML]
    base = None
    links: list[FeedLink] = []
    for tag, attributes, text in (
        _links_without_links_of_tree(html) if is_heavy(html) else _links_of_tree(html)
    ):
        href = attributes.get("href", "").strip()
        if tag == "base":
            base = base or href or None
        elif href and len(href) <= _LONGEST_HREF and len(links) < _MOST_LINKS:
            kind = _declared(attributes) if tag == "link" else _guessed(href, attributes, text)
            if kind:
                title = plain_text(attributes.get("title", "")) or text
                links.append(FeedLink(href, title[:_LONGEST_HREF], kind))
    return FeedLinks(tuple(links), base)


def _declared(attributes: Mapping[str, str]) -> Kind | None:
    relations = attributes.get("rel", "").lower().split()
    media_type = attributes.get("type", "").partition(";")[0].strip().lower()
    if "stylesheet" in relations:
        return None
    if media_type in _FEED_TYPES:
        # Plain XML is the type of much else: then the relation must say that it is a feed.
        is_plain_xml = media_type in ("text/xml", "application/xml")
        return "link" if not is_plain_xml or {"alternate", "feed"} & set(relations) else None
    if "feed" in relations and media_type in ("", "text/html"):
        return "link"
    if media_type == _JSON and {"alternate", "feed"} & set(relations):
        return None if "wp-json" in attributes["href"] else "json"
    return None


def _guessed(href: str, attributes: Mapping[str, str], text: str) -> Kind | None:
    try:
        parts = urlsplit(href)
        path, query = unquote(parts.path).lower(), unquote(parts.query).lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("", "http", "https", "feed") or _OTHER_FILE.search(path):
        return None
    if "://" in path or "://" in query:  # a button to subscribe in a web feed reader
        return None
    if not (path.strip("/") or query):
        return None  # the front page, or a fragment of this page
    if attributes.get("type", "").partition(";")[0].strip().lower() in _FEED_TYPES:
        return "anchor"
    if _FEED_PATH.search(path) or _FEED_QUERY.search(query):
        return "anchor"
    words = re.findall(r"[\w']+", (text or attributes.get("title", "")).lower())
    is_named = 0 < len(words) <= 8 and _WORDS.issuperset(words) and not _NAMES.isdisjoint(words)
    return "anchor" if is_named else None


def _links_of_tree(html: str) -> Iterator[tuple[str, dict[str, str], str]]:
    texts = 0
    for node in LexborHTMLParser(html).css("base[href], link[href], a[href]"):
        tag = node.tag or ""
        text = ""
        if tag == "a" and texts < _MOST_ANCHOR_TEXTS:
            texts += 1
            text = plain_text(node.text()[:_LONGEST_HREF])
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        yield tag, attributes, text


def _links_without_links_of_tree(html: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """The same without a tree, for documents whose tree would take long to build."""
    for tag in _TAG.finditer(html):
        attributes: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(tag[2]):
            attributes.setdefault(name.lower(), decode(double or single or bare))
        if "href" in attributes:
            yield tag[1].lower(), attributes, ""
