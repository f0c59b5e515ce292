"""Pages that come in place of a feed: who checks for bots, and what else they want."""

from __future__ import annotations

import gzip

import pytest

from briefing.fetch.bot_check import bot_check
from tests.fetch.web import Serve, answer, failure, fetch, fetched

HTML = "Content-Type: text/html; charset=UTF-8"
RSS = b"<?xml version='1.0'?><rss><channel><title>Just a moment</title></channel></rss>"


def page(title: str, body: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head>{body}</html>".encode()


WAITING = page("Just a moment...", "<noscript>Enable JavaScript to continue</noscript>")


@pytest.mark.parametrize(
    ("status", "headers", "body", "name"),
    [
        ("200 OK", ("CF-RAY: 8f-ICN",), WAITING, " by Cloudflare"),
        ("503 Unavailable", ("CF-RAY: 8f-ICN",), WAITING, " by Cloudflare"),
        ("403 Forbidden", ("CF-Mitigated: challenge",), b"", " by Cloudflare"),
        ("202 Accepted", ("X-Amzn-Waf-Action: challenge",), b"", " by AWS WAF"),
        ("405 Not Allowed", ("X-Amzn-Waf-Action: captcha",), b"", " by AWS WAF"),
        (
            "200 OK",
            ("X-Iinfo: 1-2",),
            page("", '<iframe src="/_Incapsula_Resource?CWUDNSAI=5&amp;edet=12">x</iframe>'),
            " by Incapsula",
        ),
        (
            "403 Forbidden",
            (),
            page("news.example", "<script src='https://ct.captcha-delivery.com/c.js'></script>"),
            " by DataDome",
        ),
        (
            "202 Accepted",
            (),
            page("", '<a href="/.well-known/sgcaptcha/?r=%2F">'),
            " by SiteGround",
        ),
        ("200 OK", (), page("Checking your browser"), ""),
        ("200 OK", (), page("Verifying you are human"), ""),
    ],
)
async def test_bot_checks_are_named(
    serve: Serve, status: str, headers: tuple[str, ...], body: bytes, name: str
) -> None:
    packed = gzip.compress(body)
    web = await serve(
        {
            "/plain": answer(status, body, HTML, *headers),
            "/packed": answer(status, packed, HTML, "Content-Encoding: gzip", *headers),
        }
    )
    for got in await fetch(web.url("/plain"), web.url("/packed")):
        assert failure(got).reason == f"a bot check{name} came in place of the feed"
        assert failure(got).http == int(status[:3])


async def test_a_refusal_is_not_waited_for(serve: Serve) -> None:
    endless = b"HTTP/1.1 403 No\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    cut = b"HTTP/1.1 403 No\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<html>"
    long = answer("403 No", page("News") + b"x" * (1 << 20), HTML)
    web = await serve({"/endless": endless, "/cut": cut, "/long": long})
    for got in await fetch(*map(web.url, ("/endless", "/cut", "/long"))):
        assert failure(got).reason == "403 forbidden"


async def test_a_feed_is_a_feed_whoever_guards_it(serve: Serve) -> None:
    web = await serve({"/": answer("200 OK", RSS, "CF-RAY: 8f-ICN", "X-DataDome: protected")})
    (got,) = await fetch(web.url())
    assert fetched(got).body == RSS


@pytest.mark.parametrize(
    "body",
    [
        page("", "<script>document.cookie='seen=1';location.reload()</script>"),
        page("Cookies", "<p>Please enable cookies in your browser.</p>"),
    ],
)
def test_a_page_that_wants_a_cookie_is_told(body: bytes) -> None:
    assert (
        bot_check({}, body) == "it wants a cookie: a page that sets one came in place of the feed"
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Just a moment",
        page("News", "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"),
        page("News", "<script>document.cookie='a=1'; location.href</script>" + "<p>News. " * 200),
        page("News", "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script>" + "<p>News. " * 200),
    ],
)
def test_other_pages_are_no_checks(body: bytes) -> None:
    assert bot_check({"cf-ray": "8f-ICN", "x-iinfo": "1-2"}, body) is None
