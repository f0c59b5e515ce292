from __future__ import annotations

import gzip
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from briefing.demo.server import CONTENT_TYPES, FEEDS, Edition, Server
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


def ask(
    server: Server, name: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=PATIENCE_S)
    try:
        named = {header.replace("_", "-"): value for header, value in headers.items()}
        connection.request(method, f"/{name}", headers=named)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("edition", ["morning", "afternoon"])
@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_every_document_is_served_as_it_lies(server: Server, name: str, edition: Edition) -> None:
    server.edition = edition
    answer, body = ask(server, name)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == CONTENT_TYPES[name]
    assert body == (FEEDS / edition / f"{name}.xml").read_bytes()


def test_no_document_lies_about_unserved() -> None:
    for edition in ("morning", "afternoon"):
        assert {path.stem for path in (FEEDS / edition).iterdir()} == set(CONTENT_TYPES)


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_what_is_known_is_not_sent_again(server: Server, name: str) -> None:
    first, _ = ask(server, name)
    for condition in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_Modified_Since": first.headers["Last-Modified"]},
    ):
        again, body = ask(server, name, **condition)
        assert (again.status, body) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_the_afternoon_edition_is_news(server: Server, name: str) -> None:
    morning, _ = ask(server, name)
    server.edition = "afternoon"
    answer, body = ask(
        server,
        name,
        If_None_Match=morning.headers["ETag"],
        If_Modified_Since=morning.headers["Last-Modified"],
    )
    assert answer.status == 200
    assert body == (FEEDS / "afternoon" / f"{name}.xml").read_bytes()


def test_an_etag_decides_before_a_date(server: Server) -> None:
    first, _ = ask(server, "world-wire")
    answer, _ = ask(
        server,
        "world-wire",
        If_None_Match='W/"other"',
        If_Modified_Since=first.headers["Last-Modified"],
    )
    assert answer.status == 200


@pytest.mark.parametrize("nonsense", ["yesterday", "Wed, 29 Oct 2025 14:30:00 -0000"])
def test_a_date_that_is_none_is_as_if_not_sent(server: Server, nonsense: str) -> None:
    answer, _ = ask(server, "world-wire", If_Modified_Since=nonsense)
    assert answer.status == 200


def test_gzip_for_those_who_ask(server: Server) -> None:
    plain, body = ask(server, "harbour-post", Accept_Encoding="identity")
    packed, bytes_sent = ask(server, "harbour-post", Accept_Encoding="gzip, deflate")
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(bytes_sent) == body
    assert len(bytes_sent) < len(body)


def test_head_has_no_body(server: Server) -> None:
    answer, body = ask(server, "world-wire", method="HEAD")
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) > 0
    assert body == b""


@pytest.mark.parametrize("edition", ["morning", "afternoon"])
def test_one_feed_is_always_out_of_order(server: Server, edition: Edition) -> None:
    server.edition = edition
    answer, body = ask(server, "island-observer")
    assert answer.status == 503
    assert b"out of order" in body


@pytest.mark.parametrize(
    "name", ["", "nobody", "feeds.toml", "../server.py", "morning/world-wire.xml"]
)
def test_nothing_else_is_there(server: Server, name: str) -> None:
    answer, _ = ask(server, name)
    assert answer.status == 404


def test_it_says_nothing_of_its_own(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    ask(server, "world-wire")
    ask(server, "nobody")
    assert capfd.readouterr() == ("", "")


def test_the_port_is_closed_afterwards() -> None:
    with Server() as server:
        ask(server, "world-wire")
    with pytest.raises(ConnectionRefusedError):
        ask(server, "world-wire")
