"""The way from the configured URL to the document: every redirect, and what it may carry."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from briefing.fetch.errors import Trouble
from briefing.fetch.ip_address import canonical, impossible, names_nearby, names_private

MOST_REDIRECTS = 5
PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}


@dataclass(frozen=True, slots=True)
class Trail:
    """URLs from the configured one to the next to ask, without passwords and fragments.

    ``permanent``: every redirect so far was a 301 or 308 (RFC 9110, 15.4).
    """

    urls: tuple[httpx.URL, ...]
    permanent: bool = True

    @classmethod
    def starting_at(cls, url: str, page: str | None = None) -> Trail:
        """A trail of no redirects; ``Trouble`` for a URL that no fetch can use.

        A ``page`` is asked in place of ``url`` and may no more than what ``url`` redirects to.
        """
        home = usable(url, None, "its URL")
        return cls((home,) if page is None else (home, usable(page, home, "its URL")), page is None)

    @property
    def url(self) -> httpx.URL:
        """Where to ask next, or where the document was."""
        return self.urls[-1]

    @property
    def host(self) -> str:
        """The host to ask next, in one spelling."""
        return canonical(_ascii_host(self.url))

    @property
    def redirected(self) -> bool:
        """Whether a redirect led here."""
        return len(self.urls) > 1

    @property
    def moved_to(self) -> str | None:
        """The new address, if the feed moved there for good."""
        return str(self.url) if self.redirected and self.permanent else None

    @property
    def at_home(self) -> bool:
        """Whether what is meant for the configured server alone may be sent to this one.

        The same origin, or its step up to https: a secret never leaves for another host, another
        port or plain http.
        """
        home, here = self.urls[0], self.url
        if self.host != canonical(_ascii_host(home)):
            return False
        upgraded = home.scheme == "http" and here.scheme == "https"
        if upgraded:
            return home.port is here.port is None
        return (home.scheme, home.port) == (here.scheme, here.port)

    @property
    def strays_nearby(self) -> bool:
        """Whether a redirect left the configured host for a private or a local one."""
        return self.host != canonical(_ascii_host(self.urls[0])) and names_nearby(self.host)

    def private_host(self, *, allowed: bool) -> str | None:
        """The one host that may be at a private address: the configured one, if it says so.

        ``allowed``: the feed has ``allow_private``. A redirect never adds another.
        """
        home = _ascii_host(self.urls[0])
        return home if allowed or names_private(home) else None

    def after(self, status: int, location: str | None) -> Trail:
        """The trail with one redirect more; ``Trouble`` when it leads nowhere."""
        if not location:
            raise Trouble(f"{status} without the address it redirects to")
        url = usable(location, self.url, "the address it redirects to")
        if url in self.urls:
            raise Trouble("it redirects in a loop")
        if len(self.urls) > MOST_REDIRECTS:
            raise Trouble(f"it redirects more than {MOST_REDIRECTS} times")
        return Trail((*self.urls, url), self.permanent and status in PERMANENT)


def usable(text: str, base: httpx.URL | None, what: str) -> httpx.URL:
    """``text`` as a URL that can be asked, without user name, password and fragment.

    ``Trouble``, which calls it ``what``, for one that cannot.
    """
    try:
        url = httpx.URL(text.strip()) if base is None else base.join(text.strip())
        url = url.copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Trouble(f"{what} cannot be read") from error
    if url.scheme not in {"http", "https"}:
        raise Trouble(f"{what} is neither http nor https")
    host = _ascii_host(url)
    if not host:
        raise Trouble(f"{what} names no host")
    if "%" in host:  # how httpx keeps a character that no host name has
        raise Trouble(f"{what} cannot be read")
    if impossible(host):
        raise Trouble(f"{what} names a host that cannot exist")
    if url.port is not None and not 0 < url.port < 1 << 16:
        raise Trouble(f"{what} names a port that cannot exist")
    return url


def _ascii_host(url: httpx.URL) -> str:
    """The host as it is looked up; httpx raises where it cannot show it in its own script."""
    return url.raw_host.decode("ascii")
