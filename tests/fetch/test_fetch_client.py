from __future__ import annotations

import asyncio
import gzip
import zlib
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import brotli
import pytest

from briefing import __version__
from briefing.domain.feed import Feed
from briefing.fetch.due_feeds import Request
from briefing.fetch.headers import user_agent
from briefing.fetch.outcome import Failed, Fetched, Unchanged
from tests.fetch.web import Handler, Seen, Serve, answer, failure, fetch, fetched
from tests.waiting import PATIENCE_S

gzipped = partial(gzip.compress, mtime=0)
"""Without the time: a test of packed bytes is called the same in every process."""

RSS = b"<rss><channel><title>Pacific Ledger</title></channel></rss>"
NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)


async def test_a_document_comes_with_all_there_is_to_know(serve: Serve) -> None:
    tags = ('ETag: W/"a\xff b"', "Last-Modified: Wed, 29 Oct 2025 08:00:00 +0000", "X-Two: 1")
    web = await serve({"/f?a=1&b": answer("200 OK", RSS, *tags, "Content-Type: text/xml")})
    (got,) = await fetch(web.url("/f?a=1&b"))
    assert isinstance(got, Fetched)
    assert (got.http, got.body, got.url, got.moved_to) == (200, RSS, web.url("/f?a=1&b"), None)
    assert got.etag == 'W/"a\xff b"'
    assert got.last_modified == "Wed, 29 Oct 2025 08:00:00 +0000"
    assert got.headers["content-type"] == "text/xml"


async def test_what_is_said_to_a_server(serve: Serve) -> None:
    cookie = "Set-Cookie: id=1; Path=/"
    other = "Set-Cookie: id=1; Path=/elsewhere"
    web = await serve(
        {
            "/one": answer("302 Found", b"", "Location: /two", other),
            "/two": answer("200 OK", RSS, cookie),
        }
    )
    await fetch(web.url("/one"))
    await fetch(web.url("/two"))
    for request in web.seen:
        assert set(request.names) == {
            "host", "accept", "accept-encoding", "connection", "user-agent"
        }  # fmt: skip
        assert request.headers["user-agent"] == f"briefing/{__version__} (feed reader)"
        assert request.headers["accept-encoding"] == "gzip, deflate, br"
        assert request.headers["accept"].endswith(", */*;q=0.1")
        for kind in ("rss+xml", "atom+xml", "feed+json", "json"):
            assert f"application/{kind}" in request.headers["accept"]
        assert "text/html;q=" in request.headers["accept"]


@pytest.mark.parametrize(
    ("contact", "comment"),
    [
        (None, "(feed reader)"),
        ("https://me.example/", "(feed reader; +https://me.example/)"),
        ("ann@me.example", "(feed reader; ann@me.example)"),
    ],
)
async def test_servers_are_told_whom_to_write_to(
    serve: Serve, contact: str | None, comment: str
) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    await fetch(web.url(), contact=contact)
    assert web.seen[0].headers["user-agent"] == f"briefing/{__version__} {comment}"


def test_the_docs_quote_the_user_agent_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert f"`{user_agent('https://me.example/')}`" in page


async def test_environment_proxies_are_not_asked(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    (got,) = await fetch(web.url())
    assert isinstance(got, Fetched)


async def test_a_missing_certificate_file_stops_nothing(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/authorities.pem")
    (got,) = await fetch(web.url())
    assert isinstance(got, Fetched)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzipped(RSS)),
        ("deflate", zlib.compress(RSS)),
        ("deflate", zlib.compress(RSS)[2:-4]),
        ("gzip, gzip", gzipped(gzipped(RSS))),
        ("br", brotli.compress(RSS)),
        ("identity", gzipped(RSS)),
        ("gzip", gzipped(RSS[:20]) + gzipped(RSS[20:])),
        ("gzip", gzipped(RSS) + b"trailing garbage"),
    ],
)
async def test_compressed_answers(serve: Serve, coding: str, body: bytes) -> None:
    web = await serve({"/": answer("200 OK", body, f"Content-Encoding: {coding}")})
    (got,) = await fetch(web.url())
    assert isinstance(got, Fetched)
    assert got.body == RSS
    assert "content-encoding" not in got.headers


async def test_validators_go_back_byte_for_byte_and_the_rest_is_304(serve: Serve) -> None:
    etag, modified = 'W/"caf\xe9 \xff"', "yesterday, roughly"

    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        same = request.headers.get("if-none-match") == etag
        same = same and request.headers.get("if-modified-since") == modified
        tags = (f"ETag: {etag}", f"Last-Modified: {modified}")
        writer.write(b"HTTP/1.1 304 Not Modified\r\n\r\n" if same else answer("200 OK", RSS, *tags))

    web = await serve({"/": page})
    (first,) = await fetch(web.url())
    assert isinstance(first, Fetched)
    feed = Feed(web.url())
    (again,) = await fetch(Request(feed, first.etag, first.last_modified, first.digest))
    assert again == Unchanged(feed, 304, etag, modified)


