"""URLs as strings: comparing them, and showing or fetching only safe ones."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from briefing.text.lazy_regex import lazy_regex

# What publishers add to count where a reader came from. Ids that choose the page (no=, id=,
# idxno= on Korean sites) are not among them and stay.
_TRACKING = lazy_regex(
    r"(?:utm_\w*|at_\w+|cmp|cmpid|ns_\w+|mc_cid|mc_eid|fbclid|gclid|msclkid|igshid|yclid|xtor|ocid"
    r"|ncid|smid|ftag|ito|srnd|emc|wt\.\w+|traffic_source|feedname|feedtype|fl|rss|outputtype|amp"
    r")(?:=.*)?|(?:partner|source|src|ref|from|via|mod|feature)=rss\w*",
    re.IGNORECASE,
)
_VARIANT_HOST = lazy_regex(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", re.IGNORECASE)
_VARIANT_PATH = lazy_regex(r"(?:/amp|\.amp(?=\.html?$)|\.amp$)(?=$|\.html?$)|/+$", re.IGNORECASE)
_ADDRESS_START = lazy_regex(r"https?://(?:www\.)?", re.IGNORECASE)
_ESCAPE = lazy_regex(r"%[0-9a-fA-F]{2}")
_UNQUOTED = "%!$&'()*+,/:;=?@[]~-._"
_DEFAULT_PORTS = (80, 443)
# User name and password up to the "@" (RFC 3986, 3.2.1). The second form is a password with a
# bare "/" or "?": not a valid URL, but still to be hidden.
_USERINFO = lazy_regex(
    r"""(?<=://)(?:[^/?#\s"'@]*(?:@[^/?#\s"'@]*)*@|[^/?#\s"'@:]+:(?!\d*[/?#"'\s])[^\s"']{0,256}@)"""
)
_FRAGMENT_WORDS = 5
"""Words at either end that find a long passage on its page."""
_GOOGLE_NEWS = "news.google.com"
_CACHED = 1_000
"""Addresses: while a feed is read, those of its entries are compared several times."""
_SPECIAL = lazy_regex(r"[^\w!#$%&'()*+,./:;=?@\[\]~-]")


@lru_cache(_CACHED)
def canonical_url(url: str) -> str:
    """``url`` for comparing, never for fetching: equal for http, www, AMP and tracked variants.

    The fragment and tracking parameters are removed, the rest of the query keeps its order. What
    is not a web address is only stripped.
    """
    url = url.strip()
    parts = _split_web_url(url)
    if parts is None:
        return url
    path = _normal_escapes(parts.path)
    for _ in range(2):
        path = _VARIANT_PATH.sub("", path)
    query = "&".join(
        parameter
        for parameter in parts.query.split("&")
        if parameter and not _TRACKING.fullmatch(parameter)
    )
    name = _VARIANT_HOST.sub("", parts.hostname or "")
    return urlunsplit(("https", name + _port(parts), path, _normal_escapes(query), ""))


@lru_cache(_CACHED)
def address_form(url: str) -> str:
    """``url`` for comparing, with its whole query and fragment: equal for http and https, with and
    without www., a default port or final slashes.

    In other text, such as the guid "4711 at http://www.wire.example", the beginnings of web
    addresses are made equal.
    """
    url = url.strip()
    parts = _split_web_url(url)
    if parts is None:
        return _ADDRESS_START.sub("https://", url)
    name = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    path, query, fragment = (
        _normal_escapes(quote(part, safe=_UNQUOTED, errors="replace"))
        for part in (parts.path.rstrip("/"), parts.query, parts.fragment)
    )
    return urlunsplit(("https", name + _port(parts), path, query, fragment))


@lru_cache(_CACHED)
def is_home_page(url: str) -> bool:
    """Whether ``url`` names a site and nothing on it."""
    parts = _split_web_url(url.strip())
    return parts is not None and not (parts.path.strip("/") or parts.query or parts.fragment)


def is_wrapper(url: str | None) -> bool:
    """Whether ``url`` is a Google News page that only leads on to the publisher's.

    One article is listed under several of them.
    """
    return url is not None and host(url) == _GOOGLE_NEWS


def canonical_feed_url(url: str) -> str:
    """``url`` of a feed for comparing: equal for http, www, a final slash and campaign tags.

    Nothing else of the query is removed, as it may choose the feed (``?feedname=asia``).
    """
    url = url.strip()
    parts = _split_web_url(url)
    if parts is None:
        return url
    name = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    query = "&".join(
        parameter
        for parameter in parts.query.split("&")
        if parameter and not parameter.lower().startswith("utm_")
    )
    path = _normal_escapes(parts.path).rstrip("/")
    return urlunsplit(("https", name + _port(parts), path, _normal_escapes(query), ""))


@lru_cache(_CACHED)
def host(url: str) -> str:
    """The host name of ``url`` in lower case, "" if it has none."""
    parts = split_url(url)
    return (parts.hostname or "") if parts else ""


@lru_cache(_CACHED)
def split_url(url: str) -> SplitResult | None:
    """``url`` in its parts (RFC 3986), or None if it is not valid."""
    try:
        parts = urlsplit(url)
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def masked(text: str) -> str:
    """``text`` without the user names and passwords of the URLs in it."""
    return _USERINFO.sub("", text) if "@" in text else text


def safe_link(url: str | None) -> str | None:
    """``url`` as the target of a link; None if it is not an http or https address.

    User name and password are left out, and what could end a link early is percent-encoded.
    """
    if not url:
        return None
    target = _SPECIAL.sub(lambda char: quote(char.group(), errors="replace"), masked(url.strip()))
    return target if url_problem(target) is None else None


def with_text_fragment(url: str, passage: str) -> str:
    """``url`` so that a browser scrolls to ``passage`` and marks it.

    A long passage is given by its first and last words (WICG, "URL Fragment Text Directives").
    """
    words = passage.split()
    if not words:
        return url
    parts = [" ".join(words)]
    if len(words) > 2 * _FRAGMENT_WORDS:
        parts = [" ".join(words[:_FRAGMENT_WORDS]), " ".join(words[-_FRAGMENT_WORDS:])]
    directive = ",".join(quote(part, safe="").replace("-", "%2D") for part in parts)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def url_problem(url: str) -> str | None:
    """Why ``url`` cannot be fetched, in words; None if it can."""
    if not url:
        return "the URL is empty"
    if re.search(r"[\x00-\x20\x7f-\x9f]", url):
        return "the URL holds a space or a control character"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "the URL's host or port is not valid"
    if parts.scheme not in ("http", "https"):
        scheme = f'not "{parts.scheme}"' if parts.scheme else "and this has neither"
        return f"the URL must begin with http:// or https://, {scheme}"
    if not parts.hostname:
        return "the URL names no host"
    if port == 0:
        return "the URL's port is not valid"
    return None


def _split_web_url(url: str) -> SplitResult | None:
    parts = split_url(url)
    is_web = parts is not None and parts.scheme in ("http", "https") and parts.hostname
    return parts if is_web else None


def _port(parts: SplitResult) -> str:
    return "" if parts.port in (None, *_DEFAULT_PORTS) else f":{parts.port}"


def _normal_escapes(text: str) -> str:
    return _ESCAPE.sub(lambda escape: escape.group().upper(), text)
