from __future__ import annotations

import asyncio
import gc
import socket
import threading
import tracemalloc
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest

from briefing.domain.feed import Feed
from briefing.fetch import places
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Failed, Fetched
from briefing.fetch.pool import fetch_all
from tests.fetch.web import Clock, Handler, Seen, Serve, answer, failure, fetch, fetched
from tests.waiting import PATIENCE_S, turns, until

RSS = b"<rss/>"
NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)


async def hang(request: Seen, writer: asyncio.StreamWriter) -> None:
    await request.connection.read()


async def drip(request: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def drip_head(request: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("page", [hang, drip, drip_head])
async def test_the_deadline_is_for_the_whole_fetch(serve: Serve, page: bytes | Handler) -> None:
    web = await serve({"/": page})
    (got,) = await asyncio.wait_for(fetch(web.url(), timeout=0.3), PATIENCE_S)
    assert isinstance(got, Failed)
    assert got.reason == "no complete answer within 0.3 s"


async def test_the_deadline_spans_redirects(serve: Serve) -> None:
    async def late(request: Seen, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(answer("302 Found", b"", f"Location: {request.path}x"))

    web = await serve({"/" + "x" * n: late for n in range(9)})
    (got,) = await fetch(web.url(), timeout=0.3)
    assert failure(got).reason == "no complete answer within 0.3 s"


async def test_a_silent_handshake_ends_at_the_deadline(serve: Serve) -> None:
    web = await serve({})
    (got,) = await fetch(web.url().replace("http:", "https:"), timeout=0.3)
    assert failure(got).reason == "no complete answer within 0.3 s"
    gc.collect()  # a stream left open would warn here


async def test_a_look_up_that_hangs_holds_nobody(
    serve: Serve, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = threading.Event()
    real = socket.getaddrinfo

    def getaddrinfo(host: str, *args: Any, **kwargs: Any) -> Any:
        if host.endswith(".example"):
            released.wait()
        return real("127.0.0.1", *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    web = await serve({"/": answer("200 OK", RSS)})
    urls = [*(f"http://slow{n}.example/" for n in range(40)), web.url("/", "localhost")]
    outcomes = fetch_all(
        [Request(Feed(url)) for url in urls], concurrency=64, timeout=PATIENCE_S, now=NOW
    )
    try:
        assert isinstance(await anext(outcomes), Fetched)
        clock.advance(PATIENCE_S)
        reasons = [failure(outcome).reason async for outcome in outcomes]
    finally:
        released.set()
    assert reasons == [f"no complete answer within {PATIENCE_S:g} s"] * 40


async def test_at_most_two_connections_a_host(serve: Serve) -> None:
    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        await until(lambda: web.most_open >= 2)
        await turns()  # in which a third would come
        writer.write(answer("200 OK", RSS))

    web = await serve({f"/{n}": page for n in range(12)})
    got = await fetch(*(web.url(f"/{n}") for n in range(12)), concurrency=12)
    assert all(isinstance(outcome, Fetched) for outcome in got)
    assert web.most_open == 2


async def test_redirects_to_one_host_take_turns_there(serve: Serve, clock: Clock) -> None:
    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        await turns()
        clock.advance(10 * PATIENCE_S)  # eight times that would be too long
        writer.write(answer("200 OK", RSS))

    target = await serve({"/": page})
    home = answer("302 Found", b"", f"Location: {target.url('/', 'localhost')}")
    web = await serve({f"/{n}": home for n in range(8)})
    feeds = [Request(Feed(web.url(f"/{n}", "localhost"))) for n in range(8)]
    got = await fetch(*feeds, concurrency=8, timeout=PATIENCE_S * PATIENCE_S)
    assert all(isinstance(outcome, Fetched) for outcome in got)
    assert target.most_open <= 2


async def test_a_busy_host_takes_no_place_from_another(serve: Serve) -> None:
    web = await serve({"/hang": hang, "/": answer("200 OK", RSS)})
    stuck = [Request(Feed(web.url(f"/hang?{n}", "127.0.0.1"))) for n in range(9)]
    web.pages |= {f"/hang?{n}": hang for n in range(9)}
    outcomes = fetch_all(
        [*stuck, Request(Feed(web.url("/", "localhost")))],
        concurrency=3,
        timeout=PATIENCE_S,
        now=NOW,
    )
    first = await asyncio.wait_for(anext(outcomes), PATIENCE_S)
    assert isinstance(first, Fetched)
    await outcomes.aclose()


async def test_a_silent_server_lends_its_place(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "LEND_AFTER_S", 0)
    web = await serve({"/": answer("200 OK", RSS), "/hang": hang})
    urls = [web.url("/hang"), web.url("/hang", "localhost"), web.url("/", "[::ffff:127.0.0.1]")]
    outcomes = fetch_all(
        [Request(Feed(url)) for url in urls], concurrency=1, timeout=PATIENCE_S, now=NOW
    )
    assert isinstance(await asyncio.wait_for(anext(outcomes), PATIENCE_S), Fetched)
    await outcomes.aclose()


async def test_a_server_that_answers_late_is_heard_when_a_place_is_free(
    serve: Serve, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "LEND_AFTER_S", 0)
    answering = asyncio.Event()

    async def late(request: Seen, writer: asyncio.StreamWriter) -> None:
        await until(lambda: len(web.seen) == 2)
        writer.write(answer("200 OK", RSS))
        await writer.drain()
        answering.set()

    async def long(request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await answering.wait()
        await turns()
        clock.advance(PATIENCE_S / 2)
        writer.write(RSS)

    web = await serve({"/late": late, "/long": long})
    got = await fetch(
        web.url("/late"), web.url("/long", "localhost"), concurrency=1, timeout=PATIENCE_S
    )
    assert [type(outcome) for outcome in got] == [Fetched, Fetched]


async def test_connections_stay_within_what_the_system_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "_descriptor_limit", lambda: 128)
    taken = places.Places(64).connections
    await asyncio.gather(*(taken.acquire() for _ in range(96)))
    assert taken.locked()


async def test_no_more_connections_than_asked_for(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "LEND_AFTER_S", PATIENCE_S)

    async def page(request: Seen, writer: asyncio.StreamWriter) -> None:
        await turns()  # in which a second would come
        writer.write(answer("200 OK", RSS))

    web = await serve({"/": page})
    hosts = ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"]
    await fetch(*(web.url("/", host) + f"?{n}" for host in hosts for n in range(3)), concurrency=1)
    assert web.most_open == 1


async def test_every_feed_has_its_outcome_whatever_the_others_do(
    serve: Serve, clock: Clock
) -> None:
    web = await serve({"/": answer("200 OK", RSS), "/bad": b"\x00\xff\r\n\r\n", "/hang": hang})
    urls = [web.url(), web.url("/bad"), web.url("/hang"), "http://[", "gopher://x/", web.url("/no")]
    requests = [Request(Feed(url)) for url in urls]
    outcomes = {}
    async for outcome in fetch_all(requests, concurrency=8, timeout=PATIENCE_S, now=NOW):
        outcomes[outcome.feed.url] = type(outcome)
        if len(outcomes) == len(urls) - 1:
            clock.advance(PATIENCE_S)  # only the one that hangs is left
    assert outcomes == dict.fromkeys(urls, Failed) | {web.url(): Fetched}


async def test_nothing_to_ask() -> None:
    assert [item async for item in fetch_all([], concurrency=8, timeout=1, now=NOW)] == []


async def test_a_slow_consumer_fails_nobody_and_piles_up_nothing(
    serve: Serve, clock: Clock
) -> None:
    web = await serve({"/": answer("200 OK", RSS)})
    requests = [Request(Feed(web.url(f"/?{n}"))) for n in range(8)]
    web.pages |= {f"/?{n}": web.pages["/"] for n in range(8)}
    outcomes = fetch_all(requests, concurrency=2, timeout=PATIENCE_S, now=NOW)
    assert isinstance(await anext(outcomes), Fetched)
    await until(lambda: len(web.seen) >= 4 and not web.open)
    await turns()  # in which the last answers are received
    clock.advance(2 * PATIENCE_S)  # longer than any fetch may take
    await turns()
    assert len(web.seen) <= 5  # taken, queued, and one in each of two hands
    assert [type(outcome) async for outcome in outcomes] == [Fetched] * 7


async def test_long_bodies_that_wait_take_no_memory(serve: Serve) -> None:
    size = 12 << 20

    async def plain(request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n".encode())
        for _ in range(size >> 16):
            writer.write(bytes(1 << 16))
            await writer.drain()
        await request.connection.read()  # until the other side has it all and hangs up

    async def packed(request: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(answer("200 OK", brotli.compress(bytes(size)), "Content-Encoding: br"))
        await request.connection.read()

    web = await serve({"/": plain, "/br": packed})
    hosts = ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"]
    requests = [Request(Feed(web.url(path, host))) for path in web.pages for host in hosts]
    tracemalloc.start()
    try:
        outcomes = fetch_all(requests, concurrency=32, timeout=PATIENCE_S, now=NOW)
        assert len(fetched(await anext(outcomes)).body) == size
        # All are received while the first is still looked at.
        await until(lambda: not web.open and len(web.seen) == len(requests))
        async for outcome in outcomes:
            assert len(fetched(outcome).body) == size
            del outcome
        assert tracemalloc.get_traced_memory()[1] < 3 * size
    finally:
        tracemalloc.stop()


async def test_closing_early_hangs_up_everywhere(serve: Serve) -> None:
    web = await serve({"/ok": answer("200 OK", RSS), "/": hang, "/drip": drip})
    hosts = ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"]
    urls = [web.url("/ok"), *(web.url(path, host) for host in hosts for path in ("/", "/drip"))]
    outcomes = fetch_all(
        [Request(Feed(url)) for url in urls], concurrency=8, timeout=PATIENCE_S, now=NOW
    )
    assert isinstance(await anext(outcomes), Fetched)
    await until(lambda: len(web.seen) >= 6)
    await asyncio.wait_for(outcomes.aclose(), PATIENCE_S)
    await until(lambda: not web.open)
    gc.collect()


async def test_cancelling_the_consumer_ends_every_fetch(serve: Serve) -> None:
    web = await serve({"/": hang})

    async def consume() -> None:
        async for _ in fetch_all(
            [Request(Feed(web.url()))], concurrency=2, timeout=PATIENCE_S, now=NOW
        ):
            pass

    task = asyncio.create_task(consume())
    await until(lambda: web.seen)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, PATIENCE_S)
    await until(lambda: not web.open)
    gc.collect()


async def test_a_consumer_that_merely_stops_leaves_no_warning(serve: Serve) -> None:
    web = await serve({"/ok": answer("200 OK", RSS), "/": hang})
    requests = [Request(Feed(web.url("/ok"))), Request(Feed(web.url()))]
    async for _ in fetch_all(requests, concurrency=2, timeout=PATIENCE_S, now=NOW):
        break
    await until(lambda: not web.open)
    gc.collect()
