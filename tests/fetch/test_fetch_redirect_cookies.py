"""Cookies that redirects set: where they return to, and where they never go."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
import pytest

from briefing.domain.feed import Feed
from briefing.fetch.due_feeds import Request
from briefing.fetch.redirect_cookies import RedirectCookies
from tests.fetch.web import Seen, Serve, answer, failure, fetch, fetched

if TYPE_CHECKING:
    import asyncio

RSS = b"<rss/>"
NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)


def returned(header: str, to: str, set_by: str = "https://news.example/gate/in") -> str:
    return RedirectCookies().after(httpx.URL(set_by), [header], NOW).header(httpx.URL(to))


@pytest.mark.parametrize(
    ("header", "to", "sent"),
    [
        ("a=1", "https://news.example/gate/feed", "a=1"),
        ("a=1; Path=/", "https://news.example/feed", "a=1"),
        ("a=b=c; Path=/x; HttpOnly", "https://news.example/x/y?z", "a=b=c"),
        ("a=1; Path=/; Domain=news.example; Secure", "https://news.example/", "a=1"),
        ("a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
         "https://news.example/", "a=1"),
        ("a=1", "https://news.example/feed", ""),  # by default for its own folder
        ("a=1; Path=/x", "https://news.example/xy", ""),
        ("a=1; Path=/; Domain=news.example", "https://www.news.example/", ""),
        ("a=1; Path=/; Domain=example", "https://other.example/", ""),
        ("a=1; Path=/; Domain=other.example", "https://other.example/", ""),
        ("a=1; Path=/; Domain=other.example", "https://news.example/", ""),
        ("a=1; Path=/", "http://news.example/", ""),
        ("a=1; Path=/", "https://news.example:8443/", ""),
        ("a=1; Path=/; Max-Age=0", "https://news.example/", ""),
        ("a=1; Path=/; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "https://news.example/", ""),
        ("no pair; Path=/", "https://news.example/", ""),
        ("a=\x01; Path=/", "https://news.example/", ""),
        ("a=" + "x" * 5000 + "; Path=/", "https://news.example/", ""),
    ],
)  # fmt: skip
def test_a_cookie_returns_to_where_it_belongs(header: str, to: str, sent: str) -> None:
    assert returned(header, to) == sent


def test_a_secure_cookie_of_a_plain_server_is_none() -> None:
    plain = "http://news.example/in"
    assert returned("a=1; Path=/; Secure", "https://news.example/", plain) == ""
    assert returned("a=1; Path=/", "https://news.example/", plain) == "a=1"


def test_later_cookies_replace_and_remove_earlier_ones() -> None:
    url = httpx.URL("https://news.example/")
    cookies = RedirectCookies().after(url, ["a=1", "b=1"], NOW).after(url, ["a=2"], NOW)
    assert cookies.header(url) == "b=1; a=2"
    assert cookies.after(url, ["b=; Max-Age=-1"], NOW).header(url) == "a=2"
    assert cookies.header(url, "b=mine; c=3") == "b=mine; c=3; a=2"
    assert len(cookies.after(url, [f"n{n}=1" for n in range(999)], NOW).cookies) <= 30


async def gated(request: Seen, writer: asyncio.StreamWriter) -> None:
    """Sends the document only to whoever brings the cookie back."""
    seen = "seen=1" in request.headers.get("cookie", "")
    writer.write(answer("200 OK", RSS) if seen else answer("302 Found", b"", "Location: /gate"))


GATE = answer("302 Found", b"", "Location: /f", "Set-Cookie: seen=1; Path=/")


async def test_a_server_that_waits_for_its_cookie_is_read(serve: Serve) -> None:
    web = await serve({"/f": gated, "/gate": GATE})
    for _ in range(2):  # it is not kept for the next fetch
        (got,) = await fetch(web.url("/f"))
        assert fetched(got).body == RSS
    assert ["cookie" in seen.headers for seen in web.seen] == [False, False, True] * 2


async def test_a_cookie_joins_those_of_feeds_toml(serve: Serve) -> None:
    web = await serve({"/f": gated, "/gate": GATE})
    (got,) = await fetch(Request(Feed(web.url("/f"), headers=(("Cookie", "mine=1"),))))
    assert fetched(got).body == RSS
    assert [seen.headers["cookie"] for seen in web.seen] == ["mine=1", "mine=1", "mine=1; seen=1"]


async def test_a_cookie_goes_to_no_other_server(serve: Serve) -> None:
    other = await serve({"/": answer("200 OK", RSS)})
    to = f"Location: {other.url()}"
    web = await serve({"/": answer("302 Found", b"", to, "Set-Cookie: a=1; Path=/")})
    (got,) = await fetch(web.url())
    assert fetched(got).body == RSS
    assert "cookie" not in other.seen[0].headers


@pytest.mark.parametrize(
    ("cookie", "times", "reason"),
    [
        ("a=1", 2, "it wants a cookie: it redirects in a loop"),
        ("", 1, "it redirects in a loop"),
    ],
)
async def test_a_loop_ends_with_its_cookie_too(
    serve: Serve, cookie: str, times: int, reason: str
) -> None:
    web = await serve({"/": answer("302 Found", b"", "Location: /", f"Set-Cookie: {cookie}")})
    (got,) = await fetch(web.url())
    assert (failure(got).reason, len(web.seen)) == (reason, times)


async def test_ever_new_cookies_make_no_endless_loop(serve: Serve) -> None:
    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        cookie = f"Set-Cookie: n={len(web.seen)}"
        writer.write(answer("302 Found", b"", "Location: /", cookie))

    web = await serve({"/": page})
    (got,) = await fetch(web.url())
    assert failure(got).reason == "it wants a cookie: it redirects more than 5 times"
    assert len(web.seen) == 6
