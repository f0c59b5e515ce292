from __future__ import annotations

import socket

import pytest

from briefing.domain.feed import Feed
from briefing.fetch.due import Request
from briefing.fetch.outcome import Failed, Fetched

RSS = b"<rss/>"


@pytest.fixture
def names(monkeypatch):
    """Names that resolve to what a test says, each time to the next of the answers."""
    known: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        if host not in known:
            return real(host, port, *args, **kwargs)
        answers = known[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [row for address in found for row in real(address, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST", "[::ffff:127.0.0.1]"])
async def test_a_private_host_that_the_url_names_is_fetched(serve, fetch, answer, host) -> None:
    web = await serve({"/": answer("302 Found", b"", "Location: /x"), "/x": answer("200 OK", RSS)})
    (got,) = await fetch(web.url("/", host))
    assert isinstance(got, Fetched)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.2", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "127.1",
     "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"],
)  # fmt: skip
async def test_a_redirect_to_another_private_host_is_refused(serve, fetch, answer, host) -> None:
    web = await serve({})
    web.pages["/"] = answer("302 Found", b"", f"Location: {web.url('/secret', host)}")
    (got,) = await fetch(web.url(), timeout=2)
    assert isinstance(got, Failed)
    assert got.reason.startswith("it redirects to a private address (")
    assert [request.path for request in web.seen] == ["/"]


async def test_a_redirect_may_change_the_port_of_its_own_host(serve, fetch, answer) -> None:
    other = await serve({"/": answer("200 OK", RSS)})
    web = await serve({"/": answer("302 Found", b"", f"Location: {other.url()}")})
    (got,) = await fetch(web.url())
    assert isinstance(got, Fetched)


async def test_a_name_at_a_private_address_needs_leave(serve, fetch, answer, names) -> None:
    names["wiki.example"] = [["127.0.0.1"]]
    web = await serve({"/": answer("200 OK", RSS)})
    feed = Feed(web.url("/", "wiki.example"))
    allowed = Feed(feed.url, allow_private=True)
    refused, got = await fetch(Request(feed), Request(allowed))
    assert refused.reason == (
        "wiki.example is at a private address; allow_private = true would allow it"
    )
    assert isinstance(got, Fetched)
    assert len(web.seen) == 1


async def test_leave_for_one_host_is_none_for_another(serve, fetch, answer, names) -> None:
    names["wiki.example"] = [["127.0.0.1"]]
    web = await serve({})
    web.pages["/"] = answer("302 Found", b"", f"Location: {web.url('/secret')}")
    (got,) = await fetch(Request(Feed(web.url("/", "wiki.example"), allow_private=True)))
    assert got.reason == "it redirects to a private address (127.0.0.1), which is refused"


async def test_a_name_that_changes_its_answer_is_checked_at_every_connection(
    serve, fetch, answer, names
) -> None:
    names["rebind.example"] = [["127.0.0.1"], ["8.8.8.8"]]
    web = await serve({"/": answer("200 OK", RSS)})
    (got,) = await fetch(web.url("/", "rebind.example"), timeout=0.3)
    assert "private address" in got.reason
    assert len(names["rebind.example"]) == 1  # asked once: what was checked is what counts
    assert not web.seen


async def test_the_next_address_is_tried_when_one_is_dead(serve, fetch, answer, names) -> None:
    names["two.example"] = [["::1", "127.0.0.1"]]
    web = await serve({"/": answer("200 OK", RSS)})
    (got,) = await fetch(Request(Feed(web.url("/", "two.example"), allow_private=True)))
    assert isinstance(got, Fetched)
    assert web.seen[0].headers["host"] == f"two.example:{web.port}"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "the host no.example cannot be found"),
        (
            socket.gaierror(socket.EAI_AGAIN, "x"),
            "no.example could not be looked up; is there a network?",
        ),
        (UnicodeError("label too long"), "no.example could not be looked up"),
    ],
)
async def test_a_name_that_cannot_be_looked_up(fetch, monkeypatch, error, reason) -> None:
    def getaddrinfo(*args, **kwargs):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    (got,) = await fetch("http://no.example/feed")
    assert got == Failed(Feed("http://no.example/feed"), reason)


async def test_a_connection_refused(fetch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert await fetch(url) == [Failed(Feed(url), "the connection was refused")]
