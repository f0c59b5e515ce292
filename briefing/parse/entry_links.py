"""Which of an entry's links a person opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from briefing.text.sanitize import clean
from briefing.text.urls import split_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 4096
_NO_SCHEME = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?=[/:?#]|$)", re.IGNORECASE)
_GOOGLE_NEWS = "news.google.com"


def web(url: object, base: str) -> str | None:
    """``url`` resolved against ``base`` (RFC 3986), or None unless it is http or https."""
    if not isinstance(url, str):
        return None
    # An address may be wrapped over lines; what is left of its spaces belongs to it (WHATWG URL).
    text = "".join(map(str.strip, clean(url[:_LONGEST]).splitlines())).replace(" ", "%20")
    if not text or len(url) > _LONGEST:
        return None
    if _NO_SCHEME.match(text):
        text = f"//{text}"
    try:
        whole = urljoin(base, text)
    except ValueError:
        return None
    parts = split_url(whole)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return whole


def chosen(item: Mapping[str, Any], base: str) -> str | None:
    """The page of a feedparser entry as its feed links to it.

    Its alternate (RFC 4287, 4.2.7.2), else a guid that is a whole address, whatever
    ``isPermaLink`` says, else the page that Feedburner counts for, else the entry's own document.
    """
    for candidate in _candidates(item):
        found = web(candidate, base)
        if found:
            return found
    own = (link["href"] for link in _links(item) if link.get("rel") == "self")
    last = (web(href, base) for href in own)
    return web(item.get("id"), "") or original(item, base) or next(filter(None, last), None)


def original(item: Mapping[str, Any], base: str) -> str | None:
    """The publisher's page that a link of Feedburner counts the readers of."""
    return web(item.get("feedburner_origlink"), base)


def page(item: Mapping[str, Any], base: str) -> str | None:
    """The address that identifies the entry's page, whatever it is reached through."""
    return original(item, base) or chosen(item, base)


def base(result: Mapping[str, Any], url: str) -> str:
    """What relative links of a document from ``url`` are resolved against.

    An RSS channel names its site, and its links are the site's even where a service hosts the
    feed. In Atom it is the document's own address (RFC 4287, 2); xml:base feedparser has applied.
    """
    is_rss = str(result.get("version")).startswith("rss")
    return (web(result["feed"].get("link"), url) if is_rss else None) or url


def is_wrapper(url: str | None) -> bool:
    """Whether ``url`` is a Google News page that only leads on to the publisher's."""
    parts = split_url(url) if url else None
    return parts is not None and parts.hostname == _GOOGLE_NEWS


def _candidates(item: Mapping[str, Any]) -> Iterator[object]:
    links = _links(item)
    alternates = [link["href"] for link in links if link.get("rel") == "alternate"]
    others = {link["href"] for link in links} - set(alternates)
    # feedparser's choice is now and then an amp page or an enclosure, which are never meant.
    if item.get("link") not in others and item.get("link") != item.get("id"):
        yield item.get("link")
    yield from alternates


def _links(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    # A document that nests elements oddly can make feedparser keep text where links belong.
    told = item.get("links", ())
    return [link for link in told if isinstance(link, dict) and link.get("href")]
