"""Links as strings: the one form in which two of them are compared."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

# What publishers add to count where a reader came from. Ids that choose the page (no=, id=,
# idxno= on Korean sites) are none of them and stay.
_TRACKING = re.compile(
    r"(?:utm_\w*|at_\w+|cmp|cmpid|ns_\w+|mc_cid|mc_eid|fbclid|gclid|msclkid|igshid|yclid|xtor|ocid"
    r"|ncid|smid|ftag|ito|srnd|emc|wt\.\w+|traffic_source|feedname|feedtype|fl|rss|outputtype|amp"
    r")(?:=.*)?|(?:partner|source|src|ref|from|via|mod|feature)=rss\w*",
    re.IGNORECASE,
)
_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", re.IGNORECASE)
_VARIANT_PATH = re.compile(r"(?:/amp|\.amp(?=\.html?$)|\.amp$)(?=$|\.html?$)|/+$", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_DEFAULT_PORTS = (80, 443)


def canonical_url(url: str) -> str:
    """``url`` for comparing, never for fetching: equal for http, www, AMP and tracked variants.

    The fragment goes, tracking parameters go, the rest of the query keeps its order. What is no
    web address comes back stripped.
    """
    url = url.strip()
    parts = split_url(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return url
    path = _escapes(parts.path)
    for _ in range(2):
        path = _VARIANT_PATH.sub("", path)
    query = "&".join(
        piece for piece in parts.query.split("&") if piece and not _TRACKING.fullmatch(piece)
    )
    return urlunsplit(("https", _authority(parts), path, _escapes(query), ""))


def canonical_feed_url(url: str) -> str:
    """``url`` of a feed for comparing: equal for http, www, a final slash and campaign tags.

    Nothing else of the query goes, as it may choose the feed (``?feedname=asia``).
    """
    url = url.strip()
    parts = split_url(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return url
    name = parts.hostname.removesuffix(".").removeprefix("www.")
    port = "" if parts.port in (None, *_DEFAULT_PORTS) else f":{parts.port}"
    query = "&".join(
        piece for piece in parts.query.split("&") if piece and not piece.lower().startswith("utm_")
    )
    path = _escapes(parts.path).rstrip("/")
    return urlunsplit(("https", f"{name}{port}", path, _escapes(query), ""))


def host(url: str) -> str:
    """The host name of ``url`` in lower case, "" where there is none."""
    parts = split_url(url)
    return (parts.hostname or "") if parts else ""


def split_url(url: str) -> SplitResult | None:
    """``url`` in its parts (RFC 3986), or None for what no parser accepts."""
    try:
        parts = urlsplit(url)
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def _authority(parts: SplitResult) -> str:
    name = _VARIANT_HOST.sub("", parts.hostname or "")
    return name if parts.port in (None, *_DEFAULT_PORTS) else f"{name}:{parts.port}"


def _escapes(text: str) -> str:
    return _ESCAPE.sub(lambda escape: escape.group().upper(), text)
