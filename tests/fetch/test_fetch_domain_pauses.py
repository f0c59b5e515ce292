from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefing.domain.feed import Feed
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Failed, Paused
from briefing.fetch.pool import fetch_all
from briefing.fetch.retry_after import Pauses, registrable_domain
from tests.fetch.web import Serve, answer, failure, fetch, fetched

NOW = datetime(2025, 10, 29, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("feeds.bbci.co.uk", "bbci.co.uk"),
        ("EN.YNA.co.kr.", "yna.co.kr"),
        ("wire.example", "wire.example"),
        ("alice.github.io", "alice.github.io"),
        ("github.io", None),
        ("localhost", None),
        ("127.0.0.1", None),
        ("[::1]", None),
        ("::1", None),
        ("", None),
    ],
)
def test_the_registrable_domain_of_a_host(host: str, name: str | None) -> None:
    assert registrable_domain(host) == name


def test_a_pause_holds_for_every_host_of_the_domain() -> None:
    pauses = Pauses({"yna.co.kr": LATER})
    assert pauses.until("en.yna.co.kr") == pauses.until("www.yna.co.kr") == LATER
    assert pauses.until("en.hani.co.kr") is None
    assert pauses.until("127.0.0.1") is None


def test_a_longer_pause_stands() -> None:
    pauses = Pauses()
    pauses.extend("yna.co.kr", LATER)
    pauses.extend("yna.co.kr", NOW)
    assert pauses.until("yna.co.kr") == LATER


async def test_a_server_that_says_wait_is_left_alone_by_all_its_feeds(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = answer("429 Too Many Requests", b"", "Retry-After: 600")
    web = await serve({"/a": busy, "/b": busy, "/c": busy})
    monkeypatch.setattr(
        "socket.getaddrinfo",
        lambda host, port, **_: [(2, 1, 6, "", ("127.0.0.1", port))],
    )
    feeds = [
        Feed(web.url(f"/{name}", host=f"{name}.wire.example"), allow_private=True) for name in "abc"
    ]
    pauses = Pauses()
    outcomes = [
        outcome
        async for outcome in fetch_all(
            [Request(feed) for feed in feeds], concurrency=1, timeout=5, now=NOW, pauses=pauses
        )
    ]
    until = pauses.until("wire.example")
    assert until is not None
    assert NOW + timedelta(seconds=600) <= until < NOW + timedelta(seconds=660)
    assert [type(outcome) for outcome in outcomes] == [Failed, Paused, Paused]
    assert outcomes[0] == Failed(
        feeds[0], "429 too many requests", 429, until, domain="wire.example"
    )
    assert outcomes[1:] == [Paused(feed, until) for feed in feeds[1:]]
    assert len(web.seen) == 1


async def test_a_server_without_a_domain_speaks_for_the_one_feed(serve: Serve) -> None:
    busy = answer("503 Service Unavailable", b"", "Retry-After: 600")
    web = await serve({"/a": busy, "/b": answer("200 OK", b"<rss/>")})
    refused, got = await fetch(web.url("/a"), web.url("/b"), concurrency=1)
    assert failure(refused).retry_at is not None
    assert failure(refused).domain is None
    assert fetched(got).http == 200
