"""Parsing in another process, which can be killed.

Whatever a document does to the parser (an endless loop, exhausted memory, a crash of a C library)
affects that document and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Timer
from typing import TYPE_CHECKING, Any, Self, cast

from briefing.domain.entry import ArticlePage, ParsedFeed
from briefing.parse import parser_worker
from briefing.parse.not_a_feed import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.text.feed_links import FeedLinks

SECONDS = 10
"""Seconds that one document may take."""
MEMORY = 512 * 1024 * 1024
"""Bytes of address space that parsing may take."""


class ParserProcess:
    """Parses one document at a time in a process of its own.

    The process starts with the first document, and again after it had to be killed. ``kill`` may
    be called from another thread; all other methods must be called from a single thread.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()
        self._end()

    def read(
        self,
        body: bytes,
        *,
        feed: str,
        url: str,
        headers: Mapping[str, str],
        known: Mapping[str, str] | None = None,
    ) -> ParsedFeed | Unreadable:
        """`briefing.parse.feed.parse`, within bounds of time and memory; raises nothing."""
        context = {"feed": feed, "url": url, "headers": dict(headers), "known": dict(known or {})}
        result = self._run("feed", {"body": body, **context})
        if isinstance(result, str):
            return Unreadable(result)
        return result if isinstance(result, ParsedFeed | Unreadable) else Unreadable(_CRASHED)

    def read_links(self, body: bytes, *, headers: Mapping[str, str]) -> FeedLinks | None:
        """`briefing.parse.page_links.parse` within the same bounds; None if it cannot be read."""
        result = self._run("page", {"body": body, "headers": dict(headers)})
        return None if isinstance(result, str) else cast("FeedLinks", result)

    def read_article(
        self, body: bytes, *, title: str, headers: Mapping[str, str]
    ) -> ArticlePage | Unreadable:
        """`briefing.parse.article_page.parse`, within the same bounds; raises nothing."""
        result = self._run("article", {"body": body, "title": title, "headers": dict(headers)})
        if isinstance(result, str):
            return Unreadable(result)
        return result if isinstance(result, ArticlePage | Unreadable) else Unreadable(_CRASHED)

    def kill(self) -> None:
        """End the process, whatever it is doing, and let no other be started."""
        self._closed.set()
        process = self._process
        if process is not None:
            process.kill()

    def _run(self, name: str, arguments: dict[str, Any]) -> Any:
        """The worker's result, or the reason why there is none."""
        try:
            process = self._running()
        except OSError as error:
            return f"no process could be started to read it: {error.strerror or error}"
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        timer = Timer(self._seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            parser_worker.send(process.stdin, (name, arguments))
            result = parser_worker.receive(process.stdout)
        except (OSError, ValueError):
            result = None
        finally:
            in_time = timer.is_alive()
            timer.cancel()
        if result is None:
            self._end()
            return _CRASHED if in_time else f"reading it took more than {self._seconds:g} s"
        return result

    def _running(self) -> subprocess.Popen[bytes]:
        if self._closed.is_set():
            raise OSError(0, "the refresh is ending")
        if self._process is None or self._process.poll() is not None:
            self._end()
            # -P: no module in the working directory may be imported in place of our own.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", parser_worker.__name__, *self._limits()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if self._closed.is_set():  # killed by another thread in the meantime
                self._process.kill()
        return self._process

    def _limits(self) -> tuple[str, str]:
        return str(int(self._seconds) + 1), str(self._memory)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # some input could not be written any more
                    continue


_CRASHED = f"reading it needs more than {MEMORY >> 20} MB, or breaks the parser"
