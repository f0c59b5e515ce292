"""Through a proxy: what it is told, what the server behind it is told, and what is refused."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
import trustme

from briefing.domain.feed import Feed
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Failed, Fetched, Unchanged
from tests.fetch.web import Handler, Seen, Serve, answer, failure, fetch

if TYPE_CHECKING:
    from pathlib import Path

RSS = b"<rss/>"


Tls = tuple[str, Callable[..., ssl.SSLContext]]


@pytest.fixture
def tls(tmp_path: Path) -> Tls:
    """The file of a certificate authority, and a way to make servers that it vouches for."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")

    def server(*names: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*names).configure_cert(context)
        return context

    return str(tmp_path / "authority.pem"), server


def tunnel(port: int) -> Handler:
    """A proxy's answer to CONNECT: everything goes to ``port`` and back."""

    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        reader, onward = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

        async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            with suppress(ConnectionError):
                while data := await source.read(65536):
                    target.write(data)
                    await target.drain()
            target.close()

        await asyncio.gather(pump(request.connection, onward), pump(reader, writer))

    return page


async def test_http_goes_through_with_its_whole_address(serve: Serve) -> None:
    proxy = await serve({"http://news.example/feed?a=1": answer("200 OK", RSS, 'ETag: "1"')})
    (got,) = await fetch(Feed("http://news.example/feed?a=1", proxy=proxy.url()))
    assert isinstance(got, Fetched)
    assert (got.url, got.etag) == ("http://news.example/feed?a=1", '"1"')
    assert proxy.seen[0].headers["host"] == "news.example"
    assert "proxy-authorization" not in proxy.seen[0].headers


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_https_goes_through_a_tunnel(serve: Serve, tls: Tls, scheme: str) -> None:
    ca_file, server = tls
    web = await serve({"/feed": answer("200 OK", RSS)}, server("news.example"))
    proxy = await serve(
        {"news.example:443": tunnel(web.port)}, server("127.0.0.1") if scheme == "https" else None
    )
    feed = Feed(
        "https://news.example/feed",
        proxy=proxy.url("", "me:pa%20ss@127.0.0.1"),
        ca_file=ca_file,
        username="ann",
        headers=(("X-Key", "k"),),
    )
    (got,) = await fetch(feed)
    assert isinstance(got, Fetched)
    assert set(proxy.seen[0].names) == {"host", "proxy-authorization"}
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic bWU6cGEgc3M="
    assert {"authorization", "x-key"} <= set(web.seen[0].names)
    assert "proxy-authorization" not in web.seen[0].names
    assert web.seen[0].headers["host"] == "news.example"


async def test_the_certificate_behind_a_tunnel_is_checked(serve: Serve, tls: Tls) -> None:
    ca_file, server = tls
    web = await serve({"/feed": answer("200 OK", RSS)}, server("other.example"))
    proxy = await serve({"news.example:443": tunnel(web.port)})
    (got,) = await fetch(
        Feed("https://news.example/feed", proxy=proxy.url(), ca_file=ca_file, username="ann")
    )
    assert failure(got).reason == "its certificate is for another host"
    assert not web.seen


async def test_a_proxy_is_asked_again_at_every_hop(serve: Serve, tls: Tls) -> None:
    ca_file, server = tls
    web = await serve({"/new": b"HTTP/1.1 304 Not Modified\r\n\r\n"}, server("news.example"))
    proxy = await serve(
        {
            "http://news.example/old": answer("301 M", b"", "Location: https://news.example/new"),
            "news.example:443": tunnel(web.port),
        }
    )
    feed = Feed("http://news.example/old", proxy=proxy.url(), ca_file=ca_file)
    (got,) = await fetch(Request(feed, '"1"'))
    assert isinstance(got, Unchanged)
    assert got.moved_to == "https://news.example/new"


@pytest.mark.parametrize("url", ["http://[2001:db8::1]:81/f", "https://[2001:db8::1]/f"])
async def test_an_address_of_ipv6_keeps_its_brackets(serve: Serve, url: str) -> None:
    proxy = await serve({"http://[2001:db8::1]:81/f": answer("200 OK", RSS)})
    await fetch(Feed(url, proxy=proxy.url()))
    asked = proxy.seen[0]
    assert asked.path in (url, "[2001:db8::1]:443")
    assert asked.headers["host"] in ("[2001:db8::1]:81", "[2001:db8::1]:443")