async def test_new_validators_of_a_304_replace_the_old(serve: Serve) -> None:
    web = await serve({"/": b'HTTP/1.1 304 Not Modified\r\nETag: "2"\r\n\r\n'})
    feed = Feed(web.url())
    (got,) = await fetch(Request(feed, '"1"', "then"))
    assert got == Unchanged(feed, 304, '"2"', "then")


async def test_a_304_nobody_asked_for_is_no_answer(serve: Serve) -> None:
    web = await serve({"/": b"HTTP/1.1 304 Not Modified\r\n\r\n"})
    (got,) = await fetch(web.url())
    assert (failure(got).reason, failure(got).http) == ("304 not modified", 304)


async def test_an_equal_body_is_unchanged_and_brings_its_validators(serve: Serve) -> None:
    web = await serve({"/": answer("200 OK", RSS, 'ETag: "new"')})
    (first,) = await fetch(web.url())
    feed = Feed(web.url())
    (again,) = await fetch(Request(feed, '"old"', "then", fetched(first).digest))
    assert again == Unchanged(feed, 200, '"new"', None)


async def test_moved_for_good_and_for_now(serve: Serve) -> None:
    web = await serve(
        {
            "/old": answer("301 Moved", b"", "Location: /older"),
            "/older": answer("308 Moved", b"", "Location: /new#top"),
            "/busy": answer("302 Found", b"", "Location: new"),
            "/new": answer("200 OK", RSS),
        }
    )
    moved, borrowed = await fetch(web.url("/old"), web.url("/busy"))
    assert (fetched(moved).url, fetched(moved).moved_to) == (web.url("/new"), web.url("/new"))
    assert (fetched(borrowed).url, fetched(borrowed).moved_to) == (web.url("/new"), None)


async def test_a_feed_that_moved_and_stayed_the_same_says_so(serve: Serve) -> None:
    web = await serve(
        {
            "/old": answer("301 Moved", b"", "Location: /new"),
            "/new": b"HTTP/1.1 304 Not Modified\r\n\r\n",
        }
    )
    (got,) = await fetch(Request(Feed(web.url("/old")), '"1"'))
    assert isinstance(got, Unchanged)
    assert got.moved_to == web.url("/new")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/", "it redirects in a loop"),
        ("/next", "it redirects in a loop"),
        ("file:///etc/passwd", "the address it redirects to is neither http nor https"),
        ("http://[", "the address it redirects to cannot be read"),
    ],
)
async def test_redirects_that_lead_nowhere(serve: Serve, location: str, reason: str) -> None:
    web = await serve(
        {
            "/": answer("302 Found", b"", f"Location: {location}"),
            "/next": answer("302 Found", b"", "Location: /"),
        }
    )
    assert await fetch(web.url()) == [Failed(Feed(web.url()), reason, 302)]


async def test_too_many_redirects(serve: Serve) -> None:
    pages: dict[str, bytes | Handler] = {
        f"/{n}": answer("301 Moved", b"", f"Location: /{n + 1}") for n in range(50)
    }
    web = await serve(pages)
    (got,) = await fetch(web.url("/0"))
    assert failure(got).reason == "it redirects more than 5 times"
    assert len(web.seen) == 6


async def test_a_feeds_own_headers_and_agent(serve: Serve) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    own = (("X-Key", "schlüssel"), ("ACCEPT", "text/plain"), ("Content-Length", "99"))
    feed = Feed(web.url(), headers=own, user_agent="Own/1")
    (got,) = await fetch(Request(feed))
    assert isinstance(got, Fetched)
    sent = web.seen[0].headers
    assert sent["x-key"].encode("latin-1").decode() == "schlüssel"
    assert (sent["accept"], sent["user-agent"]) == ("text/plain", "Own/1")
    assert "content-length" not in sent


async def test_a_header_that_cannot_be_sent_is_told(serve: Serve) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    (got,) = await fetch(Request(Feed(web.url(), headers=(("X", "a\r\nB: c"),))))
    assert failure(got).reason == "its headers in feeds.toml cannot be sent"
    assert not web.seen


