"""The redirects from the configured URL to the document, and what may be sent to each host."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from briefing.domain.failure_words import WANTS_COOKIE
from briefing.fetch.errors import FetchError
from briefing.fetch.ip_address import (
    canonical_host,
    is_impossible,
    names_local_network,
    names_private,
)
from briefing.fetch.redirect_cookies import RedirectCookies

MAX_REDIRECTS = 5
PERMANENT_REDIRECTS = frozenset({301, 308})
REDIRECTS = PERMANENT_REDIRECTS | {302, 303, 307}
_NO_COOKIES = RedirectCookies()


@dataclass(frozen=True, slots=True)
class RedirectChain:
    """URLs from the configured one to the next to request, without passwords and fragments.

    ``permanent``: every redirect so far was a 301 or 308 (RFC 9110, 15.4). ``cookies`` are those
    that they have set; ``requests`` are the URLs so far with the cookies that were sent.
    """

    urls: tuple[httpx.URL, ...]
    permanent: bool = True
    cookies: RedirectCookies = _NO_COOKIES
    requests: frozenset[tuple[httpx.URL, str]] = frozenset()

    @classmethod
    def starting_at(cls, url: str, page: str | None = None) -> RedirectChain:
        """A chain without redirects; ``FetchError`` for a URL that cannot be fetched.

        A ``page`` is requested instead of ``url``, with the rights of a redirect target of it.
        """
        home = checked_url(url, None, "its URL")
        if page is None:
            return cls((home,))
        return cls(
            (home, checked_url(page, home, "its URL")), False, requests=frozenset({(home, "")})
        )

    @property
    def url(self) -> httpx.URL:
        """The URL to request next, or the one that the document came from."""
        return self.urls[-1]

    @property
    def host(self) -> str:
        """The host to request next, in its canonical spelling."""
        return canonical_host(_ascii_host(self.url))

    @property
    def redirected(self) -> bool:
        """Whether a redirect led here."""
        return len(self.urls) > 1

    @property
    def moved_to(self) -> str | None:
        """The new address, if the feed moved there for good."""
        return str(self.url) if self.redirected and self.permanent else None

    @property
    def same_origin(self) -> bool:
        """Whether credentials for the configured server may be sent to this one.

        It must have the same origin, or the same host upgraded to https: a secret is never sent to
        another host, another port or over plain http.
        """
        home, here = self.urls[0], self.url
        if self.host != canonical_host(_ascii_host(home)):
            return False
        upgraded = home.scheme == "http" and here.scheme == "https"
        if upgraded:
            return home.port is here.port is None
        return (home.scheme, home.port) == (here.scheme, here.port)

    @property
    def redirected_to_local_network(self) -> bool:
        """Whether a redirect leads from the configured host to a private or local one."""
        return self.host != canonical_host(_ascii_host(self.urls[0])) and names_local_network(
            self.host
        )

    def private_host(self, *, allowed: bool) -> str | None:
        """The one host that may be at a private address: the configured one, or None.

        ``allowed``: the feed has ``allow_private``. A redirect never adds another.
        """
        home = _ascii_host(self.urls[0])
        return home if allowed or names_private(home) else None

    def after(
        self, status: int, location: str | None, cookies: RedirectCookies | None = None
    ) -> RedirectChain:
        """The chain with one more redirect; ``FetchError`` when it cannot be followed.

        ``cookies`` are those known after it. A URL may come back once other cookies are sent to it.
        """
        if not location:
            raise FetchError(f"{status} without the address it redirects to")
        cookies = self.cookies if cookies is None else cookies
        url = checked_url(location, self.url, "the address it redirects to")
        requests = self.requests | {(self.url, self.cookies.header(self.url))}
        loop = (url, cookies.header(url)) in requests
        if loop or len(self.urls) > MAX_REDIRECTS:
            wanted = f"{WANTS_COOKIE}: " if cookies.cookies and url in self.urls else ""
            reason = "in a loop" if loop else f"more than {MAX_REDIRECTS} times"
            raise FetchError(f"{wanted}it redirects {reason}")
        permanent = self.permanent and status in PERMANENT_REDIRECTS
        return RedirectChain((*self.urls, url), permanent, cookies, requests)


def checked_url(text: str, base: httpx.URL | None, what: str) -> httpx.URL:
    """``text`` as a URL that can be requested, without user name, password and fragment.

    ``FetchError`` for one that cannot; its message calls the URL ``what``.
    """
    try:
        url = httpx.URL(text.strip()) if base is None else base.join(text.strip())
        url = url.copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(f"{what} cannot be read") from error
    if url.scheme not in {"http", "https"}:
        raise FetchError(f"{what} is neither http nor https")
    host = _ascii_host(url)
    if not host:
        raise FetchError(f"{what} names no host")
    if "%" in host:  # how httpx keeps a character that no host name has
        raise FetchError(f"{what} cannot be read")
    if is_impossible(host):
        raise FetchError(f"{what} names a host that cannot exist")
    if url.port is not None and not 0 < url.port < 1 << 16:
        raise FetchError(f"{what} names a port that cannot exist")
    return url


def _ascii_host(url: httpx.URL) -> str:
    """The host as it is looked up; ``url.host`` raises where it cannot be decoded to Unicode."""
    return url.raw_host.decode("ascii")
