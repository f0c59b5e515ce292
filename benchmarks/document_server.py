"""Serves documents over HTTP on loopback, cheaply enough to leave the machine to who asks."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = b"\r\n\r\n"
_BACKLOG = 256


@dataclass(slots=True)
class Answers:
    """How many requests were answered with a document and how many with 304."""

    documents: int = 0
    unchanged: int = 0


class DocumentServer:
    """Serves documents by number inside a ``with`` block, each at its own URL.

    A server has one address unless ``addresses`` asks for more, over which the documents are then
    spread like feeds over hosts; where the system has one loopback address, there is one.
    ``port`` 0 is a free one at each address. Raises `OSError` if a port is in use.
    """

    def __init__(self, port: int = 0, addresses: int = 1) -> None:
        self.answers = Answers()
        self._documents: dict[str, Document] = {}
        self._listeners = list(_listeners(port, addresses))
        self._connections: set[asyncio.Transport] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def url(self, number: int) -> str:
        """The URL of the document with this number."""
        host, port = self._listeners[number % len(self._listeners)].getsockname()[:2]
        return f"http://{host}:{port}/{number}"

    def set_document(self, number: int, body: bytes, content_type: str | None = None) -> None:
        """Set a document. With a content type it also has an ETag and is compressed on request."""
        self._documents[f"/{number}"] = Document.of(body, content_type)

    def document(self, path: str) -> Document | None:
        """The document at a path."""
        return self._documents.get(path)

    def _serve(self) -> None:
        loop = self._loop
        asyncio.set_event_loop(loop)
        servers = [
            loop.run_until_complete(
                loop.create_server(
                    lambda: _Connection(self, self._connections), sock=listener, backlog=_BACKLOG
                )
            )
            for listener in self._listeners
        ]
        loop.run_forever()
        for server in servers:
            server.close()
        for connection in tuple(self._connections):
            connection.abort()
        loop.run_until_complete(asyncio.sleep(0))  # lets the connections close
        loop.close()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole answers of a document: plain, compressed, unchanged."""

    plain: bytes
    compressed: bytes
    unchanged: bytes
    etag: bytes | None

    @classmethod
    def of(cls, body: bytes, content_type: str | None = None) -> Document:
        """See `DocumentServer.set_document`."""
        if content_type is None:
            plain = _answer("200 OK", [], body)
            return cls(plain, plain, b"", None)
        etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
        head = [f"Content-Type: {content_type}", f"ETag: {etag}", "Vary: Accept-Encoding"]
        packed = gzip.compress(body, mtime=0)
        return cls(
            _answer("200 OK", head, body),
            _answer("200 OK", [*head, "Content-Encoding: gzip"], packed),
            _answer("304 Not Modified", head, None),
            etag.encode(),
        )


def _answer(status: str, head: list[str], body: bytes | None) -> bytes:
    length = [] if body is None else [f"Content-Length: {len(body)}"]
    lines = "\r\n".join([f"HTTP/1.1 {status}", *head, *length])
    return lines.encode("ascii") + _END + (body or b"")


_MISSING = _answer("404 Not Found", [], b"")


class _Connection(asyncio.Protocol):
    def __init__(self, server: DocumentServer, connections: set[asyncio.Transport]) -> None:
        self._server = server
        self._connections = connections
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._connections.add(transport)

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002
        self._connections.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while _END in self._received:
            head, _, self._received = self._received.partition(_END)
            self._transport.write(self._answer_to(head))
            if b"\r\nconnection: close" in head.lower():
                self._transport.close()

    def _answer_to(self, head: bytes) -> bytes:
        request, *lines = head.split(b"\r\n")
        document = self._server.document(request.split(b" ")[1].decode("ascii"))
        if document is None:
            return _MISSING
        headers = {name.lower(): value for name, _, value in (row.partition(b":") for row in lines)}
        answers = self._server.answers
        if document.etag and document.etag in headers.get(b"if-none-match", b""):
            answers.unchanged += 1
            return document.unchanged
        answers.documents += 1
        gzipped = b"gzip" in headers.get(b"accept-encoding", b"")
        return document.compressed if gzipped else document.plain


def _listeners(port: int, addresses: int) -> Iterator[socket.socket]:
    yield socket.create_server(("127.0.0.1", port), backlog=_BACKLOG)
    with suppress(OSError):  # elsewhere than on Linux, only the first is set up
        for number in range(2, addresses + 1):
            host = f"127.0.{number // 250}.{number % 250 + 1}"
            yield socket.create_server((host, port), backlog=_BACKLOG)
