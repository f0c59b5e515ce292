"""Servers that break every rule of HTTP: a plain sentence, in time, and for no memory."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import tracemalloc
import zlib
from functools import partial

import pytest

from briefing.fetch import client
from briefing.fetch.outcome import Failed, Fetched
from tests.fetch.web import Handler, Seen, Serve, fetch
from tests.waiting import PATIENCE_S, turns

gzipped = partial(gzip.compress, mtime=0)
"""Without the time: a test of packed bytes is called the same in every process."""

RSS = b"<rss><channel><title>Pacific Ledger</title></channel></rss>"
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MANY = "its headers are longer than any answer needs"
CUT = "the answer broke off before its end"
NOT_HTTP = "the answer is not HTTP"


def endless(head: bytes, block: bytes, pause: float = 0) -> Handler:
    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(block)
            await writer.drain()
            await asyncio.sleep(pause)

    return page


async def reset(request: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(OK + b"Content-Length: 999\r\n\r\n<rss>")
    await writer.drain()
    await turns()
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        # before the body
        (OK + b"A: b\r\n" * 100_000 + b"\r\n", MANY),
        (OK + b"A: " + b"b" * (1 << 20) + b"\r\n\r\n", MANY),
        (OK + b"A" * (1 << 20) + b": b\r\n\r\n", MANY),
        (b"H" * (1 << 20), MANY),
        (endless(OK, b"A: b\r\n" * 1000), MANY),
        (endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000), MANY),
        (endless(b"", b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\n", 0.02),
         "no complete answer within 0.5 s"),
        (endless(OK, b"A: b\r\n", 0.02), "no complete answer within 0.5 s"),
        (b"", "the server hung up"),
        (b"\r\n\r\n", NOT_HTTP),
        (b"<?xml?>\r\n\r\n" + RSS, NOT_HTTP),  # HTTP/0.9
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", NOT_HTTP),
        (b"HTTP/1.1 200 OK", "the server hung up"),
        (b"HTTP/1.1 abc OK\r\n\r\n", NOT_HTTP),
        (b"HTTP/1.1 99 Low\r\n\r\n", NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\nNo colon here\r\n\r\n", NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>", NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n<rss/>", NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\nLocation: a\x00b\r\n\r\n", NOT_HTTP),
        # the body
        (OK + b"Content-Length: 99\r\n\r\n<rss>", CUT),
        (OK + b"Content-Length: 999999999999999999999\r\n\r\n<rss>", NOT_HTTP),
        (CHUNKED + b"zz\r\n<rss/>\r\n", CUT),
        (CHUNKED + b"-6\r\n<rss/>\r\n0\r\n\r\n", CUT),
        (CHUNKED + b"ffffffffffffffffffffff\r\n<rss/>", CUT),
        (CHUNKED + b"6\r\n<rss/>xx0\r\n\r\n", CUT),
        (CHUNKED + b"6\r\n<rss/>\r\n0\r\nA: b\r\n", CUT),
        (endless(CHUNKED + b"6\r\n<rss/>\r\n0\r\n", b"A: b\r\n" * 1000), CUT),
        (endless(CHUNKED, b"1\r\nx\r\n" * 5000), "it comes in too many pieces"),
        (endless(CHUNKED, (b"1;" + b"e" * 60_000 + b"\r\nx\r\n") * 16),
         "more than 32 MiB came for it"),
        (endless(OK + b"\r\n", b"x", 0.02), "no complete answer within 0.5 s"),
        (endless(OK + b"\r\n", bytes(1 << 20)), "larger than 16 MiB"),
        (OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss", CUT),
        (reset, CUT),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzipped(RSS)[:30], CUT),
        (OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(RSS)[:-5], CUT),
        (OK + b"\r\n" + gzipped(RSS)[:30], CUT),
        (OK + b"Content-Encoding: gzip\r\n\r\nNo " + RSS, "its gzip compression is broken"),
        # other answers
        (b"HTTP/1.1 101 Switching\r\n\r\n", NOT_HTTP),
        (b"HTTP/1.1 204 No\r\n\r\n", "204 no content"),
        (b"HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n", "205 reset content"),
        (b"HTTP/1.1 206 Part\r\nContent-Range: bytes 0-5/9\r\n\r\n<rss/>", "206 partial content"),
        (b"HTTP/1.1 300 Choose\r\nLocation: /x\r\n\r\n", "300 multiple choices"),
        (b"HTTP/1.1 304 Not\r\n\r\n", "304 not modified"),
        (b"HTTP/1.1 999 What\r\n\r\n", "999, which is not a known status"),
        # redirects
        (b"HTTP/1.1 302 Go\r\n\r\n", "302 without the address it redirects to"),
        (b"HTTP/1.1 302 Go\r\nLocation:\r\n\r\n", "302 without the address it redirects to"),
        (b"HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n", "it redirects in a loop"),
        (b"HTTP/1.1 302 Go\r\nLocation: #x\r\n\r\n", "it redirects in a loop"),
        (b"HTTP/1.1 302 Go\r\nLocation: /\r\nLocation: /x\r\n\r\n", "it redirects in a loop"),
        (b"HTTP/1.1 302 Go\r\nLocation: ://%%\xff\xfe[\r\n\r\n",
         "the address it redirects to cannot be read"),
        (b"HTTP/1.1 302 Go\r\nLocation: http://[bad/\r\n\r\n",
         "the address it redirects to cannot be read"),
        (b"HTTP/1.1 302 Go\r\nLocation: /\x1b]0;x\x07\r\n\r\n",
         "the address it redirects to cannot be read"),
        (b"HTTP/1.1 302 Go\r\nLocation: /" + b"x" * 80_000 + b"\r\n\r\n",
         "the address it redirects to cannot be read"),
        (b"HTTP/1.1 302 Go\r\nLocation: /" + b"x" * (1 << 20) + b"\r\n\r\n", MANY),
        (b"HTTP/1.1 302 Go\r\nLocation: data:text/xml,<rss/>\r\n\r\n",
         "the address it redirects to is neither http nor https"),
    ],
    ids=range(56),
)  # fmt: skip
async def test_a_server_that_breaks_the_rules_is_a_feed_that_failed(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, page: bytes | Handler, reason: str
) -> None:
    monkeypatch.setattr(client, "_MAX_PIECES", 10_000)
    web = await serve({"/": page})
    deadline = 0.5 if "within" in reason else PATIENCE_S
    tracemalloc.start()
    try:
        (got,) = await asyncio.wait_for(fetch(web.url(), timeout=deadline), 2 * PATIENCE_S)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(got, Failed)
    assert got.reason == reason
    assert peak < 8 << 20
    if "redirects" in reason:
        assert [request.path for request in web.seen] == ["/"]


@pytest.mark.parametrize(
    ("page", "body"),
    [
        (OK + b"Content-Length: 6\r\n\r\n<rss/><junk>", b"<rss/>"),
        (OK + b"Content-Length: 6\r\nContent-Length: 6\r\n\r\n<rss/>", b"<rss/>"),
        (OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
         b"6\r\n<rss/>\r\n0\r\n\r\n", b"<rss/>"),
        (CHUNKED + b"6;a=b\r\n<rss/>\r\n0\r\nA: b\r\n\r\n", b"<rss/>"),
        (OK + b"\r\n" + RSS, RSS),
        (OK + b"\r\n", b""),
        (b"HTTP/1.0 200 OK\r\n\r\n<rss/>", b"<rss/>"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + b"\r\n<rss/>", b"<rss/>"),
        (OK + b"Refresh: 0; url=/elsewhere\r\n\r\n<rss/>", b"<rss/>"),
        (OK + b"Location: /elsewhere\r\n\r\n<rss/>", b"<rss/>"),
        (OK + b"".join(b"A%d: b\r\n" % n for n in range(5000)) + b"\r\n<rss/>", b"<rss/>"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzipped(RSS) + bytes(99), RSS),
        (OK + b"Content-Encoding: gzip\r\n\r\n<rss/>", b"<rss/>"),
        (b"HTTP/1.1 206 All\r\nContent-Range: bytes 0-5/6\r\n\r\n<rss/>", b"<rss/>"),
        (OK + b"Content-Type: application/gzip\r\n\r\n" + gzipped(RSS), RSS),
    ],
    ids=range(15),
)  # fmt: skip
async def test_what_is_odd_and_still_an_answer_is_one(
    serve: Serve, page: bytes | Handler, body: bytes
) -> None:
    web = await serve({"/": page})
    (got,) = await fetch(web.url())
    assert isinstance(got, Fetched)
    assert got.body == body
    assert [request.path for request in web.seen] == ["/"]


async def test_a_flood_of_tiny_chunks_leaves_the_others_their_turn(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "_MAX_PIECES", 20_000)
    web = await serve({"/": endless(CHUNKED, b"1\r\nx\r\n" * 5000)})
    task = asyncio.create_task(fetch(web.url()))
    turns = 0
    while not task.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 20_000 / 128
    assert isinstance(task.result()[0], Failed)