@pytest.mark.parametrize(
    "place",
    ["http://127.0.0.1/x", "http://localhost/x", "https://10.0.0.1/x", "http://[::1]/x",
     "http://2130706433/x", "http://0x7f.1/x", "http://[::ffff:10.0.0.1]/x", "http://intranet/x",
     "http://169.254.169.254/latest", "http://printer.local/x", "http://LOCALHOST./x"],
)  # fmt: skip
async def test_a_redirect_to_a_private_host_is_not_even_sent_to_the_proxy(
    serve: Serve, place: str
) -> None:
    proxy = await serve({"http://news.example/": answer("302 F", b"", f"Location: {place}")})
    feed = Feed("http://news.example/", proxy=proxy.url(), allow_private=True)
    (got,) = await fetch(feed)
    assert failure(got).reason.startswith("it redirects to a private address (")
    assert len(proxy.seen) == 1


async def test_a_private_host_that_a_person_named_is_sent_to_the_proxy(serve: Serve) -> None:
    proxy = await serve(
        {
            "http://intranet/feed": answer("302 Found", b"", "Location: http://intranet:81/x"),
            "http://intranet:81/x": answer("200 OK", RSS),
            "http://10.0.0.9/feed": answer("200 OK", RSS),
        }
    )
    got = await fetch(
        Feed("http://intranet/feed", proxy=proxy.url()),
        Feed("http://10.0.0.9/feed", proxy=proxy.url()),
    )
    assert all(isinstance(outcome, Fetched) for outcome in got)


async def test_a_proxy_at_a_private_address_needs_to_be_named_so(
    serve: Serve, names: dict[str, list[list[str]]]
) -> None:
    names["proxy.example"] = [["127.0.0.1"]]
    proxy = await serve({"http://news.example/": answer("200 OK", RSS)})
    named = proxy.url("", "proxy.example")
    refused, got = await fetch(
        Feed("http://news.example/", proxy=named),
        Feed("http://news.example/", proxy=named, allow_private=True),
    )
    assert failure(refused).reason == (
        "its proxy proxy.example is at a private address; allow_private = true would allow it"
    )
    assert isinstance(got, Fetched)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"HTTP/1.1 407 Do\r\nContent-Length: 0\r\n\r\n",
         "its proxy answers 407 proxy authentication required"),
        (b"HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n", "its proxy answers 502 bad gateway"),
        (b"SSH-2.0-OpenSSH\r\n\r\n", "its proxy: the answer is not HTTP"),
        (b"", "its proxy: the server hung up"),
        (b"HTTP/1.1 200 OK\r\n\r\n", "no secure connection could be made"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 20_000,
         "its proxy: its headers are longer than any answer needs"),
    ],
)  # fmt: skip
async def test_what_goes_wrong_at_the_proxy_is_told(serve: Serve, page: bytes, reason: str) -> None:
    proxy = await serve({"news.example:443": page})
    feed = Feed("https://news.example/", proxy=proxy.url("", "me:hunter2@127.0.0.1"))
    assert await fetch(feed) == [Failed(feed, reason)]


async def test_a_proxy_that_is_not_there_is_told(names: dict[str, list[list[str]]]) -> None:
    feeds = [
        Feed("http://news.example/", proxy="http://me:hunter2@127.0.0.1:1"),
        Feed("https://news.example/", proxy="http://127.0.0.1:1"),
        Feed("http://news.example/2", proxy="ftp://127.0.0.1"),
        Feed("http://news.example/3", proxy="socks5://127.0.0.1:1080"),
    ]
    assert [failure(outcome).reason for outcome in await fetch(*feeds)] == [
        "its proxy: the connection was refused",
        "its proxy: the connection was refused",
        "its proxy's URL is neither http nor https",
        "its proxy's URL is neither http nor https",
    ]


async def test_a_silent_proxy_ends_at_the_deadline(serve: Serve) -> None:
    async def hang(request: Seen, writer: asyncio.StreamWriter) -> None:
        await request.connection.read()

    proxy = await serve({"http://news.example/": hang})
    (got,) = await fetch(Feed("http://news.example/", proxy=proxy.url()), timeout=0.3)
    assert failure(got).reason == "no complete answer within 0.3 s"
