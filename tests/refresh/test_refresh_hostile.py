"""Feeds that want to hold the run, fill the memory or break the parser, beside one that is good."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
import zlib
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Workspace

gzipped = partial(gzip.compress, mtime=0)
"""Without the time: a test of packed bytes is called the same in every process."""

MIB = 1 << 20
WELL = rss("Good", item("Talks"))
RUN = """
import json, pathlib, resource, sys
from briefing.cli.main import main
code = main(sys.argv[1:])
sys.stdout.flush()
status = pathlib.Path("/proc/self/status")
# A process inherits the counted peak of the one that started it, except on this line.
own = status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else "0"
parsing = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"code": code, "peaks": [int(own) >> 10, parsing >> 10]}))
"""
DEFINED = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def bomb(size: int) -> bytes:
    """``size`` bytes of one letter, compressed a thousand times over."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"a" * MIB
    return b"".join(squeeze.compress(block) for _ in range(size // MIB)) + squeeze.flush()


def around(content: bytes) -> bytes:
    """A document of one item that holds ``content`` as it is, well-formed or not."""
    return rss("x", "<item>@</item>").replace(b"@", content)


def title(text: bytes) -> bytes:
    return around(b"<title>" + text + b"</title>")


DOCUMENTS: dict[str, bytes] = {
    "/good": WELL,
    "/deep": around(b"<title>" + b"<b>" * 300_000),
    "/attributes": around(b"<b " + b" ".join(b"a%d='x'" % n for n in range(200_000)) + b">t</b>"),
    "/entities": f"<!DOCTYPE r [{DEFINED}]>".encode() + title(b"&e9;"),
    "/external": b"<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + title(b"&e;"),
    "/less-than": b"<?xml version='1.0'?>" + b"<" * (8 * MIB),
    "/ampersands": title(b"&" * (4 * MIB)),
    "/title": title(b"word " * (2 * MIB)),
    "/items": b"<rss><channel>" + b"<item><title>t</title></item>" * 200_000 + b"</channel></rss>",
    "/cdata": around(b"<description><![CDATA[" + b"]] >" * MIB),
    "/numbers": title(b"&#x41;" * MIB),
}
ENCODED: dict[str, tuple[Callable[[], bytes], str]] = {
    "/bomb": (lambda: bomb(512 * MIB), "gzip"),
    "/nested": (lambda: gzipped(bomb(512 * MIB)), "gzip, gzip"),
    "/broken": (lambda: gzipped(WELL)[:-9], "gzip"),
}


class Villain:
    """A server on bare sockets that also drips, loops and never stops talking."""

    def __init__(self) -> None:
        self._encoded = {path: (made(), coding) for path, (made, coding) in ENCODED.items()}
        self._ended = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def close(self) -> None:
        self._ended.set()
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._listening.join(timeout=30)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._server.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            with connection.makefile("rb") as request:
                path = request.readline().split(b" ")[1].decode()
                while request.readline().strip():
                    pass  # a header; what is left unread would reset the connection at its end
            behave = {
                "/drip": self._drip,
                "/silent": lambda _: self._ended.wait(60),
                "/headers": self._headers,
                "/endless": self._endless,
            }.get(path)
            if behave is not None:
                behave(connection)
            elif path.startswith("/loop"):
                connection.sendall(answer(b"", f"Location: {path}x", status="302 Found"))
            elif path in ENCODED:
                body, coding = self._encoded[path]
                connection.sendall(answer(body, f"Content-Encoding: {coding}"))
            else:
                connection.sendall(answer(DOCUMENTS[path]))

    def _drip(self, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not self._ended.wait(0.05):
            connection.sendall(b"<")

    def _headers(self, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not self._ended.is_set():
            connection.sendall(b"X-Header: " + b"x" * 4000 + b"\r\n")

    def _endless(self, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not self._ended.is_set():
            connection.sendall(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


@pytest.fixture
def villain() -> Iterator[str]:
    server = Villain()
    yield server.url
    server.close()


def test_what_strange_feeds_do_costs_no_other_feed(villain: str, workspace: Workspace) -> None:
    slow = ["/drip", "/silent", "/headers", "/endless", "/loop"]
    paths = [*slow, *ENCODED, *DOCUMENTS]
    feeds = "".join(f'[[feeds]]\nurl = "{villain}{path}"\nname = "{path}"\n' for path in paths)
    workspace.config.write_text(f'[briefing]\ncache = "briefing.db"\ntimeout = "3s"\n{feeds}')
    done = subprocess.run(
        [sys.executable, "-c", RUN, "refresh", "--json", "--config", str(workspace.config)],
        capture_output=True,
        text=True,
        env=workspace.environment(),
        check=False,
        timeout=300,
    )
    answer, _, last = done.stdout.rstrip().rpartition("\n")
    report, verdict = json.loads(answer), json.loads(last)
    results = {result["feed"]: result for result in report["results"]}
    assert verdict["code"] == 0
    assert set(results) == set(paths)
    assert results["/good"]["new"] == 1
    failed = {feed: result["error"] for feed, result in results.items() if result["error"]}
    assert set(failed) >= {*slow, *ENCODED}, failed
    assert failed["/drip"] == failed["/silent"] == "no complete answer within 3 s"
    assert "16 MiB" in failed["/bomb"]
    assert "Traceback" not in done.stderr
    if sys.platform == "linux":
        assert max(verdict["peaks"]) < 250, "MiB, of the refresh and of the process it reads in"
    stories = json.dumps(workspace.json("stories", "--json"))
    assert "root:" not in stories
    assert len(stories) < 4 * MIB