async def test_secrets_stay_with_their_server_and_out_of_every_answer(serve: Serve) -> None:
    other = await serve({"/x": answer("200 OK", RSS)})
    web = await serve(
        {
            "/a": answer("302 Found", b"", "Location: /b"),
            "/b": answer("301 Moved", b"", f"Location: {other.url('/x')}"),
            "/c": answer("301 Moved", b"", "Location: /d"),
            "/d": answer("200 OK", RSS),
        }
    )
    key = (("X-Key", "k"), ("Cookie", "mine=1"))
    asked = [
        Request(Feed(web.url(path, "me%40x:p%3Aw@127.0.0.1"), headers=key)) for path in ("/a", "/c")
    ]
    away, stayed = await fetch(*asked)
    assert isinstance(away, Fetched)
    for request in web.seen:
        assert request.headers["authorization"] == "Basic bWVAeDpwOnc="
        assert (request.headers["x-key"], request.headers["cookie"]) == ("k", "mine=1")
    assert not {"authorization", "x-key", "cookie"} & set(other.seen[0].names)
    assert fetched(stayed).moved_to == fetched(stayed).url == web.url("/d")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Nope\x07", "404 not found"),
        ("403 Forbidden", "403 forbidden"),
        ("500 Oh", "500 internal server error"),
        ("204 No Content", "204 no content"),
        ("799 What", "799, which is not a known status"),
    ],
)
async def test_other_answers_in_words(serve: Serve, status: str, reason: str) -> None:
    web = await serve({"/": answer(status.replace("\x07", ""))})
    assert await fetch(web.url()) == [Failed(Feed(web.url()), reason, int(status[:3]))]


@pytest.mark.parametrize("status", ["201 Created", "202 Accepted", "206 Partial", "226 IM Used"])
async def test_a_document_is_read_with_any_success(serve: Serve, status: str) -> None:
    web = await serve({"/": answer(status, RSS)})
    (got,) = await fetch(web.url())
    assert (fetched(got).body, fetched(got).http) == (RSS, int(status[:3]))


async def test_gone(serve: Serve) -> None:
    web = await serve({"/": answer("410 Gone", b"", "Retry-After: 9")})
    assert await fetch(web.url()) == [Failed(Feed(web.url()), "410 gone", 410, gone=True)]


@pytest.mark.parametrize("status", ["429 Slow Down", "503 Busy"])
@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("Wed, 29 Oct 2025 09:30:00 GMT", 1800), ("9" * 99, 604800)],
)
async def test_retry_after(serve: Serve, status: str, value: str, seconds: int) -> None:
    web = await serve({"/": answer(status, b"", f"Retry-After: {value}")})
    loop = asyncio.get_running_loop()
    started = loop.time()
    (got,) = await fetch(web.url(), now=NOW)
    retry_at = failure(got).retry_at
    assert retry_at is not None
    spent, tick = timedelta(seconds=loop.time() - started), timedelta(milliseconds=1)
    # A number of seconds counts from the answer on, which came a little after NOW.
    assert -tick < retry_at - NOW - timedelta(seconds=seconds) < spent + tick


async def test_a_negative_retry_after_is_none(serve: Serve) -> None:
    web = await serve({"/": answer("429 Slow Down", b"", "Retry-After: -3")})
    (got,) = await fetch(web.url())
    assert (failure(got).reason, failure(got).retry_at) == ("429 too many requests", None)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "the server hung up"),
        (b"220 mail.example ESMTP\r\n\r\n", "the answer is not HTTP"),
        (
            b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000,
            "its headers are longer than any answer needs",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>",
            "the answer broke off before its end",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n",
            "the answer broke off before its end",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n",
            "larger than 16 MiB",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\nxx",
            "compressed with zstd, which was not asked for",
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain text",
            "its gzip compression is broken",
        ),
    ],
)  # fmt: skip
async def test_answers_that_cannot_be_read(serve: Serve, page: bytes, reason: str) -> None:
    web = await serve({"/": page})
    (got,) = await fetch(web.url())
    assert isinstance(got, Failed)
    assert got.reason == reason


@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_an_endless_body_is_stopped_at_the_bound(serve: Serve, coding: str) -> None:
    packer = zlib.compressobj(wbits=31) if coding == "gzip" else None
    stopped = asyncio.Event()

    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode())
        try:
            while True:
                block = bytes(1 << 20)
                writer.write(packer.compress(block) if packer else block)
                await writer.drain()
                await asyncio.sleep(0)
        finally:
            stopped.set()

    web = await serve({"/": page})
    (got,) = await fetch(web.url())
    assert (failure(got).reason, failure(got).http) == ("larger than 16 MiB", 200)
    await asyncio.wait_for(stopped.wait(), PATIENCE_S)
