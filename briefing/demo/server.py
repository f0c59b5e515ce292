"""A local HTTP server for the sample feeds, with a morning and an afternoon edition."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal

from briefing.demo.clock import AFTERNOON, MORNING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Edition = Literal["morning", "afternoon"]

CONTENT_TYPES = {
    "world-wire": "application/rss+xml; charset=utf-8",
    "seoul-daily": "text/xml; charset=utf-8",
    "capitol-ledger": "application/atom+xml",
    "pacific-tide": "text/html; charset=utf-8",
    "delta-business": "application/rdf+xml",
    "harbour-post": "application/xml",
    "daybreak": "text/xml; charset=euc-kr",
    "lantern-live": "application/atom+xml; charset=utf-8",
}
"""The content type of each feed; one is wrong, as happens in practice."""

OUT_OF_ORDER = "island-observer"
"""The feed that answers 503, whatever the edition."""

FEEDS = Path(__file__).parent / "feeds"
_PUBLISHED_AT: Mapping[Edition, datetime] = {"morning": MORNING, "afternoon": AFTERNOON}
_OUT_OF_ORDER_TEXT = b"The Island Observer is out of order. Please come back later.\n"


class Server:
    """Serves ``feeds/EDITION/NAME.xml`` as ``http://127.0.0.1:PORT/NAME`` inside a ``with`` block.

    ``edition`` may be changed at any time; it applies from the next request on.
    """

    def __init__(self) -> None:
        self.edition: Edition = "morning"
        self._listener = _Listener(("127.0.0.1", 0), partial(_Handler, self))
        self._thread = Thread(target=self._listener.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The server's address, without a trailing slash."""
        return f"http://127.0.0.1:{self._listener.server_address[1]}"

    def document(self, name: str) -> Document | None:
        """The feed ``name`` in the current edition; None if there is none."""
        if name not in CONTENT_TYPES:
            return None
        edition = self.edition
        body = (FEEDS / edition / f"{name}.xml").read_bytes()
        return Document(body, CONTENT_TYPES[name], _PUBLISHED_AT[edition])

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as it is served."""

    body: bytes
    content_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        """A weak validator, since plain and compressed responses share it (RFC 9110, 8.8)."""
        return f'W/"{blake2b(self.body, digest_size=8).hexdigest()}"'

    def is_known(self, none_match: str | None, modified_since: str | None) -> bool:
        """Whether a conditional request already has it; an ETag takes precedence over a date."""
        if none_match is not None:
            return none_match.strip() == "*" or self.etag in map(str.strip, none_match.split(","))
        try:
            return modified_since is not None and (
                parsedate_to_datetime(modified_since) >= self.modified
            )
        except (TypeError, ValueError):  # not a date, or one without a zone: as if not sent
            return False


class _Listener(ThreadingTCPServer):
    # http.server's own class looks up the host name in DNS first, which may take seconds.
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing: a closed connection is normal, and the terminal belongs to the TUI."""


class _Handler(BaseHTTPRequestHandler):
    timeout = 10

    def __init__(self, server: Server, *args: Any) -> None:
        self._publisher = server
        super().__init__(*args)

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].removeprefix("/")
        if name == OUT_OF_ORDER:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, _OUT_OF_ORDER_TEXT)
        elif document := self._publisher.document(name):
            self._serve(document)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"There is no such feed.\n")

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Print nothing: stderr belongs to the program."""

    def _serve(self, document: Document) -> None:
        headers = {
            "ETag": document.etag,
            "Last-Modified": format_datetime(document.modified, usegmt=True),
            "Vary": "Accept-Encoding",
        }
        request = self.headers
        if document.is_known(request.get("If-None-Match"), request.get("If-Modified-Since")):
            self._answer(HTTPStatus.NOT_MODIFIED, None, headers)
            return
        body = document.body
        if "gzip" in request.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self._answer(HTTPStatus.OK, body, {"Content-Type": document.content_type, **headers})

    def _answer(
        self, status: HTTPStatus, body: bytes | None, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {"Content-Type": "text/plain; charset=utf-8"}).items():
            self.send_header(name, value)
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body is not None and self.command != "HEAD":
            self.wfile.write(body)
