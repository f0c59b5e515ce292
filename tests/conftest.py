"""A real web server on loopback and a workspace that runs the real program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest

from briefing.cli.main import main
from briefing.demo import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.demo import Demo


@dataclass
class Site:
    """Documents by path, served with an ETag; ``log`` holds (path, status) of every answer.

    A path in ``gates`` answers only once its event is set; ``waiting`` is set when it is asked.
    One in ``redirects`` answers with that status and address.
    """

    url: str = ""
    documents: dict[str, str | bytes] = field(default_factory=dict)
    log: list[tuple[str, int]] = field(default_factory=list)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    redirects: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: threading.Event = field(default_factory=threading.Event)
    waiting: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on a free loopback port."""
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            served.asked.set()
            if path in served.gates:
                served.waiting.set()
                served.gates[path].wait()
            document = served.documents.get(path)
            if document is None:
                status, location = served.redirects.get(path, (404, ""))
                self._answer(status, b"not here", Location=location)
                return
            body = document if isinstance(document, bytes) else document.encode()
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            if self.headers.get("If-None-Match") == tag:
                self._answer(304, b"", ETag=tag)
            else:
                self._answer(200, body, ETag=tag)

        def _answer(self, status: int, body: bytes, **headers: str) -> None:
            served.log.append((self.path, status))
            with suppress(ConnectionError):
                self.send_response(status)
                self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    for gate in served.gates.values():
        gate.set()
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Workspace:
    """A folder with a feeds.toml and a cache, and the program run on them as a user would.

    ``within``: each command line in this process, which need not load the program again.
    """

    path: Path
    within: bool = False
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def config(self) -> Path:
        return self.path / "feeds.toml"

    @property
    def cache(self) -> Path:
        return self.path / "briefing.db"

    def configure(self, text: str) -> None:
        self.config.write_text(f'[briefing]\ncache = "briefing.db"\ntimezone = "UTC"\n\n{text}')

    def environment(self) -> dict[str, str]:
        keep = {
            k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING", "XDG", "PYTHON"))
        }
        return keep | {"HOME": str(self.path), "PYTHONWARNINGS": "error"}

    def command(self, *args: str) -> list[str]:
        return [sys.executable, "-m", "briefing", *args, "--config", str(self.config)]

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self._called(*args) if self.within else self.process(*args)

    def _called(self, *args: str) -> subprocess.CompletedProcess[str]:
        argv = self.command(*args)[3:]
        out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
        handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
        env = self.environment()
        with (
            pytest.MonkeyPatch.context() as patch,
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            for name in os.environ.keys() - env.keys():
                patch.delenv(name)
            for name, value in env.items():
                patch.setenv(name, value)
            patch.chdir(self.path)
            patch.setattr(sys, "stdin", StringIO())
            try:
                code = main(argv)
            except SystemExit as end:
                code = int(end.code or 0)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        output = [stream.detach().getvalue().decode() for stream in (out, err)]
        return subprocess.CompletedProcess(argv, code, *output)

    def process(self, *args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*args),
            capture_output=True,
            text=True,
            cwd=self.path,
            env=self.environment(),
            check=False,
            timeout=120,
        )

    def start(self, *args: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            self.command(*args),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.path,
            env=self.environment(),
        )
        self.started.append(process)
        return process

    def stop(self) -> None:
        """End what a failed test left running."""
        for process in self.started:
            process.kill()
            process.wait()
            for stream in (process.stdout, process.stderr):
                if stream:
                    stream.close()

    def json(self, *args: str) -> Any:
        done = self.run(*args)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A fresh, empty home for the program."""
    home = Workspace(tmp_path)
    yield home
    home.stop()


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """The sample feeds and their cache; a test that writes copies them first."""
    with opened() as running:
        yield running
