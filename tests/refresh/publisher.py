"""A publisher on loopback whose behaviour each test writes, on a clock that each test sets."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from briefing import refresh
from briefing.config.load import load
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.domain.refresh_report import RefreshReport

START = datetime(2025, 10, 29, 0, 7, tzinfo=UTC)


@dataclass(frozen=True)
class Request:
    """One request: when, for what, and with which headers (lower case)."""

    at: datetime
    path: str
    headers: dict[str, str]

    @property
    def conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Behaviour = Callable[[Request], Answer]


@dataclass
class Publisher:
    """Answers each path as its behaviour says; ``now`` is the hour that everybody agrees on."""

    now: datetime = START
    url: str = ""
    pages: dict[str, Behaviour] = field(default_factory=dict)
    log: list[Request] = field(default_factory=list)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.log if request.path == path]


@contextmanager
def publishing() -> Iterator[Publisher]:
    """A publisher that answers on a free port."""
    publisher = Publisher()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                request = Request(publisher.now, self.path, headers)
                publisher.log.append(request)
                behave = publisher.pages.get(self.path)
                answer = behave(request) if behave else Answer(404)
            with suppress(ConnectionError):
                self.send_response_only(answer.status)
                self.send_header("Date", format_datetime(publisher.now, usegmt=True))
                self.send_header("Content-Length", str(len(answer.body)))
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Reader:
    """Someone whose feeds.toml names pages of the publisher."""

    folder: Path
    publisher: Publisher

    def follow(self, *paths: str, more: str = "") -> None:
        feeds = "".join(
            f'[[feeds]]\nurl = "{path if "://" in path else self.publisher.url + path}"\n'
            f'name = "{path}"\n'
            for path in paths
        )
        (self.folder / "feeds.toml").write_text(f'[briefing]\ncache = "c.db"\n{more}\n{feeds}')

    def refresh(self, *, after: timedelta = timedelta(0), force: bool = False) -> RefreshReport:
        self.publisher.now += after
        config = load(self.folder / "feeds.toml")
        return refresh.run(config, now=self.publisher.now, force=force)


def document(
    *numbers: int,
    title: str = "Wire",
    head: str = "",
    at: datetime = START,
    every: timedelta = timedelta(hours=1),
) -> bytes:
    """An RSS feed with one item for each number: the first published at ``at``, each next one
    ``every`` earlier.
    """
    items = (
        item(
            f"Talks, day {n}",
            f"Delegations met for the {n}th time in the old harbour hall.",
            guid=str(n),
            published=at - place * every,
        )
        for place, n in enumerate(numbers)
    )
    return rss(title, *items, head=head)
