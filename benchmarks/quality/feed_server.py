"""Serves labelled entries as feeds, one for each source, over HTTP on loopback."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class LabelledEntry:
    """A labelled entry; ``published`` and ``link`` are None if unknown."""

    id: str
    title: str
    text: str
    source: str
    published: datetime | None
    link: str | None = None

    @classmethod
    def of(cls, record: dict[str, str | None]) -> LabelledEntry:
        """The entry in a record of a data file."""
        at = record.get("published")
        return cls(
            id=str(record["id"]),
            title=record.get("title") or "",
            text=record.get("text") or "",
            source=record.get("source") or "unnamed",
            published=datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None,
        )

    @property
    def item(self) -> str:
        """The entry as an RSS item."""
        text = "".join(f"<p>{escape(part)}</p>" for part in self.text.split("\n") if part.strip())
        date = f"<pubDate>{format_datetime(self.published)}</pubDate>" if self.published else ""
        link = f"<link>{escape(self.link)}</link>" if self.link else ""
        return (
            f'<item><guid isPermaLink="false">{escape(self.id)}</guid>'
            f"<title>{escape(escape(self.title))}</title>{link}{date}"
            f"<description>{escape(text)}</description></item>"
        )


class FeedServer:
    """Serves the entries last published, at one URL for each source.

    ``port`` 0 is a free one. Raises `OSError` if the port is in use.
    """

    def __init__(self, port: int = 0) -> None:
        self._documents: dict[str, bytes] = {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = server._documents.get(self.path, b"<rss><channel></channel></rss>")
                self.send_response_only(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, number: int) -> str:
        """The URL of the source with this number."""
        return f"http://127.0.0.1:{self._server.server_port}/{number}"

    def publish(self, number: int, entries: Iterable[LabelledEntry]) -> None:
        """Set the entries of the feed of a source."""
        items = "".join(entry.item for entry in entries)
        self._documents[f"/{number}"] = (
            f'<rss version="2.0"><channel><title>{number}</title>{items}</channel></rss>'.encode()
        )
