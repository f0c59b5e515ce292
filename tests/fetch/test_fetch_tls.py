"""https: which certificates are believed, and what is said of the others."""

from __future__ import annotations

import asyncio
import ssl
import struct
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme

from briefing.domain.feed import Feed
from briefing.fetch.outcome import Failed, Fetched
from tests.fetch.web import Serve, answer, failure, fetch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

RSS = b"<rss/>"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority that nobody else knows."""
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "house.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


def server(ca: trustme.CA, *names: str, not_after: datetime | None = None) -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*names, not_after=not_after).configure_cert(tls)
    return tls


async def test_an_authority_that_nobody_knows_needs_a_ca_file(
    serve: Serve, authority: trustme.CA, ca_file: str
) -> None:
    web = await serve({"/": answer("200 OK", RSS)}, server(authority, "127.0.0.1", "localhost"))
    plain, known = Feed(web.url()), Feed(web.url("/", "localhost"), ca_file=ca_file)
    refused, got = await fetch(plain, known)
    assert refused == Failed(plain, "its certificate is signed by an unknown authority")
    assert isinstance(got, Fetched)


async def test_a_server_that_signs_for_itself_may_be_named_by_its_own_certificate(
    serve: Serve, authority: trustme.CA, tmp_path: Path
) -> None:
    own = authority.issue_cert("localhost")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.configure_cert(tls)
    alone = tmp_path / "alone.pem"
    own.cert_chain_pems[0].write_to_path(alone)
    web = await serve({"/": answer("200 OK", RSS)}, tls)
    (got,) = await fetch(Feed(web.url("/", "localhost"), ca_file=str(alone)))
    assert isinstance(got, Fetched)


async def test_a_certificate_signed_by_itself_is_called_that(
    serve: Serve, authority: trustme.CA
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with authority.cert_pem.tempfile() as chain, authority.private_key_pem.tempfile() as key:
        tls.load_cert_chain(chain, key)
    web = await serve({"/": answer("200 OK", RSS)}, tls)
    (got,) = await fetch(web.url("/", "localhost"))
    assert failure(got).reason == "its certificate is signed by itself"


@pytest.mark.parametrize(
    ("names", "days", "reason"),
    [
        (("news.example",), 1, "its certificate is for another host"),
        (("10.0.0.1",), 1, "its certificate is for another host"),
        (("localhost",), -1, "its certificate has expired"),
    ],
)
async def test_a_ca_file_excuses_nothing_else(
    serve: Serve,
    authority: trustme.CA,
    ca_file: str,
    names: tuple[str, ...],
    days: int,
    reason: str,
) -> None:
    ends = datetime.now(UTC) + timedelta(days=days)
    web = await serve({"/": answer("200 OK", RSS)}, server(authority, *names, not_after=ends))
    (got,) = await fetch(Feed(web.url("/", "localhost"), ca_file=ca_file))
    assert failure(got).reason == reason


async def test_a_ca_file_counts_for_its_feed_alone(
    serve: Serve, authority: trustme.CA, ca_file: str
) -> None:
    web = await serve({"/": answer("200 OK", RSS)}, server(authority, "localhost"))
    feeds = [Feed(web.url("/", "localhost"), ca_file=ca_file), Feed(web.url("/", "localhost"))]
    got, refused = await fetch(*feeds, concurrency=1)
    assert isinstance(got, Fetched)
    assert isinstance(refused, Failed)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "its ca_file cannot be read: no such file or directory"),
        ("", "its ca_file holds no certificate"),
        ("-----BEGIN CERTIFICATE-----\nnonsense\n", "its ca_file holds no certificate"),
    ],
)
async def test_a_ca_file_that_cannot_be_used_fails_that_feed(
    serve: Serve, tmp_path: Path, text: str | None, reason: str
) -> None:
    path = tmp_path / "house.pem"
    if text is not None:
        path.write_text(text)
    web = await serve({"/": answer("200 OK", RSS)})
    failed, got = await fetch(Feed(web.url(), ca_file=str(path)), Feed(web.url()))
    assert failure(failed).reason == reason
    assert isinstance(got, Fetched)


async def test_secrets_do_not_follow_from_https_to_http(
    serve: Serve, authority: trustme.CA, ca_file: str
) -> None:
    plain = await serve({"/": answer("200 OK", RSS)})
    down = answer("302 Found", b"", f"Location: {plain.url('/', 'localhost')}")
    web = await serve({"/": down}, server(authority, "localhost"))
    feed = Feed(web.url("/", "localhost"), ca_file=ca_file, username="ann", headers=(("X", "y"),))
    (got,) = await fetch(feed)
    assert isinstance(got, Fetched)
    assert {"authorization", "x"} <= set(web.seen[0].names)
    assert not {"authorization", "x"} & set(plain.seen[0].names)


async def answers_to_any_bytes(page: bytes) -> AsyncIterator[str]:
    """The https URL of a server that sends ``page`` to whatever it receives."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(4096)
        writer.write(page)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as listener:
        yield f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}/"


async def test_a_server_without_secure_renegotiation_is_named_and_needs_a_switch() -> None:
    # ServerHello of TLS 1.2 (RFC 5246, 7.4.1.3) without extensions, and then the end: no library
    # of today can be made to send it.
    hello = b"\3\3" + bytes(32) + b"\0" + b"\xc0\x2f" + b"\0"
    message = b"\2" + struct.pack(">I", len(hello))[1:] + hello
    record = b"\x16\3\3" + struct.pack(">H", len(message)) + message
    async for url in answers_to_any_bytes(record):
        refused, went_on = await fetch(Feed(url), Feed(url, legacy_tls=True))
    assert "secure renegotiation (RFC 5746); legacy_tls = true" in failure(refused).reason
    assert "renegotiation" not in failure(went_on).reason


async def test_a_server_that_speaks_no_tls_is_called_that() -> None:
    async for url in answers_to_any_bytes(b"HTTP/1.1 400 Bad Request\r\n\r\n"):
        (got,) = await fetch(url)
    assert failure(got).reason == "it does not speak TLS where its URL says https"
