"""Cookies that a redirect sets (RFC 6265), for the later requests of the same fetch only.

Some servers answer with the document only once their cookie has come back. Nothing is stored, and
a cookie returns to no other host than the one that set it, whatever domain it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import httpx

_MAX_COOKIES = 30
_MAX_LENGTH = 4096
_PAIR = re.compile(r"[^\x00-\x20()<>@,;:\\\"/\[\]?={}\x7f]+=[^\x00-\x1f;\x7f]*")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Cookie:
    """``origin`` is the scheme, host and port that set it, the default port as None."""

    name: str
    pair: str
    origin: tuple[str, str, int | None]
    path: str
    secure: bool

    def belongs_to(self, url: httpx.URL) -> bool:
        """Whether it may be sent to ``url``: never from https to plain http."""
        scheme, host, port = _origin(url)
        if host != self.origin[1] or port != self.origin[2]:
            return False
        if scheme == "http" and (self.secure or self.origin[0] == "https"):
            return False
        path = url.path or "/"
        within = path.startswith(self.path if self.path.endswith("/") else f"{self.path}/")
        return path == self.path or within


@dataclass(frozen=True, slots=True)
class RedirectCookies:
    """The cookies that the redirects of one fetch have set so far."""

    cookies: tuple[Cookie, ...] = ()

    def after(self, url: httpx.URL, headers: Iterable[str], now: datetime) -> RedirectCookies:
        """With those that a response from ``url`` sets in its Set-Cookie ``headers``."""
        known = {(cookie.name, cookie.origin, cookie.path): cookie for cookie in self.cookies}
        for header in headers:
            cookie, expired = _read(header, url, now)
            if cookie is None:
                continue
            key = (cookie.name, cookie.origin, cookie.path)
            known.pop(key, None)
            if not expired and len(known) < _MAX_COOKIES:
                known[key] = cookie
        return RedirectCookies(tuple(known.values()))

    def header(self, url: httpx.URL, own: str = "") -> str:
        """The value of Cookie for ``url``, or ""; ``own`` comes first and its names win."""
        names = {pair.partition("=")[0].strip() for pair in own.split(";")}
        sent = [cookie for cookie in self.cookies if cookie.belongs_to(url)]
        sent.sort(key=lambda cookie: -len(cookie.path))
        pairs = [cookie.pair for cookie in sent if cookie.name not in names]
        return "; ".join(filter(None, (own.strip().rstrip(";"), *pairs)))


def _read(header: str, url: httpx.URL, now: datetime) -> tuple[Cookie | None, bool]:
    """The cookie in a Set-Cookie header, None where it is to be ignored; whether it has expired."""
    pair, *parts = header.split(";")
    pair = pair.strip()
    if not _PAIR.fullmatch(pair) or len(pair) > _MAX_LENGTH:
        return None, False
    attributes = {
        name.strip().lower(): value.strip()
        for name, _, value in (part.partition("=") for part in parts)
    }
    scheme, host, port = _origin(url)
    domain = attributes.get("domain", "").lstrip(".").lower()
    if domain and host != domain and not host.endswith(f".{domain}"):
        return None, False
    secure = "secure" in attributes
    if secure and scheme != "https":
        return None, False
    path = attributes.get("path", "")
    if not path.startswith("/"):
        path = (url.path or "/").rpartition("/")[0] or "/"
    name = pair.partition("=")[0]
    cookie = Cookie(name, pair, (scheme, host, port), path, secure)
    return cookie, _expired(attributes, now)


def _expired(attributes: dict[str, str], now: datetime) -> bool:
    age = attributes.get("max-age", "")
    if re.fullmatch(r"-?\d{1,12}", age):
        return int(age) <= 0
    if "expires" not in attributes:
        return False
    from email.utils import parsedate_to_datetime  # few redirects set a cookie

    try:
        # An older form of the date has hyphens.
        at = parsedate_to_datetime(re.sub(r"(?<=\w)-(?=\w)", " ", attributes["expires"]))
        return (at.replace(tzinfo=UTC) if at.tzinfo is None else at) <= now
    except (ValueError, TypeError, OverflowError, IndexError):
        return False


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    port = None if url.port == _DEFAULT_PORTS.get(url.scheme) else url.port
    return url.scheme, url.raw_host.decode("ascii").lower(), port
