"""What is said of ourselves and asked for, and to whom."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import httpx

from briefing import __version__
from briefing.fetch.codings import ACCEPTED

if TYPE_CHECKING:
    from briefing.fetch.due import Request
    from briefing.fetch.trail import Trail

USER_AGENT = f"briefing/{__version__} (feed reader)"
_ALWAYS = {
    b"accept": b"application/atom+xml, application/rss+xml, application/feed+json, "
    b"application/rdf+xml;q=0.9, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, "
    b"*/*;q=0.1",
    b"accept-encoding": ACCEPTED.encode(),
    b"connection": b"close",
    b"user-agent": USER_AGENT.encode(),
}

_OURS = frozenset({"host", "connection", "content-length", "transfer-encoding", "te", "upgrade"})


def headers(request: Request, trail: Trail) -> list[tuple[bytes, bytes]]:
    """All that is sent at this point of a feed's trail, but for Host.

    Credentials and the feed's own headers go only to the server it is configured with. No cookie
    and no Referer is ever sent, unless feeds.toml says so.
    """
    sent = dict(_ALWAYS)
    if request.feed.user_agent:
        sent[b"user-agent"] = request.feed.user_agent.encode()
    if request.etag:
        sent[b"if-none-match"] = _as_received(request.etag)
    if request.last_modified:
        sent[b"if-modified-since"] = _as_received(request.last_modified)
    if trail.at_home:
        sent |= _credentials(request.feed.url)
        for name, value in request.feed.headers:
            if name.lower() not in _OURS:
                sent[name.lower().encode()] = value.strip().encode()
    return [(name.title(), value) for name, value in sent.items()]


def validator(answer: httpx.Response, name: bytes) -> str | None:
    """The first header ``name`` (lower case) of ``answer``, byte for byte as latin-1."""
    values = (value for key, value in answer.headers.raw if key.lower() == name)
    return next(values, b"").decode("latin-1") or None


def described(answer: httpx.Response) -> dict[str, str]:
    """The headers of ``answer`` that still hold for its decoded body, names in lower case."""
    dropped = {"content-encoding", "content-length", "transfer-encoding", "set-cookie"}
    return {name: value for name, value in answer.headers.items() if name not in dropped}


def _as_received(text: str) -> bytes:
    return text.encode("latin-1", "ignore")


def _credentials(url: str) -> dict[bytes, bytes]:
    """Basic authorization for the user name and password in ``url`` (RFC 7617)."""
    secret = httpx.URL(url.strip())
    if not secret.username and not secret.password:
        return {}
    pair = f"{secret.username}:{secret.password}".encode()
    return {b"authorization": b"Basic " + b64encode(pair)}
