"""Request headers, and what each server is allowed to receive; reading of response headers."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import httpx

from briefing import __version__
from briefing.fetch.content_coding import ACCEPTED

if TYPE_CHECKING:
    from briefing.domain.feed import Feed
    from briefing.fetch.due_feeds import Request
    from briefing.fetch.redirects import RedirectChain

USER_AGENT = f"briefing/{__version__} (feed reader)"
_COMMON_HEADERS = {
    b"accept": b"application/atom+xml, application/rss+xml, application/feed+json, "
    b"application/rdf+xml;q=0.9, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, "
    # Some servers answer 406 to whoever does not name it, whatever they then send.
    b"text/html;q=0.2, */*;q=0.1",
    b"accept-encoding": ACCEPTED.encode(),
    b"connection": b"close",
}

_ACCEPT_PAGES = b"text/html, application/xhtml+xml, */*;q=0.1"
_RESERVED = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "te", "upgrade"}
)


def user_agent(contact: str | None) -> str:
    """The program's name, with where to reach the person who runs it (RFC 9110, 10.1.5)."""
    if contact is None:
        return USER_AGENT
    comment = f"+{contact}" if "://" in contact else contact
    return f"{USER_AGENT[:-1]}; {comment})"


def request_headers(
    request: Request,
    redirects: RedirectChain,
    agent: str = USER_AGENT,
    password: bytes | None = None,
) -> list[tuple[bytes, bytes]]:
    """The headers of the next request, except Host.

    ``password`` is what the feed's ``password_command`` printed. Credentials and the feed's own
    headers are sent only to the server it is configured with. No Referer is ever sent, unless
    feeds.toml says so, and no cookie but those that redirects of the same fetch have set.
    """
    sent = _COMMON_HEADERS | {b"user-agent": (request.feed.user_agent or agent).encode()}
    if request.url is not None:
        sent[b"accept"] = _ACCEPT_PAGES
    if request.etag:
        sent[b"if-none-match"] = _as_received(request.etag)
    if request.last_modified:
        sent[b"if-modified-since"] = _as_received(request.last_modified)
    if redirects.same_origin:
        sent |= _credentials(request.feed, password)
        for name, value in request.feed.headers:
            if name.lower() not in _RESERVED:
                sent[name.lower().encode()] = value.strip().encode()
    cookies = redirects.cookies.header(redirects.url, sent.get(b"cookie", b"").decode())
    if cookies:
        sent[b"cookie"] = cookies.encode()
    return [(name.title(), value) for name, value in sent.items()]


def validator(response: httpx.Response, name: bytes) -> str | None:
    """The first header ``name`` (lower case) of ``response``, byte for byte as latin-1."""
    values = (value for key, value in response.headers.raw if key.lower() == name)
    return next(values, b"").decode("latin-1") or None


def decoded_headers(response: httpx.Response) -> dict[str, str]:
    """The headers of ``response`` that still apply to its decoded body, names in lower case."""
    dropped = {"content-encoding", "content-length", "transfer-encoding", "set-cookie"}
    return {name: value for name, value in response.headers.items() if name not in dropped}


def _as_received(text: str) -> bytes:
    return text.encode("latin-1", "ignore")


def _credentials(feed: Feed, password: bytes | None) -> dict[bytes, bytes]:
    """Basic authorization (RFC 7617) for the user name and password of a feed.

    Its keys take precedence over its URL; a command gives the password of the user in either.
    """
    url = httpx.URL(feed.url.strip())
    user = url.username if feed.username is None else feed.username
    if password is None:
        password = url.password.encode() if feed.username is None else b""
        if not user and not password:
            return {}
    return {b"authorization": b"Basic " + b64encode(user.encode() + b":" + password)}
