"""Reading in another process, which can be killed.

Whatever a document does to the parser (a loop, a flood of memory, a crash of the C library below)
costs that document and nothing else.
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
"""The time one document may take."""
MEMORY = 512 * 1024 * 1024
"""The address space, in bytes, that reading may take."""


class Reader:
    """Reads one document at a time in a process of its own.

    The process starts with the first document and anew after one that had to be killed. ``kill``
    may be called from another thread; everything else belongs to one.
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
        told = {"feed": feed, "url": url, "headers": dict(headers), "known": dict(known or {})}
        answer = self._asked("feed", {"body": body, **told})
        if isinstance(answer, str):
            return Unreadable(answer)
        return answer if isinstance(answer, ParsedFeed | Unreadable) else Unreadable(_CRASHED)

    def read_links(self, body: bytes, *, headers: Mapping[str, str]) -> FeedLinks | None:
        """`briefing.parse.page_links.parse` within the same bounds; None if it cannot be read."""
        answer = self._asked("page", {"body": body, "headers": dict(headers)})
        return None if isinstance(answer, str) else cast("FeedLinks", answer)

    def read_article(
        self, body: bytes, *, title: str, headers: Mapping[str, str]
    ) -> ArticlePage | Unreadable:
        """`briefing.parse.article_page.parse`, within the same bounds; raises nothing."""
        answer = self._asked("article", {"body": body, "title": title, "headers": dict(headers)})
        if isinstance(answer, str):
            return Unreadable(answer)
        return answer if isinstance(answer, ArticlePage | Unreadable) else Unreadable(_CRASHED)

    def kill(self) -> None:
        """End the process, whatever it is doing, and let none be started again."""
        self._closed.set()
        process = self._process
        if process is not None:
            process.kill()

    def _asked(self, name: str, arguments: dict[str, Any]) -> Any:
        """The worker's answer, or why there is none, in words."""
        try:
            process = self._running()
        except OSError as error:
            return f"no process could be started to read it: {error.strerror or error}"
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        late = Timer(self._seconds, process.kill)
        late.daemon = True
        late.start()
        try:
            parser_worker.send(process.stdin, (name, arguments))
            answer = parser_worker.receive(process.stdout)
        except (OSError, ValueError):
            answer = None
        finally:
            in_time = late.is_alive()
            late.cancel()
        if answer is None:
            self._end()
            return _CRASHED if in_time else f"reading it took more than {self._seconds:g} s"
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._closed.is_set():
            raise OSError(0, "the refresh is ending")
        if self._process is None or self._process.poll() is not None:
            self._end()
            # -P keeps what lies in the working directory from being run in the program's place.
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", parser_worker.__name__, *self._limits()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if self._closed.is_set():  # ended from outside in the meantime
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
                except OSError:  # what was still to be written to it
                    continue


_CRASHED = f"reading it needs more than {MEMORY >> 20} MB, or breaks the parser"
