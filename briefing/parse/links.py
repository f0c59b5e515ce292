"""Which of an entry's links a person opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from briefing.text.links import split
from briefing.text.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 4096
_GOOGLE_NEWS = "news.google.com"


def web(url: object, base: str) -> str | None:
    """``url`` resolved against ``base`` (RFC 3986), or None unless it is http or https."""
    if not isinstance(url, str):
        return None
    text = "".join(clean(url).split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        whole = urljoin(base, text)
    except ValueError:
        return None
    parts = split(whole)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return whole


def chosen(item: Mapping[str, Any], base: str) -> str | None:
    """The page of a feedparser entry: what Feedburner wrapped, its alternate, its permalink."""
    for candidate in _candidates(item):
        found = web(candidate, base)
        if found:
            return found
    # A permalink is a whole address; feedparser takes any guid for one.
    return web(item.get("id"), "") if item.get("guidislink", True) else None


def is_wrapper(url: str | None) -> bool:
    """Whether ``url`` is a Google News page that only leads on to the publisher's."""
    parts = split(url) if url else None
    return parts is not None and parts.hostname == _GOOGLE_NEWS


def _candidates(item: Mapping[str, Any]) -> Iterator[object]:
    yield item.get("feedburner_origlink")
    # A document that nests elements oddly can make feedparser keep text where links belong.
    told = item.get("links", ())
    links = [link for link in told if isinstance(link, dict) and link.get("href")]
    alternates = [link["href"] for link in links if link.get("rel") == "alternate"]
    others = {link["href"] for link in links} - set(alternates)
    # feedparser's choice is now and then an amp page or an enclosure, which are never meant.
    if item.get("link") not in others and item.get("link") != item.get("id"):
        yield item.get("link")
    yield from alternates
