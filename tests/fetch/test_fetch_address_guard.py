from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING, Any, NoReturn

import anyio
import pytest

from briefing.domain.feed import Feed
from briefing.fetch.due_feeds import Request
from briefing.fetch.outcome import Failed, Fetched
from tests.fetch.web import Serve, answer, failure, fetch

if TYPE_CHECKING:
    from anyio.abc import SocketStream

RSS = b"<rss/>"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "LOCALHOST", "[::ffff:127.0.0.1]", "127.0.0.1.", "127.1",
     "0x7f.0.0.1", "2130706433", "127。0。0。1"],
)  # fmt: skip
async def test_a_private_host_that_the_url_names_is_fetched(serve: Serve, host: str) -> None:
    web = await serve({"/": answer("302 Found", b"", "Location: /x"), "/x": answer("200 OK", RSS)})
    (got,) = await fetch(web.url("/", host))
    assert isinstance(got, Fetched)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.2", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "127.1",
     "2130706433", "0.0.0.0", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
     "0x7f.1", "0", "017700000001", "10.0.0.1.", "LocalHost", "news.example@127.0.0.2",
     "127。0。0。2", "news.example\\@127.0.0.2", "[64:ff9b:1::7f00:1]", "[::127.0.0.1]"],
)  # fmt: skip
async def test_a_redirect_to_another_private_host_is_refused(serve: Serve, host: str) -> None:
    web = await serve({})
    secret = web.url("/secret", host).encode().decode("latin-1")
    web.pages["/"] = answer("302 Found", b"", f"Location: {secret}")
    (got,) = await fetch(web.url())
    assert isinstance(got, Failed)
    assert got.reason.startswith("it redirects to a private address (")
    assert [request.path for request in web.seen] == ["/"]


@pytest.mark.parametrize(
    "host",
    ["１２７.0.0.1", "①27.0.0.1", "ⓛocalhost", "%31%32%37.0.0.1", "0177.0.0.1", "127.0.0.1.1",
     "[fe80::1%25lo]", "127.0.0.1%00.news.example", "08.1"],
)  # fmt: skip
async def test_a_host_that_could_be_read_in_two_ways_is_not_read(serve: Serve, host: str) -> None:
    web = await serve({})
    disguised = web.url("/secret", host).encode().decode("latin-1")
    web.pages["/"] = answer("302 Found", b"", f"Location: {disguised}")
    (got,) = await fetch(web.url())
    assert failure(got).reason in (
        "the address it redirects to cannot be read",
        "the address it redirects to names a host that cannot exist",
    )
    assert [request.path for request in web.seen] == ["/"]


async def test_a_redirect_may_change_the_port_of_its_own_host(serve: Serve) -> None:
    other = await serve({"/": answer("200 OK", RSS)})
    web = await serve({"/": answer("302 Found", b"", f"Location: {other.url()}")})
    (got,) = await fetch(web.url())
    assert isinstance(got, Fetched)


async def test_a_name_at_a_private_address_needs_leave(
    serve: Serve, names: dict[str, list[list[str]]]
) -> None:
    names["wiki.example"] = [["127.0.0.1"]]
    web = await serve({"/": answer("200 OK", RSS)})
    feed = Feed(web.url("/", "wiki.example"))
    allowed = Feed(feed.url, allow_private=True)
    refused, got = await fetch(Request(feed), Request(allowed))
    assert failure(refused).reason == (
        "wiki.example is at a private address; allow_private = true would allow it"
    )
    assert isinstance(got, Fetched)
    assert len(web.seen) == 1


async def test_leave_for_one_host_is_none_for_another(
    serve: Serve, names: dict[str, list[list[str]]]
) -> None:
    names["wiki.example"] = [["127.0.0.1"]]
    web = await serve({})
    web.pages["/"] = answer("302 Found", b"", f"Location: {web.url('/secret')}")
    (got,) = await fetch(Request(Feed(web.url("/", "wiki.example"), allow_private=True)))
    assert failure(got).reason == "it redirects to a private address (127.0.0.1), which is refused"


async def test_a_name_that_changes_its_answer_is_checked_at_every_connection(
    serve: Serve, names: dict[str, list[list[str]]]
) -> None:
    names["rebind.example"] = [["127.0.0.1"], ["8.8.8.8"]]
    web = await serve({"/": answer("200 OK", RSS)})
    (got,) = await fetch(web.url("/", "rebind.example"))
    assert "private address" in failure(got).reason
    assert len(names["rebind.example"]) == 1  # asked once: what was checked is what counts
    assert not web.seen


async def test_a_name_is_checked_anew_at_every_hop(
    serve: Serve, names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["rebind.example"] = [["8.8.8.8"], ["127.0.0.1"]]
    web = await serve({"/": answer("302 Found", b"", "Location: /secret")})
    real = anyio.connect_tcp

    async def connect_tcp(remote_host: str, remote_port: int, **options: Any) -> Any:
        assert remote_host == "8.8.8.8"  # the only address that anybody may be sent to
        return await real("127.0.0.1", remote_port, **options)

    monkeypatch.setattr(anyio, "connect_tcp", connect_tcp)
    (got,) = await fetch(web.url("/", "rebind.example"))
    assert (
        failure(got).reason
        == "it redirects to a private address (rebind.example), which is refused"
    )
    assert [request.path for request in web.seen] == ["/"]


async def test_of_public_and_private_answers_only_the_public_count(
    names: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["both.example"] = [["127.0.0.1", "10.0.0.1", "::1", "fe80::1", "8.8.8.8", "192.168.0.1"]]
    tried = []

    async def connect_tcp(remote_host: str, remote_port: int, **options: Any) -> SocketStream:
        tried.append(remote_host)
        raise ConnectionRefusedError(errno.ECONNREFUSED, "refused")

    monkeypatch.setattr(anyio, "connect_tcp", connect_tcp)
    (got,) = await fetch("http://both.example/feed")
    assert (failure(got).reason, tried) == ("the connection was refused", ["8.8.8.8"])


async def test_the_next_address_is_tried_when_one_is_dead(
    serve: Serve, names: dict[str, list[list[str]]]
) -> None:
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
async def test_a_name_that_cannot_be_looked_up(
    monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def getaddrinfo(*args: object, **kwargs: object) -> NoReturn:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    (got,) = await fetch("http://no.example/feed")
    assert got == Failed(Feed("http://no.example/feed"), reason)


async def test_a_connection_refused() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert await fetch(url) == [Failed(Feed(url), "the connection was refused")]
